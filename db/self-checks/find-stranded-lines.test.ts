import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, SubscriptionGroupMemberId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { sampleCreditor, sampleDebtor, sampleOneOffLine, sampleSubscription } from '../../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { SubscriptionGroupMember } from '../entities/subscription-group-member.ts';
import { findStrandedLines } from './find-stranded-lines.ts';

const START = civilDate('2026-11-01');

let database: OpenTestDatabase;
let creditorId: CreditorId;
let debtorId: DebtorId;

beforeAll(async () => {
  database = await openTestDatabase();
  creditorId = await sampleCreditor(database.orm);
  debtorId = await sampleDebtor(database.orm, { creditorId });
});
afterAll(() => database.close());

const sql = (statement: string, values: readonly unknown[]) => database.orm.em.fork().execute(statement, [...values]);
const reasons = async () =>
  (await findStrandedLines(database.orm.em.fork(), { creditorId })).map(({ objectId, details }) => [
    objectId,
    details['why'],
  ]);
const line = (subscriptionId: SubscriptionId, changes: object = {}) =>
  sampleOneOffLine(database.orm, { creditorId, subscriptionId, ...changes });
const subscribe = (changes: object = {}) =>
  sampleSubscription(database.orm, { creditorId, debtorId, startOn: START, ...changes });

test('a line that waits for an invoice after the last one is told at once, and not when the subscription is over', async () => {
  const endOn = civilDate('2027-10-31');
  const interval = { unit: 'month', count: 12 } as const;
  const subscriptionId = await subscribe({ endOn, interval });
  await line(await subscribe());
  const taken = await line(subscriptionId, { chargeOn: START });
  const late = await line(subscriptionId, { chargeOn: civilDate('2027-03-01') });
  expect(await reasons()).toEqual([[late, 'charged_too_late']]);
  await sql(`update subscription set next_period_index = 1, next_period_from = '2027-11-01' where id = ?`, [
    subscriptionId,
  ]);
  expect(await reasons()).toEqual([
    [taken, 'last_period_billed'],
    [late, 'last_period_billed'],
  ]);
  await sql('update one_off_line set withdrawn_at = now() where subscription_id = ?', [subscriptionId]);
  expect(await reasons()).toEqual([]);
});

test('what waits for a member who has left a group, or never was one, is told though the group goes on', async () => {
  const { orm } = database;
  const groupId = await subscribe({ debtorId: null });
  const [stays, leaves, stranger] = await Promise.all([1, 2, 3].map(() => sampleDebtor(orm, { creditorId })));
  for (const [memberId, leftOn] of [
    [stays, null],
    [leaves, civilDate('2026-11-20')],
  ] as const) {
    if (memberId === undefined) throw new Error('no debtor');
    const id = uuid() as SubscriptionGroupMemberId;
    const member = { id, creditorId, subscriptionId: groupId, debtorId: memberId, debtorGroupId: null };
    await orm.em.fork().insert(SubscriptionGroupMember, { ...member, joinedOn: START, leftOn });
  }
  const lines: string[] = [];
  for (const memberId of [stays, leaves, stranger]) lines.push(await line(groupId, { debtorId: memberId }));
  const [, left, never] = lines;
  expect(await reasons()).toEqual([[never, 'no_member']]);
  await sql(`update subscription set next_period_index = 1, next_period_from = '2026-12-01' where id = ?`, [groupId]);
  expect(await reasons()).toEqual([
    [left, 'no_member'],
    [never, 'no_member'],
  ]);
});
