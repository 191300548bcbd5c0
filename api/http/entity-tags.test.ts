import { beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { InvoiceDraft } from '../../db/entities/invoice-draft.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, DraftId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { openTestApiOnTemporal } from '../../tests/support/open-test-api.ts';
import { sampleDebtor, sampleOneOffLine, sampleSubscription } from '../../tests/support/sample-data.ts';
import { ROUTES } from '../routes.ts';
import { GOOD, ownAgreement } from '../test-api.ts';
import { entityTagOf } from './entity-tags.ts';
import type { Route } from './route.ts';

// Far ahead: no test depends on today.
const FAR = '2182-01-01';
const AT_ONCE = 4;

const { database, api } = await openTestApiOnTemporal();

/** Something to be changed, of a creditor of its own. */
interface Made {
  readonly key: string;
  /** By the names of the paths' parameters. */
  readonly ids: Readonly<Record<string, string>>;
}

/** A body that the route takes of what is made for it, twice, and that changes something each time. */
const BODIES: Readonly<Record<string, unknown>> = {
  setBankAccounts: { accounts: [] },
  changeCreditor: { city: 'Odense' },
  putBankAccounts: { accounts: [] },
  changeDebtor: { city: 'Odense' },
  setMandate: { mandateNumber: '123456789', activeFrom: FAR },
  renameDebtorGroup: { name: 'Opgang B' },
  changeItem: { nameDa: 'Medlemskab' },
  setItemPrice: { unitPrice: '265' },
  changeSubscription: { reference: 'Medlemskab' },
  replaceLines: { lines: [GOOD.line] },
  changeLine: { effective: 'date', on: FAR, quantity: '2' },
  endLine: { on: FAR },
  changeOneOffLine: { text: 'Oprydning' },
  setEndDate: { endOn: FAR },
  editDraft: { lines: [GOOD.line] },
  putAccountNumbers: { accounts: [{ account: 'sales', number: '1011', name: 'Salg' }] },
};

let accounts = 0;
/** An IBAN that no other creditor of the database has. */
function ownAccount(): string {
  accounts += 1;
  const account = `0040${accounts.toString().padStart(10, '0')}`;
  const check = 98n - (BigInt(`${account}132000`) % 97n);
  return `DK${check.toString().padStart(2, '0')}${account}`;
}

async function makeFor({ access }: Route): Promise<Made> {
  const creditor = await api.creditor({ betalingsservice: ownAgreement() });
  const key = creditor.admin;
  const creditorId = creditor.creditorId as CreditorId;
  const create = async (path: string, body: unknown): Promise<string> =>
    (await api.call('post', path, { key, body })).body.id;
  const debtorId = await sampleDebtor(database.orm, { creditorId });
  const subscriptionId = await sampleSubscription(database.orm, { creditorId, debtorId, startOn: civilDate(FAR) });
  await api.call('put', `/v1/creditors/${creditorId}/bank-accounts`, {
    key: api.operatorKey,
    body: { accounts: [ownAccount()] },
  });
  return {
    key: access === 'operator' ? api.operatorKey : key,
    ids: {
      creditorId,
      debtorId,
      debtorGroupId: await create('/v1/debtor-groups', { name: 'Opgang A' }),
      itemId: await create('/v1/items', GOOD.item),
      validFrom: FAR,
      subscriptionId,
      position: '1',
      oneOffLineId: await sampleOneOffLine(database.orm, { creditorId, subscriptionId }),
      draftId: await insertDraft({ creditorId, subscriptionId, debtorId }),
    },
  };
}

/** Of another period than the next one, so that the subscription can be changed meanwhile. */
async function insertDraft(owned: {
  creditorId: CreditorId;
  subscriptionId: SubscriptionId;
  debtorId: DebtorId;
}): Promise<DraftId> {
  const id = uuid() as DraftId;
  await database.orm.em.fork().insert(InvoiceDraft, {
    id,
    ...owned,
    periodIndex: 1,
    periodFrom: civilDate('2182-02-01'),
    periodTo: civilDate('2182-02-28'),
    status: 'waiting',
    releaseAt: new Date(Date.UTC(2182, 0, 1)),
    lines: [],
  });
  return id;
}

const filled = (path: string, { ids }: Made) =>
  path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => ids[name] ?? `no ${name}`);

/** What a test does with something that was made for a route: it reads it, and changes it. */
function driving(route: Route, guards: Route, made: Made) {
  const read = () => api.call('get', filled(guards.path, made), { key: made.key });
  return {
    read,
    tag: async (): Promise<string> => {
      const { status, headers } = await read();
      expect(status).toBe(200);
      return headers.get('etag') ?? '';
    },
    change: (headers: Readonly<Record<string, string>> = {}) =>
      api.call(route.method, filled(route.path, made), { key: made.key, body: BODIES[route.operationId], headers }),
  };
}

const guarded = ROUTES.flatMap((route) =>
  route.guards === undefined ? [] : [[route.operationId, route, route.guards] as const],
);

test('every route that guards what it changes is driven here', () => {
  expect(guarded.map(([operationId]) => operationId).toSorted()).toEqual(Object.keys(BODIES).toSorted());
});

test.each(guarded)('%s: what it guards is read with an ETag, by a path of the same things', (_name, route, guards) => {
  expect([guards.method, guards.access, typeof guards.prepareHeld]).toEqual(['get', route.access, 'function']);
  const names = Object.keys(route.schemas.params?.shape ?? {});
  expect(names).toEqual(expect.arrayContaining(Object.keys(guards.schemas.params?.shape ?? {})));
});

describe.each(guarded)('%s', (_name, route, guards) => {
  test('is made of what the caller has seen, and refused where that has been changed, which changes nothing', async () => {
    const { read, tag, change } = driving(route, guards, await makeFor(route));
    const seen = await tag();
    expect((await change({ 'if-match': seen })).status).toBe(route.status);
    const before = await read();
    expect(before.headers.get('etag')).not.toBe(seen);
    const refused = await change({ 'if-match': seen });
    expect([refused.status, refused.body.code]).toEqual([412, 'changed_meanwhile']);
    const after = await read();
    expect([after.body, after.headers.get('etag')]).toEqual([before.body, before.headers.get('etag')]);
  });

  test('of several at once who have seen the same, one passes', async () => {
    const { tag, change } = driving(route, guards, await makeFor(route));
    const seen = await tag();
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => change({ 'if-match': seen })));
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
      route.status,
      ...Array.from({ length: AT_ONCE - 1 }, () => 412),
    ]);
  });
});

describe('If-Match', () => {
  let debtor: ReturnType<typeof driving>;
  beforeAll(async () => {
    const [, route, guards] = guarded.find(([operationId]) => operationId === 'changeDebtor') ?? [];
    if (route === undefined || guards === undefined) throw new Error('changeDebtor guards nothing');
    debtor = driving(route, guards, await makeFor(route));
  });

  test('may name several, one of which is there, or whatever is there', async () => {
    expect((await debtor.change({ 'if-match': `"other", ${await debtor.tag()}` })).status).toBe(200);
    expect((await debtor.change({ 'if-match': '*' })).status).toBe(200);
    expect((await debtor.change({ 'if-match': '"other"' })).status).toBe(412);
  });

  test('is taken as a proxy that packs answers has made it', async () => {
    expect((await debtor.change({ 'if-match': `W/${await debtor.tag()}` })).status).toBe(200);
  });

  test('that is no tag is said to be none', async () => {
    const { status, body } = await debtor.change({ 'if-match': (await debtor.tag()).replaceAll('"', '') });
    expect([status, body.code]).toEqual([400, 'malformed_request']);
  });

  test('of what is not there finds nothing', async () => {
    const { admin: key } = await api.creditor();
    const options = { key, body: {}, headers: { 'if-match': '*' } };
    const answer = await api.call('patch', `/v1/debtors/${uuid()}`, options);
    expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
  });
});

describe('a request that is sent again with its Idempotency-Key', () => {
  const [, route, guards] = guarded.find(([operationId]) => operationId === 'changeLine') ?? [];
  if (route === undefined || guards === undefined) throw new Error('changeLine guards nothing');

  test('is answered as the first time, though it has itself changed what was seen', async () => {
    const { tag, change } = driving(route, guards, await makeFor(route));
    const headers = { 'if-match': await tag(), 'idempotency-key': uuid() };
    const first = await change(headers);
    const again = await change(headers);
    expect([again.status, again.body, again.headers.get('idempotency-replayed')]).toEqual([201, first.body, 'true']);
  });

  test('is carried out once it names what is there, for a refusal takes no key', async () => {
    const { tag, change } = driving(route, guards, await makeFor(route));
    const key = { 'idempotency-key': uuid() };
    expect((await change({ ...key, 'if-match': '"other"' })).status).toBe(412);
    expect((await change({ ...key, 'if-match': await tag() })).status).toBe(201);
  });
});

test('who has an answer already is told so instead of answered', async () => {
  const { admin: key } = await api.creditor();
  const { headers } = await api.call('get', '/v1/creditor', { key });
  // Else the client would say of itself that it wants no answer that is known.
  const known = { 'if-none-match': headers.get('etag') ?? '', 'cache-control': 'max-age=0' };
  const again = await api.call('get', '/v1/creditor', { key, headers: known });
  expect([again.status, again.body]).toEqual([304, '']);
});

test('two answers have the same tag where they are the same JSON, and only there', () => {
  expect(entityTagOf({ name: 'Prøvekunde Et' })).toBe(entityTagOf({ name: 'Prøvekunde Et' }));
  expect(entityTagOf({ name: 'Prøvekunde Et' })).not.toBe(entityTagOf({ name: 'Prøvekunde To' }));
  expect(entityTagOf({ name: null })).not.toBe(entityTagOf({}));
  expect(entityTagOf([])).toMatch(/^"[\w-]{22}"$/);
});
