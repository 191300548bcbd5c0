import {
  type CollectionIds,
  bs022CompanyNumber,
  bs022Line,
  bs022Postcode,
  bs042,
  bs052,
} from './collection-records.ts';
import {
  type CollectionEntry,
  type Delivery0601,
  HOME_COUNTRY,
  type Section0601,
  assertDelivery,
} from './delivery-0601.ts';
import { type CollectionSectionNumber, type Totals, bs002, bs012, bs092, bs992 } from './delivery-records.ts';
import { encodeRecords } from './encode-records.ts';
import { DEFAULT_FORMAT_SETTINGS, type FormatSettings, type PayerId } from './format-settings.ts';

/**
 * The bytes of a delivery 0601, in ISO-8859-1 with CRLF. A section whose net amount is below zero is refused: see `holdPayouts`.
 * @throws RangeError where the delivery cannot be sent as it is; see `assertDelivery`.
 */
export function write0601(delivery: Delivery0601, given: Partial<FormatSettings> = {}): Uint8Array<ArrayBuffer> {
  assertDelivery(delivery);
  const settings = { ...DEFAULT_FORMAT_SETTINGS, ...given };
  if (!/^[ -~]{2}$/.test(settings.companyFlags)) throw new RangeError('the flags of a company are two characters');
  const { sections, deliveryNumber, ...ids } = delivery;
  const records = [
    bs002({ ...ids, type: '0601', deliveryNumber: BigInt(deliveryNumber) }),
    ...sections.flatMap((section) => sectionRecords(section, settings)),
    bs992({ ...ids, sections: BigInt(sections.length), totals: sumOf(sections.map(totalsOf)) }),
  ];
  return encodeRecords(records, settings);
}

const AUTOMATIC_SECTION: CollectionSectionNumber = '0112';

function sectionRecords(section: Section0601, settings: FormatSettings): readonly string[] {
  const number = section.kind === 'slip' ? settings.slipSection : AUTOMATIC_SECTION;
  return [
    bs012({ ...section, section: number }),
    ...section.collections.flatMap((entry) => collectionRecords(section, entry, settings)),
    bs092({ ...section, section: number, totals: totalsOf(section) }),
  ];
}

function collectionRecords(
  { pbsNumber, bsDebtorGroup, kind }: Section0601,
  entry: CollectionEntry,
  settings: FormatSettings,
): readonly string[] {
  const { customerNumber, paymentDate, amountOre, reference, paymentId, textLines } = entry;
  const isSlip = kind === 'slip';
  const ids = { pbsNumber, bsDebtorGroup, customerNumber, customerNumberPadding: settings.customerNumberPadding };
  const mandateNumber = settings.mandateNumbers === 'sent' ? entry.mandateNumber : null;
  return [
    ...addressRecords(ids, entry.debtor, settings),
    bs042({
      ...ids,
      code: isSlip ? '0285' : '0280',
      mandateNumber,
      paymentDate,
      amountOre,
      reference,
      payerId: payerIdOf(paymentId, isSlip ? settings.payerIdSlip : settings.payerIdAutomatic),
    }),
    ...textLines.map((text, index) => bs052({ ...ids, mandateNumber, lineNumber: BigInt(index + 1), text })),
  ];
}

function payerIdOf(paymentId: string | null | undefined, rule: PayerId): string {
  if (rule === 'payment_id') return paymentId ?? '';
  return rule === 'zeros' ? '0' : '';
}

function addressRecords(
  ids: CollectionIds,
  { nameLines, postcode, country = HOME_COUNTRY, cvr }: CollectionEntry['debtor'],
  { companyFlags }: FormatSettings,
): readonly string[] {
  return [
    ...nameLines.map((text, index) => bs022Line({ ...ids, lineNumber: BigInt(index + 1), text })),
    bs022Postcode({ ...ids, postcode, country }),
    ...(cvr === null ? [] : [bs022CompanyNumber({ ...ids, cvr, companyFlags })]),
  ];
}

function totalsOf({ collections }: Section0601): Totals {
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
