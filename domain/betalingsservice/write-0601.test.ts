import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, civilDate } from '../calendar/calendar.ts';
import { MAX_PAYMENT_ID_BASE, paymentId } from '../identifiers/fi71.ts';
import { toIso88591Text } from '../records/iso-8859-1.ts';
import type { CollectionEntry, Delivery0601, Section0601 } from './delivery-0601.ts';
import type { FormatSettings } from './format-settings.ts';
import { read0601 } from './read-0601.ts';
import { write0601 } from './write-0601.ts';

const digits = (least: number, most: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((all) => all.join(''));
const anyText = fc.oneof(fc.string({ maxLength: 90 }), fc.string({ unit: 'binary', maxLength: 40 }));

const anyEntry: fc.Arbitrary<CollectionEntry> = fc.record({
  customerNumber: fc.bigInt({ min: 1n, max: 10n ** 15n - 1n }).map(String),
  mandateNumber: fc.option(digits(1, 9)),
  debtor: fc.record({
    nameLines: fc.array(anyText, { minLength: 2, maxLength: 5 }),
    postcode: fc.integer({ min: 1000, max: 9990 }).map(String),
    cvr: fc.option(digits(8, 8)),
  }),
  paymentDate: fc.nat({ max: 20_000 }).map((days) => addDays(civilDate('2000-01-01'), days)),
  amountOre: fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
  reference: digits(0, 30),
  paymentId: fc.option(fc.bigInt({ min: 1n, max: MAX_PAYMENT_ID_BASE }).map(paymentId), { nil: null }),
  textLines: fc.array(anyText, { maxLength: 4 }),
});
const anySection: fc.Arbitrary<Section0601> = fc
  .record({
    kind: fc.constantFrom('automatic' as const, 'slip' as const),
    pbsNumber: digits(8, 8),
    bsDebtorGroup: digits(5, 5),
    mainText: anyText,
    collections: fc.array(anyEntry, { minLength: 1, maxLength: 4 }),
  })
  .filter(({ collections }) => collections.reduce((sum, { amountOre }) => sum + amountOre, 0n) >= 0n);
const anyDelivery: fc.Arbitrary<Delivery0601> = fc.record({
  dataSupplierNumber: digits(8, 8),
  subsystem: fc.constantFrom('BS1' as const, 'KR9' as const),
  deliveryNumber: fc.bigInt({ min: 1n, max: 9_999_999_999n }),
  createdOn: fc.constant(civilDate('2026-12-17')),
  sections: fc.array(anySection, { minLength: 1, maxLength: 3 }),
});

/** The records as a reader sees them, each byte one character. */
function recordsOf(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString('latin1');
  expect(text.endsWith('\r\n')).toBe(true);
  return text.slice(0, -2).split('\r\n');
}

/** What a section or a delivery says at its end: 042, net amount, 052, 022. */
const totalsOf = (record: string) =>
  [
    [31, 42],
    [42, 57],
    [57, 68],
    [83, 94],
  ].map(([from, to]) => BigInt(record.slice(from, to)));

/** The same, counted from the records themselves. */
function countedIn(records: readonly string[]): bigint[] {
  const named = (name: string) => records.filter((record) => record.startsWith(name));
  const netOre = named('BS042').reduce((sum, record) => {
    const ore = BigInt(record.slice(60, 73));
    return record[59] === '2' ? sum - ore : sum + ore;
  }, 0n);
  return [BigInt(named('BS042').length), netOre, BigInt(named('BS052').length), BigInt(named('BS022').length)];
}

function indexesOf(records: readonly string[], name: string): number[] {
  return records.flatMap((record, index) => (record.startsWith(name) ? [index] : []));
}

describe('a delivery 0601', () => {
  test('has records of 128 bytes, whatever the texts', () => {
    fc.assert(
      fc.property(anyDelivery, (delivery) => {
        const records = recordsOf(write0601(delivery));
        expect(new Set(records.map((record) => record.length))).toEqual(new Set([128]));
        expect(records.every((record) => /^BS(?:002|012|022|042|052|092|992)/.test(record))).toBe(true);
      }),
    );
  });

  test('says at the end of each section and of the whole what its records add up to', () => {
    fc.assert(
      fc.property(anyDelivery, (delivery) => {
        const records = recordsOf(write0601(delivery));
        const starts = indexesOf(records, 'BS012');
        const ends = indexesOf(records, 'BS092');
        expect([starts.length, ends.length]).toEqual([delivery.sections.length, delivery.sections.length]);
        const said = ends.map((index) => totalsOf(records[index] ?? ''));
        expect(said).toEqual(ends.map((index, section) => countedIn(records.slice(starts[section], index))));
        const end = records.at(-1) ?? '';
        expect(totalsOf(end)).toEqual(countedIn(records));
        expect(BigInt(end.slice(20, 31))).toBe(BigInt(delivery.sections.length));
        const expectedNet = delivery.sections
          .flatMap(({ collections }) => collections)
          .reduce((sum, { amountOre }) => sum + amountOre, 0n);
        expect(totalsOf(end)[1]).toBe(expectedNet);
      }),
    );
  });

  test('may leave off the blanks at the end of each record, and nothing else', () => {
    fc.assert(
      fc.property(anyDelivery, (delivery) => {
        const trimmed = recordsOf(write0601(delivery, { trailingBlanks: 'trimmed' }));
        expect(trimmed.map((record) => record.padEnd(128))).toEqual(recordsOf(write0601(delivery)));
        expect(trimmed.every((record) => !record.endsWith(' '))).toBe(true);
      }),
    );
  });

  test('that could not be sent is not written', () => {
    const empty = { dataSupplierNumber: '12345674', subsystem: 'KR9', deliveryNumber: 1, sections: [] } as const;
    expect(() => write0601({ ...empty, createdOn: civilDate('2026-12-17') })).toThrow(/no section/);
  });
});

const anySettings: fc.Arbitrary<Partial<FormatSettings>> = fc.record({
  customerNumberPadding: fc.constantFrom('zeros', 'blanks'),
  mandateNumbers: fc.constantFrom('sent', 'zeros'),
  payerIdAutomatic: fc.constantFrom('blank', 'zeros', 'payment_id'),
  payerIdSlip: fc.constantFrom('payment_id', 'blank'),
  slipSection: fc.constantFrom('0117', '0118'),
  companyFlags: fc.constantFrom('  ', '11', '1 ', ' 1'),
  trailingBlanks: fc.constantFrom('padded', 'trimmed'),
});
/** A text as a field gives it back. */
const fitted = (text: string, width: number) => toIso88591Text(text).slice(0, width).trimEnd();
const ninePlaces = (number: string | null) => (number === null || /^0*$/.test(number) ? null : number.padStart(9, '0'));
const orNull = (number: string | undefined | null) => number ?? null;

test('what a delivery 0601 is written from comes out of it again, whatever the settings', () => {
  fc.assert(
    fc.property(anyDelivery, anySettings, (delivery, settings) => {
      const { sections, ...head } = read0601(write0601(delivery, settings));
      expect(head).toEqual({
        dataSupplierNumber: delivery.dataSupplierNumber,
        subsystem: delivery.subsystem,
        deliveryNumber: delivery.deliveryNumber.toString().padStart(10, '0'),
        createdOn: delivery.createdOn,
      });
      expect(sections).toEqual(
        delivery.sections.map(({ kind, pbsNumber, bsDebtorGroup, mainText, collections }) => ({
          pbsNumber,
          bsDebtorGroup,
          section: kind === 'slip' ? settings.slipSection : '0112',
          mainText: fitted(mainText, 60).trim(),
          collections: collections.map(({ debtor, ...entry }) => ({
            customerNumber: entry.customerNumber,
            mandateNumber: settings.mandateNumbers === 'sent' ? ninePlaces(entry.mandateNumber) : null,
            code: kind === 'slip' ? '0285' : '0280',
            paymentDate: entry.paymentDate,
            amountOre: entry.amountOre,
            reference: entry.reference,
            payerId:
              (kind === 'slip' ? settings.payerIdSlip : settings.payerIdAutomatic) === 'payment_id'
                ? orNull(entry.paymentId)
                : null,
            textLines: entry.textLines.map((text) => fitted(text, 60)),
            debtor: {
              nameLines: debtor.nameLines.map((text) => fitted(text, 35).trim()),
              postcode: debtor.postcode,
              country: 'DK',
              payerNumber: debtor.cvr === null || /^0*$/.test(debtor.cvr) ? null : `00${debtor.cvr}`,
              companyFlags: debtor.cvr === null ? '' : settings.companyFlags?.trim(),
            },
          })),
        })),
      );
    }),
  );
});

const field = (records: readonly string[], name: string, [first, last]: [number, number]) =>
  records.filter((record) => record.startsWith(name)).map((record) => record.slice(first - 1, last));

describe('settings', () => {
  const collection: CollectionEntry = {
    customerNumber: '1001',
    mandateNumber: '123456789',
    debtor: { nameLines: ['Prøvekunde Et', 'Prøvegade 1'], postcode: '9000', cvr: '12345674' },
    paymentDate: civilDate('2027-01-04'),
    amountOre: 12_500n,
    reference: '2026000123',
    paymentId: '026840149965328',
    textLines: ['Faktura 2026000123'],
  };
  const write = (kind: 'automatic' | 'slip', settings: Partial<FormatSettings> = {}) => {
    const section = { kind, pbsNumber: '01234567', bsDebtorGroup: '00001', mainText: '', collections: [collection] };
    const delivery: Delivery0601 = {
      dataSupplierNumber: '12345674',
      subsystem: 'KR9',
      deliveryNumber: 1n,
      sections: [section],
      createdOn: civilDate('2026-12-17'),
    };
    return recordsOf(write0601(delivery, settings));
  };

  test('slips are section 0117 with code 0285 and the payment id at 106-120', () => {
    const records = write('slip');
    expect([...field(records, 'BS012', [14, 17]), ...field(records, 'BS092', [14, 17])]).toEqual(['0117', '0117']);
    expect(field(records, 'BS042', [14, 17])).toEqual(['0285']);
    expect(field(records, 'BS042', [104, 128])).toEqual([`00026840149965328${' '.repeat(8)}`]);
  });

  test.each<[string, 'automatic' | 'slip', Partial<FormatSettings>, string, [number, number], string]>([
    ['slips may be section 0118', 'slip', { slipSection: '0118' }, 'BS012', [14, 17], '0118'],
    ['and go without the payer id', 'slip', { payerIdSlip: 'blank' }, 'BS042', [106, 120], ' '.repeat(15)],
    ['automatic payments have no payer id', 'automatic', {}, 'BS042', [106, 120], ' '.repeat(15)],
    ['or zeros', 'automatic', { payerIdAutomatic: 'zeros' }, 'BS042', [106, 120], '0'.repeat(15)],
    ['or the payment id', 'automatic', { payerIdAutomatic: 'payment_id' }, 'BS042', [106, 120], '026840149965328'],
    ['customer numbers stand after zeros', 'automatic', {}, 'BS042', [28, 42], '000000000001001'],
    ['or before blanks', 'automatic', { customerNumberPadding: 'blanks' }, 'BS042', [28, 42], '1001           '],
    ['in texts as well', 'automatic', { customerNumberPadding: 'blanks' }, 'BS052', [28, 42], '1001           '],
    ['mandates may be left to the register', 'automatic', { mandateNumbers: 'zeros' }, 'BS042', [43, 51], '000000000'],
    ['in texts as well', 'automatic', { mandateNumbers: 'zeros' }, 'BS052', [43, 51], '000000000'],
  ])('%s', (_rule, kind, settings, name, positions, expected) => {
    expect(field(write(kind, settings), name, positions)).toEqual([expected]);
  });

  test('the flags of a company are two characters at 93 and 94', () => {
    expect(field(write('automatic', { companyFlags: 'AZ' }), 'BS022', [83, 128]).at(-1)).toBe(
      `0012345674AZ${' '.repeat(34)}`,
    );
    expect(() => write('automatic', { companyFlags: '1' })).toThrow('two characters');
  });
});
