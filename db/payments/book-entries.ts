import { v7 as uuid } from 'uuid';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, PaymentId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import type { ToldKey } from '../../domain/payments/count-equals.ts';
import { MAX_SUGGESTIONS } from '../../domain/payments/suggest-invoices.ts';
import { type NewTelling, type Recognised, recognisePayments } from '../../domain/payments/recognise-payments.ts';
import { type Doubted, recogniseSums } from '../../domain/payments/recognise-sums.ts';
import type { CreditorName, NoticeEntry, PaymentEntry, PaymentSource } from '../../domain/records/return-entry.ts';
import type { EntityManager } from '../orm.ts';
import { type KnownPayment, loadBookedOfDays, loadKnownTellings, loadTaken } from './load-known-tellings.ts';

/** An entry with the creditor whose it is; null where nobody knows. */
export interface Owned<Entry> {
  readonly entry: Entry;
  readonly creditorId: CreditorId;
}

/** A payment with what tells it from others, where its reference names it. */
export interface PaymentToBook extends Owned<PaymentEntry> {
  readonly account: string | null;
  /** Its own, or that of its file. */
  readonly bookedOn: CivilDate;
  readonly toldKey: ToldKey | null;
}

/** Channels in which more than one file may tell of a payment. A collection is told of by its delivery alone. */
const TOLD_TWICE: ReadonlySet<PaymentSource> = new Set(['camt', 'fi_file', 'bs_slip']);

const LOCK = `select pg_advisory_xact_lock(hashtextextended('told/' || ?, 0))`;

// Stopped after this and begun again, or by two workers at once: what stands there is left as it is. What was nobody's may be booked now.
const SELECT_KEPT = `
select position from payment where received_file_id = ? and position between ? and ?
union select position from received_notice where received_file_id = ? and position between ? and ? and payment_id is not null`;

const INSERT_PAYMENTS = `
insert into payment (id, creditor_id, received_file_id, line, position, kind, source, code, bs_debtor_group, customer_number,
  mandate_number, kortart, fi_payment_id, slip_creditor_number, reference, bank_reference, account, payer_name, entry_reference,
  entry_ore, entry_position, batch_reference, is_batch_sum, told_key, told_ordinal, same_as_id, stated_on, paid_on, booked_on, amount_ore, stated_ore, fee_ore,
  payer_text, unmatched_ore, status)
select p.*, p.amount_ore, 'new'
from jsonb_to_recordset(?::jsonb) as p (id uuid, creditor_id uuid, received_file_id uuid, line bigint, position int, kind text, source text,
  code text, bs_debtor_group text, customer_number text, mandate_number text, kortart text, fi_payment_id text, slip_creditor_number text,
  reference text, bank_reference text, account text, payer_name text, entry_reference text, entry_ore bigint, entry_position int,
  batch_reference text, is_batch_sum boolean, told_key text, told_ordinal int, same_as_id uuid, stated_on date, paid_on date, booked_on date, amount_ore bigint, stated_ore bigint,
  fee_ore bigint, payer_text text)
on conflict (received_file_id, position) do nothing`;

// One that waits already says so at once; one that nobody has looked at yet, when it is matched.
const DOUBT = `
update payment p set same_as_id = d.same_as_id,
  outcome = case when p.status = 'waiting' then 'double' else p.outcome end,
  suggestions = case when p.status <> 'waiting' then p.suggestions else jsonb_path_query_array(
    jsonb_build_array(jsonb_build_object('why', 'same_money', 'invoiceId', null, 'paymentId', d.same_as_id)) || p.suggestions,
    '$[0 to ${MAX_SUGGESTIONS - 1}]') end
from jsonb_to_recordset(?::jsonb) as d (id uuid, same_as_id uuid)
where p.id = d.id and p.same_as_id is null and p.status in ('new', 'waiting') and p.unmatched_ore = p.amount_ore and not p.held_by_person
returning p.id`;

/**
 * Books payments, many in one statement: each is posted as received and waits as a whole. What is in the database as a payment of
 * this file, or as known before, is left as it is. What another file has told of by the bank's own reference is answered and not booked again; what may be
 * the same money is booked and says so, and so does from now on what was booked before and is the sum of these. Files of one creditor wait
 * for each other.
 *
 * @param payments in the order of their positions
 * @returns what is known before, to be kept as notices in the same transaction
 */
export async function bookPayments(
  em: EntityManager,
  { fileId, payments }: { fileId: ReceivedFileId; payments: readonly PaymentToBook[] },
): Promise<KeptRecord[]> {
  const known: KeptRecord[] = [];
  const ofCreditors = [...Map.groupBy(payments, ({ creditorId }) => creditorId)];
  for (const [creditorId, own] of ofCreditors.toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    await em.execute(LOCK, [creditorId]);
    const fresh = await notKept(em, { fileId, payments: own });
    const recognised = await recognise(em, { creditorId, fileId, payments: fresh });
    known.push(...recognised.known);
    const rows = fresh
      .filter(({ entry }) => recognised.found.get(entry.position)?.likeness !== 'same')
      .map((payment) =>
        paymentRow(payment, { fileId, sameAsId: recognised.found.get(payment.entry.position)?.paymentId ?? null }),
      );
    if (rows.length > 0) await em.execute(INSERT_PAYMENTS, [JSON.stringify(rows)]);
    await doubtBooked(em, recognised.doubted, new Map(rows.map(({ position, id }) => [position, id])));
  }
  return known;
}

/** @throws Error where a person has taken one in hand meanwhile: begun again, it is seen as settled. */
async function doubtBooked(
  em: EntityManager,
  doubted: readonly Doubted[],
  ids: ReadonlyMap<number, PaymentId>,
): Promise<void> {
  if (doubted.length === 0) return;
  const rows = doubted.map(({ paymentId: id, sameAs }) => ({
    id,
    same_as_id: 'paymentId' in sameAs ? sameAs.paymentId : ids.get(sameAs.position),
  }));
  const written = await em.execute<unknown[]>(DOUBT, [JSON.stringify(rows)]);
  if (written.length !== doubted.length) throw new Error('a payment that others tell of too was settled meanwhile');
}

async function notKept(
  em: EntityManager,
  { fileId, payments }: { fileId: ReceivedFileId; payments: readonly PaymentToBook[] },
): Promise<readonly PaymentToBook[]> {
  const span = [fileId, payments[0]?.entry.position ?? 0, payments.at(-1)?.entry.position ?? 0];
  const rows = await em.execute<{ position: number }[]>(SELECT_KEPT, [...span, ...span]);
  const kept = new Set(rows.map(({ position }) => position));
  return payments.filter(({ entry }) => !kept.has(entry.position));
}

async function recognise(
  em: EntityManager,
  {
    creditorId,
    fileId,
    payments,
  }: { creditorId: CreditorId; fileId: ReceivedFileId; payments: readonly PaymentToBook[] },
): Promise<{
  readonly found: ReadonlyMap<number, Recognised>;
  readonly known: readonly KeptRecord[];
  readonly doubted: readonly Doubted[];
}> {
  const tellings = payments
    .filter(({ entry }) => TOLD_TWICE.has(entry.source) && entry.amountOre !== 0n)
    .map(tellingOf);
  if (tellings.length === 0) return { found: new Map(), known: [], doubted: [] };
  const of = { creditorId, fileId };
  const candidates = await loadKnownTellings(em, { ...of, tellings });
  const taken = await loadTaken(em, of);
  const single = recognisePayments(tellings, candidates, taken);
  const left = tellings.filter(({ position }) => !single.has(position));
  const ofDays = left.length === 0 ? [] : await loadBookedOfDays(em, { creditorId, tellings: left });
  const used = new Set([...taken, ...single.values()].map(({ paymentId }) => paymentId));
  const sums = recogniseSums(left, {
    known: ofDays.filter((one) => one.fileId !== fileId && !used.has(one.id)),
    own: ofDays.filter((one) => one.fileId === fileId),
  });
  const found = new Map([...single, ...sums.found]);
  const byId = new Map(candidates.map((one) => [one.id, one]));
  const known = payments.flatMap((payment): KeptRecord[] => {
    const one = found.get(payment.entry.position);
    const earlier = one?.likeness === 'same' ? byId.get(one.paymentId) : undefined;
    return earlier === undefined ? [] : [knownBefore(payment, earlier)];
  });
  return { found, known, doubted: sums.doubted };
}

function tellingOf({ entry, account, bookedOn }: PaymentToBook): NewTelling {
  const { source, kind, position, paidOn, amountOre, bankReference, bankEntry, paymentId, slipCreditorNumber } = entry;
  return {
    source,
    kind,
    position,
    account,
    bookedOn,
    paidOn,
    amountOre,
    bankReference,
    entryReference: bankEntry?.reference ?? null,
    entryOre: bankEntry?.amountOre ?? null,
    entryPosition: bankEntry?.position ?? null,
    batchReference: bankEntry?.batchReference ?? null,
    isBatchSum: bankEntry?.isBatchSum ?? false,
    paymentId,
    slipCreditorNumber,
    payerName: bankEntry?.payerName ?? null,
    payerText: entry.payerText,
  };
}

function knownBefore({ entry, creditorId, bookedOn }: PaymentToBook, earlier: KnownPayment): KeptRecord {
  const { line, position, customerNumber, amountOre, code, bankReference } = entry;
  const words = [`${code} ${formatOre(amountOre)} DKK`, bookedOn, bankReference].filter((word) => word !== null);
  const text = `${words.join('; ')}: told before, in line ${earlier.line} of ${earlier.fileName}`;
  return { line, position, customerNumber, code: 'known_before', creditorId, amountOre, paymentId: earlier.id, text };
}

/** Without what is nothing: half of what would be written. */
function paymentRow(
  { entry, creditorId, account, bookedOn, toldKey }: PaymentToBook,
  { fileId, sameAsId }: { fileId: ReceivedFileId; sameAsId: PaymentId | null },
) {
  return {
    id: uuid() as PaymentId,
    creditor_id: creditorId,
    received_file_id: fileId,
    line: entry.line,
    position: entry.position,
    kind: entry.kind,
    source: entry.source,
    code: entry.code,
    bs_debtor_group: entry.bsDebtorGroup ?? undefined,
    customer_number: entry.customerNumber ?? undefined,
    mandate_number: entry.mandateNumber ?? undefined,
    kortart: entry.kortart ?? undefined,
    fi_payment_id: entry.paymentId ?? undefined,
    slip_creditor_number: entry.slipCreditorNumber ?? undefined,
    reference: entry.reference ?? undefined,
    bank_reference: entry.bankReference ?? undefined,
    account: account ?? undefined,
    payer_name: entry.bankEntry?.payerName ?? undefined,
    entry_reference: entry.bankEntry?.reference ?? undefined,
    entry_ore: entry.bankEntry?.amountOre.toString(),
    entry_position: entry.bankEntry?.position,
    batch_reference: entry.bankEntry?.batchReference ?? undefined,
    is_batch_sum: entry.bankEntry?.isBatchSum ?? false,
    told_key: toldKey?.key,
    told_ordinal: toldKey?.ordinal,
    same_as_id: sameAsId ?? undefined,
    stated_on: entry.statedOn ?? undefined,
    paid_on: entry.paidOn ?? undefined,
    booked_on: bookedOn,
    amount_ore: entry.amountOre.toString(),
    stated_ore: entry.statedOre?.toString(),
    fee_ore: entry.feeOre.toString(),
    payer_text: entry.payerText ?? undefined,
  };
}

// What was nobody's when the file was read first may be somebody's when it is read again, and may be known by then.
const INSERT_NOTICES = `
insert into received_notice as kept (received_file_id, position, line, creditor_id, code, customer_number, text, amount_ore, payment_id,
  named_by, named_number)
select n.* from jsonb_to_recordset(?::jsonb) as n (received_file_id uuid, position int, line bigint, creditor_id uuid, code text,
  customer_number text, text text, amount_ore bigint, payment_id uuid, named_by text, named_number text)
on conflict (received_file_id, position) do update
set creditor_id = excluded.creditor_id, code = excluded.code, text = excluded.text, amount_ore = excluded.amount_ore,
  payment_id = excluded.payment_id
where kept.payment_id is null and kept.settled_at is null
  and (excluded.creditor_id, excluded.code) is distinct from (kept.creditor_id, kept.code)
  and (kept.code = 'unknown_creditor' or excluded.creditor_id is not null)`;

/** A record that is kept as it came, and why. */
export interface KeptRecord extends Pick<NoticeEntry, 'line' | 'position' | 'customerNumber' | 'amountOre' | 'text'> {
  /** `known_before`: a payment that another file has told of. */
  readonly code: NoticeEntry['code'] | 'unknown_creditor' | 'known_before';
  /** Null where nobody knows whose it is. */
  readonly creditorId: CreditorId | null;
  /** The payment that it is, where it is known before. */
  readonly paymentId?: PaymentId;
  /** Whom it names, where no creditor has that number. */
  readonly namedBy?: CreditorName['by'];
  readonly namedNumber?: string;
}

/** Keeps records that are neither payment nor mandate of a creditor, many in one statement, each once. */
export async function keepNotices(
  em: EntityManager,
  { fileId, notices }: { fileId: ReceivedFileId; notices: readonly KeptRecord[] },
): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map(({ line, position, creditorId, code, customerNumber, text, ...about }) => ({
    received_file_id: fileId,
    position,
    line,
    creditor_id: creditorId,
    code,
    customer_number: customerNumber,
    text,
    amount_ore: about.amountOre?.toString() ?? null,
    payment_id: about.paymentId ?? null,
    named_by: about.namedBy ?? null,
    named_number: about.namedNumber ?? null,
  }));
  await em.execute(INSERT_NOTICES, [JSON.stringify(rows)]);
}
