import { beforeEach, describe, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { civilDate } from '../../../domain/calendar/calendar.ts';
import type { CreditorId } from '../../../domain/identifiers/ids.ts';
import { sampleSubscription } from '../../../tests/support/sample-data.ts';
import { openTestApi } from '../../../tests/support/open-test-api.ts';
import { type Answer, GOOD } from '../../test-api.ts';

const { database, api } = await openTestApi();
let key: string;
let debtorId: string;
let subscription: string;

beforeEach(async () => {
  const creditor = await api.creditor();
  key = creditor.admin;
  debtorId = await createDebtor();
  const subscriptionId = await sampleSubscription(database.orm, {
    creditorId: creditor.creditorId as CreditorId,
    debtorId: null,
    startOn: civilDate('2026-01-01'),
  });
  subscription = `/v1/subscriptions/${subscriptionId}`;
});

const call = (method: 'post' | 'put' | 'patch' | 'delete', path: string, body?: unknown): Promise<Answer> =>
  api.call(method, path, { key, ...(body === undefined ? {} : { body }) });
const get = async (path: string) => (await api.call('get', path, { key })).body;
const createDebtor = async (name: string = GOOD.debtor.name): Promise<string> =>
  (await call('post', '/v1/debtors', { ...GOOD.debtor, name })).body.id;
const createGroup = async (name: string): Promise<string> =>
  (await call('post', '/v1/debtor-groups', { name })).body.id;
const add = (member: Readonly<Record<string, unknown>>, owner = subscription) =>
  call('post', `${owner}/members`, { joinedOn: '2026-01-01', ...member });
const end = () => database.orm.em.fork().execute(`update subscription set status = 'ended'`);
const facts = async (): Promise<string> => {
  const em = database.orm.em.fork();
  const tables = ['subscription_group_member', 'subscription_member_terms', 'subscription'];
  return JSON.stringify(
    await Promise.all(tables.map((table) => em.execute(`select t::text from ${table} t order by 1`))),
  );
};

/** A membership of a debtor or of a group, as it is listed: with what an import knows them by. */
const listed = (member: Readonly<Record<string, unknown>>, debtorGroup: string | null = null) => ({
  ...member,
  reference: null,
  customerNumber: debtorGroup === null ? '1001' : null,
  debtorGroup,
});

/** What a refusal says, and that it changed nothing. */
async function refusal(request: () => Promise<Answer>) {
  const before = await facts();
  const { status, body } = await request();
  expect(await facts()).toBe(before);
  const errors = (body.errors ?? []).map(({ path, code }: { path: string; code: string }) => `${path} ${code}`);
  return [status, body.code, ...errors];
}

describe('the members of a subscription group', () => {
  test('are debtors and debtor groups, who join, leave and are listed by day', async () => {
    const group = await createGroup('Opgang A');
    const one = await add({ debtorId, leftOn: '2026-01-31' });
    const all = await add({ debtorGroupId: group, joinedOn: '2026-02-01' });
    expect([one.status, all.status]).toEqual([201, 201]);
    expect((await get(`${subscription}/members`)).data).toEqual([listed(all.body, 'Opgang A'), listed(one.body)]);
    expect((await get(`${subscription}/members?on=2026-01-31`)).data).toEqual([listed(one.body)]);
    const changed = await call('patch', `${subscription}/members/${one.body.id}`, { leftOn: '2026-06-30' });
    expect(changed.body).toEqual({ ...one.body, leftOn: '2026-06-30' });
    expect((await get(`${subscription}/members?on=2026-06-30`)).data).toEqual([
      listed(all.body, 'Opgang A'),
      listed(changed.body),
    ]);
    expect((await call('delete', `${subscription}/members/${one.body.id}`)).body).toEqual(changed.body);
    expect((await get(`${subscription}/members`)).data).toEqual([listed(all.body, 'Opgang A')]);
  });

  test('are refused on days that they have already, and where they are another creditor’s', async () => {
    const { body: member } = await add({ debtorId, leftOn: '2026-01-31' });
    const after = await add({ debtorId, joinedOn: '2026-02-01' });
    expect(after.status).toBe(201);
    expect(await refusal(() => add({ debtorId, joinedOn: '2026-01-31' }))).toEqual(
      expect.arrayContaining([409, 'stays_overlap', '/debtorId stays_overlap']),
    );
    const path = `${subscription}/members/${member.id}`;
    expect(await refusal(() => call('patch', path, { leftOn: '2026-02-01' }))).toEqual([
      409,
      'stays_overlap',
      '/leftOn stays_overlap',
    ]);
    expect(await refusal(() => call('patch', path, { leftOn: '2025-01-01' }))).toEqual([
      422,
      'invalid_request',
      '/leftOn end_before_start',
    ]);
    const mine = key;
    key = (await api.creditor()).admin;
    const theirs = [await createDebtor(), await createGroup('Opgang B')] as const;
    key = mine;
    expect(await refusal(() => add({ debtorId: theirs[0] }))).toContain('/debtorId not_found');
    expect(await refusal(() => add({ debtorGroupId: theirs[1] }))).toContain('/debtorGroupId not_found');
  });

  test('keep a group that they come from from being deleted', async () => {
    const group = await createGroup('Opgang A');
    await add({ debtorGroupId: group });
    const refused = await call('delete', `/v1/debtor-groups/${group}`);
    expect([refused.body.code, refused.body.subscriptionIds]).toEqual([
      'group_in_use',
      [subscription.split('/').at(-1)],
    ]);
  });

  test('are not changed once the subscription is over', async () => {
    const { body: member } = await add({ debtorId });
    await end();
    for (const request of [
      () => add({ debtorId, joinedOn: '2030-01-01' }),
      () => call('patch', `${subscription}/members/${member.id}`, { leftOn: '2026-06-30' }),
      () => call('delete', `${subscription}/members/${member.id}`),
      () => call('put', `${subscription}/member-terms/${debtorId}`, { quantity: '2' }),
      () => call('delete', `${subscription}/member-terms/${debtorId}`),
    ]) {
      expect(await refusal(request)).toEqual([409, 'subscription_over']);
    }
    expect((await get(`${subscription}/members`)).data).toEqual([listed(member)]);
  });
});

describe('the debtors whom a subscription group reaches', () => {
  test('stand there once, with the days that all their memberships give together, page by page', async () => {
    const group = await createGroup('Opgang A');
    const other = await createDebtor('Prøvekunde To');
    await call('post', `/v1/debtor-groups/${group}/members/debtors`, {
      debtorIds: [debtorId, other],
      joinedOn: '2026-03-01',
    });
    await add({ debtorId, joinedOn: '2026-02-01', leftOn: '2026-03-31' });
    await add({ debtorGroupId: group, joinedOn: '2026-01-01', leftOn: '2026-12-31' });
    const first = await get(`${subscription}/debtors?from=2026-02-15&to=2026-03-15&limit=1`);
    expect(first.data).toEqual([
      { debtorId, name: 'Prøvekunde Et', stays: [{ joinedOn: '2026-02-01', leftOn: '2026-12-31' }] },
    ]);
    const rest = await get(`${subscription}/debtors?from=2026-02-15&to=2026-03-15&cursor=${first.nextCursor}`);
    expect(rest).toEqual({
      data: [{ debtorId: other, name: 'Prøvekunde To', stays: [{ joinedOn: '2026-03-01', leftOn: '2026-12-31' }] }],
      nextCursor: null,
    });
    expect((await get(`${subscription}/debtors?from=2026-02-28`)).data).toEqual(first.data);
    expect((await get(`${subscription}/debtors?from=2027-01-01`)).data).toEqual([]);
  });

  test('are those of today where no day is named, and of no period that runs backwards', async () => {
    await add({ debtorId, joinedOn: '2000-01-01' });
    expect((await get(`${subscription}/debtors`)).data).toMatchObject([{ debtorId }]);
    const refused = await get(`${subscription}/debtors?from=2026-02-01&to=2026-01-31`);
    expect(refused.errors).toMatchObject([{ path: '/query/to', code: 'end_before_start' }]);
  });
});

describe('what a member has of their own', () => {
  test('is set whole, listed, and taken away', async () => {
    const path = `${subscription}/member-terms/${debtorId}`;
    const set = await call('put', path, { quantity: '2.5', discountPercent: '12.5', leftOutUntil: '2026-06-01' });
    expect(set.body).toEqual({
      debtorId,
      debtorName: 'Prøvekunde Et',
      quantity: '2.5',
      discountPercent: '12.5',
      leftOutUntil: '2026-06-01',
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    });
    const again = await call('put', path, { discountPercent: '100' });
    expect(again.body).toMatchObject({ quantity: null, discountPercent: '100', leftOutUntil: null });
    expect(await get(`${subscription}/member-terms`)).toEqual({ data: [again.body], nextCursor: null });
    expect((await call('delete', path)).body).toEqual(again.body);
    expect((await call('delete', path)).status).toBe(404);
    expect((await get(`${subscription}/member-terms`)).data).toEqual([]);
  });

  test('is refused, and nothing changes, where it cannot be', async () => {
    const path = `${subscription}/member-terms/${debtorId}`;
    for (const [body, error] of [
      [{}, '/quantity required'],
      [{ quantity: '0' }, '/quantity not_positive'],
      [{ quantity: 2 }, '/quantity invalid_type'],
      [{ discountPercent: '100.000001' }, '/discountPercent too_big'],
      [{ discountPercent: '-1' }, '/discountPercent not_positive'],
      [{ leftOutUntil: '2026-02-30' }, '/leftOutUntil not_a_date'],
      [{ discount: '1' }, '/discount unknown_field'],
    ] as const) {
      expect(await refusal(() => call('put', path, body))).toEqual(
        expect.arrayContaining([422, 'invalid_request', error]),
      );
    }
    expect(await refusal(() => call('put', `${subscription}/member-terms/${uuid()}`, { quantity: '2' }))).toEqual([
      404,
      'not_found',
    ]);
  });

  test('is nothing to another creditor’s debtor', async () => {
    const mine = key;
    key = (await api.creditor()).admin;
    const theirs = await createDebtor();
    key = mine;
    expect(await refusal(() => call('put', `${subscription}/member-terms/${theirs}`, { quantity: '2' }))).toEqual([
      404,
      'not_found',
    ]);
  });
});
