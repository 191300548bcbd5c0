import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, civilDate } from '../calendar.ts';
import type { CollectionEntry, Delivery0601, Section0601 } from './delivery-0601.ts';
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
  textLines: fc.array(anyText, { maxLength: 4 }),
});
const anySection: fc.Arbitrary<Section0601> = fc
  .record({
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
