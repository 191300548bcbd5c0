import { beforeAll, describe, expect, test } from '@jest/globals';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { createKeyOfBefore } from '../../tests/support/key-of-before.ts';
import { GOOD, type Answer, type TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApi();
const HOUR_MS = 3_600_000;

let creditor: TestCreditor;

beforeAll(async () => {
  creditor = await api.creditor();
});

const make = (changes: Readonly<Record<string, unknown>> = {}, key = creditor.admin): Promise<Answer> =>
  api.call('post', '/v1/api-keys', { key, body: { role: 'admin', name: 'Prøvenøgle', ...changes } });

const codeOf = async (call: Promise<Answer>): Promise<string | number> => {
  const { status, body } = await call;
  return status < 300 ? status : body.code;
};

const readBy = (key: string) => codeOf(api.call('get', '/v1/debtors', { key }));

/** As if the moment of a key's end had come. */
const expire = (id: string) =>
  database.orm.em.fork().execute(`update api_key set expires_at = now() - interval '1 second' where id = ?`, [id]);

describe('expiry', () => {
  test('a key works until it expires, and is refused as an unknown one from then on', async () => {
    const expiresAt = '2182-07-01T00:00:00.000Z';
    const made = await make({ expiresAt });
    expect([made.status, made.body.expiresAt]).toEqual([201, expiresAt]);
    expect(await readBy(made.body.secret)).toBe(200);
    await expire(made.body.id);
    expect(await readBy(made.body.secret)).toBe('api_key_unknown');
  });

  test('a moment that has passed is refused', async () => {
    const { status, body } = await make({ expiresAt: '2020-01-01T00:00:00Z' });
    expect([status, body.errors[0]]).toEqual([
      422,
      expect.objectContaining({ path: '/expiresAt', code: 'in_the_past' }),
    ]);
  });

  test('a key of before has no end, may do all that its role allows, and works', async () => {
    const { secret, id } = await createKeyOfBefore(database.orm, { creditorId: creditor.creditorId });
    expect(await readBy(secret)).toBe(200);
    const { body } = await api.call('get', `/v1/api-keys/${id}`, { key: secret });
    expect(body).toMatchObject({ expiresAt: null, scopes: ['read', 'write', 'money', 'settings'], addresses: [] });
  });
});

describe('last use', () => {
  test('it is noted with the first use, not again before a minute is over, and is no change of the key', async () => {
    const { secret, id } = (await make()).body;
    const read = async () => await api.call('get', `/v1/api-keys/${id}`, { key: creditor.admin });
    const unused = await read();
    expect(unused.body.lastUsedAt).toBeNull();
    await readBy(secret);
    const used = await read();
    expect(used.body.lastUsedAt).not.toBeNull();
    const later = '2182-01-01T00:00:00.000Z';
    await database.orm.em.fork().execute('update api_key set last_used_at = ? where id = ?', [later, id]);
    await readBy(secret);
    expect((await read()).body.lastUsedAt).toBe(later);
    expect(used.headers.get('etag')).toBe(unused.headers.get('etag'));
    const trail = await api.call('get', `/v1/api-keys/${id}/audit`, { key: creditor.admin });
    expect(trail.body.data).toHaveLength(1);
  });

  test('a request does not wait for who holds the key’s row, and the next one notes the use', async () => {
    const { secret, id } = (await make()).body;
    const lastUse = async () => (await api.call('get', `/v1/api-keys/${id}`, { key: creditor.admin })).body.lastUsedAt;
    await database.orm.em.fork().transactional(async (em) => {
      await em.execute('select 1 from api_key where id = ? for update', [id]);
      expect(await readBy(secret)).toBe(200);
      expect(await lastUse()).toBeNull();
    });
    await readBy(secret);
    expect(await lastUse()).not.toBeNull();
  });
});

const keyOf = async (...scopes: string[]): Promise<string> => (await make({ scopes })).body.secret;

describe('scopes', () => {
  test('a key may do what its scopes say and nothing else', async () => {
    const [reading, writing, paying, setting] = await Promise.all([
      keyOf('read'),
      keyOf('write'),
      keyOf('money'),
      keyOf('settings'),
    ]);
    const does = {
      read: (key: string) => readBy(key),
      write: (key: string) => codeOf(api.call('post', '/v1/debtors', { key, body: GOOD.debtor })),
      money: (key: string) => codeOf(api.call('post', '/v1/deliveries', { key })),
      settings: (key: string) => codeOf(api.call('patch', '/v1/creditor', { key, body: { city: 'Ribe' } })),
    };
    for (const [scope, key] of Object.entries({ read: reading, write: writing, money: paying, settings: setting })) {
      for (const [needed, run] of Object.entries(does)) {
        const code = await run(key ?? '');
        expect([scope, needed, code === 'scope_missing']).toEqual([scope, needed, scope !== needed]);
      }
    }
  });

  test('the refusal says which scope is needed', async () => {
    const { secret } = (await make({ scopes: ['read'] })).body;
    const { status, body } = await api.call('post', '/v1/debtors', { key: secret, body: GOOD.debtor });
    expect([status, body.code, body.scope]).toEqual([403, 'scope_missing', 'write']);
  });

  test('a dry run of an import only reads', async () => {
    const { secret } = (await make({ scopes: ['read'] })).body;
    const headers = { 'content-type': 'text/csv' };
    const send = (query: string) =>
      codeOf(api.call('post', `/v1/imports/debtors${query}`, { key: secret, raw: 'name\n', headers }));
    expect(await send('?dryRun=true')).not.toBe('scope_missing');
    expect(await send('')).toBe('scope_missing');
  });

  test('where none are said a key has all that its role allows; what the role does not allow is refused', async () => {
    expect((await make()).body.scopes).toEqual(['read', 'write', 'money', 'settings']);
    expect((await make({ role: 'read_only' })).body.scopes).toEqual(['read']);
    for (const [changes, path, code] of [
      [{ role: 'read_only', scopes: ['read', 'money'] }, '/scopes/1', 'invalid_value'],
      [{ scopes: ['read', 'read'] }, '/scopes/1', 'given_twice'],
      [{ scopes: [] }, '/scopes', 'too_small'],
      [{ scopes: ['all'] }, '/scopes/0', 'invalid_value'],
    ] as const) {
      const { status, body } = await make(changes);
      expect([status, body.errors?.[0]?.path, body.errors?.[0]?.code]).toEqual([422, path, code]);
    }
  });
});

describe('addresses', () => {
  test('a key is refused from an address that is none of its own', async () => {
    const elsewhere = (await make({ addresses: ['192.0.2.0/24', '2001:db8::/32'] })).body;
    expect(elsewhere.addresses).toEqual(['192.0.2.0/24', '2001:db8::/32']);
    expect(await readBy(elsewhere.secret)).toBe('address_not_allowed');
    const here = (await make({ addresses: ['192.0.2.0/24', '127.0.0.0/8'] })).body;
    expect(await readBy(here.secret)).toBe(200);
  });

  test('what is no range of addresses is refused', async () => {
    const { status, body } = await make({ addresses: ['192.0.2.0/24', '192.0.2.0/33'] });
    expect([status, body.errors[0]]).toEqual([
      422,
      expect.objectContaining({ path: '/addresses/1', code: 'invalid_format' }),
    ]);
  });
});

describe('a key gives no key more than it has itself', () => {
  test('neither scopes nor addresses, and it lets in no people', async () => {
    const narrow = (await make({ scopes: ['read', 'settings'], addresses: ['127.0.0.0/8'] })).body.secret;
    const lesser = { scopes: ['read'], addresses: ['127.0.0.1'] };
    expect((await make(lesser, narrow)).status).toBe(201);
    for (const wider of [
      { addresses: ['127.0.0.1'] },
      { ...lesser, scopes: ['read', 'money'] },
      { ...lesser, addresses: [] },
      { ...lesser, addresses: ['127.0.0.1', '192.0.2.1'] },
    ]) {
      expect(await codeOf(make(wider, narrow))).toBe('beyond_own_key');
    }
    const body = { email: 'ny@prove.example', role: 'read_only' };
    expect(await codeOf(api.call('post', '/v1/invitations', { key: narrow, body }))).toBe('beyond_own_key');
  });

  test('nor by rotating one that may do more', async () => {
    const { id } = (await make()).body;
    const narrow = (await make({ scopes: ['settings'] })).body.secret;
    expect(await codeOf(api.call('post', `/v1/api-keys/${id}/rotate`, { key: narrow }))).toBe('beyond_own_key');
  });
});

const rotate = (id: string, body: unknown, key = creditor.admin) =>
  api.call('post', `/v1/api-keys/${id}/rotate`, { key, body });

describe('rotation', () => {
  test('the new key is as the old one, and both work until the overlap is over', async () => {
    const old = (await make({ scopes: ['read', 'settings'], addresses: ['127.0.0.1'] })).body;
    const next = await rotate(old.id, { overlapHours: 2 }, old.secret);
    expect(next.status).toBe(201);
    const { id: _id, secret: _secret, createdAt: _at, ...same } = old;
    expect(next.body).toMatchObject(same);
    expect(next.body.id).not.toBe(old.id);
    expect([await readBy(old.secret), await readBy(next.body.secret)]).toEqual([200, 200]);
    const { body } = await api.call('get', `/v1/api-keys/${old.id}`, { key: creditor.admin });
    const worksForMs = Date.parse(body.expiresAt) - Date.parse(next.body.createdAt);
    expect(Math.round(worksForMs / HOUR_MS)).toBe(2);
    await expire(old.id);
    expect([await readBy(old.secret), await readBy(next.body.secret)]).toEqual(['api_key_unknown', 200]);
  });

  test('an overlap of no hours ends the old key at once', async () => {
    const old = (await make()).body;
    const next = (await rotate(old.id, { overlapHours: 0 })).body;
    expect([await readBy(old.secret), await readBy(next.secret)]).toEqual(['api_key_unknown', 200]);
  });

  test('a key that expires before the overlap is over is not made to live longer, and the new one lives as long', async () => {
    const madeAt = Date.parse((await make()).body.createdAt);
    const old = (await make({ expiresAt: new Date(madeAt + HOUR_MS).toISOString() })).body;
    const next = (await rotate(old.id, {})).body;
    const { body } = await api.call('get', `/v1/api-keys/${old.id}`, { key: creditor.admin });
    expect(body.expiresAt).toBe(old.expiresAt);
    expect(Math.round((Date.parse(next.expiresAt) - Date.parse(next.createdAt)) / HOUR_MS)).toBe(1);
  });

  test('a revoked and an expired key are not rotated', async () => {
    const [revoked, expired] = [(await make()).body, (await make()).body];
    await api.call('delete', `/v1/api-keys/${revoked.id}`, { key: creditor.admin });
    await expire(expired.id);
    for (const { id } of [revoked, expired]) expect(await codeOf(rotate(id, {}))).toBe('api_key_over');
  });

  test('a repeated request makes no second key and shows no secret', async () => {
    const { id } = (await make()).body;
    const options = { key: creditor.admin, body: {}, headers: { 'idempotency-key': 'rotate-once' } };
    const first = await api.call('post', `/v1/api-keys/${id}/rotate`, options);
    const second = await api.call('post', `/v1/api-keys/${id}/rotate`, options);
    expect(second.body).toEqual({ ...first.body, secret: null });
  });
});
