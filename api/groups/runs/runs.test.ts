import { beforeEach, describe, expect, test } from '@jest/globals';
import { NO_POST_OFFICE } from '../../../tests/support/with-post-office.ts';
import { createDraftChunk } from '../../../activities/groups/draft-chunk.ts';
import { createStartRun } from '../../../activities/groups/start-run.ts';
import type { RunId, SubscriptionId } from '../../../domain/identifiers/ids.ts';
import { openTestApiOnTemporal } from '../../../tests/support/open-test-api.ts';
import { type Answer, asPreviewed, GOOD } from '../../test-api.ts';

const BILLED_AT_MS = Date.UTC(2026, 10, 1, 3);

const GROUP = {
  kind: 'group',
  startOn: '2026-11-01',
  interval: { unit: 'month', count: 1 },
  lines: [GOOD.line],
};

const { database, api } = await openTestApiOnTemporal();
let key: string;
let one: string;
let two: string;
let subscription: string;

beforeEach(async () => {
  key = (await api.creditor()).admin;
  one = (await call('post', '/v1/debtors', GOOD.debtor)).body.id;
  two = (await call('post', '/v1/debtors', { ...GOOD.debtor, email: null })).body.id;
  const created = await call('post', '/v1/subscriptions', GROUP);
  subscription = `/v1/subscriptions/${created.body.id}`;
  for (const debtorId of [one, two])
    await call('post', `${subscription}/members`, { debtorId, joinedOn: '2026-01-01' });
});

const call = (method: 'get' | 'post' | 'patch', path: string, body?: unknown): Promise<Answer> =>
  api.call(method, path, { key, ...(body === undefined ? {} : { body }) });

/** Starts the run of the first period, as its workflow would. */
async function startRun(): Promise<string> {
  const subscriptionId = subscription.slice('/v1/subscriptions/'.length) as SubscriptionId;
  const outcome = await createStartRun(database)({ subscriptionId, periodIndex: 0, billedAtMs: BILLED_AT_MS });
  if (outcome.kind !== 'started') throw new Error(outcome.kind);
  return `${subscription}/runs/${outcome.runIds[0]}`;
}
const draft = (run: string) => {
  const runId = run.slice(run.lastIndexOf('/') + 1) as RunId;
  return createDraftChunk({ ...database, ...NO_POST_OFFICE })({ runId, chunk: 0, billedAtMs: BILLED_AT_MS });
};
const wakings = async (run: string): Promise<number> => {
  const rows = await database.orm.em
    .fork()
    .execute(`select id from outbox where kind = 'wake_run' and workflow_id = ?`, [
      `run/${run.slice(run.lastIndexOf('/') + 1)}`,
    ]);
  return rows.length;
};

describe('a run', () => {
  test('is found among those of all groups, by its status as it goes on', async () => {
    const found = async (status: string) =>
      (await call('get', `/v1/runs?status=${status}`)).body.data.map(({ id }: { id: string }) => id);
    const everywhere = async () => ({
      billing: await found('billing'),
      stopped: await found('stopped'),
      needs_attention: await found('needs_attention'),
      billed: await found('billed'),
    });
    const none = { billing: [], stopped: [], needs_attention: [], billed: [] };
    expect(await everywhere()).toEqual(none);
    const run = await startRun();
    const id = run.slice(run.lastIndexOf('/') + 1);
    expect(await everywhere()).toEqual({ ...none, billing: [id] });
    await draft(run);
    expect(await everywhere()).toEqual({ ...none, needs_attention: [id] });
    await call('post', `${run}/stop`);
    expect(await everywhere()).toEqual({ ...none, stopped: [id] });
    expect((await call('get', '/v1/runs')).body.data).toEqual([
      expect.objectContaining({ id, status: 'stopped', from: '2026-11-01', subscriptionReference: null }),
    ]);
  });

  test('is listed with its period, and shows how far it has come and what became of whom', async () => {
    const run = await startRun();
    const before = (await call('get', run)).body;
    expect(before).toMatchObject({ from: '2026-11-01', to: '2026-11-30', status: 'billing', members: 2, waiting: 2 });
    await draft(run);
    const after = (await call('get', run)).body;
    expect(after).toMatchObject({
      status: 'needs_attention',
      members: 2,
      billed: 1,
      waiting: 0,
      mailed: 0,
      mailsWaiting: 1,
    });
    expect([after.failed, after.needsAttention, after.settled]).toEqual([1, 1, 0]);
    const { data } = (await call('get', `${subscription}/runs`)).body;
    expect(data).toEqual([expect.objectContaining({ id: after.id, status: 'needs_attention', stoppedAt: null })]);
    const members = (await call('get', `${run}/members`)).body.data;
    expect(members.map(({ status, invoiceNumber }: Record<string, unknown>) => [status, invoiceNumber])).toEqual(
      [one, two].toSorted().map((debtorId) => (debtorId === one ? ['billed', '1'] : ['needs_attention', null])),
    );
    const needy = (await call('get', `${run}/members?status=needs_attention`)).body.data;
    expect(needy).toMatchObject([{ debtorId: two, attention: { code: 'debtor_without_email' }, mailStatus: null }]);
    const page = (await call('get', `${run}/members?limit=1`)).body;
    const next = (await call('get', `${run}/members?limit=1&cursor=${page.nextCursor}`)).body;
    expect([page.data, next.data, next.nextCursor]).toEqual([[members[0]], [members[1]], null]);
  });

  test('is stopped and resumed: in between nothing is drafted and nothing tried again', async () => {
    const run = await startRun();
    const stopped = await call('post', `${run}/stop`);
    expect([stopped.status, stopped.body.status]).toEqual([202, 'stopped']);
    expect((await call('post', `${run}/stop`)).body.stoppedAt).toBe(stopped.body.stoppedAt);
    expect(await draft(run)).toMatchObject({ stopped: true, billed: 0 });
    const refused = await call('post', `${run}/retry`);
    expect([refused.status, refused.body.code]).toEqual([409, 'run_stopped']);
    const resumed = await call('post', `${run}/resume`);
    expect([resumed.body.status, resumed.body.stoppedAt]).toEqual(['billing', null]);
    expect(await draft(run)).toMatchObject({ stopped: false, billed: 1 });
    expect(await wakings(run)).toBe(3);
  });

  test('is woken to bill a member whose debtor is changed, and by a retry', async () => {
    const run = await startRun();
    await draft(run);
    expect(await wakings(run)).toBe(0);
    await call('patch', `/v1/debtors/${one}`, { email: 'ny@prove.example' });
    expect(await wakings(run)).toBe(0);
    await call('patch', `/v1/debtors/${two}`, { email: 'ny@prove.example' });
    expect(await wakings(run)).toBe(1);
    expect((await call('post', `${run}/retry`)).status).toBe(202);
    expect(await wakings(run)).toBe(2);
  });

  test('is none of another subscription', async () => {
    const run = await startRun();
    const other = await call('post', '/v1/subscriptions', { ...GROUP, kind: 'single', debtorId: one });
    const path = `/v1/subscriptions/${other.body.id}/runs/${run.slice(run.lastIndexOf('/') + 1)}`;
    for (const [method, action] of [
      ['get', ''],
      ['get', '/members'],
      ['post', '/stop'],
      ['post', '/resume'],
      ['post', '/retry'],
    ] as const) {
      expect((await call(method, `${path}${action}`)).status).toBe(404);
    }
    expect((await call('get', run)).body.stoppedAt).toBeNull();
  });
});

test('a one-off line of a group is for one debtor', async () => {
  const line = { ...GOOD.line, text: 'Nøgle' };
  const refused = await call('post', `${subscription}/one-off-lines`, line);
  expect(refused.body.errors).toEqual([expect.objectContaining({ path: '/debtorId', code: 'required' })]);
  expect((await call('post', `${subscription}/one-off-lines`, { ...line, debtorId: one })).status).toBe(201);
  const stranger: string = (await call('post', '/v1/debtors', GOOD.debtor)).body.id;
  const untaken = await call('post', `${subscription}/one-off-lines`, { ...line, debtorId: stranger });
  expect(untaken.body.errors).toEqual([expect.objectContaining({ path: '/debtorId', code: 'not_a_member' })]);
  const group = { ...GROUP, oneOffLines: [line] };
  const created = await call('post', '/v1/subscriptions', group);
  expect(created.body.errors).toEqual([expect.objectContaining({ path: '/oneOffLines/0/debtorId', code: 'required' })]);
});

const preview = async (query = '') => (await call('get', `${subscription}/debtors/preview${query}`)).body;

describe('the preview of a group', () => {
  test('shows for each member what is then billed', async () => {
    await call('post', `${subscription}/one-off-lines`, { ...GOOD.line, text: 'Nøgle', debtorId: one });
    await api.call('put', `${subscription}/member-terms/${one}`, {
      key,
      body: { quantity: '2', discountPercent: '10' },
    });
    await call('patch', `/v1/debtors/${two}`, { email: 'ny@prove.example' });
    const { data } = await preview('?periods=2');
    expect(data).toHaveLength(2);
    await draft(await startRun());
    for (const { debtorId, debtorName, periods } of data) {
      expect([debtorName, periods.length]).toEqual(['Prøvekunde Et', 2]);
      const { data: invoices } = (await call('get', `/v1/invoices?debtorId=${debtorId}`)).body;
      const billed = (await call('get', `/v1/invoices/${invoices[0].id}`)).body;
      const { lines, net, total } = periods[0].invoice;
      expect([lines, net, total]).toEqual([asPreviewed(billed.lines), billed.net, billed.total]);
      expect(periods[1].invoice.lines).toHaveLength(1);
    }
  });

  test('has pages, shows who cannot be billed and who is no member, and nothing once the group is over', async () => {
    const leaves = (await call('post', '/v1/debtors', GOOD.debtor)).body.id;
    await call('post', `${subscription}/members`, { debtorId: leaves, joinedOn: '2026-11-01', leftOn: '2026-11-30' });
    const first = await preview('?periods=2&limit=2');
    const rest = await preview(`?periods=2&limit=2&cursor=${first.nextCursor}`);
    const all = [...first.data, ...rest.data];
    expect([all.length, rest.nextCursor]).toEqual([3, null]);
    const of = (debtorId: string) => all.find((member) => member.debtorId === debtorId).periods;
    expect(of(two)[0].obstacle.code).toBe('debtor_without_email');
    expect([of(leaves)[0].settled, of(leaves)[1].settled]).toEqual([null, 'nothing_due']);
    await database.orm.em
      .fork()
      .execute(`update subscription set status = 'cancelled' where id = ?`, [
        subscription.slice('/v1/subscriptions/'.length),
      ]);
    expect(await preview()).toEqual({ data: [], nextCursor: null });
  });
});

describe('a group that nobody has ever been a member of', () => {
  test('waits for its first member, visibly, and is billed for the periods that have begun', async () => {
    subscription = `/v1/subscriptions/${(await call('post', '/v1/subscriptions', GROUP)).body.id}`;
    await expect(startRun()).rejects.toThrow('needs_attention');
    const waiting = (await call('get', subscription)).body;
    expect([waiting.status, waiting.attention.code]).toEqual(['needs_attention', 'group_without_members']);
    expect((await call('get', `${subscription}/runs`)).body.data).toEqual([]);
    await call('post', `${subscription}/members`, { debtorId: one, joinedOn: '2026-11-01' });
    const woken = await database.orm.em
      .fork()
      .execute(`select kind from outbox where kind = 'retry' and workflow_id = ?`, [
        `subscription/${subscription.slice('/v1/subscriptions/'.length)}`,
      ]);
    expect(woken).toEqual([{ kind: 'retry' }]);
    expect((await call('get', await startRun())).body).toMatchObject({ members: 1, waiting: 1 });
  });
});

describe('leaving a group in a period that is billed', () => {
  test('says that nothing was credited, and how it is', async () => {
    await draft(await startRun());
    const { data } = (await call('get', `${subscription}/members?debtorId=${one}`)).body;
    const path = `${subscription}/members/${data[0].id}`;
    const [invoice] = (await call('get', `/v1/invoices?debtorId=${one}`)).body.data;
    const left = await call('patch', path, { leftOn: '2026-11-20' });
    expect(left.body.notCredited).toEqual({
      invoiceIds: [invoice.id],
      detail: expect.stringContaining('unusedAfter 2026-11-20'),
    });
    await call('post', `/v1/invoices/${invoice.id}/credit-notes`, { unusedAfter: '2026-11-20' });
    expect((await call('patch', path, { leftOn: '2026-11-20' })).body.notCredited).toBeUndefined();
    expect((await call('patch', path, { leftOn: null })).body.notCredited).toBeUndefined();
  });

  test('says so too where it is left through a debtor group, of whoever is no member in another way', async () => {
    const [outer, inner] = await Promise.all(
      ['Ejendom', 'Opgang'].map(async (name) => (await call('post', '/v1/debtor-groups', { name })).body.id as string),
    );
    const three = (await call('post', '/v1/debtors', GOOD.debtor)).body.id as string;
    await call('post', `/v1/debtor-groups/${outer}/members`, { debtorGroupId: inner, joinedOn: '2026-01-01' });
    const [own, other] = await Promise.all(
      [three, one].map((debtorId) =>
        call('post', `/v1/debtor-groups/${inner}/members`, { debtorId, joinedOn: '2026-01-01' }),
      ),
    );
    await call('post', `${subscription}/members`, { debtorGroupId: outer, joinedOn: '2026-01-01' });
    await draft(await startRun());
    const [invoice] = (await call('get', `/v1/invoices?debtorId=${three}`)).body.data;
    const leave = async (path: string, leftOn: string | null) =>
      (await call('patch', path, { leftOn })).body.notCredited as unknown;
    const ofThree = `/v1/debtor-groups/${inner}/members/${own?.body.id}`;
    const said = { invoiceIds: [invoice.id], detail: expect.stringContaining('unusedAfter 2026-11-20') };
    expect(await leave(ofThree, '2026-11-20')).toEqual(said);
    await leave(ofThree, null);
    // The first debtor is a member without the group.
    expect(await leave(`/v1/debtor-groups/${inner}/members/${other?.body.id}`, '2026-11-20')).toBeUndefined();
    const [held] = (await call('get', `/v1/debtor-groups/${outer}/members`)).body.data;
    expect(await leave(`/v1/debtor-groups/${outer}/members/${held.id}`, '2026-11-20')).toEqual(said);
    await call('post', `/v1/invoices/${invoice.id}/credit-notes`, { unusedAfter: '2026-11-20' });
    expect(await leave(`/v1/debtor-groups/${outer}/members/${held.id}`, '2026-11-20')).toBeUndefined();
  });
});
