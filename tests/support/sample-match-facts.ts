import { civilDate } from '../../domain/calendar/calendar.ts';
import { paymentId } from '../../domain/identifiers/fi71.ts';
import type { CollectionId, DebtorId, InvoiceId, PaymentMatchId, PaymentId } from '../../domain/identifiers/ids.ts';
import type {
  CandidateCollection,
  CandidateInvoice,
  EarlierPayment,
  MatchCandidates,
  PaymentFacts,
} from '../../domain/payments/match-facts.ts';

const padded = (nth: number) => nth.toString().padStart(4, '0');

export const invoiceId = (nth: number) => `invoice-${padded(nth)}` as InvoiceId;
export const debtorId = (nth: number) => `debtor-${padded(nth)}` as DebtorId;
export const collectionId = (nth: number) => `collection-${padded(nth)}` as CollectionId;
export const receivedId = (nth: number) => `received-${padded(nth)}` as PaymentId;
export const matchId = (text: string) => `match-${text}` as PaymentMatchId;

/** Invoice number nth of a debtor of its own, of 500.00 kr: nothing is paid of it unless it is said. */
export function candidateInvoice(nth: number, changes: Partial<CandidateInvoice> = {}): CandidateInvoice {
  const { totalOre = 500_00n, openOre = totalOre } = changes;
  const paymentNumber = BigInt(2_026_000_000 + nth);
  return {
    invoiceId: invoiceId(nth),
    debtorId: debtorId(nth),
    number: `F${nth}`,
    seriesNumber: BigInt(nth),
    paymentId: paymentId(paymentNumber),
    fiCreditorNumber: '80679858',
    paymentNumber,
    customerNumber: `${1000 + nth}`,
    debtorName: `Prøvekunde Nr ${nth}`,
    totalOre,
    creditedOre: 0n,
    settledOre: totalOre - openOre,
    openOre,
    issuedOn: civilDate('2026-12-01'),
    dueOn: civilDate('2027-01-04'),
    ...changes,
  };
}

/** The collection of all that is open of an invoice, in a record of its own unless a reference is said. */
export function candidateCollection(
  nth: number,
  invoice: CandidateInvoice,
  changes: Partial<CandidateCollection> = {},
): CandidateCollection {
  return {
    collectionId: collectionId(nth),
    invoiceId: invoice.invoiceId,
    customerNumber: invoice.customerNumber,
    bsDebtorGroup: '00001',
    paymentDate: civilDate('2027-01-04'),
    entryReference: invoice.paymentNumber.toString(),
    amountOre: invoice.openOre,
    status: 'delivered',
    ...changes,
  };
}

const NO_FACTS = {
  kind: 'paid',
  bsDebtorGroup: null,
  customerNumber: null,
  paymentId: null,
  slipCreditorNumber: null,
  reference: null,
  statedOn: null,
  paidOn: civilDate('2027-01-04'),
  bookedOn: civilDate('2027-01-05'),
  statedOre: null,
  payerText: null,
} as const satisfies Partial<PaymentFacts>;

/** Money that came by payment slip through the bank's FI file. */
export function slipPayment(
  invoice: Pick<CandidateInvoice, 'paymentId'>,
  amountOre: bigint,
  changes: Partial<PaymentFacts> = {},
): PaymentFacts {
  return { ...NO_FACTS, source: 'fi_file', paymentId: invoice.paymentId, amountOre, ...changes };
}

/** Money that Betalingsservice drew for a collection. */
export function drawnPayment(
  collection: CandidateCollection,
  amountOre: bigint,
  changes: Partial<PaymentFacts> = {},
): PaymentFacts {
  return {
    ...NO_FACTS,
    source: 'bs_automatic',
    bsDebtorGroup: collection.bsDebtorGroup,
    customerNumber: collection.customerNumber,
    reference: collection.entryReference,
    statedOn: collection.paymentDate,
    statedOre: amountOre,
    amountOre,
    ...changes,
  };
}

/** The same payment as one that was told of before, all of it in the queue unless it is said. */
export function earlierPayment(
  nth: number,
  facts: PaymentFacts,
  changes: Partial<EarlierPayment> = {},
): EarlierPayment {
  const { kind, source, paymentId: id, customerNumber, reference, statedOn, paidOn, bookedOn, amountOre } = facts;
  const told = { kind, source, paymentId: id, customerNumber, reference, statedOn, paidOn, bookedOn, amountOre };
  return {
    ...told,
    id: receivedId(nth),
    allocations: [],
    creditOre: 0n,
    creditDebtorId: null,
    leftOre: amountOre,
    handDebtorId: null,
    ...changes,
  };
}

export function candidates(some: Partial<MatchCandidates>): MatchCandidates {
  return { invoices: [], collections: [], earlier: [], ...some };
}
