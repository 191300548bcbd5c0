import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type CivilDate, civilDate } from '../calendar/calendar.ts';
import { type CollectedTerms, collectedTurn, isEarly, MAX_DAYS_EARLY, termsFrom } from './collected-billing-day.ts';
import { type CollectionRules, DEFAULT_COLLECTION_RULES as rules } from './collection-deadline.ts';
import { explainPaymentDate } from './explain-payment-date.ts';
import { createPaymentDates } from './payment-dates.ts';
import { dueDateFor, type PaymentTerms } from '../subscriptions/payment-terms.ts';
import { billingInstantMs } from '../calendar/wake-up.ts';

const zone = 'Europe/Copenhagen';
const NET_14: CollectedTerms = {
  rules,
  paymentTerms: { kind: 'net_days', days: 14 },
  draftWindowDays: 0,
  mandateFrom: civilDate('2020-01-01'),
  mandateEndedOn: null,
  knownOn: civilDate('2020-01-01'),
};

function turn(ordinaryOn: string, changes: Partial<CollectedTerms> = {}, charge: 'advance' | 'arrears' = 'advance') {
  const collected = { ...NET_14, ...changes };
  const dates = createPaymentDates({ zone, rules: collected.rules });
  return collectedTurn({ ordinaryOn: civilDate(ordinaryOn), charge }, collected, dates);
}
const billed = (...given: Parameters<typeof turn>) => turn(...given).billingDay;

describe('a period that Betalingsservice draws', () => {
  test('is billed two bank days before the deadline of the payment date that its ordinary day leads to', () => {
    // Due on 15 January 2027: the deadline is Monday 21 December 2026.
    expect(turn('2027-01-01')).toEqual({ billingDay: '2026-12-17', ordinaryIssueOn: '2027-01-01' });
    expect(billed('2027-01-01', { rules: { ...rules, invoiceBankDaysBeforeDeadline: 5 } })).toBe('2026-12-14');
  });

  test('is billed on its ordinary day where that is early enough', () => {
    expect(billed('2026-12-17')).toBe('2026-12-17');
    expect(billed('2026-12-01', { paymentTerms: { kind: 'current_month', days: 20 } })).toBe('2026-12-01');
  });

  test('is never billed earlier than it can be delivered', () => {
    expect(billed('2027-01-01', { rules: { ...rules, maxDaysAhead: 24 } })).toBe('2026-12-22');
  });

  test('is billed on its ordinary day where the mandate is not in force on the payment date', () => {
    expect(billed('2027-01-01', { mandateFrom: civilDate('2027-01-16') })).toBe('2027-01-01');
    expect(billed('2027-01-01', { mandateEndedOn: civilDate('2027-01-15') })).toBe('2027-01-01');
    expect(billed('2027-01-01', { mandateEndedOn: civilDate('2027-01-16') })).toBe('2026-12-17');
  });

  test.each([
    ['the one before while it draws', '2027-01-16', '2027-01-16', '2026-12-17'],
    ['the latest from its first day on', '2027-01-15', '2027-01-15', '2026-12-17'],
    ['none between the two', '2027-01-15', '2027-01-16', '2027-01-01'],
  ])('goes by the mandate in force on the payment date: %s', (_, endedOn, from, expected) => {
    const [ended, begun] = [civilDate(endedOn), civilDate(from)];
    const before = { mandateFrom: civilDate('2020-01-01'), mandateEndedOn: ended, knownOn: civilDate('2020-01-01') };
    const over = { mandateFrom: begun, mandateEndedOn: begun, knownOn: civilDate('2020-01-01') };
    expect(billed('2027-01-01', { mandateFrom: begun, earlier: [over, before] })).toBe(expected);
  });

  test('by the mandate before is billed early from the day on which Termin had been told of that one', () => {
    const before = { mandateFrom: civilDate('2020-01-01'), mandateEndedOn: civilDate('2027-02-01') };
    const latest = { mandateFrom: civilDate('2027-02-01'), knownOn: civilDate('2026-12-22') };
    const known = (knownOn: string) => [{ ...before, knownOn: civilDate(knownOn) }];
    expect(billed('2027-01-01', { ...latest, earlier: known('2020-01-01') })).toBe('2026-12-17');
    expect(billed('2027-01-01', { ...latest, earlier: known('2026-12-18') })).toBe('2026-12-18');
  });

  test('is billed at once where Termin heard of it after its day and the deadline is still ahead', () => {
    expect(billed('2027-01-01', { knownOn: civilDate('2026-12-18') })).toBe('2026-12-18');
  });

  test('waits for its ordinary day where Termin heard of it after the deadline', () => {
    expect(billed('2027-01-01', { knownOn: civilDate('2026-12-22') })).toBe('2027-01-01');
  });

  test('is billed so many days earlier as it waits for approval', () => {
    const ordinary = { billingDay: '2026-12-10', ordinaryIssueOn: '2027-01-08' };
    expect(turn('2027-01-01', { draftWindowDays: 7 })).toEqual(ordinary);
  });

  test('in arrears is never billed before its ordinary day', () => {
    expect(billed('2027-01-01', {}, 'arrears')).toBe('2027-01-01');
  });
});

test('terms run from the ordinary day only where the collection asked for an earlier one', () => {
  const early = turn('2027-01-01');
  expect(termsFrom(early, civilDate('2026-12-17'))).toBe('2027-01-01');
  expect(isEarly(early, civilDate('2026-12-16'))).toBe(false);
  expect(termsFrom(early, civilDate('2026-12-01'))).toBe('2026-12-01');
  expect(termsFrom(early, civilDate('2027-02-01'))).toBe('2027-02-01');
});

const anyTerms: fc.Arbitrary<PaymentTerms> = fc.oneof(
  fc.record({ kind: fc.constantFrom('net_days', 'current_month'), days: fc.integer({ min: 0, max: 90 }) }),
  fc.record({ kind: fc.constant('fixed_day'), day: fc.integer({ min: 1, max: 31 }) }),
);
const anyRules: fc.Arbitrary<CollectionRules> = fc
  .record({
    deadlineBankDaysFromEnd: fc.integer({ min: 4, max: 15 }),
    invoiceBankDaysBeforeDeadline: fc.integer({ min: 1, max: 20 }),
    closesMinutesBeforeDeadline: fc.integer({ min: 15, max: 1440 }),
    closedDay: fc.constantFrom('next_bank_day', 'previous_bank_day', 'as_is'),
  })
  .map((changes) => ({ ...rules, ...changes, maxDaysAhead: 365 }));
const anyDay = fc.nat({ max: 3650 }).map((days) => addDays(civilDate('2026-01-01'), days));

test('what is billed by its early day makes its deadline, and is drawn on the day that the ordinary one leads to', () => {
  fc.assert(
    fc.property(
      anyDay,
      anyTerms,
      anyRules,
      fc.integer({ min: 0, max: 20 }),
      (ordinaryOn, paymentTerms, given, window) => {
        const collected = { ...NET_14, paymentTerms, rules: given, draftWindowDays: window };
        const dates = createPaymentDates({ zone, rules: given });
        const found = collectedTurn({ ordinaryOn, charge: 'advance' }, collected, dates);
        expect(found.billingDay <= ordinaryOn).toBe(true);
        expect(addDays(found.billingDay, MAX_DAYS_EARLY + window) >= ordinaryOn).toBe(true);
        const issuedOn = addDays(found.billingDay, window);
        const from = addDays(ordinaryOn, window);
        expect(termsFrom(found, issuedOn)).toBe(from);
        const dueOn = dueDateFor({ issuedOn: from, terms: paymentTerms });
        const billedAtMs = billingInstantMs({ date: issuedOn, zone, subscriptionId: 's' });
        const drawn = explainPaymentDate({ dueOn, billedAtMs }, dates);
        expect(drawn.paymentDate).toBe(dates.onDue(dueOn).paymentDate);
        expect(drawn.closesAtMs).toBeGreaterThan(billedAtMs);
      },
    ),
    { numRuns: 300 },
  );
});

test('whenever Termin hears of it, a period is billed between then and its ordinary day', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -60, max: 60 }), anyTerms, (ordinaryOn, days, paymentTerms) => {
      const knownOn: CivilDate = addDays(ordinaryOn, days);
      const day = billed(ordinaryOn, { knownOn, paymentTerms });
      expect(day <= ordinaryOn && (day >= knownOn || day === ordinaryOn)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
