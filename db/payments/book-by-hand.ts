import { v7 as uuid } from 'uuid';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId, PaymentId } from '../../domain/identifiers/ids.ts';
import { Payment } from '../entities/payment.ts';
import type { EntityManager } from '../orm.ts';
import type { PaymentMethodByHand } from '../words/payments.ts';

/** What stands where a payment of a file has the code of its record. */
const CODE = 'HAND';

/** Books a payment that a person enters, as received and waiting as a whole, and answers its id. */
export async function bookByHand(
  em: EntityManager,
  payment: {
    creditorId: CreditorId;
    debtorId: DebtorId;
    bookedOn: CivilDate;
    amountOre: bigint;
    method: PaymentMethodByHand;
    note: string | null;
  },
): Promise<PaymentId> {
  const id = uuid() as PaymentId;
  const { creditorId, debtorId, bookedOn, amountOre, method, note } = payment;
  await em.insert(Payment, {
    id,
    creditorId,
    receivedFileId: null,
    line: null,
    position: null,
    kind: 'paid',
    source: 'by_hand',
    code: CODE,
    bsDebtorGroup: null,
    customerNumber: null,
    mandateNumber: null,
    kortart: null,
    fiPaymentId: null,
    slipCreditorNumber: null,
    reference: null,
    bankReference: null,
    account: null,
    payerName: null,
    entryReference: null,
    entryOre: null,
    entryPosition: null,
    batchReference: null,
    toldKey: null,
    toldOrdinal: null,
    sameAsId: null,
    statedOn: null,
    paidOn: bookedOn,
    bookedOn,
    amountOre,
    statedOre: null,
    payerText: null,
    unmatchedOre: amountOre,
    status: 'waiting',
    outcome: null,
    handMethod: method,
    handDebtorId: debtorId,
    handNote: note,
  });
  return id;
}

/** A debtor's invoices of which something is open, in the order in which they were to be paid. */
export async function findOpenInvoices(
  em: EntityManager,
  { creditorId, debtorId }: { creditorId: CreditorId; debtorId: DebtorId },
): Promise<InvoiceId[]> {
  const rows = await em.execute<{ id: InvoiceId }[]>(
    `select invoice_id id from invoice_balance where creditor_id = ? and debtor_id = ? and open_ore > 0 order by due_on, invoice_id`,
    [creditorId, debtorId],
  );
  return rows.map(({ id }) => id);
}
