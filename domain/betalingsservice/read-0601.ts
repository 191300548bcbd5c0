import type { CivilDate } from '../calendar/calendar.ts';
import {
  badField,
  bareTextAt,
  dateAt,
  digitsAt,
  digitsOrNullAt,
  oreAt,
  rowAt,
  textAt,
  textOrNullAt,
  wholeAt,
} from '../records/read-fields.ts';
import { type RecordLine, refusal } from '../records/record-line.ts';
import { COMPANY_RECORD, POSTCODE_RECORD } from './collection-records.ts';
import type { DeliveryHead, OpenSection } from './delivery-frame.ts';
import type { SectionIds, Totals } from './delivery-records.ts';
import {
  ADDRESS_LINE,
  COLLECTION,
  COLLECTION_END,
  COLLECTION_HEAD,
  COLLECTION_SECTION,
  COLLECTION_SECTION_END,
  COMPANY_LINE,
  POSTCODE_LINE,
  TEXT_LINE,
} from './layout-0601.ts';
import { codeOf } from './read-return.ts';
import { demandTotal, readSent } from './read-sent.ts';

/** What a delivery 0601 says, as it stands in the file. */
export interface SentDelivery0601 extends DeliveryHead {
  readonly sections: readonly SentSection0601[];
}

export interface SentSection0601 extends SectionIds {
  /** 0112 automatic payments, 0117 and 0118 payment slips. */
  readonly section: string;
  readonly mainText: string;
  readonly collections: readonly SentCollection[];
}

export interface SentCollection {
  /** Without what pads it. */
  readonly customerNumber: string;
  /** Nine digits; null for zeros. */
  readonly mandateNumber: string | null;
  readonly debtor: {
    readonly nameLines: readonly string[];
    readonly postcode: string | null;
    readonly country: string | null;
    /** CVR or CPR, ten digits with zeros before the eight of a CVR number; null where there is none. */
    readonly payerNumber: string | null;
    /** Two characters, or fewer where there are blanks. */
    readonly companyFlags: string;
  };
  /** 0280 or 0285. */
  readonly code: string;
  readonly paymentDate: CivilDate;
  /** Below zero it is paid out to the debtor. */
  readonly amountOre: bigint;
  readonly reference: string;
  /** Fifteen digits; null for zeros and blanks. */
  readonly payerId: string | null;
  readonly textLines: readonly string[];
}

type Writable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };
type Debtor = Omit<Writable<SentCollection['debtor']>, 'nameLines'> & { nameLines: string[] };
type Section = Omit<SentSection0601, 'collections'> & { collections: (SentCollection & { textLines: string[] })[] };

/** Reads a delivery 0601 back, and holds its totals at all three levels. @throws ReturnFileError where it is broken. */
export function read0601(bytes: Uint8Array): SentDelivery0601 {
  const sections: Section[] = [];
  const inAll = noTotals();
  let inSection = noTotals();
  let debtor = noDebtor();
  /** Whose address has been read and has no collection yet. */
  let addressOf: string | null = null;

  const head = readSent(bytes, {
    type: '0601',
    handlers: {
      openSection(line, { pbsNumber, section }) {
        sections.push({
          pbsNumber,
          section,
          bsDebtorGroup: digitsAt(line, COLLECTION_SECTION.bsDebtorGroup),
          mainText: textAt(line, COLLECTION_SECTION.mainText),
          collections: [],
        });
      },
      record(line, name, open) {
        const section = sections.at(-1);
        if (section === undefined || open === null) throw badOrder(line, 'a record outside of any section');
        demandIds(line, open, section);
        const customerNumber = bareTextAt(line, COLLECTION_HEAD.customerNumber);
        if (addressOf !== null && addressOf !== customerNumber)
          throw badOrder(line, 'an address without its collection');
        switch (name) {
          case '022':
            addressOf = customerNumber;
            readAddress(line, debtor);
            inSection.addressLines += 1n;
            return;
          case '042': {
            const collection = readCollection(line, { customerNumber, debtor });
            section.collections.push({ ...collection, textLines: [] });
            inSection.collections += 1n;
            inSection.netOre += collection.amountOre;
            debtor = noDebtor();
            addressOf = null;
            return;
          }
          case '052': {
            const last = section.collections.at(-1);
            if (last?.customerNumber !== customerNumber) throw badOrder(line, 'a text without its collection');
            demandCode(line, TEXT_CODE);
            last.textLines.push(rowAt(line, TEXT_LINE.text));
            inSection.textLines += 1n;
            return;
          }
          default:
            throw badOrder(line, `no record BS${name} stands in a delivery 0601`);
        }
      },
      closeSection(line) {
        if (line !== null) demandTotals(line, COLLECTION_SECTION_END, inSection);
        for (const key of TOTALS) inAll[key] += inSection[key];
        inSection = noTotals();
      },
      end(line) {
        demandTotals(line, COLLECTION_END, inAll);
        demandTotal(line, COLLECTION_END.sections, BigInt(sections.length));
      },
    },
  });
  return { ...head, sections };
}

const TOTALS = ['collections', 'netOre', 'textLines', 'addressLines'] as const satisfies readonly (keyof Totals)[];
const ADDRESS_CODE = '0240';
const TEXT_CODE = '0241';

function demandTotals(
  line: RecordLine,
  at: Pick<typeof COLLECTION_SECTION_END, (typeof TOTALS)[number]>,
  totals: Totals,
): void {
  for (const key of TOTALS) demandTotal(line, at[key], totals[key]);
}

function demandIds(line: RecordLine, { pbsNumber }: OpenSection, { bsDebtorGroup }: SectionIds): void {
  const at = COLLECTION_HEAD;
  if (digitsAt(line, at.pbsNumber) !== pbsNumber) throw badField(line, at.pbsNumber, `not ${pbsNumber}, as above`);
  if (digitsAt(line, at.bsDebtorGroup) === bsDebtorGroup) return;
  throw badField(line, at.bsDebtorGroup, `not ${bsDebtorGroup}, as above`);
}

function readAddress(line: RecordLine, debtor: Debtor): void {
  demandCode(line, ADDRESS_CODE);
  switch (BigInt(wholeAt(line, COLLECTION_HEAD.recordNumber))) {
    case POSTCODE_RECORD:
      debtor.postcode = digitsAt(line, POSTCODE_LINE.postcode);
      debtor.country = textOrNullAt(line, POSTCODE_LINE.country);
      return;
    case COMPANY_RECORD:
      debtor.payerNumber = digitsOrNullAt(line, COMPANY_LINE.payerNumber);
      debtor.companyFlags = textAt(line, COMPANY_LINE.flags);
      return;
    default:
      debtor.nameLines.push(textAt(line, ADDRESS_LINE.text));
  }
}

function readCollection(
  line: RecordLine,
  { customerNumber, debtor }: { customerNumber: string; debtor: Debtor },
): Omit<SentCollection, 'textLines'> {
  const at = COLLECTION;
  const paymentDate = dateAt(line, at.paymentDate);
  if (paymentDate === null) throw badField(line, at.paymentDate, 'no payment date');
  const sign = wholeAt(line, at.sign);
  if (sign > PAY_OUT) throw badField(line, at.sign, 'a sign is 0, 1 or 2');
  const amountOre = oreAt(line, at.amountOre);
  return {
    customerNumber,
    mandateNumber: digitsOrNullAt(line, at.mandateNumber),
    debtor,
    code: codeOf(line),
    paymentDate,
    amountOre: sign === PAY_OUT ? -amountOre : amountOre,
    reference: textAt(line, at.reference),
    payerId: digitsOrNullAt(line, at.payerId),
  };
}

const PAY_OUT = 2;

function demandCode(line: RecordLine, code: string): void {
  if (codeOf(line) !== code) throw badField(line, COLLECTION_HEAD.code, `not ${code}`);
}

function noTotals(): Writable<Totals> {
  return { collections: 0n, netOre: 0n, textLines: 0n, addressLines: 0n };
}

function noDebtor(): Debtor {
  return { nameLines: [], postcode: null, country: null, payerNumber: null, companyFlags: '' };
}

function badOrder(line: RecordLine, message: string): Error {
  return refusal(line, { code: 'bad_order', message });
}
