import { describe, expect, test } from '@jest/globals';
import { playReminders, type ReminderStory, storyInvoice } from '../../tests/support/reminder-story.ts';
import {
  invoiceId,
  SAMPLE_RATES,
  sampleArrears,
  sampleLevel,
  sampleOverdue,
  sampleSettings,
} from '../../tests/support/sample-arrears.ts';
import { civilDate } from '../calendar/calendar.ts';
import { decideReminder } from './decide-reminder.ts';
import type { DebtorArrears } from './debtor-arrears.ts';
import type { ReminderSettings } from './reminder-settings.ts';

const feesOf = (story: ReminderStory) =>
  playReminders(story).map(({ issuedOn, letter: { feeOre, feeNumber } }) => [issuedOn, feeOre, feeNumber]);

function letterOn(day: string, arrears: DebtorArrears, settings: Partial<ReminderSettings> = {}) {
  const decision = decideReminder(arrears, sampleSettings(settings), { day: civilDate(day), rates: SAMPLE_RATES });
  if (decision.kind === 'none') throw new Error(`no letter: ${decision.reasons.map(({ code }) => code).join()}`);
  return decision;
}

const fee = sampleLevel();
const story = { kind: 'consumer', rates: SAMPLE_RATES, through: civilDate('2024-12-31') } as const;

test('F1: a consumer pays the fees of three letters ten days apart, and none of the fourth', () => {
  const fees = feesOf({
    ...story,
    from: civilDate('2024-03-01'),
    invoices: [storyInvoice(1, { dueOn: civilDate('2024-03-01') })],
    settings: sampleSettings({ levels: [sampleLevel({ afterDays: 4 }), fee, fee, fee] }),
  });
  expect(fees).toEqual([
    ['2024-03-05', 100_00n, 1],
    ['2024-03-15', 100_00n, 2],
    ['2024-03-25', 100_00n, 3],
    ['2024-04-04', 0n, null],
  ]);
});

const months = (paidOn?: string) => ({
  ...story,
  from: civilDate('2024-01-01'),
  invoices: ['2024-01-02', '2024-02-01', '2024-03-01', '2024-06-03'].map((dueOn, nth) =>
    storyInvoice(nth + 1, {
      dueOn: civilDate(dueOn),
      ...(paidOn === undefined || dueOn > paidOn ? {} : { paidOn: civilDate(paidOn) }),
    }),
  ),
  settings: sampleSettings({ levels: [fee, fee, fee] }),
});

const withFee = (fees: ReturnType<typeof feesOf>) => fees.filter(([, , feeNumber]) => feeNumber !== null);

describe('F3: in a monthly subscription with three fees taken for January', () => {
  test('reminders of February and March have no fee', () => {
    const fees = feesOf(months());
    expect(withFee(fees).map(([issuedOn]) => issuedOn)).toEqual(['2024-01-12', '2024-01-22', '2024-02-01']);
    expect(fees.length).toBeGreaterThan(4);
  });

  test('a new period with three new fees begins when nothing of it all has been overdue', () => {
    const fees = withFee(feesOf(months('2024-05-02')));
    expect(fees.slice(3)).toEqual([
      ['2024-06-13', 100_00n, 1],
      ['2024-06-24', 100_00n, 2],
      ['2024-07-04', 100_00n, 3],
    ]);
  });
});

describe('the fixed compensation', () => {
  const levels = [sampleLevel({ afterDays: 1, compensation: true, interest: true })];
  const dayLate = (changes: Partial<DebtorArrears>) =>
    letterOn('2026-03-11', sampleArrears([sampleOverdue('2026-03-10')], changes), { levels });

  test('F4: is claimed of a business that is one day late, besides the fee and the interest', () => {
    const charges = { compensationOre: 310_00n, feeOre: 100_00n, interestOre: 27n };
    expect(dayLate({ kind: 'business' })).toMatchObject({ ...charges, askedOre: 1410_27n });
    expect(dayLate({ kind: 'public' })).toMatchObject(charges);
  });

  test('F6: is never claimed of a consumer', () => {
    expect(dayLate({ kind: 'consumer' })).toMatchObject({ compensationOre: 0n, feeOre: 100_00n });
  });

  test('is claimed once in a running arrear', () => {
    expect(dayLate({ kind: 'business', compensationTaken: true }).compensationOre).toBe(0n);
  });

  test('is not claimed at a level that does not ask for it', () => {
    const arrears = sampleArrears([sampleOverdue('2026-03-10')], { kind: 'business' });
    expect(letterOn('2026-03-20', arrears).compensationOre).toBe(0n);
  });
});

test('F7: one letter for three overdue invoices has one fee', () => {
  const invoices = [1, 2, 3].map((nth) => sampleOverdue(`2026-03-0${nth + 1}`, { invoiceId: invoiceId(nth) }));
  const letter = letterOn('2026-03-20', sampleArrears(invoices));
  expect(letter).toMatchObject({ feeOre: 100_00n, feeNumber: 1, askedOre: 3100_00n });
  expect(letter.invoices.map((one) => [one.invoiceId, one.isRaised])).toEqual(
    [1, 2, 3].map((nth) => [invoiceId(nth), true]),
  );
});

describe('F8: where the collection failed through the fault of the creditor', () => {
  const hinderedDays = [{ from: civilDate('2026-03-10'), to: civilDate('2026-03-13') }];
  const levels = [1, 2].map(() => sampleLevel({ compensation: true, interest: true }));
  const hindered = sampleOverdue('2026-03-10', { countsFrom: civilDate('2026-03-13'), hinderedDays });

  test('there is no fee and no compensation, and no interest of those days', () => {
    const letter = letterOn('2026-03-23', sampleArrears([hindered], { kind: 'business' }), { levels });
    expect(letter).toMatchObject({ feeOre: 0n, feeNumber: null, compensationOre: 0n });
    expect(letter.invoices[0]?.spans).toMatchObject([{ from: '2026-03-14', to: '2026-03-23', days: 10 }]);
  });

  test('the letter after the one that asked for it properly has a fee again', () => {
    const asked = { ...hindered, level: 1, lastRaisedOn: civilDate('2026-03-23') };
    expect(letterOn('2026-04-07', sampleArrears([asked]), { levels }).feeOre).toBe(100_00n);
  });

  test('a letter about other invoices that only lists it has its fee', () => {
    const other = sampleOverdue('2026-03-09', { invoiceId: invoiceId(2) });
    const notYet = { ...hindered, countsFrom: civilDate('2026-03-20') };
    expect(letterOn('2026-03-23', sampleArrears([other, notYet]), { levels }).feeOre).toBe(100_00n);
  });
});

describe('a fee', () => {
  const invoice = sampleOverdue('2026-03-10');

  test.each([
    ['2026-03-14', 0n],
    ['2026-03-13', 100_00n],
  ])('is charged ten days after the last one of any period and not before: the last on %s', (lastFeeOn, feeOre) => {
    expect(letterOn('2026-03-23', sampleArrears([invoice], { lastFeeOn: civilDate(lastFeeOn) })).feeOre).toBe(feeOre);
  });

  test.each([
    [2, 100_00n, 3],
    [3, 0n, null],
  ])(
    'is the last of three in a connected period, though other invoices had them: after %d',
    (feesTaken, feeOre, feeNumber) => {
      expect(letterOn('2026-03-20', sampleArrears([invoice], { feesTaken }))).toMatchObject({ feeOre, feeNumber });
    },
  );

  test('is not charged where an invoice on the letter has had three letters with a fee, whatever the period', () => {
    const thrice = sampleOverdue('2026-01-05', { invoiceId: invoiceId(2), feeLetters: 3, level: 1 });
    expect(letterOn('2026-03-20', sampleArrears([invoice, thrice])).feeOre).toBe(0n);
  });

  test('is never above 100 kr., whatever is set', () => {
    const levels = [sampleLevel({ feeOre: 250_00n })];
    expect(letterOn('2026-03-20', sampleArrears([invoice]), { levels }).feeOre).toBe(100_00n);
  });
});
