import { beforeEach, describe, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { civilDate } from '../../../domain/calendar/calendar.ts';
import type { CreditorId } from '../../../domain/identifiers/ids.ts';
import { openTestApi } from '../../../tests/support/open-test-api.ts';
import { sampleSubscription } from '../../../tests/support/sample-data.ts';
import { GOOD } from '../../test-api.ts';

const { database, api } = await openTestApi();
const em = () => database.orm.em.fork();
let key: string;
let creditorId: CreditorId;
let subscriptionId: string;

/** A monthly group from January 2026 whose first three months have begun, and whose fourth comes next. */
beforeEach(async () => {
  const creditor = await api.creditor();
  [key, creditorId] = [creditor.admin, creditor.creditorId as CreditorId];
  subscriptionId = await sampleSubscription(database.orm, {
    creditorId,
    debtorId: null,
    startOn: civilDate('2026-01-01'),
  });
  for (const [index, [from, to]] of [
    ['2026-01-01', '2026-01-31'],
    ['2026-02-01', '2026-02-28'],
    ['2026-03-01', '2026-03-31'],
  ].entries()) {
    await em().execute(
      `insert into billing_run (id, creditor_id, subscription_id, period_index, period_from, period_to) values (?, ?, ?, ?, ?, ?)`,
      [uuid(), creditorId, subscriptionId, index, from, to],
    );
  }
  await em().execute(`update subscription set next_period_index = 3, next_period_from = '2026-04-01' where id = ?`, [
    subscriptionId,
  ]);
});

const call = async (method: 'post' | 'patch', path: string, body: unknown) => {
  const answer = await api.call(method, path, { key, body });
  expect(Math.floor(answer.status / 100)).toBe(2);
  return answer.body;
};
const createDebtor = async (): Promise<string> => (await call('post', '/v1/debtors', GOOD.debtor)).id;
const createGroup = async (name: string): Promise<string> => (await call('post', '/v1/debtor-groups', { name })).id;
const inSubscription = () => `/v1/subscriptions/${subscriptionId}/members`;
const inGroup = (id: string) => `/v1/debtor-groups/${id}/members`;
const forgetMessages = () => em().execute(`delete from outbox where creditor_id = ?`, [creditorId]);

/** The months whose runs are told. */
async function woken(): Promise<string[]> {
  const rows = await em().execute<{ month: string }[]>(
    `select distinct to_char(r.period_from, 'MM') as month from outbox o join billing_run r on o.workflow_id = 'run/' || r.id
     where o.kind = 'wake_run' and o.creditor_id = ? order by 1`,
    [creditorId],
  );
  return rows.map(({ month }) => month);
}

describe('whoever becomes a member for days of periods that have begun is billed at once: their runs are told', () => {
  test.each([
    ['from the tenth of February', { joinedOn: '2026-02-10' }, ['02', '03']],
    ['in January alone', { joinedOn: '2026-01-05', leftOn: '2026-01-20' }, ['01']],
    ['from the next period on', { joinedOn: '2026-04-01' }, []],
    ['before the group began', { joinedOn: '2025-01-01', leftOn: '2025-12-31' }, []],
  ])('%s', async (_when, stay, months) => {
    await call('post', inSubscription(), { debtorId: await createDebtor(), ...stay });
    expect(await woken()).toEqual(months);
  });

  test('through groups, for the days that all the memberships on the way have in common', async () => {
    const [inner, outer] = [await createGroup('Indre'), await createGroup('Ydre')];
    await call('post', inGroup(outer), { debtorGroupId: inner, joinedOn: '2026-02-01' });
    await call('post', inSubscription(), { debtorGroupId: outer, joinedOn: '2026-01-01', leftOn: '2026-02-28' });
    await forgetMessages();
    await call('post', inGroup(inner), { debtorId: await createDebtor(), joinedOn: '2026-01-01' });
    expect(await woken()).toEqual(['02']);
    await forgetMessages();
    const debtorIds = [await createDebtor(), await createDebtor()];
    await call('post', `${inGroup(inner)}/debtors`, { debtorIds, joinedOn: '2026-02-03' });
    expect(await woken()).toEqual(['02']);
  });

  test('by a stay that is made longer, in the subscription and in a group', async () => {
    const { id } = await call('post', inSubscription(), { debtorId: await createDebtor(), joinedOn: '2026-04-01' });
    await call('patch', `${inSubscription()}/${id}`, { joinedOn: '2026-03-15' });
    expect(await woken()).toEqual(['03']);
    await forgetMessages();
    const group = await createGroup('Gruppe');
    await call('post', inSubscription(), { debtorGroupId: group, joinedOn: '2026-01-01' });
    const stay = { joinedOn: '2026-01-01', leftOn: '2026-01-10' };
    const member = await call('post', inGroup(group), { debtorId: await createDebtor(), ...stay });
    await forgetMessages();
    await call('patch', `${inGroup(group)}/${member.id}`, { joinedOn: '2026-02-01', leftOn: null });
    expect(await woken()).toEqual(['02', '03']);
  });
});

test('a group that is over is told nothing', async () => {
  const group = await createGroup('Gruppe');
  await call('post', inSubscription(), { debtorGroupId: group, joinedOn: '2026-01-01' });
  await forgetMessages();
  await em().execute(`update subscription set status = 'ended', end_on = '2026-03-31' where id = ?`, [subscriptionId]);
  await call('post', inGroup(group), { debtorId: await createDebtor(), joinedOn: '2026-01-01' });
  expect(await woken()).toEqual([]);
});
