import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { anyDelivery0602, anyDelivery0603 } from '../../tests/support/any-return.ts';
import { END_0602, RECORD_WIDTH, at, framed, readAll, refusedAt } from '../../tests/support/return-files.ts';
import { write0602, write0603 } from '../betalingsservice/write-returns.ts';
import { type LineFileType, openLineReader } from './detect-format.ts';
import { ReturnFileError } from '../records/return-file-error.ts';

const FI_FILE = [
  'FI010',
  'FI02080679858',
  at('FI03020270105', [14, '710000000000067097535'], [65, '000000000047490']),
  'FI090',
];
const NEWS = [
  at('BS012', [6, '012345670299']),
  at('BS022', [6, '012345670200'], [18, '0'.repeat(31)], [115, '030008']),
];

/** A good file and its type. */
const anyFile: fc.Arbitrary<{ type: LineFileType; bytes: Uint8Array }> = fc.oneof(
  anyDelivery0602.map((delivery) => ({ type: '0602' as const, bytes: write0602(delivery) })),
  anyDelivery0603.map((delivery) => ({ type: '0603' as const, bytes: write0603(delivery) })),
  fc.constant({ type: '0621' as const, bytes: Buffer.from(framed('0621', NEWS), 'latin1') }),
  fc.constant({ type: 'fi' as const, bytes: Buffer.from(FI_FILE.join('\r\n'), 'latin1') }),
);

type Mutation = (bytes: number[], place: number, value: number) => void;
const MUTATIONS: Readonly<Record<string, Mutation>> = {
  flip: (bytes, place, value) => bytes.splice(place, 1, value),
  cut: (bytes, place) => bytes.splice(place),
  drop: (bytes, place, value) => bytes.splice(place, value + 1),
  insert: (bytes, place, value) => bytes.splice(place, 0, value),
  double: (bytes, place, value) => bytes.splice(place, 0, ...bytes.slice(Math.max(0, place - value), place)),
};
const anyMutation = fc.tuple(fc.constantFrom(...Object.values(MUTATIONS)), fc.nat(), fc.nat({ max: 255 }));

/** Whether the file is read, or refused with a place. @throws whatever is no refusal. */
function isReadOrRefused(type: LineFileType, bytes: Uint8Array): boolean {
  const refusal = refusedAt(() => openLineReader(type), bytes);
  return refusal === null || Math.min(refusal.line, refusal.column) >= 1;
}

describe('whatever the bytes, a reader throws nothing but a refusal with a place', () => {
  test('of random bytes', () => {
    const anyType = fc.constantFrom<LineFileType>('0602', '0603', '0621', 'fi');
    const anyLine = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ maxLength: 140 }).map((text) => Buffer.from(`BS042${text}`, 'latin1')),
      fc
        .constantFrom(framed('0602', []), 'BS012012345670211', 'FI010', 'FI02012345678')
        .map((text) => Buffer.from(text)),
    );
    fc.assert(
      fc.property(anyType, fc.array(anyLine), (type, lines) => {
        expect(isReadOrRefused(type, Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')])))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('of good files that have been damaged', () => {
    fc.assert(
      fc.property(anyFile, fc.array(anyMutation, { minLength: 1, maxLength: 3 }), ({ type, bytes }, mutations) => {
        const damaged = [...bytes];
        for (const [mutate, place, value] of mutations) mutate(damaged, place % (damaged.length + 1), value);
        expect(isReadOrRefused(type, Uint8Array.from(damaged))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

test('a payment that is missing or there twice is found', () => {
  fc.assert(
    fc.property(anyDelivery0602, fc.nat(), fc.boolean(), (delivery, place, twice) => {
      const lines = Buffer.from(write0602(delivery)).toString('latin1').split('\r\n');
      const payments = lines.flatMap((line, index) => (line.startsWith('BS042') ? [index] : []));
      fc.pre(payments.length > 0);
      const index = payments[place % payments.length] ?? 0;
      lines.splice(index, 1, ...(twice ? [lines[index] ?? '', lines[index] ?? ''] : []));
      expect(refusedAt(() => openLineReader('0602'), lines.join('\r\n'))).toMatchObject({ code: 'wrong_totals' });
    }),
  );
});

test('a delivery that is cut before its end record has its head is refused', () => {
  fc.assert(
    fc.property(anyDelivery0602, fc.nat(), (delivery, place) => {
      const bytes = write0602(delivery);
      const cut = bytes.subarray(0, place % (bytes.length - '\r\n'.length - RECORD_WIDTH + END_0602.length));
      expect(refusedAt(() => openLineReader('0602'), cut)).toBeInstanceOf(ReturnFileError);
    }),
  );
});

test('however the bytes are cut into pieces, the entries are the same', () => {
  fc.assert(
    fc.property(anyFile, fc.array(fc.nat(), { maxLength: 20 }), ({ type, bytes }, cuts) => {
      const places = [0, ...cuts.map((cut) => cut % bytes.length).toSorted((one, other) => one - other), bytes.length];
      const reader = openLineReader(type);
      const entries = places.slice(1).flatMap((end, index) => reader.read(bytes.slice(places[index], end)));
      const end = reader.finish();
      const whole = readAll(() => openLineReader(type), bytes);
      expect({ entries: [...entries, ...end.entries], facts: end.facts }).toEqual(whole);
    }),
  );
});
