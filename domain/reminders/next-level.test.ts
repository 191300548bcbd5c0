import { describe, expect, test } from '@jest/globals';
import { sampleLevel, sampleOverdue, sampleSettings } from '../../tests/support/sample-arrears.ts';
import { civilDate } from '../calendar/calendar.ts';
import { handOverFrom, letterDeadline, nextLevel, noticeDeadline } from './next-level.ts';

describe('the next level of an invoice', () => {
  const levels = [sampleLevel({ afterDays: 8 }), sampleLevel({ afterDays: 14 })];

  test('the first comes so many days after the due day', () => {
    expect(nextLevel(sampleOverdue('2026-03-10'), sampleSettings({ levels }))).toEqual({
      level: 1,
      from: '2026-03-18',
    });
  });

  test('the first counts from the mail that told of a refused collection, where there was one', () => {
    const told = sampleOverdue('2026-03-10', { countsFrom: civilDate('2026-03-12') });
    expect(nextLevel(told, sampleSettings({ levels }))?.from).toBe('2026-03-20');
  });

  test('the second comes so many days after the letter of the first', () => {
    const raised = sampleOverdue('2026-03-10', { level: 1, lastRaisedOn: civilDate('2026-03-19') });
    expect(nextLevel(raised, sampleSettings({ levels }))).toEqual({ level: 2, from: '2026-04-07' });
  });

  test('the second counts from the day on which the letter of the first went', () => {
    const raised = {
      level: 1,
      lastRaisedOn: civilDate('2026-03-10'),
      lastWentOn: civilDate('2026-03-18'),
      countsFrom: civilDate('2026-03-02'),
    };
    expect(nextLevel(raised, sampleSettings({ levels }))?.from).toBe('2026-04-01');
    const toldMeanwhile = { ...raised, countsFrom: civilDate('2026-03-12') };
    expect(nextLevel(toldMeanwhile, sampleSettings({ levels }))?.from).toBe('2026-04-01');
  });

  test('there is none after the last', () => {
    const raised = sampleOverdue('2026-03-10', { level: 2, lastRaisedOn: civilDate('2026-03-19') });
    expect(nextLevel(raised, sampleSettings({ levels }))).toBeNull();
    expect(nextLevel({ ...raised, level: 3 }, sampleSettings({ levels }))).toBeNull();
  });

  test('the last comes again of what a mail has told since its letter that it was charged back', () => {
    const back = { level: 2, lastRaisedOn: civilDate('2026-03-19'), countsFrom: civilDate('2026-03-20') };
    const again = { level: 2, from: '2026-04-07' };
    expect(nextLevel(sampleOverdue('2026-03-10', back), sampleSettings({ levels }))).toEqual(again);
    expect(nextLevel(sampleOverdue('2026-03-10', { ...back, level: 1 }), sampleSettings({ levels }))).toEqual(again);
  });

  test('one whose day is one on which banks are closed comes on the next bank day', () => {
    expect(nextLevel(sampleOverdue('2026-03-13'), sampleSettings({ levels }))?.from).toBe('2026-03-23');
  });

  test('comes on 29 February, where that is a bank day', () => {
    expect(nextLevel(sampleOverdue('2024-02-21'), sampleSettings({ levels }))?.from).toBe('2024-02-29');
  });

  test('does not come before the bank days of grace have passed', () => {
    const settings = sampleSettings({ levels: [sampleLevel({ afterDays: 1 })], graceBankDays: 3 });
    expect(nextLevel(sampleOverdue('2026-03-10'), settings)?.from).toBe('2026-03-13');
    expect(nextLevel(sampleOverdue('2026-04-01'), settings)?.from).toBe('2026-04-09');
  });
});

describe('the notice before collection', () => {
  test('sent on 1 March has its deadline on 11 March at the earliest, and is handed over on 12 March at the earliest', () => {
    const deadline = noticeDeadline({ sentOn: civilDate('2026-03-01'), noticeDays: 10 });
    expect([deadline, handOverFrom(deadline)]).toEqual(['2026-03-11', '2026-03-12']);
  });

  test('has at least ten days, whatever is set', () => {
    expect(noticeDeadline({ sentOn: civilDate('2026-03-02'), noticeDays: 3 })).toBe('2026-03-12');
    expect(noticeDeadline({ sentOn: civilDate('2026-03-02'), noticeDays: 14 })).toBe('2026-03-16');
  });

  test('has a deadline on a bank day, and moves it forward', () => {
    expect(noticeDeadline({ sentOn: civilDate('2026-03-04'), noticeDays: 10 })).toBe('2026-03-16');
    expect(noticeDeadline({ sentOn: civilDate('2024-02-19'), noticeDays: 10 })).toBe('2024-02-29');
  });
});

describe('the deadline of another letter', () => {
  const sentOn = civilDate('2026-03-03');
  const friendly = { level: { isNotice: false }, sentOn, noticeDays: 30 };

  test.each([
    ['ten days where no letter follows', undefined, '2026-03-13'],
    ['ten days where the next letter comes later', 14, '2026-03-13'],
    ['the bank day before the next letter where that comes sooner', 7, '2026-03-09'],
    ['never a day before the letter', 1, '2026-03-03'],
  ])('is %s', (_rule, afterDays, deadline) => {
    const next = afterDays === undefined ? undefined : { afterDays };
    expect(letterDeadline({ ...friendly, next })).toBe(deadline);
  });

  test('of the notice is not moved by a letter that would follow', () => {
    const notice = { level: { isNotice: true }, next: { afterDays: 5 }, sentOn, noticeDays: 10 };
    expect(letterDeadline(notice)).toBe('2026-03-13');
  });
});
