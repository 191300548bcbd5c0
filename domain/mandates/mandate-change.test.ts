import { describe, expect, test } from '@jest/globals';
import { civilDate } from '../calendar/calendar.ts';
import type { MandateId } from '../identifiers/ids.ts';
import { type KnownMandate, planMandateChange } from './mandate-change.ts';

const OLD = {
  mandateId: 'old' as MandateId,
  mandateNumber: '000000001',
  activeFrom: civilDate('2026-01-01'),
  endedOn: null,
};
const NEWS = {
  change: 'active',
  mandateNumber: '000000002',
  from: civilDate('2026-11-20'),
  to: null,
  toldOn: civilDate('2026-11-21'),
} as const;
const NOTHING = { end: null, begin: null };

describe('a new mandate', () => {
  test('begins on its day, or on that of the file', () => {
    expect(planMandateChange([], NEWS)).toEqual({
      outcome: 'applied',
      end: null,
      begin: { activeFrom: '2026-11-20', endedOn: null },
    });
    expect(planMandateChange([], { ...NEWS, from: null }).begin?.activeFrom).toBe('2026-11-21');
  });

  test('takes the place of another one in force', () => {
    expect(planMandateChange([OLD], NEWS).end).toEqual({
      mandateId: 'old',
      endedOn: '2026-11-20',
      reason: 'replaced',
    });
  });

  test('that is known changes nothing', () => {
    expect(planMandateChange([OLD], { ...NEWS, mandateNumber: '000000001' })).toEqual({ outcome: 'known', ...NOTHING });
  });

  test('that comes late does not end one before it began', () => {
    const coming: KnownMandate = { ...OLD, activeFrom: civilDate('2027-01-01') };
    expect(planMandateChange([coming], NEWS).end?.endedOn).toBe('2027-01-01');
  });

  test('with a last day ends then', () => {
    const to = civilDate('2027-06-30');
    expect(planMandateChange([], { ...NEWS, to }).begin).toEqual({ activeFrom: '2026-11-20', endedOn: to });
    const known = planMandateChange([OLD], { ...NEWS, mandateNumber: '000000001', to });
    expect(known.end).toEqual({ mandateId: 'old', endedOn: to, reason: 'by_betalingsservice' });
  });
});

describe('a cancellation', () => {
  const cancelled = { ...NEWS, change: 'cancelled_by_bank', mandateNumber: '000000001' } as const;

  test('ends the mandate of its number', () => {
    expect(planMandateChange([OLD], cancelled)).toEqual({
      outcome: 'applied',
      end: { mandateId: 'old', endedOn: '2026-11-20', reason: 'by_bank' },
      begin: null,
    });
  });

  test('that comes twice changes nothing the second time', () => {
    const ended = { ...OLD, endedOn: civilDate('2026-11-20') };
    expect(planMandateChange([ended], cancelled)).toEqual({ outcome: 'known', ...NOTHING });
  });

  test('of a mandate that is not known waits for a person', () => {
    expect(planMandateChange([OLD], { ...cancelled, mandateNumber: '000000009' })).toEqual({
      outcome: 'unknown_mandate',
      ...NOTHING,
    });
  });
});
