import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { civilDate, type CivilDate } from '../../domain/calendar/calendar.ts';
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

const sql = (statement: string, values: readonly unknown[]) =>
  database.orm.em.fork().execute<{ id: string }[]>(statement, [...values]);
let checkedAtMs = Date.UTC(2026, 9, 15);
const reasons = async () =>
  (await findStrandedLines(database.orm.em.fork(), { creditorId, checkedAtMs })).map(({ objectId, details }) => [
    objectId,
    details['why'],
  ]);
const reasonsOf = async (subscriptionId: SubscriptionId) => {
  const ids = await sql('select id from one_off_line where subscription_id = ?', [subscriptionId]);
  const known = new Set(ids.map(({ id }) => id));
  return (await reasons()).filter(([id]) => known.has(String(id)));
};
async function join(
  groupId: SubscriptionId,
  memberId: DebtorId,
  leftOn: CivilDate | null = null,
  joinedOn = START,
): Promise<void> {
  const id = uuid() as SubscriptionGroupMemberId;
  const member = { id, creditorId, subscriptionId: groupId, debtorId: memberId, debtorGroupId: null };
  await database.orm.em.fork().insert(SubscriptionGroupMember, { ...member, joinedOn, leftOn });
}
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
    await join(groupId, memberId, leftOn);
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

test('what waits for a member who stands in the last run is billed by it, and is told only when the run is through or stopped', async () => {
  const { orm } = database;
  const endOn = civilDate('2026-11-30');
  const groupId = await subscribe({ debtorId: null, endOn });
  const memberId = await sampleDebtor(orm, { creditorId });
  await join(groupId, memberId);
  const waits = await line(groupId, { debtorId: memberId });
  expect(await reasonsOf(groupId)).toEqual([]);
  const runId = uuid();
  await sql(
    `insert into billing_run (id, creditor_id, subscription_id, period_index, period_from, period_to) values (?, ?, ?, 0, ?, ?)`,
    [runId, creditorId, groupId, START, endOn],
  );
  await sql(
    `insert into billing_run_member (run_id, debtor_id, creditor_id, chunk, days, status)
     values (?, ?, ?, 0, datemultirange(daterange(?, ?, '[]')), 'waiting')`,
    [runId, memberId, creditorId, START, endOn],
  );
  await sql(`update subscription set next_period_index = 1, next_period_from = '2026-12-01' where id = ?`, [groupId]);
  expect(await reasonsOf(groupId)).toEqual([]);
  await sql(`update billing_run set stopped_at = now() where id = ?`, [runId]);
  expect(await reasonsOf(groupId)).toEqual([[waits, 'last_period_billed']]);
});

test('a line for a day after the last invoice of a member who leaves is told while the member is there', async () => {
  const groupId = await subscribe({ debtorId: null });
  const memberId = await sampleDebtor(database.orm, { creditorId });
  await join(groupId, memberId, civilDate('2027-01-15'));
  await line(groupId, { debtorId: memberId, chargeOn: civilDate('2027-01-01') });
  const late = await line(groupId, { debtorId: memberId, chargeOn: civilDate('2027-01-02') });
  expect(await reasonsOf(groupId)).toEqual([[late, 'charged_too_late']]);
});

test('a member who joins after the end of the group, or is left out until then, is billed by no invoice', async () => {
  const groupId = await subscribe({ debtorId: null, endOn: civilDate('2026-12-31') });
  const [late, leftOut] = await Promise.all([1, 2].map(() => sampleDebtor(database.orm, { creditorId })));
  if (late === undefined || leftOut === undefined) throw new Error('no debtor');
  await join(groupId, late, null, civilDate('2027-01-01'));
  await join(groupId, leftOut);
  await sql(
    `insert into subscription_member_terms (subscription_id, debtor_id, creditor_id, left_out_until) values (?, ?, ?, '2027-01-01')`,
    [groupId, leftOut, creditorId],
  );
  const lines = [await line(groupId, { debtorId: late }), await line(groupId, { debtorId: leftOut })];
  expect(await reasonsOf(groupId)).toEqual(lines.map((id) => [id, 'no_member']));
});

test('a line for a day between the early day of what Betalingsservice draws and the ordinary one is told', async () => {
  const drawn = await sampleDebtor(database.orm, { creditorId, mandateNumber: '123456789' });
  const terms = { debtorId: drawn, startOn: civilDate('2027-03-01'), endOn: civilDate('2027-03-31') };
  const subscriptionId = await subscribe(terms);
  await sql(`update subscription set created_at = '2026-01-01' where id = ?`, [subscriptionId]);
  await sql(`update mandate set created_at = '2026-01-01' where debtor_id = ?`, [drawn]);
  const late = await line(subscriptionId, { chargeOn: civilDate('2027-03-01') });
  expect(await reasonsOf(subscriptionId)).toEqual([[late, 'charged_too_late']]);
  await line(await subscribe({ ...terms, debtorId }), { chargeOn: civilDate('2027-03-01') });
  expect(await reasonsOf(subscriptionId)).toEqual([[late, 'charged_too_late']]);
});

test('a line for which only skipped periods come is told, and so is one that the last draft leaves out', async () => {
  const endOn = civilDate('2026-11-30');
  const skipped = await subscribe({ endOn });
  await sql('insert into period_skip (subscription_id, period_index, creditor_id) values (?, 0, ?)', [
    skipped,
    creditorId,
  ]);
  const leftOut = await line(skipped);
  expect(await reasonsOf(skipped)).toEqual([[leftOut, 'left_out']]);
  const drafted = await subscribe({ endOn, terms: { draftWindowDays: 5 } });
  const taken = await line(drafted);
  await createDraftInvoice({ orm: database.orm })({
    subscriptionId: drafted,
    periodIndex: 0,
    billedAtMs: Date.UTC(2026, 10, 1, 3),
  });
  const missed = await line(drafted);
  expect(taken).not.toBe(missed);
  expect(await reasonsOf(drafted)).toEqual([[missed, 'not_in_last_draft']]);
});

test('a line whose day has come is billed by a last invoice that is late', async () => {
  const late = await subscribe({ endOn: civilDate('2026-11-30') });
  const waits = await line(late, { chargeOn: civilDate('2026-11-20') });
  expect(await reasonsOf(late)).toEqual([[waits, 'charged_too_late']]);
  checkedAtMs = Date.UTC(2026, 10, 20, 6);
  expect(await reasonsOf(late)).toEqual([]);
});
