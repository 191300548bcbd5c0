import { describe, expect, test } from '@jest/globals';
import { changedRules, DEFAULT_RULES } from './rules.ts';

describe('the rules of delivering to Betalingsservice', () => {
  test('are sent where they were changed, each where the API has it, and no other', () => {
    const after = {
      ...DEFAULT_RULES,
      'calendar.late.allowed': 'true',
      'calendar.maxDaysAhead': '60',
      'format.companyFlags': '1 ',
    };
    expect(changedRules(DEFAULT_RULES, after)).toEqual({
      calendar: { late: { allowed: true }, maxDaysAhead: 60 },
      format: { companyFlags: '1 ' },
    });
    expect(changedRules(DEFAULT_RULES, DEFAULT_RULES)).toEqual({});
  });

  test('are no number where none is typed, which the API refuses at its field', () => {
    const changed = changedRules(DEFAULT_RULES, { ...DEFAULT_RULES, 'calendar.deadlineHour': '' });
    expect(JSON.stringify(changed)).toBe('{"calendar":{"deadlineHour":null}}');
  });
});
