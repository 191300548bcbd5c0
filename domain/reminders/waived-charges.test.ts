import { describe, expect, test } from '@jest/globals';
import { invoiceId, SAMPLE_RATES } from '../../tests/support/sample-arrears.ts';
import { civilDate } from '../calendar/calendar.ts';
import { type SentLetter, waivedCharges } from './waived-charges.ts';

const reminderId = invoiceId(9);

/** A letter of 20 March about an invoice of 1,000 kr. that was due on 10 March: ten days at 9.75 per cent are 2.67 kr. */
function letter(changes: Partial<SentLetter> = {}): SentLetter {
  return {
    reminderId,
    issuedOn: civilDate('2026-03-20'),
    dayCount: 'actual/365',
    feeOre: 100_00n,
    compensationOre: 310_00n,
    invoices: [{ invoiceId: invoiceId(1), isRaised: true, interestOre: 2_67n, reckonedTo: civilDate('2026-03-20') }],
    ...changes,
  };
}

/** What is to be waived where the invoice was open from its due day on, and something changed that on further days. */
function waived(
  changes: readonly (readonly [string, bigint])[],
  letters: readonly SentLetter[] = [letter()],
  dueOn = '2026-03-10',
) {
  const openFrom = [[dueOn, 1000_00n] as const, ...changes].map(([from, openOre]) => ({
    from: civilDate(from),
    openOre,
  }));
  const claims = new Map([1, 2].map((nth) => [invoiceId(nth), { dueOn: civilDate(dueOn), openFrom }]));
  return waivedCharges(letters, { claims, rates: SAMPLE_RATES }).map((one) => [one.charge, one.amountOre, one.rule]);
}

const interestAnew = (ore: bigint) => ['interest', ore, 'reckoned_anew'];

test('of a letter about what was late and is open nothing is taken back', () => {
  expect(waived([])).toEqual([]);
});

describe('a payment that is told of after the letter', () => {
  test('made in time: fee, compensation and interest are taken back whole', () => {
    expect(waived([['2026-03-10', 0n]])).toEqual([
      ['fee', 100_00n, 'paid_in_time'],
      ['compensation', 310_00n, 'paid_in_time'],
      interestAnew(2_67n),
    ]);
  });

  test('made late, and before the letter: the fee is taken back and the interest of the days after, and the compensation stays', () => {
    expect(waived([['2026-03-19', 0n]])).toEqual([['fee', 100_00n, 'paid_in_time'], interestAnew(53n)]);
  });

  test('made on the day of the letter: the fee stays, and the interest of that day goes', () => {
    expect(waived([['2026-03-20', 0n]])).toEqual([interestAnew(27n)]);
  });

  test('made after the letter: all stays', () => {
    expect(waived([['2026-03-21', 0n]])).toEqual([]);
  });

  test('of a part: the fee stays, and the interest of the part goes', () => {
    expect(waived([['2026-03-15', 500_00n]])).toEqual([interestAnew(80n)]);
  });

  test('made on the bank day after a due day on which banks are closed is made in time', () => {
    expect(waived([['2026-03-16', 0n]], [letter()], '2026-03-14')).toEqual([
      ['fee', 100_00n, 'paid_in_time'],
      ['compensation', 310_00n, 'paid_in_time'],
      interestAnew(2_67n),
    ]);
  });

  test('and taken back by the bank before the letter: the letter had its ground', () => {
    expect(
      waived([
        ['2026-03-10', 0n],
        ['2026-03-19', 1000_00n],
      ]),
    ).toEqual([interestAnew(2_14n)]);
  });
});

const others = (isRaised: boolean) => [{ invoiceId: invoiceId(2), isRaised, interestOre: 0n, reckonedTo: null }];

test('the fee goes only where every invoice that the letter raised was paid before it', () => {
  const listed = letter().invoices;
  const open = { dueOn: civilDate('2026-03-10'), openFrom: [{ from: civilDate('2026-03-10'), openOre: 1000_00n }] };
  const paid = { ...open, openFrom: [{ from: civilDate('2026-03-10'), openOre: 0n }] };
  const claims = new Map([
    [invoiceId(1), paid],
    [invoiceId(2), open],
  ]);
  const chargesWaived = (isRaised: boolean) =>
    waivedCharges([letter({ invoices: [...listed, ...others(isRaised)] })], { claims, rates: SAMPLE_RATES })
      .map(({ charge }) => charge)
      .filter((charge) => charge !== 'interest');
  expect(chargesWaived(true)).toEqual([]);
  expect(chargesWaived(false)).toEqual(['fee', 'compensation']);
});

describe('interest of several letters', () => {
  const first = letter({ feeOre: 0n, compensationOre: 0n });
  const later = letter({
    reminderId: invoiceId(8),
    issuedOn: civilDate('2026-03-30'),
    feeOre: 0n,
    compensationOre: 0n,
    invoices: [{ invoiceId: invoiceId(1), isRaised: true, interestOre: 2_67n, reckonedTo: civilDate('2026-03-30') }],
  });

  test('is taken back of each letter as far as its days go', () => {
    expect(waived([['2026-03-25', 0n]], [later, first])).toEqual([interestAnew(1_60n)]);
    expect(waived([['2026-03-15', 0n]], [first, later])).toEqual([interestAnew(1_60n), interestAnew(2_67n)]);
  });

  test('is taken back of the earlier letter where a later one, in another day count, comes to less than is charged', () => {
    const listed = { invoiceId: invoiceId(1), isRaised: true };
    const charged = { ...listed, interestOre: 53n, reckonedTo: civilDate('2026-04-01') };
    const nothing = { ...listed, interestOre: 0n, reckonedTo: civilDate('2026-04-10') };
    const byCalendar = { ...first, issuedOn: charged.reckonedTo, invoices: [charged] };
    const byEqualMonths = { ...later, issuedOn: nothing.reckonedTo, dayCount: '30/360', invoices: [nothing] } as const;
    expect(waived([['2026-04-02', 0n]], [byCalendar], '2026-03-30')).toEqual([]);
    expect(waived([['2026-04-02', 0n]], [byCalendar, byEqualMonths], '2026-03-30')).toEqual([interestAnew(26n)]);
  });

  test('what is taken back already is not taken back again', () => {
    const left = { ...first, invoices: first.invoices.map((one) => ({ ...one, interestOre: 0n })) };
    expect(waived([['2026-03-10', 0n]], [left])).toEqual([]);
  });
});

test('of an invoice that is not told of nothing is decided', () => {
  expect(() => waivedCharges([letter()], { claims: new Map(), rates: SAMPLE_RATES })).toThrow(RangeError);
});
