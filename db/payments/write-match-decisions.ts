import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CollectionId, CreditorId, InvoiceId, PaymentId, PaymentMatchId } from '../../domain/identifiers/ids.ts';
import type { MatchDecision } from '../../domain/payments/match-decision.ts';
import type { PaymentKind } from '../../domain/records/return-entry.ts';
import type { PayOutStatus } from '../words/pay-outs.ts';
import { insertPaymentMails } from '../mails/insert-payment-mails.ts';
import { lowerCollections } from '../collections/lower-collections.ts';
import { restoreCollections } from '../collections/restore-collections.ts';
import type { EntityManager } from '../orm.ts';

/** What has been decided about a payment, to be booked. */
export interface DecidedPayment {
  readonly id: PaymentId;
  readonly kind: PaymentKind;
  readonly bookedOn: CivilDate;
  readonly decision: MatchDecision;
  readonly explanation: string;
  /** Of the allocations, in their order. */
  readonly matchIds: readonly PaymentMatchId[];
  /** Of the debtor's credit; null where there is none. */
  readonly creditMatchId: PaymentMatchId | null;
}

const INSERT_MATCHES = `
insert into payment_match (creditor_id, id, payment_id, debtor_id, invoice_id, collection_id, amount_ore, booked_on, rule, explanation,
  reverses_id)
select ?::uuid, m.*
from jsonb_to_recordset(?::jsonb) as m (id uuid, payment_id uuid, debtor_id uuid, invoice_id uuid, collection_id uuid, amount_ore bigint,
  booked_on date, rule text, explanation text, reverses_id uuid)`;

// Money that waited and is taken back: both stop waiting, and the bank's account has neither.
const SET_OFF = `
insert into ledger_transfer (creditor_id, booked_on, kind, debit, credit, amount_ore, payment_id)
select ?::uuid, t.booked_on, 'dismissed', t.debit, t.credit, t.amount_ore, t.payment_id
from jsonb_to_recordset(?::jsonb) as t (booked_on date, debit text, credit text, amount_ore bigint, payment_id uuid)`;

// What is matched exactly has been written so by the ledger, with its matches.
const UPDATE_PAYMENTS = `
update payment p set status = d.status, outcome = d.outcome, suggestions = d.suggestions
from jsonb_to_recordset(?::jsonb) as d (id uuid, status text, outcome text, suggestions jsonb)
where p.id = d.id and p.creditor_id = ? and (p.status, p.outcome, p.suggestions) is distinct from (d.status, d.outcome, d.suggestions)`;

const STOP_WAITING = `
update payment set status = 'dismissed'
where creditor_id = ? and id in (select jsonb_array_elements_text(?::jsonb)::uuid) and status = 'waiting' and unmatched_ore = 0 and amount_ore <> 0`;

const UPDATE_COLLECTIONS = `
update collection c set status = d.status
from jsonb_to_recordset(?::jsonb) as d (id uuid, status text) where c.id = d.id and c.creditor_id = ? and c.delivery_id is not null`;

const ANSWER_PAY_OUTS = `
update pay_out p set status = d.status, payment_id = d."paymentId"
from jsonb_to_recordset(?::jsonb) as d (id uuid, status text, "paymentId" uuid) where p.id = d.id and p.creditor_id = ?`;

/**
 * Books what has been decided about payments of a creditor, in the caller's transaction, which holds the invoices: matches, what waits and
 * why, what is known of the collections from now on, what is still queued for an invoice that is paid otherwise or open again, and a mail to
 * the debtor where one is open again that Betalingsservice will not draw.
 * @param now the clock, epoch ms
 */
export async function writeMatchDecisions(
  em: EntityManager,
  { creditorId, decided, now }: { creditorId: CreditorId; decided: readonly DecidedPayment[]; now: () => number },
): Promise<void> {
  const matches = decided.flatMap(matchRecords);
  if (matches.length > 0) await em.execute(INSERT_MATCHES, [creditorId, JSON.stringify(matches)]);
  const setOff = decided.flatMap(setOffRecords);
  if (setOff.length > 0) await em.execute(SET_OFF, [creditorId, JSON.stringify(setOff)]);
  await em.execute(UPDATE_PAYMENTS, [JSON.stringify(decided.map(paymentRecord)), creditorId]);
  const reversed = decided.flatMap(({ decision }) => decision.reversesPaymentId ?? []);
  if (reversed.length > 0) await em.execute(STOP_WAITING, [creditorId, JSON.stringify(reversed)]);
  const told = toldCollections(decided);
  if (told.size > 0) {
    const rows = [...told].map(([id, status]) => ({ id, status }));
    await em.execute(UPDATE_COLLECTIONS, [JSON.stringify(rows), creditorId]);
  }
  const answers = decided.flatMap(payOutAnswers);
  if (answers.length > 0) await em.execute(ANSWER_PAY_OUTS, [JSON.stringify(answers), creditorId]);
  const allocations = decided.flatMap(({ decision }) => decision.allocations);
  const moved = new Set(allocations.map(({ invoiceId }) => invoiceId));
  await lowerCollections(em, { creditorId, invoiceIds: [...moved] });
  const reopened = new Set(allocations.filter(({ amountOre }) => amountOre < 0n).map(({ invoiceId }) => invoiceId));
  const restored = await restoreCollections(em, { creditorId, invoiceIds: [...reopened], now });
  const requests = decided.flatMap(mailRequests).filter(({ invoiceId }) => !restored.has(invoiceId));
  if (requests.length > 0) await insertPaymentMails(em, { creditorId, requests });
}

function matchRecords({ id, bookedOn, decision, explanation, matchIds, creditMatchId }: DecidedPayment) {
  const common = { payment_id: id, booked_on: bookedOn, rule: decision.rule, explanation };
  const allocations = decision.allocations.map((one, index) => ({
    ...common,
    id: matchIds[index],
    debtor_id: one.debtorId,
    invoice_id: one.invoiceId,
    collection_id: one.collectionId,
    amount_ore: one.amountOre.toString(),
    reverses_id: one.reversesMatchId,
  }));
  if (creditMatchId === null || decision.creditDebtorId === null || decision.creditOre === 0n) return allocations;
  const credit = { debtor_id: decision.creditDebtorId, amount_ore: decision.creditOre.toString() };
  return [
    ...allocations,
    { ...common, ...credit, id: creditMatchId, invoice_id: null, collection_id: null, reverses_id: null },
  ];
}

function setOffRecords({ id, bookedOn, decision: { reversesPaymentId, leftOre } }: DecidedPayment) {
  if (reversesPaymentId === null || leftOre === 0n) return [];
  const common = { booked_on: bookedOn, amount_ore: (-leftOre).toString() };
  return [
    { ...common, debit: 'unmatched', credit: 'bank', payment_id: reversesPaymentId },
    { ...common, debit: 'bank', credit: 'unmatched', payment_id: id },
  ];
}

function paymentRecord({ id, decision: { waits, outcome, suggestions } }: DecidedPayment) {
  return {
    id,
    status: waits ? 'waiting' : 'matched',
    outcome,
    suggestions: suggestions.map(({ why, invoiceId, receivedPaymentId }) => ({
      why,
      invoiceId,
      paymentId: receivedPaymentId,
    })),
  };
}

function toldCollections(decided: readonly DecidedPayment[]): Map<CollectionId, PaymentKind> {
  return new Map(
    decided.flatMap(({ kind, decision: { allocations, reopens } }) =>
      [...allocations, ...reopens].flatMap(({ collectionId }) =>
        collectionId === null ? [] : [[collectionId, kind] as const],
      ),
    ),
  );
}

function payOutAnswers({ id: paymentId, kind, decision: { payOutId } }: DecidedPayment) {
  if (payOutId === undefined) return [];
  const status: PayOutStatus = kind === 'paid' ? 'paid' : 'refused';
  return [{ id: payOutId, status, paymentId }];
}

function mailRequests({ id, kind, decision: { allocations, reopens } }: DecidedPayment) {
  if (kind === 'paid') return [];
  const invoiceIds = new Set<InvoiceId>([...allocations, ...reopens].map(({ invoiceId }) => invoiceId));
  return [...invoiceIds].map((invoiceId) => ({ invoiceId, reason: kind, causeId: id }));
}
