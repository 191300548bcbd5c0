import { absoluteOre, bringsBack, isSameCustomer, sumOre } from './compare-facts.ts';
import type { CandidateCollection, PaymentFacts } from './match-facts.ts';

/** The collections that were added together in one record of a delivery. */
export type CollectionRecord = readonly CandidateCollection[];

/**
 * The records whose reference the payment brings back, of the same customer; where there are several, those of its payment date and
 * debtor group. Null where the reference is not known at all, so that other signs may be looked at.
 */
export function findByReference(
  payment: PaymentFacts,
  collections: readonly CandidateCollection[],
): CollectionRecord[] | null {
  const known = collections.filter(({ entryReference }) => bringsBack(payment, entryReference));
  if (known.length === 0) return null;
  const records = recordsOf(
    known.filter(({ customerNumber }) => isSameCustomer(payment.customerNumber, customerNumber)),
  );
  const ofDay = narrowed(records, ({ paymentDate }) => paymentDate === payment.statedOn);
  return narrowed(ofDay, ({ bsDebtorGroup }) => bsDebtorGroup === payment.bsDebtorGroup);
}

/** The records of the customer for the payment date over the amount that was asked. */
export function findByCustomerAndAmount(
  payment: PaymentFacts,
  collections: readonly CandidateCollection[],
): CollectionRecord[] {
  const askedOre = absoluteOre(payment.statedOre ?? payment.amountOre);
  return findByCustomerAndDay(payment, collections).filter((record) => sumOre(record) === askedOre);
}

/** The records of the customer for the payment date, and of the debtor group where there are several. */
export function findByCustomerAndDay(
  payment: PaymentFacts,
  collections: readonly CandidateCollection[],
): CollectionRecord[] {
  const ofCustomer = collections.filter(({ customerNumber }) => isSameCustomer(payment.customerNumber, customerNumber));
  const ofDay = ofCustomer.filter(({ paymentDate }) => paymentDate === payment.statedOn);
  return narrowed(recordsOf(ofDay), ({ bsDebtorGroup }) => bsDebtorGroup === payment.bsDebtorGroup);
}

function recordsOf(collections: readonly CandidateCollection[]): CollectionRecord[] {
  const byRecord = Map.groupBy(collections, ({ entryReference, paymentDate, bsDebtorGroup }) =>
    [entryReference, paymentDate, bsDebtorGroup].join('/'),
  );
  return [...byRecord.values()];
}

/** Those that fit, where some do. */
function narrowed(records: CollectionRecord[], fits: (collection: CandidateCollection) => boolean): CollectionRecord[] {
  const fitting = records.filter((record) => record.every(fits));
  return fitting.length > 0 ? fitting : records;
}
