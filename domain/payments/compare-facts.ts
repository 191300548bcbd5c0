import type { CivilDate } from '../calendar/calendar.ts';
import { bareCustomerNumber } from '../identifiers/customer-number.ts';
import type { CandidateInvoice, PaymentFacts } from './match-facts.ts';

/** 0602 section 0215, positions 73-81: what a payment slip brings back of the reference. */
export const SLIP_REFERENCE_WIDTH = 9;

type Key = string | bigint;

/** Which comes first by the first key that differs: for `toSorted`, so that the order of what is given means nothing. */
export function compareKeys(one: readonly Key[], other: readonly Key[]): number {
  for (const [nth, key] of one.entries()) {
    const against = other[nth] ?? key;
    if (key !== against) return key < against ? -1 : 1;
  }
  return 0;
}

/** Sorts the invoice that was to be paid first to the front. */
export function oldestFirst(one: CandidateInvoice, other: CandidateInvoice): number {
  return compareKeys(ageOf(one), ageOf(other));
}

const ageOf = ({ dueOn, issuedOn, paymentNumber, invoiceId }: CandidateInvoice): Key[] => [
  dueOn,
  issuedOn,
  paymentNumber,
  invoiceId,
];

/** Whether both name the same customer, however they are padded; nobody is the same as nobody. */
export function isSameCustomer(one: string | null, other: string | null): boolean {
  const bare = bareCustomerNumber(one ?? '').toUpperCase();
  return bare !== '' && bare === bareCustomerNumber(other ?? '').toUpperCase();
}

/** Whether the payment brings back what the creditor wrote, as much of it as such payments carry. */
export function bringsBack({ source, reference }: PaymentFacts, written: string): boolean {
  const carried = source === 'bs_slip' ? written.slice(0, SLIP_REFERENCE_WIDTH) : written;
  return reference !== null && reference.trim() !== '' && reference.trim() === carried.trim();
}

type Days = Pick<PaymentFacts, 'paidOn' | 'bookedOn'>;

/** Whether both were paid, or both were booked, on one day. */
export function isSameDay(one: Days, other: Days): boolean {
  return areSame(one.paidOn, other.paidOn) || areSame(one.bookedOn, other.bookedOn);
}

function areSame(one: CivilDate | null, other: CivilDate | null): boolean {
  return one !== null && one === other;
}

export function sumOre(parts: readonly { readonly amountOre: bigint }[]): bigint {
  return parts.reduce((sum, { amountOre }) => sum + amountOre, 0n);
}

export function leastOre(first: bigint, ...others: readonly bigint[]): bigint {
  return others.reduce((least, one) => (one < least ? one : least), first);
}

export function absoluteOre(amountOre: bigint): bigint {
  return amountOre < 0n ? -amountOre : amountOre;
}
