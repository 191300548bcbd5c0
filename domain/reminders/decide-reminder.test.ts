import { describe, expect, test } from '@jest/globals';
import {
  invoiceId,
  SAMPLE_RATES,
  sampleArrears,
  sampleLevel,
  sampleOverdue,
  sampleSettings,
} from '../../tests/support/sample-arrears.ts';
import { civilDate } from '../calendar/calendar.ts';
import type { DebtorArrears, OverdueInvoice } from './debtor-arrears.ts';
import { decideReminder } from './decide-reminder.ts';
import type { ReminderReasonCode } from './reminder-reasons.ts';
import type { ReminderSettings } from './reminder-settings.ts';

const levels = [
  sampleLevel({ feeOre: 0n }),
  sampleLevel({ afterDays: 14, text: 'Anden' }),
  sampleLevel({ afterDays: 14, isNotice: true }),
];
const FRIDAY = '2026-03-20';

interface Case {
  day?: string;
  invoices?: readonly OverdueInvoice[];
  arrears?: Partial<DebtorArrears>;
  settings?: Partial<ReminderSettings>;
}

function decide({ day = FRIDAY, invoices = [sampleOverdue('2026-03-10')], arrears = {}, settings = {} }: Case) {
  const given = { day: civilDate(day), rates: SAMPLE_RATES };
  return decideReminder(sampleArrears(invoices, arrears), sampleSettings({ levels, ...settings }), given);
}

function letter(given: Case) {
  const decision = decide(given);
  if (decision.kind === 'none') throw new Error(`no letter: ${decision.reasons.map(({ code }) => code).join()}`);
  return decision;
}

function reasons(given: Case) {
  const decision = decide(given);
  if (decision.kind === 'letter') throw new Error('a letter');
  return decision.reasons;
}

/** The second of the debtor's invoices, due on a day. */
const second = (dueOn: string, changes: Partial<OverdueInvoice> = {}) =>
  sampleOverdue(dueOn, { invoiceId: invoiceId(2), number: '1002', ...changes });

describe('a letter', () => {
  test('is sent when an invoice has come to its next level, and asks for what is open, earlier charges and its own', () => {
    expect(letter({ arrears: { openChargesOre: 55_00n } })).toEqual({
      kind: 'letter',
      level: 1,
      isNotice: false,
      deadlineOn: '2026-03-30',
      arrearsFrom: '2026-03-10',
      feeOre: 0n,
      feeNumber: null,
      compensationOre: 0n,
      interestOre: 0n,
      askedOre: 1055_00n,
      invoices: [
        {
          invoiceId: invoiceId(1),
          level: 1,
          isRaised: true,
          openOre: 1000_00n,
          interestOre: 0n,
          reckonedTo: null,
          spans: [],
        },
      ],
      left: [],
      missingRates: [],
    });
  });

  test('lists all that is overdue, due first, first; what has not come to its next level keeps its own', () => {
    const raised = second('2026-03-02', { invoiceId: invoiceId(3), level: 1, lastRaisedOn: civilDate('2026-03-06') });
    const kept = second('2026-02-10', { level: 1, lastRaisedOn: civilDate('2026-03-19') });
    const fresh = sampleOverdue('2026-03-18');
    const { level, invoices } = letter({ invoices: [fresh, raised, kept] });
    expect(level).toBe(2);
    expect(invoices.map((one) => [one.invoiceId, one.level, one.isRaised])).toEqual([
      [invoiceId(2), 1, false],
      [invoiceId(3), 2, true],
      [invoiceId(1), 0, false],
    ]);
  });

  test('has the highest level to which it raises an invoice, and each invoice its own', () => {
    const notice = second('2026-01-12', { level: 2, lastRaisedOn: civilDate('2026-03-06') });
    const both = letter({ invoices: [sampleOverdue('2026-03-10'), notice] });
    expect(both).toMatchObject({ level: 3, isNotice: true, deadlineOn: '2026-03-30', feeOre: 100_00n });
    expect(both.invoices.map((one) => one.level)).toEqual([3, 1]);
  });

  test('asks for the interest from the due day on less what is charged already, and for none where more is charged', () => {
    const interest = [sampleLevel({ feeOre: 0n, interest: true })];
    const booked = (bookedInterestOre: bigint) =>
      letter({ invoices: [sampleOverdue('2026-03-10', { bookedInterestOre })], settings: { levels: interest } });
    expect(booked(0n)).toMatchObject({ interestOre: 2_67n, askedOre: 1002_67n });
    expect(booked(2_00n)).toMatchObject({
      interestOre: 67n,
      invoices: [{ reckonedTo: FRIDAY, spans: [{ days: 10 }] }],
    });
    expect(booked(3_00n)).toMatchObject({ interestOre: 0n, askedOre: 1000_00n });
  });
});

const held = (code: 'held' | 'disputed', until: string | null) => ({
  holdback: { code, until: until === null ? null : civilDate(until) },
});

describe('an invoice is left out of a letter about others', () => {
  test.each<[string, OverdueInvoice, Partial<ReminderSettings>, ReminderReasonCode, string | null]>([
    ['that is disputed', second('2026-03-02', held('disputed', null)), {}, 'disputed', null],
    ['that is held through the day', second('2026-03-02', held('held', FRIDAY)), {}, 'held', '2026-03-21'],
    ['that is held for good', second('2026-03-02', held('held', '2299-12-31')), {}, 'held', null],
    [
      'that was due before reminders began',
      second('2026-03-02'),
      { startOn: civilDate('2026-03-03') },
      'before_start',
      null,
    ],
    ['that can be paid in time today', second(FRIDAY), {}, 'not_late', '2026-03-21'],
  ])('%s', (_which, other, settings, code, until) => {
    const { invoices, left, askedOre } = letter({ invoices: [sampleOverdue('2026-03-10'), other], settings });
    expect(left).toEqual([{ invoiceId: invoiceId(2), code, until }]);
    expect(invoices).toHaveLength(1);
    expect(askedOre).toBe(1000_00n);
  });

  test('but not one whose hold was over the day before, or that was due on the day on which reminders began', () => {
    const released = second('2026-03-02', held('held', '2026-03-19'));
    const { left } = letter({
      invoices: [sampleOverdue('2026-03-10'), released],
      settings: { startOn: civilDate('2026-03-02') },
    });
    expect(left).toEqual([]);
  });
});

const ofDebtor = (code: ReminderReasonCode, until: string | null = null) => ({ invoiceId: null, code, until });

describe('no letter is sent', () => {
  const ofInvoice = (code: ReminderReasonCode, until: string | null = null) => ({
    ...ofDebtor(code, until),
    invoiceId: invoiceId(1),
  });

  test.each<[string, Case, ReturnType<typeof ofDebtor>]>([
    ['where the creditor has no levels', { settings: { levels: [] } }, ofDebtor('off')],
    ['where banks are closed', { day: '2026-03-21' }, ofDebtor('bank_closed', '2026-03-23')],
    [
      'a second time on a day',
      { arrears: { remindedOn: civilDate(FRIDAY) } },
      ofDebtor('already_reminded', '2026-03-21'),
    ],
    [
      'while the debtor is held',
      { arrears: { holdback: { code: 'held', until: civilDate('2026-04-30') } } },
      ofDebtor('held', '2026-05-01'),
    ],
    [
      'while a payment waits',
      { arrears: { holdback: { code: 'payment_waits', until: null } } },
      ofDebtor('payment_waits'),
    ],
    ['while the creditor pauses', { arrears: { holdback: { code: 'paused', until: null } } }, ofDebtor('paused')],
    [
      'before the bank file is read',
      { arrears: { holdback: { code: 'bank_file_missing', until: null } } },
      ofDebtor('bank_file_missing'),
    ],
    ['about less than the smallest amount', { settings: { smallestOre: 1000_01n } }, ofDebtor('below_smallest')],
    ['where nothing is overdue', { invoices: [] }, ofDebtor('nothing_overdue')],
    ['about charges alone', { invoices: [], arrears: { openChargesOre: 100_00n } }, ofDebtor('only_charges')],
    [
      'about an invoice of which nothing is open',
      { invoices: [sampleOverdue('2026-03-10', { openOre: 0n })] },
      ofDebtor('nothing_overdue'),
    ],
  ])('%s', (_when, given, reason) => {
    expect(reasons(given)).toEqual([reason]);
  });

  test.each<[string, OverdueInvoice, ReturnType<typeof ofInvoice>]>([
    ['has not come to its level', sampleOverdue('2026-03-11'), ofInvoice('not_yet', '2026-03-23')],
    [
      'has had the last level',
      sampleOverdue('2026-01-12', { level: 3, lastRaisedOn: civilDate('2026-03-02') }),
      ofInvoice('last_level'),
    ],
    [
      'is being collected',
      sampleOverdue('2026-03-10', { holdback: { code: 'collection_under_way', until: null } }),
      ofInvoice('collection_under_way'),
    ],
    [
      'is being credited',
      sampleOverdue('2026-03-10', { holdback: { code: 'credit_under_way', until: null } }),
      ofInvoice('credit_under_way'),
    ],
    [
      'a collector has',
      sampleOverdue('2026-03-10', { holdback: { code: 'handed_over', until: null } }),
      ofInvoice('handed_over'),
    ],
  ])('where the only invoice %s', (_which, invoice, reason) => {
    expect(reasons({ invoices: [invoice] })).toEqual([reason]);
  });

  test('on the bank day after a Saturday on which the invoice was due, for it can be paid in time', () => {
    const dayAfter = { levels: [sampleLevel({ afterDays: 1 })] };
    const invoices = [sampleOverdue('2026-03-14')];
    expect(reasons({ day: '2026-03-16', invoices, settings: dayAfter })).toEqual([ofInvoice('not_late', '2026-03-17')]);
    expect(letter({ day: '2026-03-17', invoices, settings: dayAfter }).level).toBe(1);
  });

  test('and every reason is told: of the debtor, of invoices left out, and of those whose level has not come', () => {
    const given = {
      invoices: [second('2026-03-02', { holdback: { code: 'disputed', until: null } }), sampleOverdue('2026-03-18')],
      arrears: { holdback: { code: 'payment_waits', until: null } },
    } as const;
    expect(reasons(given).map(({ code }) => code)).toEqual(['payment_waits', 'disputed', 'not_yet']);
  });

  test('of the smallest amount where it is just reached, it is', () => {
    expect(letter({ settings: { smallestOre: 1000_00n } }).askedOre).toBe(1000_00n);
  });
});

describe('where the rate of a half-year is not known', () => {
  const given = {
    day: '2027-07-12',
    invoices: [sampleOverdue('2027-06-10')],
    settings: { levels: [sampleLevel({ interest: true })] },
  };

  test('the letter goes without interest, with its other charges, and says which half-year it is', () => {
    expect(letter(given)).toMatchObject({
      feeOre: 100_00n,
      interestOre: 0n,
      askedOre: 1100_00n,
      missingRates: ['2027-07-01'],
    });
    expect(letter(given).invoices).toMatchObject([{ reckonedTo: null, spans: [] }]);
  });

  test('it waits, where the creditor has said so', () => {
    const settings = { ...given.settings, missingRate: 'wait' } as const;
    expect(decide({ ...given, settings })).toEqual({
      kind: 'none',
      reasons: [{ invoiceId: null, code: 'rate_missing', until: null }],
      missingRates: ['2027-07-01'],
    });
  });

  test('a level that asks for no interest neither waits nor misses it', () => {
    const settings = { levels: [sampleLevel()], missingRate: 'wait' } as const;
    expect(letter({ ...given, settings }).missingRates).toEqual([]);
  });
});
