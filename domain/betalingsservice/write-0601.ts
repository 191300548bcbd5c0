import { encodeIso88591 } from '../iso-8859-1.ts';
import { bs022CompanyNumber, bs022Line, bs022Postcode, bs042, bs052 } from './collection-records.ts';
import {
  type CollectionEntry,
  type Delivery0601,
  HOME_COUNTRY,
  type Section0112,
  assertDelivery,
} from './delivery-0601.ts';
import { type SectionIds, type Totals, bs002, bs012, bs092, bs992 } from './delivery-records.ts';

const RECORD_END = '\r\n';

/** Blanks at the end of a record: kept, so that all are 128 wide, or left off. Betalingsservice takes both. */
export type TrailingBlanks = 'padded' | 'trimmed';

/**
 * The bytes of a delivery 0601 with its sections 0112, in ISO-8859-1 with CRLF.
 * @throws RangeError where the delivery cannot be sent as it is; see `assertDelivery`.
 */
export function write0601(
  delivery: Delivery0601,
  { trailingBlanks = 'padded' }: { trailingBlanks?: TrailingBlanks } = {},
): Uint8Array<ArrayBuffer> {
  assertDelivery(delivery);
  const { sections, deliveryNumber, ...ids } = delivery;
  const records = [
    bs002({ ...ids, deliveryNumber: BigInt(deliveryNumber) }),
    ...sections.flatMap(sectionRecords),
    bs992({ ...ids, sections: BigInt(sections.length), totals: sumOf(sections.map(totalsOf)) }),
  ];
  const lines = trailingBlanks === 'padded' ? records : records.map((text) => text.trimEnd());
  return encodeIso88591(lines.map((text) => text + RECORD_END).join(''));
}

function sectionRecords(section: Section0112): readonly string[] {
  return [
    bs012(section),
    ...section.collections.flatMap((entry) => collectionRecords(section, entry)),
    bs092({ ...section, totals: totalsOf(section) }),
  ];
}

function collectionRecords({ pbsNumber, bsDebtorGroup }: SectionIds, entry: CollectionEntry): readonly string[] {
  const { customerNumber, mandateNumber, textLines } = entry;
  const ids = { pbsNumber, bsDebtorGroup, customerNumber };
  return [
    ...addressRecords(ids, entry.debtor),
    bs042({
      ...ids,
      mandateNumber,
      paymentDate: entry.paymentDate,
      amountOre: entry.amountOre,
      reference: entry.reference,
    }),
    ...textLines.map((text, index) => bs052({ ...ids, mandateNumber, lineNumber: BigInt(index + 1), text })),
  ];
}

function addressRecords(
  ids: SectionIds & { readonly customerNumber: string },
  { nameLines, postcode, country = HOME_COUNTRY, cvr }: CollectionEntry['debtor'],
): readonly string[] {
  return [
    ...nameLines.map((text, index) => bs022Line({ ...ids, lineNumber: BigInt(index + 1), text })),
    bs022Postcode({ ...ids, postcode, country }),
    ...(cvr === null ? [] : [bs022CompanyNumber({ ...ids, cvr })]),
  ];
}

function totalsOf({ collections }: Section0112): Totals {
  return sumOf(
    collections.map(({ amountOre, textLines, debtor }) => ({
      collections: 1n,
      netOre: amountOre,
      textLines: BigInt(textLines.length),
      addressLines: BigInt(debtor.nameLines.length + 1 + (debtor.cvr === null ? 0 : 1)),
    })),
  );
}

function sumOf(parts: readonly Totals[]): Totals {
  const sum = (pick: (totals: Totals) => bigint) => parts.reduce((total, part) => total + pick(part), 0n);
  return {
    collections: sum((totals) => totals.collections),
    netOre: sum((totals) => totals.netOre),
    textLines: sum((totals) => totals.textLines),
    addressLines: sum((totals) => totals.addressLines),
  };
}
