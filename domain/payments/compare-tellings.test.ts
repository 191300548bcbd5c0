import { describe, expect, test } from '@jest/globals';
import { civilDate } from '../calendar/calendar.ts';
import type { PaymentId } from '../identifiers/ids.ts';
import { compareSums, compareTellings, type Likeness } from './compare-tellings.ts';
import type { Telling } from './telling.ts';
import { type NewTelling, recognisePayments } from './recognise-payments.ts';

const telling = (changes: Partial<Telling>): Telling => ({
  source: 'camt',
  kind: 'paid',
  account: 'DK5000400440116243',
  bookedOn: civilDate('2026-11-18'),
  paidOn: null,
  amountOre: 100_00n,
  bankReference: null,
  entryReference: null,
  entryOre: 100_00n,
  entryPosition: 1,
  batchReference: null,
  isBatchSum: false,
  paymentId: null,
  slipCreditorNumber: null,
  payerName: null,
  payerText: null,
  ...changes,
});
const said = (bankReference: string | null, payerName: string | null = null, payerText = payerName) =>
  telling({ bankReference, entryReference: bankReference, payerName, payerText });

/** Both ways round. */
function compare(one: Telling, other: Telling): Likeness {
  const likeness = compareTellings(one, other);
  expect(compareTellings(other, one)).toBe(likeness);
  return likeness;
}

const SPELLINGS: readonly (readonly [string, string])[] = [
  ['Søren Prøve', 'SOREN PROVE'],
  ['Søren Prøve', 'SOEREN PROEVE'],
  ['Åse Ærø', 'ASE ARO'],
  ['Åse Ærø', 'AASE AEROE'],
  ['Ærøkær', 'AEROKAR'],
  ['Jørgen Bøgh', 'J RGEN B GH'],
  ['Jørgen Bøgh', 'J?RGEN B?GH'],
  ['Jørgen Bøgh', 'J\u{FFFD}\u{FFFD}rgen B\u{FFFD}\u{FFFD}gh'],
  ['Åge Østprøve', 'GE STPR VE'],
  ['Købmandsgård', 'K BMANDSG RD'],
  ['Prøve Eksempel', 'PRØVE E'],
];

describe('one person however a bank spells the name', () => {
  test.each(SPELLINGS)('%s and %s may be the same without references', (one, other) => {
    expect(compare(said(null, one), said(null, other))).toBe('may_be_same');
  });

  test.each(SPELLINGS)('%s and %s are the same with one reference', (one, other) => {
    expect(compare(said('REF-1001', one), said('REF-1001', other))).toBe('same');
  });
});

test.each([
  ['Prøve Et', 'Eksempel To'],
  ['Jørgen Bøgh', 'Anders And'],
  ['J RGEN B GH', 'Mette Prøve'],
])('%s and %s are two people: different without references, and with one they may be the same', (one, other) => {
  expect(compare(said(null, one), said(null, other))).toBe('different');
  expect(compare(said('REF-1001', one), said('REF-1001', other))).toBe('may_be_same');
  expect(compare(said('REF-1001', one), said('REF-1002', other))).toBe('different');
});

test('the bank in place of its customer may be the same where the reference agrees', () => {
  expect(compare(said('REF-1001', 'Sample Bank A/S'), said('REF-1001', 'Prøve Kunde'))).toBe('may_be_same');
});

test('where references agree and the texts have no word in common, it may be the same; where one has none, it is', () => {
  const [rent, membership] = [said('REF-1001', null, 'Husleje 4711'), said('REF-1001', null, 'Kontingent')];
  expect(compare(rent, membership)).toBe('may_be_same');
  expect(compare(rent, said('REF-1001'))).toBe('same');
  expect(compare(rent, said('REF-1001', null, 'HUSLEJE'))).toBe('same');
});

test.each([
  ['AB 123', 'ab123'],
  ['0000123456', '123456'],
  ['0000123', '123'],
  ['00Ab12', 'AB12'],
])('%s and %s differ in letters, blanks or zeros in front alone, and may be the same', (one, other) => {
  expect(compare(said(one), said(other))).toBe('may_be_same');
  const sum = telling({ bankReference: one, entryReference: one, amountOre: 300_00n, entryOre: 300_00n });
  expect(compareSums(sum, telling({ entryReference: other, entryOre: 300_00n }))).toBe('may_be_same');
});

const dues = (payers: readonly string[]) =>
  payers.map((payer, nth): NewTelling => ({ ...said(`000${nth + 1}`, null, payer), position: nth + 1 }));

test('three dues that each file counts from 0001 are not swallowed by three others of the day', () => {
  const known = dues(['Husleje', 'Kontingent', 'Vand']).map((due) => ({
    ...due,
    id: `payment-${due.position}` as PaymentId,
    fileId: 'first',
    isDoubtful: false,
  }));
  const found = recognisePayments(dues(['Garage', 'Prøve', 'Varme']), known);
  expect([...found.values()].filter(({ likeness }) => likeness === 'same')).toEqual([]);
});

test('what shares a reference with a known payment is that one, before what has none takes it', () => {
  const known = [said('REF-1001', 'Søren Prøve'), said(null, 'Eksempel To')].map((one, nth) => ({
    ...one,
    id: `payment-${nth + 1}` as PaymentId,
    fileId: 'first',
    isDoubtful: false,
  }));
  const found = recognisePayments(
    [
      { ...said(null, null, 'Indbetaling'), position: 1 },
      { ...said('REF-1001', 'Sample Bank'), position: 2 },
    ],
    known,
  );
  expect([...found.values()].toSorted((a, b) => a.position - b.position)).toMatchObject([
    { position: 1, paymentId: 'payment-2', likeness: 'may_be_same' },
    { position: 2, paymentId: 'payment-1', likeness: 'may_be_same' },
  ]);
});
