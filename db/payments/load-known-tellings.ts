import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, PaymentId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import type { KnownTelling, NewTelling, Taken } from '../../domain/payments/recognise-payments.ts';
import type { BookedTelling } from '../../domain/payments/recognise-sums.ts';
import type { EntityManager } from '../orm.ts';

/** A payment that another file has told of, and where. */
export interface KnownPayment extends KnownTelling {
  readonly line: string;
  readonly fileName: string;
}

const FACTS = `
select p.id, p.received_file_id "fileId", p.source, p.kind, p.account, p.booked_on "bookedOn", p.paid_on "paidOn",
  p.amount_ore "amountOre", p.bank_reference "bankReference", p.entry_reference "entryReference", p.entry_ore "entryOre",
  p.entry_position "entryPosition", p.batch_reference "batchReference", p.is_batch_sum "isBatchSum", p.fi_payment_id "paymentId",
  p.slip_creditor_number "slipCreditorNumber", p.payer_name "payerName", p.payer_text "payerText",
  p.same_as_id is not null and p.status <> 'matched' "isDoubtful", p.line, f.file_name "fileName"`;

const SELECT = `
with k as (select distinct * from unnest(?::bigint[], ?::date[]) k (ore, day)), found as (
  select p.id from k join payment p on p.creditor_id = ? and p.amount_ore = k.ore and p.booked_on = k.day
    and p.source in ('camt', 'fi_file', 'bs_slip')
  union select p.id from k join payment p on p.creditor_id = ? and p.amount_ore = k.ore and p.paid_on = k.day
    and p.source in ('camt', 'fi_file', 'bs_slip')
  union select p.id from k join payment p on p.creditor_id = ? and p.entry_ore = k.ore and p.booked_on = k.day
)
${FACTS}
from found join payment p on p.id = found.id join received_file f on f.id = p.received_file_id
where p.received_file_id <> ?
order by p.id`;

/** The first so many of the days are looked through for parts and sums, and no more: they are compared in memory. */
const MOST_OF_DAYS = 5000;

// Statements first, for a sum stands in one. Where none has been told, no parts are looked for.
const SELECT_OF_DAYS = `${FACTS},
  case when p.status = 'dismissed' then 'dismissed' when p.status = 'matched' or p.held_by_person or p.unmatched_ore <> p.amount_ore then 'settled'
    else 'open' end standing
from payment p join received_file f on f.id = p.received_file_id
where p.creditor_id = ? and p.booked_on = any(?::date[]) and p.source in ('camt', 'fi_file', 'bs_slip') and p.amount_ore <> 0
  and (?::boolean or exists (
    select from payment s where s.creditor_id = ? and s.booked_on = any(?::date[]) and s.source = 'camt' and s.fi_payment_id is null))
order by p.source <> 'camt', p.id limit ${MOST_OF_DAYS}`;

type KnownRow = Omit<KnownPayment, 'amountOre' | 'entryOre'> & {
  readonly amountOre: string;
  readonly entryOre: string | null;
};

/** The payments of a creditor that other files have told of over the same amounts on the same days, the oldest first. */
export async function loadKnownTellings(
  em: EntityManager,
  { creditorId, fileId, tellings }: { creditorId: CreditorId; fileId: ReceivedFileId; tellings: readonly NewTelling[] },
): Promise<KnownPayment[]> {
  const keys = tellings.flatMap(({ amountOre, entryOre, bookedOn, paidOn }): [bigint, CivilDate][] =>
    [...new Set([amountOre, entryOre ?? amountOre])].flatMap((ore) =>
      [...new Set([bookedOn, paidOn ?? bookedOn])].map((day): [bigint, CivilDate] => [ore, day]),
    ),
  );
  const rows = await em.execute<KnownRow[]>(SELECT, [
    `{${keys.map(([ore]) => ore).join()}}`,
    `{${keys.map(([, day]) => day).join()}}`,
    creditorId,
    creditorId,
    creditorId,
    fileId,
  ]);
  return rows.map(knownOf);
}

/**
 * The payments of a creditor that are booked on the days on which these were booked or paid, of this file and of others, the oldest first:
 * none where neither these nor they can have a sum among them.
 */
export async function loadBookedOfDays(
  em: EntityManager,
  { creditorId, tellings }: { creditorId: CreditorId; tellings: readonly NewTelling[] },
): Promise<BookedTelling[]> {
  const days = `{${[...new Set(tellings.flatMap(({ bookedOn, paidOn }) => [bookedOn, paidOn ?? bookedOn]))].join()}}`;
  const isOfStatement = tellings.some(({ source }) => source === 'camt');
  const rows = await em.execute<(KnownRow & Pick<BookedTelling, 'standing'>)[]>(SELECT_OF_DAYS, [
    creditorId,
    days,
    isOfStatement,
    creditorId,
    days,
  ]);
  return rows
    .map(({ standing, ...row }) => ({ ...knownOf(row), standing }))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

function knownOf({ amountOre, entryOre, ...row }: KnownRow): KnownPayment {
  return { ...row, amountOre: BigInt(amountOre), entryOre: entryOre === null ? null : BigInt(entryOre) };
}

const SELECT_TAKEN = `
select position, entry_position "entryPosition", amount_ore "amountOre", same_as_id "paymentId"
from payment where received_file_id = ? and creditor_id = ? and same_as_id is not null
union all
select position, null, amount_ore, payment_id from received_notice where received_file_id = ? and creditor_id = ? and payment_id is not null`;

/** What of a file has been recognised so far. */
export async function loadTaken(
  em: EntityManager,
  { creditorId, fileId }: { creditorId: CreditorId; fileId: ReceivedFileId },
): Promise<Taken[]> {
  const rows = await em.execute<
    { position: number; entryPosition: number | null; amountOre: string; paymentId: PaymentId }[]
  >(SELECT_TAKEN, [fileId, creditorId, fileId, creditorId]);
  return rows.map((row) => ({ ...row, amountOre: BigInt(row.amountOre) }));
}
