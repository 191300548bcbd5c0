import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import { startTemporal, type TemporalServer } from '../../dev/temporal.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { currentMs } from '../../tests/support/test-day.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes.ts';
import { hashSecretToken } from '../../db/people/secret-token.ts';
import { createKeyOfBefore } from '../../tests/support/key-of-before.ts';
import { GOOD, startTestApi, type Answer, type TestApi, type TestCreditor } from '../test-api.ts';

const BILLED_AT_MS = Date.UTC(2026, 10, 23, 2);

let folder: string;
let temporal: TemporalServer;
let database: OpenTestDatabase;
let api: TestApi;
let creditor: TestCreditor;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-audit-'));
  [database, temporal] = await Promise.all([
    openTestDatabase(),
    startTemporal({ folder, searchAttributes: SEARCH_ATTRIBUTES }),
  ]);
  api = await startTestApi({ orm: database.orm, temporalAddress: temporal.address });
});
beforeEach(async () => {
  creditor = await api.creditor();
});
afterAll(async () => {
  await api.close();
  await temporal.stop();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

interface Entry {
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly objectType: string;
  readonly objectId: string;
  readonly trailType: string;
  readonly trailId: string;
  readonly changes: readonly { field: string; from: unknown; to: unknown }[];
  readonly by: {
    readonly role: string;
    readonly name: string;
    readonly apiKeyId: string | null;
    readonly personId: string | null;
  };
  readonly requestId: string | null;
}

const call = (...[method, path, options]: Parameters<TestApi['call']>): Promise<Answer> =>
  api.call(method, path, { key: creditor.admin, ...options });

const trailOf = async (path: string, key = creditor.admin): Promise<Entry[]> => {
  const answer = await api.call('get', path, { key });
  expect(answer.status).toBe(200);
  return answer.body.data;
};

const made = async (path: string, body: unknown): Promise<string> => {
  const answer = await call('post', path, { body });
  expect(answer.status).toBe(201);
  return answer.body.id;
};

const madeSubscription = async (): Promise<string> =>
  made('/v1/subscriptions', {
    debtorId: await made('/v1/debtors', GOOD.debtor),
    startOn: '2026-11-01',
    interval: { unit: 'month', count: 1 },
    lines: [GOOD.line],
  });

const count = async (): Promise<number> => (await trailOf('/v1/audit?limit=100')).length;

const run = (sql: string, values: unknown[] = []) =>
  database.orm.em.fork().transactional((em) => em.execute<Record<string, string>[]>(sql, values));

describe('what is recorded', () => {
  test('a change tells which fields changed, from which value to which, when, by which key and in which request', async () => {
    const itemId = await made('/v1/items', GOOD.item);
    const named = await call('post', '/v1/api-keys', { body: { role: 'admin', name: 'Bogholderi' } });
    const before = currentMs();
    const answer = await call('patch', `/v1/items/${itemId}`, {
      key: named.body.secret,
      body: { nameDa: 'Årskontingent', unitPrice: '9999999999.999999' },
    });
    const [entry] = await trailOf(`/v1/items/${itemId}/audit`);
    expect(entry).toEqual({
      id: expect.any(String),
      at: expect.any(String),
      action: 'changed',
      objectType: 'item',
      objectId: itemId,
      objectKey: null,
      trailType: 'item',
      trailId: itemId,
      changes: [
        { field: 'nameDa', from: 'Kontingent', to: 'Årskontingent' },
        { field: 'unitPrice', from: '250', to: '9999999999.999999' },
      ],
      by: { role: 'admin', name: 'Bogholderi', apiKeyId: named.body.id, personId: null },
      requestId: answer.headers.get('x-request-id'),
    });
    expect(Date.parse(entry?.at ?? '')).toBeGreaterThanOrEqual(before);
    expect(Date.parse(entry?.at ?? '')).toBeLessThanOrEqual(currentMs());
  });

  test('what is created tells every field that holds something, in the order of the columns', async () => {
    const debtorId = await made('/v1/debtors', GOOD.debtor);
    const [entry] = await trailOf(`/v1/debtors/${debtorId}/audit`);
    expect([entry?.action, entry?.changes]).toEqual([
      'created',
      [
        { field: 'customerNumber', from: null, to: '1001' },
        { field: 'name', from: null, to: 'Prøvekunde Et' },
        { field: 'addressLines', from: null, to: ['Prøvegade 2'] },
        { field: 'postcode', from: null, to: '8000' },
        { field: 'city', from: null, to: 'Aarhus C' },
        { field: 'country', from: null, to: 'DK' },
        { field: 'email', from: null, to: 'et@prove.example' },
        { field: 'language', from: null, to: 'da' },
        { field: 'kind', from: null, to: 'consumer' },
        { field: 'delivery', from: null, to: 'mail' },
      ],
    ]);
  });

  test('the trail of a subscription shows its lines, that of a debtor its mandate', async () => {
    const subscriptionId = await madeSubscription();
    await call('post', `/v1/subscriptions/${subscriptionId}/one-off-lines`, { body: GOOD.line });
    await call('put', `/v1/subscriptions/${subscriptionId}/lines`, {
      body: { lines: [{ ...GOOD.line, unitPrice: '300.00' }] },
    });
    await call('post', `/v1/subscriptions/${subscriptionId}/cancel`);
    const trail = await trailOf(`/v1/subscriptions/${subscriptionId}/audit`);
    expect(trail.map(({ action, objectType }) => `${objectType} ${action}`)).toEqual([
      'subscription changed',
      'standing_line created',
      'standing_line changed',
      'one_off_line created',
      'standing_line created',
      'subscription created',
    ]);
    expect(trail[0]?.changes).toEqual([{ field: 'status', from: 'active', to: 'cancelled' }]);
    expect(trail[1]?.changes).toContainEqual({ field: 'unitPrice', from: null, to: '300' });
    expect(trail[2]?.changes).toEqual([
      { field: 'replacedAt', from: null, to: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) },
    ]);
    expect(new Set(trail.map(({ trailType, trailId }) => `${trailType} ${trailId}`))).toEqual(
      new Set([`subscription ${subscriptionId}`]),
    );

    const withBetalingsservice = await api.creditor({
      betalingsservice: { pbsNumber: '00000018', debtorGroup: '00001', dataSupplierNumber: '10000009' },
    });
    const key = withBetalingsservice.admin;
    const debtorId = (await api.call('post', '/v1/debtors', { key, body: GOOD.debtor })).body.id;
    const mandate = { mandateNumber: '123456789', activeFrom: '2026-01-01' };
    await api.call('put', `/v1/debtors/${debtorId}/mandate`, { key, body: mandate });
    await api.call('delete', `/v1/debtors/${debtorId}/mandate`, { key, body: { endedOn: '2026-12-01' } });
    const [ended, signed] = await trailOf(`/v1/debtors/${debtorId}/audit`, key);
    expect(signed).toMatchObject({ action: 'created', objectType: 'mandate', trailType: 'debtor', trailId: debtorId });
    expect(ended?.changes).toEqual([
      { field: 'endedOn', from: null, to: '2026-12-01' },
      { field: 'endReason', from: null, to: 'api' },
    ]);
  });

  test('a key’s creation and end are recorded without its hash', async () => {
    const key = await call('post', '/v1/api-keys', { body: { role: 'read_only', name: 'Revisor' } });
    await call('delete', `/v1/api-keys/${key.body.id}`);
    const [revoked, created] = await trailOf(`/v1/api-keys/${key.body.id}/audit`);
    expect(revoked?.changes.map(({ field }) => field)).toEqual(['revokedAt']);
    expect(created?.changes).toEqual([
      { field: 'role', from: null, to: 'read_only' },
      { field: 'name', from: null, to: 'Revisor' },
      { field: 'scopes', from: null, to: ['read'] },
    ]);
    const [found] = await run('select count(*) from audit_entry where changes::text like ?', [
      `%${hashSecretToken(key.body.secret).toString('hex')}%`,
    ]);
    expect(found?.['count']).toBe('0');
  });

  test('what the operator does to a creditor is seen by the creditor, by the operator’s role and the name of its key', async () => {
    const [created] = await trailOf('/v1/audit?objectType=creditor');
    expect([created?.action, created?.objectId, created?.by]).toEqual([
      'created',
      creditor.creditorId,
      { role: 'operator', name: 'operator', apiKeyId: null, personId: null },
    ]);
    expect((await trailOf('/v1/audit?objectType=api_key')).map(({ by }) => by.role)).toEqual(['operator', 'operator']);

    const { id, secret } = await createKeyOfBefore(database.orm, { creditorId: null });
    const { creditorId } = creditor;
    await api.call('post', '/v1/api-keys', { key: secret, body: { creditorId, role: 'admin', name: 'Ny' } });
    await run('update api_key set revoked_at = now() where id = ?', [id]);
    const [newest] = await trailOf('/v1/audit?objectType=api_key');
    expect(newest?.by).toEqual({ role: 'operator', name: 'Drift, Prøve', apiKeyId: null, personId: null });
  });
});

describe('what is not recorded', () => {
  test('a refused request, also one that had changed something before it was refused', async () => {
    const debtorId = await made('/v1/debtors', GOOD.debtor);
    await made('/v1/items', GOOD.item);
    const subscriptionId = await madeSubscription();
    const before = await count();
    const lines = [{ ...GOOD.line, quantity: '999999999', unitPrice: '999999999' }];
    const tooMuch = await call('put', `/v1/subscriptions/${subscriptionId}/lines`, { body: { lines } });
    expect([tooMuch.status, tooMuch.body.code]).toEqual([422, 'amount_too_large']);
    expect((await call('patch', `/v1/debtors/${debtorId}`, { body: { postcode: '80' } })).status).toBe(422);
    expect((await call('post', '/v1/items', { body: GOOD.item })).status).toBe(409);
    expect((await call('post', '/v1/items', { key: creditor.readOnly, body: GOOD.item })).status).toBe(403);
    expect(await count()).toBe(before);
  });

  test('a change to what stood there already', async () => {
    const debtorId = await made('/v1/debtors', GOOD.debtor);
    const before = await count();
    expect((await call('patch', `/v1/debtors/${debtorId}`, { body: { name: GOOD.debtor.name } })).status).toBe(200);
    expect(await count()).toBe(before);
  });

  test('a repeated request: its entry stands there once', async () => {
    const before = await count();
    const options = { body: GOOD.debtor, headers: { 'idempotency-key': 'once' } };
    await Promise.all([call('post', '/v1/debtors', options), call('post', '/v1/debtors', options)]);
    await call('post', '/v1/debtors', options);
    expect(await count()).toBe(before + 1);
  });

  test('what the worker does, also on a connection that a request has used', async () => {
    const subscriptionId = (await madeSubscription()) as SubscriptionId;
    await call('post', `/v1/subscriptions/${subscriptionId}/one-off-lines`, { body: GOOD.line });
    const before = await count();
    const drafted = await createDraftInvoice(database)({ subscriptionId, periodIndex: 0, billedAtMs: BILLED_AT_MS });
    expect(drafted.kind).toBe('issued');
    const [subscription] = await run('select next_period_index from subscription where id = ?', [subscriptionId]);
    expect(subscription?.['next_period_index']).toBe(1);
    expect(await count()).toBe(before);
  });
});

describe('who reads it', () => {
  test('another creditor sees nothing of it, and finds nothing by its ids', async () => {
    const debtorId = await made('/v1/debtors', GOOD.debtor);
    const stranger = await api.creditor();
    for (const query of [`objectId=${debtorId}`, `apiKeyId=${await keyId()}`]) {
      expect(await trailOf(`/v1/audit?${query}`)).not.toEqual([]);
      expect(await trailOf(`/v1/audit?${query}`, stranger.admin)).toEqual([]);
    }
    const strange = await trailOf('/v1/audit?limit=100', stranger.admin);
    expect(JSON.stringify(strange)).not.toContain(creditor.creditorId);
    const trail = await api.call('get', `/v1/debtors/${debtorId}/audit`, { key: stranger.admin });
    expect([trail.status, trail.body.code]).toEqual([404, 'not_found']);
  });

  test('a key that may only read reads it; an operator, who sees no customers, does not', async () => {
    expect((await call('get', '/v1/audit', { key: creditor.readOnly })).status).toBe(200);
    expect((await call('get', '/v1/audit', { key: api.operatorKey })).body.code).toBe('not_for_operators');
  });

  test('the list is filtered by object, key and days of the creditor’s zone, the last included', async () => {
    const itemId = await made('/v1/items', GOOD.item);
    await made('/v1/debtors', GOOD.debtor);
    const other = await call('post', '/v1/api-keys', { body: { role: 'admin', name: 'Other' } });
    await call('patch', `/v1/items/${itemId}`, { key: other.body.secret, body: { nameDa: 'Andet' } });
    const shown = async (query: string) =>
      (await trailOf(`/v1/audit?${query}`)).map(({ objectType, action }) => `${objectType} ${action}`);
    expect(await shown('objectType=item')).toEqual(['item changed', 'item created']);
    expect(await shown(`objectId=${itemId}`)).toEqual(['item changed', 'item created']);
    expect(await shown(`apiKeyId=${other.body.id}`)).toEqual(['item changed']);
    expect(await shown('objectType=none')).toEqual([]);

    const zone = 'Europe/Copenhagen';
    const [newest] = await trailOf('/v1/audit?objectType=item&limit=1');
    const day = civilDateAt({ epochMs: Date.parse(newest?.at ?? ''), zone });
    expect(await shown(`objectType=item&from=${day}&to=${day}&limit=1`)).toEqual(['item changed']);
    expect(await shown('to=2025-12-31')).toEqual([]);
    expect(await shown('from=2299-12-31&to=2299-12-31')).toEqual([]);
  });

  test('its pages hold everything once, newest first', async () => {
    const itemId = await made('/v1/items', GOOD.item);
    for (const nameDa of ['A', 'B', 'C', 'D']) await call('patch', `/v1/items/${itemId}`, { body: { nameDa } });
    const seen: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Answer = await call(
        'get',
        `/v1/items/${itemId}/audit?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      seen.push(...page.body.data.map(({ changes }: Entry) => changes.find(({ field }) => field === 'nameDa')?.to));
      cursor = page.body.nextCursor;
    }
    expect(seen).toEqual(['D', 'C', 'B', 'A', 'Kontingent']);
  });

  test('what was there before the trail began has an empty one, what is gone keeps its own', async () => {
    const itemId = uuid();
    await run(
      `insert into item (id, creditor_id, item_number, name_da, name_en, unit_price_micro, vat_code) values (?, ?, 'OLD', 'x', 'x', 0, 'exempt')`,
      [itemId, creditor.creditorId],
    );
    expect(await trailOf(`/v1/items/${itemId}/audit`)).toEqual([]);
    const actor = JSON.stringify({ role: 'admin', name: 'A', apiKeyId: await keyId(), requestId: null });
    await database.orm.em.fork().transactional(async (em) => {
      await em.execute(`select set_config('termin.actor', ?, true)`, [actor]);
      await em.execute('delete from item where id = ?', [itemId]);
    });
    const [deleted] = await trailOf(`/v1/items/${itemId}/audit`);
    expect(deleted).toMatchObject({ action: 'deleted', requestId: null });
    expect(deleted?.changes).toContainEqual({ field: 'itemNumber', from: 'OLD', to: null });
  });
});

/** The id of the creditor's first key. */
async function keyId(): Promise<string> {
  const keys = await call('get', '/v1/api-keys');
  return keys.body.data.find(({ role }: { role: string }) => role === 'admin').id;
}

test('the trail of a day begins and ends at midnight in the creditor’s zone, not in UTC', async () => {
  const itemId = await made('/v1/items', GOOD.item);
  // 23:30 UTC on 30 June is half past one on 1 July in Copenhagen.
  await run(
    `insert into audit_entry (id, creditor_id, at, action, object_type, object_id, trail_type, trail_id, changes, actor_role, actor_name)
     select id, ?, uuid_extract_timestamp(id), 'changed', 'item', ?, 'item', ?, '[]', 'operator', 'A'
     from (select uuidv7('2026-06-30T23:30:00Z'::timestamptz - now()) id) v`,
    [creditor.creditorId, itemId, itemId],
  );
  const found = async (query: string) => (await trailOf(`/v1/audit?objectId=${itemId}&${query}`)).length;
  expect(await found(`from=2026-06-01&to=2026-06-30`)).toBe(0);
  expect(await found('from=2026-07-01&to=2026-07-01')).toBe(1);
});
