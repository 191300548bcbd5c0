import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ReminderHoldId } from '../../domain/identifiers/ids.ts';
import {
  goRounds,
  lateInvoice,
  type LateInvoice,
  lettersOf,
  payInvoice,
} from '../../tests/support/debtors-in-arrears.ts';
import { insertReferenceRates } from '../../tests/support/insert-reference-rates.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { ReminderHold } from '../entities/reminder-hold.ts';
import { findReminderDifferences } from './find-reminder-differences.ts';

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await insertReferenceRates(database.orm, { from: 2182, through: 2182 });
});
afterAll(() => database.close());

/** An invoice that was due on Wednesday 2 January 2182, of which the first letter is due on 10 January. */
const late = (settings?: Parameters<typeof lateInvoice>[1]) =>
  lateInvoice(database.orm, { dueOn: '2182-01-02', ...settings });

/** What the check of the night to that day tells. */
const check = async ({ creditorId }: LateInvoice, day: string) =>
  (
    await findReminderDifferences(database.orm.em.fork(), { creditorId, checkedAtMs: Date.parse(`${day}T02:00:00Z`) })
  ).map(({ code, objectId, details }) => ({ code, objectId, ...details }));

const go = ({ creditorId }: LateInvoice, from: string, through = from) =>
  goRounds(database.orm, { creditorId, from, through });

test('a letter that was due on the bank day before the last is missed, and not one that is due since', async () => {
  const debt = await late();
  expect(await check(debt, '2182-01-11')).toEqual([]);
  expect(await check(debt, '2182-01-14')).toEqual([
    { code: 'reminder_missed', objectId: debt.debtorId, dueOn: '2182-01-10' },
  ]);
  await go(debt, '2182-01-14');
  expect(await lettersOf(database.orm, debt.debtorId)).toHaveLength(1);
  expect(await check(debt, '2182-01-15')).toEqual([]);
});

test('nothing is missed of whom no letter may be sent, nor where a person has been asked', async () => {
  const held = await late();
  await database.orm.em.fork().insert(ReminderHold, {
    id: uuid() as ReminderHoldId,
    creditorId: held.creditorId,
    debtorId: held.debtorId,
    invoiceId: null,
    reason: 'aftalt',
    isDisputed: false,
    untilOn: null,
    endedAt: null,
  });
  const paused = await late({ isPaused: true });
  const proposed = await late({ waitsForApproval: true });
  await go(proposed, '2182-01-10');
  for (const debt of [held, paused, proposed]) expect(await check(debt, '2182-01-21')).toEqual([]);
});

test('a fee without ground and interest that is too much are told of until they are taken back', async () => {
  const debt = await late();
  await go(debt, '2182-01-10', '2182-01-25');
  expect(await lettersOf(database.orm, debt.debtorId)).toHaveLength(2);
  expect(await check(debt, '2182-01-28')).toEqual([]);
  // A part in time, so that the letter had its ground and the interest is too much.
  await payInvoice(database.orm, { ...debt, amountOre: 400_00n, on: '2182-01-02', matchedOn: '2182-01-28' });
  expect(await check(debt, '2182-01-30')).toMatchObject([
    { code: 'reminder_interest_differs', objectId: debt.debtorId },
  ]);
  await payInvoice(database.orm, { ...debt, amountOre: 600_00n, on: '2182-01-02', matchedOn: '2182-01-28' });
  expect(await check(debt, '2182-01-30')).toMatchObject([{ code: 'reminder_unfounded', objectId: debt.debtorId }]);
  await go(debt, '2182-01-30');
  expect(await check(debt, '2182-01-31')).toEqual([]);
});

test('each half-year since the oldest overdue invoice that has no rate is told of, where letters ask for interest', async () => {
  const debt = await late({ dueOn: '2183-03-03' });
  const missing = (await check(debt, '2184-01-03')).filter(({ code }) => code === 'reference_rate_missing');
  expect(missing.map((one) => ('halfYear' in one ? one.halfYear : null))).toEqual([
    '2183-01-01',
    '2183-07-01',
    '2184-01-01',
  ]);
  await database.orm.em
    .fork()
    .execute(`update reminder_settings set levels = '[]' where creditor_id = ?`, [debt.creditorId]);
  expect(await check(debt, '2184-01-03')).toEqual([]);
});
