import { expect, test } from '@jest/globals';
import type { CreditorId } from '../identifiers/ids.ts';
import { isBankDay } from './bank-days.ts';
import { lastReminderRoundMs, nextReminderRoundMs } from './reminder-morning.ts';
import { civilDateAt } from './wake-up.ts';

const zone = 'Europe/Copenhagen';
const hourAt = (epochMs: number) =>
  Number.parseInt(new Date(epochMs).toLocaleString('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }), 10);

test('a round comes on each bank day, between seven and nine o’clock, at a second of the creditor’s own', () => {
  const seconds = new Set<number>();
  for (let nth = 0; nth < 50; nth += 1) {
    const creditorId = `creditor-${nth}` as CreditorId;
    let afterMs = Date.parse('2026-03-26T12:00:00+01:00');
    const days: string[] = [];
    for (let round = 0; round < 6; round += 1) {
      afterMs = nextReminderRoundMs({ afterMs, zone, creditorId });
      const day = civilDateAt({ epochMs: afterMs, zone });
      expect([isBankDay(day), [7, 8].includes(hourAt(afterMs))]).toEqual([true, true]);
      days.push(day);
    }
    // The clocks go forward on 29 March; Easter from 2 to 6 April.
    expect(days).toEqual(['2026-03-27', '2026-03-30', '2026-03-31', '2026-04-01', '2026-04-07', '2026-04-08']);
    seconds.add(afterMs);
  }
  expect(seconds.size).toBeGreaterThan(40);
});

test('a round that waits for the bank’s file waits until four in the afternoon', () => {
  const atMs = Date.parse('2026-03-27T07:30:00+01:00');
  expect(lastReminderRoundMs({ atMs, zone, creditorId: 'creditor' as CreditorId })).toBe(
    Date.parse('2026-03-27T16:00:00+01:00'),
  );
});
