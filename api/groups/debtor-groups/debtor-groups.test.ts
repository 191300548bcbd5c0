import { beforeEach, describe, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { civilDate } from '../../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId } from '../../../domain/identifiers/ids.ts';
import { openTestApi } from '../../../tests/support/open-test-api.ts';
import { sampleSubscription } from '../../../tests/support/sample-data.ts';
import { type Answer, GOOD } from '../../test-api.ts';

const { database, api } = await openTestApi();
let key: string;
let ownId: CreditorId;

beforeEach(async () => {
  const creditor = await api.creditor();
  key = creditor.admin;
  ownId = creditor.creditorId as CreditorId;
});

const post = (path: string, body: unknown): Promise<Answer> => api.call('post', path, { key, body });
const get = async (path: string) => (await api.call('get', path, { key })).body;
const createGroup = async (name: string): Promise<string> => (await post('/v1/debtor-groups', { name })).body.id;
const createDebtor = async (name: string = GOOD.debtor.name): Promise<string> =>
  (await post('/v1/debtors', { ...GOOD.debtor, name })).body.id;
const found = async (q: string): Promise<string[]> =>
  (await get(`/v1/debtor-groups?q=${encodeURIComponent(q)}`)).data.map(({ id }: { id: string }) => id);
const add = (groupId: string, member: Readonly<Record<string, unknown>>) =>
  post(`/v1/debtor-groups/${groupId}/members`, { joinedOn: '2026-01-01', ...member });
const rows = async (): Promise<string> =>
  JSON.stringify(await database.orm.em.fork().execute('select t::text from debtor_group_member t order by 1'));

/** What a refusal says, and that it changed no membership. */
async function refusal(request: () => Promise<Answer>) {
  const before = await rows();
  const { status, body } = await request();
  expect(await rows()).toBe(before);
  const errors = (body.errors ?? []).map(({ path, code }: { path: string; code: string }) => `${path} ${code}`);
  return { status, code: body.code, errors };
}

describe('a debtor group', () => {
  test('is created, read, renamed, listed newest first, and deleted', async () => {
    const made = await post('/v1/debtor-groups', { name: 'Opgang A' });
    expect([made.status, made.headers.get('location')]).toEqual([201, `/v1/debtor-groups/${made.body.id}`]);
    const second = await createGroup('Opgang B');
    const path = `/v1/debtor-groups/${made.body.id}`;
    const renamed = await api.call('patch', path, { key, body: { name: 'Opgang Å' } });
    expect(renamed.body).toEqual({ ...made.body, name: 'Opgang Å', updatedAt: expect.any(String) });
    expect(await get(path)).toEqual(renamed.body);
    expect((await get('/v1/debtor-groups')).data.map(({ id }: { id: string }) => id)).toEqual([second, made.body.id]);
    expect((await api.call('delete', path, { key })).body).toEqual(renamed.body);
    expect((await api.call('get', path, { key })).status).toBe(404);
  });

  test('is found by a part of its name, as it is typed', async () => {
    const [first, second] = [await createGroup('Opgang A_1'), await createGroup('Opgang AB1')];
    expect([await found('OPGANG'), await found('a_1'), await found('nobody')]).toEqual([[second, first], [first], []]);
  });

  test('has a name that no other group of the creditor has, also after a change', async () => {
    await createGroup('Opgang A');
    const second = await createGroup('Opgang B');
    const again = await post('/v1/debtor-groups', { name: ' Opgang A ' });
    expect([again.status, again.body.code]).toEqual([409, 'group_name_taken']);
    const renamed = await api.call('patch', `/v1/debtor-groups/${second}`, { key, body: { name: 'Opgang A' } });
    expect([renamed.status, renamed.body.code]).toEqual([409, 'group_name_taken']);
    key = (await api.creditor()).admin;
    expect((await post('/v1/debtor-groups', { name: 'Opgang A' })).status).toBe(201);
  });

  test('is not deleted while another group holds it, or has held it, and takes its own memberships with it', async () => {
    const [outer, inner] = [await createGroup('Ejendom'), await createGroup('Opgang A')];
    await add(inner, { debtorId: await createDebtor() });
    const held = await add(outer, { debtorGroupId: inner, leftOn: '2026-01-31' });
    const refused = await api.call('delete', `/v1/debtor-groups/${inner}`, { key });
    expect([refused.status, refused.body.code, refused.body.debtorGroupIds]).toEqual([409, 'group_in_use', [outer]]);
    await api.call('delete', `/v1/debtor-groups/${outer}/members/${held.body.id}`, { key });
    expect((await api.call('delete', `/v1/debtor-groups/${inner}`, { key })).status).toBe(200);
    expect(await rows()).not.toContain(inner);
  });
});

describe('a membership', () => {
  test('is of a debtor or of a group, says who, and is listed with what an import knows both by', async () => {
    const [outer, inner] = [await createGroup('Ejendom'), await createGroup('Opgang A')];
    const debtorId = await createDebtor('Prøvekunde To');
    const ofDebtor = await add(outer, { debtorId });
    expect(ofDebtor.body).toEqual({
      id: expect.any(String),
      debtorId,
      debtorGroupId: null,
      name: 'Prøvekunde To',
      joinedOn: '2026-01-01',
      leftOn: null,
      createdAt: expect.any(String),
    });
    const ofGroup = await add(outer, { debtorGroupId: inner, leftOn: '2026-06-30' });
    expect(ofGroup.body).toMatchObject({
      debtorId: null,
      debtorGroupId: inner,
      name: 'Opgang A',
      leftOn: '2026-06-30',
    });
    expect((await get(`/v1/debtor-groups/${outer}/members`)).data).toEqual([
      { ...ofGroup.body, group: 'Ejendom', customerNumber: null, memberGroup: 'Opgang A' },
      { ...ofDebtor.body, group: 'Ejendom', customerNumber: '1001', memberGroup: null },
    ]);
  });

  test('is listed by a day on which it holds, the last one included, and by its debtor', async () => {
    const group = await createGroup('Opgang A');
    const [one, two] = [await createDebtor(), await createDebtor()];
    await add(group, { debtorId: one, leftOn: '2026-01-31' });
    await add(group, { debtorId: two, joinedOn: '2026-01-31' });
    const on = async (query: string) =>
      (await get(`/v1/debtor-groups/${group}/members?${query}`)).data.map(
        ({ debtorId }: { debtorId: string }) => debtorId,
      );
    expect(await on('on=2026-01-30')).toEqual([one]);
    expect(await on('on=2026-01-31')).toEqual([two, one]);
    expect(await on('on=2026-02-01')).toEqual([two]);
    expect(await on('on=2025-12-31')).toEqual([]);
    expect(await on(`debtorId=${one}`)).toEqual([one]);
  });

  test('ends and begins again, but not on days that it has already', async () => {
    const group = await createGroup('Opgang A');
    const debtorId = await createDebtor();
    const first = await add(group, { debtorId });
    const path = `/v1/debtor-groups/${group}/members/${first.body.id}`;
    const change = (body: unknown) => api.call('patch', path, { key, body });
    expect(await refusal(() => add(group, { debtorId, joinedOn: '2026-07-01' }))).toEqual({
      status: 409,
      code: 'stays_overlap',
      errors: ['/debtorId stays_overlap'],
    });
    expect((await change({ leftOn: '2026-06-30' })).body).toEqual({ ...first.body, leftOn: '2026-06-30' });
    const second = await add(group, { debtorId, joinedOn: '2026-07-01' });
    expect(second.status).toBe(201);
    expect(await refusal(() => change({ leftOn: '2026-07-01' }))).toMatchObject({ errors: ['/leftOn stays_overlap'] });
    expect(await refusal(() => change({ leftOn: null }))).toMatchObject({ code: 'stays_overlap' });
    expect(await refusal(() => change({ leftOn: '2025-12-31' }))).toEqual({
      status: 422,
      code: 'invalid_request',
      errors: ['/leftOn end_before_start'],
    });
    expect((await change({ joinedOn: '2025-06-01' })).body).toMatchObject({
      joinedOn: '2025-06-01',
      leftOn: '2026-06-30',
    });
    expect(await get(`/v1/debtor-groups/${group}/members?on=2025-06-01`)).toMatchObject({ data: [{ debtorId }] });
  });

  test('of one group is nothing to another', async () => {
    const [group, other] = [await createGroup('Opgang A'), await createGroup('Opgang B')];
    const { body: member } = await add(group, { debtorId: await createDebtor() });
    const path = `/v1/debtor-groups/${other}/members/${member.id}`;
    for (const request of [
      () => api.call('patch', path, { key, body: { leftOn: '2026-06-30' } }),
      () => api.call('delete', path, { key }),
    ]) {
      expect(await refusal(request)).toEqual({ status: 404, code: 'not_found', errors: [] });
    }
  });

  test('that two requests add at once is there once', async () => {
    const group = await createGroup('Opgang A');
    const debtorId = await createDebtor();
    const answers = await Promise.all([1, 2, 3, 4].map(() => add(group, { debtorId })));
    expect(answers.map(({ status, body }) => `${status} ${body.code}`).toSorted()).toEqual([
      '201 undefined',
      ...Array.from({ length: 3 }, () => '409 stays_overlap'),
    ]);
  });

  test('is refused, and nothing changes, for a member who cannot be', async () => {
    const group = await createGroup('Opgang A');
    const mine = key;
    key = (await api.creditor()).admin;
    const [foreignDebtor, foreignGroup] = [await createDebtor(), await createGroup('Opgang B')];
    key = mine;
    const debtorId = await createDebtor();
    for (const [member, error] of [
      [{}, '/debtorId required'],
      [{ debtorId, debtorGroupId: group }, '/debtorId one_of_two'],
      [{ debtorId: uuid() }, '/debtorId not_found'],
      [{ debtorGroupId: uuid() }, '/debtorGroupId not_found'],
      [{ debtorId: foreignDebtor }, '/debtorId not_found'],
      [{ debtorGroupId: foreignGroup }, '/debtorGroupId not_found'],
      [{ debtorId, joinedOn: undefined }, '/joinedOn required'],
      [{ debtorId, joinedOn: '2026-02-30' }, '/joinedOn not_a_date'],
      [{ debtorId, leftOn: '2025-12-31' }, '/leftOn end_before_start'],
    ] as const) {
      expect(await refusal(() => add(group, member))).toEqual({
        status: 422,
        code: 'invalid_request',
        errors: [error],
      });
    }
  });
});

describe('groups in groups', () => {
  test('run in no circle: the refusal names the way round', async () => {
    const [a, b, c] = [await createGroup('A'), await createGroup('B'), await createGroup('C')];
    await add(a, { debtorGroupId: b });
    await add(b, { debtorGroupId: c, leftOn: '2026-01-31' });
    const refused = await add(c, { debtorGroupId: a, joinedOn: '2027-01-01' });
    expect([refused.status, refused.body.code]).toEqual([409, 'group_cycle']);
    expect(refused.body.detail).toBe('The group would hold itself: C > A > B > C');
    expect(refused.body.circle.map(({ debtorGroupId }: { debtorGroupId: string }) => debtorGroupId)).toEqual([
      c,
      a,
      b,
      c,
    ]);
    expect(await refusal(() => add(a, { debtorGroupId: a }))).toEqual({
      status: 409,
      code: 'group_cycle',
      errors: ['/debtorGroupId group_cycle'],
    });
    expect((await add(a, { debtorGroupId: c })).status).toBe(201);
  });

  test('two requests at once close no circle together', async () => {
    const [a, b] = [await createGroup('A'), await createGroup('B')];
    const answers = await Promise.all([add(a, { debtorGroupId: b }), add(b, { debtorGroupId: a })]);
    expect(answers.map(({ status, body }) => `${status} ${body.code}`).toSorted()).toEqual([
      '201 undefined',
      '409 group_cycle',
    ]);
  });
});

describe('many debtors at once', () => {
  test('a thousand are added in one request, and asked for again with its key no second time', async () => {
    const group = await createGroup('Alle');
    const { id: creditorId } = await get('/v1/creditor');
    const debtors = await database.orm.em.fork().execute<{ id: string }[]>(
      `insert into debtor (id, creditor_id, customer_number, name, address_lines, postcode, city, country, language)
       select uuidv7(), ?, n::text, 'Prøvekunde ' || n, array['Prøvevej 1'], '9000', 'Aalborg', 'DK', 'da'
       from generate_series(1, 1000) n returning id`,
      [creditorId],
    );
    const request = {
      key,
      body: { debtorIds: debtors.map(({ id }) => id), joinedOn: '2026-01-01' },
      headers: { 'idempotency-key': 'thousand' },
    };
    const path = `/v1/debtor-groups/${group}/members/debtors`;
    const added = await api.call('post', path, request);
    expect([added.status, added.body.data.length]).toEqual([201, 1000]);
    expect((await api.call('post', path, request)).body).toEqual(added.body);
    const [first] = await database.orm.em
      .fork()
      .execute<{ count: string }[]>('select count(*) from debtor_group_member where group_id = ?', [group]);
    expect(first?.count).toBe('1000');
  });

  test('are all refused for one who cannot be added, who is named', async () => {
    const group = await createGroup('Opgang A');
    const [one, two] = [await createDebtor(), await createDebtor()];
    await add(group, { debtorId: two });
    const path = `/v1/debtor-groups/${group}/members/debtors`;
    const joinedOn = '2026-01-01';
    for (const [body, code, errors] of [
      [{ debtorIds: [one, two], joinedOn }, 'stays_overlap', ['/debtorIds/1 stays_overlap']],
      [{ debtorIds: [one, uuid()], joinedOn }, 'invalid_request', ['/debtorIds/1 not_found']],
      [{ debtorIds: [one, one], joinedOn }, 'invalid_request', ['/debtorIds/1 repeated']],
      [{ debtorIds: [], joinedOn }, 'invalid_request', ['/debtorIds too_small']],
      [{ debtorIds: Array.from({ length: 1001 }, () => uuid()), joinedOn }, 'invalid_request', ['/debtorIds too_big']],
    ] as const) {
      expect(await refusal(() => post(path, body))).toMatchObject({ code, errors });
    }
  });
});

const idsOf = ({ data }: { data: { id: string }[] }) => data.map(({ id }) => id);
const subscribe = (debtorId: DebtorId | null = null): Promise<string> =>
  sampleSubscription(database.orm, { creditorId: ownId, debtorId, startOn: civilDate('2182-01-01') });
const join = (subscriptionId: string, member: Readonly<Record<string, unknown>>) =>
  post(`/v1/subscriptions/${subscriptionId}/members`, { joinedOn: '2026-01-01', ...member });

describe('of a debtor', () => {
  test('all memberships are listed, newest first, and those of a day alone', async () => {
    const debtorId = await createDebtor();
    const groupId = await createGroup('Opgang A');
    const past = (await add(groupId, { debtorId, leftOn: '2026-01-31' })).body.id;
    const subscriptionId = await subscribe();
    const lasting = (await join(subscriptionId, { debtorId })).body.id;
    await join(subscriptionId, { debtorId: await createDebtor() });
    const path = `/v1/debtors/${debtorId}/memberships`;
    const listed = await get(path);
    expect(listed.data).toEqual([
      expect.objectContaining({ id: lasting, debtorGroupId: null, subscriptionId, name: null, leftOn: null }),
      expect.objectContaining({ id: past, debtorGroupId: groupId, subscriptionId: null, name: 'Opgang A' }),
    ]);
    expect(idsOf(await get(`${path}?on=2026-02-01`))).toEqual([lasting]);
    expect(idsOf(await get(`${path}?limit=1&cursor=${(await get(`${path}?limit=1`)).nextCursor}`))).toEqual([past]);
  });

  test('subscriptions are found that reach the debtor by groups of groups, and not by what is over', async () => {
    const debtorId = await createDebtor();
    const [house, door] = [await createGroup('Ejendom'), await createGroup('Opgang')];
    await add(door, { debtorId });
    await add(house, { debtorGroupId: door });
    const [direct, nested, left] = [await subscribe(), await subscribe(), await subscribe()];
    await join(direct, { debtorId });
    await join(nested, { debtorGroupId: house });
    await join(left, { debtorId, leftOn: '2026-01-31' });
    await join(await subscribe(), { debtorId: await createDebtor() });
    const own = await subscribe(debtorId as DebtorId);
    const through = async (query: string) => idsOf(await get(`/v1/subscriptions?debtorId=${debtorId}${query}`));
    expect(await through('')).toEqual([own]);
    expect(await through('&through=own')).toEqual([own]);
    expect(await through('&through=group')).toEqual([nested, direct]);
    expect(await through('&through=any')).toEqual([own, nested, direct]);
    const { status, body: refusedBody } = await api.call('get', '/v1/subscriptions?through=any', { key });
    expect([status, refusedBody.errors[0].code]).toEqual([422, 'only_with_debtor']);
  });
});
