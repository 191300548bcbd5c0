import type { QueuedPayOut } from '../../db/collections/load-queued-pay-outs.ts';
import type { QueuedSlip } from '../../db/collections/load-queued-slips.ts';
import type { QueuedCollection } from '../../db/collections/load-queued-collections.ts';
import { collectionText } from '../../domain/betalingsservice/collection-text.ts';
import { FOREIGN_POSTCODE } from '../../domain/betalingsservice/collection-records.ts';
import {
  HOME_COUNTRY,
  MAX_TEXT_LINES,
  type CollectionEntry,
  type Section0601,
} from '../../domain/betalingsservice/delivery-0601.ts';

/** One record of a delivery: the collections or slips that were added together in it, or what is paid out by it. */
export interface BundledEntry {
  readonly entry: CollectionEntry;
  readonly collections: readonly QueuedCollection[];
  readonly slips: readonly QueuedSlip[];
  readonly payOut: QueuedPayOut | null;
}

/** A section of a delivery before it is written. */
export interface BundledSection extends Omit<Section0601, 'collections'> {
  readonly entries: readonly BundledEntry[];
}

/**
 * Adds up what falls on one customer number and payment date: Betalingsservice takes one collection for it, and lists the invoices
 * in its text. Expects the collections in the order in which they are loaded.
 */
export function bundleCollections(
  collections: readonly QueuedCollection[],
  { mainText }: { mainText: string },
): BundledSection[] {
  return [...Map.groupBy(collections, (one) => `${one.pbsNumber}/${one.bsDebtorGroup}`).values()].flatMap((section) => {
    const [first] = section;
    if (first === undefined) return [];
    const { pbsNumber, bsDebtorGroup } = first;
    const bundles = Map.groupBy(section, (one) => `${one.customerNumber}/${one.paymentDate}`);
    return [{ pbsNumber, bsDebtorGroup, mainText, entries: [...bundles.values()].flatMap(bundle) }];
  });
}

function bundle(collections: readonly QueuedCollection[]): BundledEntry[] {
  // The newest invoice has the debtor's present address and mandate.
  const newest = collections.at(-1);
  if (newest === undefined) return [];
  return [
    {
      collections,
      slips: [],
      payOut: null,
      entry: {
        customerNumber: newest.customerNumber,
        mandateNumber: newest.mandateNumber,
        debtor: addressLines(newest.invoice.debtor),
        paymentDate: newest.paymentDate,
        amountOre: collections.reduce((sum, { amountOre }) => sum + amountOre, 0n),
        // A bare number, unique for the creditor: slips bring back only its first nine characters.
        reference: newest.invoice.paymentNumber,
        // What is paid by it is for one invoice: over several it is known again by customer and reference.
        paymentId: collections.length === 1 ? newest.invoice.paymentId : null,
        textLines: collections
          .flatMap(({ amountOre, invoice }) => {
            const settledOre = invoice.totalOre - amountOre;
            return collectionText({ ...invoice, invoiceNumber: invoice.number, settledOre });
          })
          .slice(0, MAX_TEXT_LINES),
      },
    },
  ];
}

// BS022 has room for five lines. At home the city follows from the postcode; abroad it takes the last line.
const LINES_WITHOUT_CITY = 3;

/** Name and address as a delivery has them. */
export function addressLines(
  debtor: Omit<QueuedCollection['invoice']['debtor'], 'customerNumber'>,
): CollectionEntry['debtor'] {
  const { name, addressLines: lines, postcode, city, country, cvr } = debtor;
  if (country === HOME_COUNTRY) return { nameLines: [name, ...lines], postcode, cvr };
  return {
    nameLines: [name, ...lines.slice(0, LINES_WITHOUT_CITY), `${postcode} ${city}`],
    postcode: FOREIGN_POSTCODE,
    country,
    cvr,
  };
}
