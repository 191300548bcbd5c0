import { v7 as uuid } from 'uuid';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId, PaymentId, PaymentMatchId } from '../../domain/identifiers/ids.ts';
import { PaymentMatch } from '../entities/payment-match.ts';
import type { EntityManager } from '../orm.ts';

/** The rule of what a person has matched. */
const RULE = 'by_person';

/** A part of a payment, and where it goes: to the debtor's credit where there is no invoice. Below zero where money was taken back. */
export interface Allotment {
  readonly debtorId: DebtorId;
  readonly invoiceId: InvoiceId | null;
  readonly amountOre: bigint;
}

// What is taken back takes back a payment of the invoice that nothing has taken back yet: the last one of the same amount, else the last one.
const FIND_REVERSED = `
select m.id from payment_match m
where m.creditor_id = ? and m.invoice_id = ? and m.undone_at is null and m.amount_ore >= ?
  and not exists (select from payment_match r where r.reverses_id = m.id and r.undone_at is null)
order by m.amount_ore = ? desc, m.id desc limit 1`;

const SETTLE = `
update payment set status = case when unmatched_ore = 0 then 'matched' else 'waiting' end, outcome = ?, held_by_person = true
where creditor_id = ? and id = ?`;

/**
 * Matches parts of a payment as a person has said, in the caller's transaction, which holds the payment and the invoices. The database
 * refuses more than waits, than is open, or than the debtor has to the good.
 */
export async function matchByPerson(
  em: EntityManager,
  {
    creditorId,
    paymentId,
    bookedOn,
    explanation,
    allotments,
  }: {
    creditorId: CreditorId;
    paymentId: PaymentId;
    bookedOn: CivilDate;
    explanation: string;
    allotments: readonly Allotment[];
  },
): Promise<void> {
  const common = { creditorId, paymentId, collectionId: null, bookedOn, rule: RULE, explanation, byPerson: true };
  const matches = [];
  for (const allotment of allotments) {
    const reversesId = await findReversed(em, { creditorId, ...allotment });
    matches.push({ id: uuid() as PaymentMatchId, ...common, ...allotment, reversesId });
  }
  await em.insertMany(PaymentMatch, matches);
  await em.execute(SETTLE, [RULE, creditorId, paymentId]);
}

async function findReversed(
  em: EntityManager,
  { creditorId, invoiceId, amountOre }: Pick<Allotment, 'invoiceId' | 'amountOre'> & { creditorId: CreditorId },
): Promise<PaymentMatchId | null> {
  if (invoiceId === null || amountOre > 0n) return null;
  const taken = (-amountOre).toString();
  const [found] = await em.execute<{ id: PaymentMatchId }[]>(FIND_REVERSED, [creditorId, invoiceId, taken, taken]);
  return found?.id ?? null;
}
