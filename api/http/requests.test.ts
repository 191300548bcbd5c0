import { once } from 'node:events';
import { request } from 'node:http';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { openOrm } from '../../db/orm.ts';
import { newKey } from './key-shape.ts';
import { GOOD, startTestApi, type TestApi, type TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApi();
let creditor: TestCreditor;

beforeAll(async () => {
  creditor = await api.creditor();
});

const countOf = async (table: string): Promise<string> => {
  const [row] = await database.orm.em.fork().execute<{ count: string }[]>(`select count(*) from ${table}`);
  return row?.count ?? '';
};

const post = (options: Parameters<TestApi['call']>[2]) =>
  api.call('post', '/v1/debtors', { key: creditor.admin, ...options });

describe('API keys', () => {
  test('a missing, a malformed, an unknown and a revoked key are refused with 401 and a challenge', async () => {
    const made = await api.call('post', '/v1/api-keys', { key: creditor.admin, body: { role: 'admin', name: 'Gone' } });
    expect((await api.call('get', '/v1/creditor', { key: made.body.secret })).status).toBe(200);
    await api.call('delete', `/v1/api-keys/${made.body.id}`, { key: creditor.admin });
    for (const [headers, code] of [
      [{}, 'api_key_missing'],
      [{ authorization: 'Basic abc' }, 'api_key_missing'],
      [{ authorization: 'Bearer ' }, 'api_key_missing'],
      [{ authorization: 'Bearer tk_unknown' }, 'api_key_unknown'],
      [{ authorization: `Bearer ${made.body.secret}` }, 'api_key_unknown'],
    ] as const) {
      const answer = await api.call('get', '/v1/creditor', { headers });
      expect([answer.status, answer.body.code]).toEqual([401, code]);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
  });

  test('a key is kept as a hash, shown once, and null when its creation is repeated', async () => {
    const headers = { 'idempotency-key': 'key-once' };
    const body = { role: 'read_only', name: 'Bookkeeping' };
    const first = await api.call('post', '/v1/api-keys', { key: creditor.admin, body, headers });
    const second = await api.call('post', '/v1/api-keys', { key: creditor.admin, body, headers });
    expect(first.body.secret).toMatch(/^tk_[\w-]{43}[0-9A-Za-z]{6}$/);
    expect(second.body).toEqual({ ...first.body, secret: null });
    const [dump] = await database.orm.em
      .fork()
      .execute<{ found: boolean }[]>(
        `select exists (select from idempotency_key where response_body::text like ?) or exists (select from api_key k where k::text like ?) found`,
        [`%${first.body.secret}%`, `%${first.body.secret}%`],
      );
    expect(dump?.found).toBe(false);
    const listed = await api.call('get', '/v1/api-keys', { key: creditor.admin });
    expect(JSON.stringify(listed.body)).not.toContain(first.body.secret);
  });

  test('a read-only key reads and changes nothing', async () => {
    expect((await api.call('get', '/v1/debtors', { key: creditor.readOnly })).status).toBe(200);
    const before = await countOf('debtor');
    const answer = await api.call('post', '/v1/debtors', { key: creditor.readOnly, body: GOOD.debtor });
    expect([answer.status, answer.body.code]).toEqual([403, 'read_only_key']);
    expect(await countOf('debtor')).toBe(before);
  });

  test('an operator creates creditors and keys, and sees nothing else; a creditor creates no creditor', async () => {
    for (const path of ['/v1/debtors', '/v1/creditor', '/v1/invoices', '/v1/api-keys']) {
      const answer = await api.call('get', path, { key: api.operatorKey });
      expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'not_for_operators']);
    }
    const answer = await api.call('get', '/v1/creditors', { key: creditor.admin });
    expect([answer.status, answer.body.code]).toEqual([403, 'not_for_creditors']);
    const foreign = await api.creditor();
    const key = await api.call('post', '/v1/api-keys', {
      key: creditor.admin,
      body: { creditorId: foreign.creditorId, role: 'admin', name: 'Mine?' },
    });
    expect([key.status, key.body.errors[0].path]).toEqual([422, '/creditorId']);
  });
});

describe('bodies', () => {
  test.each([
    ['what is not JSON', { raw: '{"name":' }, 400, 'malformed_json'],
    ['a JSON text that is no object', { raw: '"text"' }, 400, 'malformed_json'],
    ['an array', { raw: '[]' }, 422, 'invalid_request'],
    ['another media type', { raw: 'name=x', headers: { 'content-type': 'text/plain' } }, 415, 'unsupported_media_type'],
    [
      'another charset',
      { raw: '{}', headers: { 'content-type': 'application/json; charset=koi8-r' } },
      415,
      'unsupported_media_type',
    ],
    ['a body over the limit', { body: { ...GOOD.debtor, name: 'x'.repeat(100_001) } }, 413, 'body_too_large'],
    [
      'a field named __proto__',
      { raw: `{"__proto__":{"name":"x"},${JSON.stringify(GOOD.debtor).slice(1)}` },
      422,
      'invalid_request',
    ],
    ['a row of brackets without an end', { raw: '['.repeat(50_000) }, 400, 'malformed_json'],
    ['no body at all', {}, 422, 'invalid_request'],
  ] as const)('%s is refused', async (_name, options, status, code) => {
    const before = await countOf('debtor');
    const answer = await post(options);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await countOf('debtor')).toBe(before);
  });

  test('a small body that unpacks to a large one is refused', async () => {
    const response = await fetch(`${api.url}/v1/debtors`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${creditor.admin}`,
        'idempotency-key': 'bomb',
        'content-type': 'application/json',
        'content-encoding': 'gzip',
      },
      body: gzipSync(JSON.stringify({ ...GOOD.debtor, name: 'x'.repeat(10_000_000) })),
    });
    expect(response.status).toBe(413);
  });

  test('nobody without a key has a body read', async () => {
    const answer = await api.call('post', '/v1/debtors', { raw: 'x'.repeat(200_000) });
    expect(answer.status).toBe(401);
  });
});

describe('paths', () => {
  test('an unknown path is 404, a method that a path does not have 405 with what it has', async () => {
    expect((await api.call('get', '/v1/nothing', { key: creditor.admin })).status).toBe(404);
    const answer = await api.call('delete', '/v1/debtors', { key: creditor.admin });
    expect([answer.status, answer.body.code, answer.headers.get('allow')]).toEqual([
      405,
      'method_not_allowed',
      'POST, GET, HEAD',
    ]);
  });

  test('a path without a parameter is no thing of the path with one, and what has no key knows its methods too', async () => {
    const cases = [
      ['get', '/v1/findings/repair', 'POST'],
      ['delete', '/healthz', 'GET, HEAD'],
      ['post', '/openapi.json', 'GET, HEAD'],
      ['put', '/', 'GET, HEAD'],
    ] as const;
    for (const [method, path, allow] of cases) {
      const answer = await api.call(method, path, { key: creditor.admin });
      expect([path, answer.status, answer.headers.get('allow')]).toEqual([path, 405, allow]);
    }
  });

  test('what a GET carries means nothing', async () => {
    const { port } = new URL(api.url);
    const headers = { authorization: `Bearer ${creditor.admin}`, 'content-length': 1 };
    const asked = request({ port, path: '/v1/debtors', headers });
    asked.end('{');
    const [answer] = await once(asked, 'response');
    answer.resume();
    expect(answer.statusCode).toBe(200);
  });

  test('an id that cannot be one is nobody’s, and a broken path is refused', async () => {
    for (const id of ['1', '..%2Fcreditors', '%27%20or%201=1', '00000000-0000-0000-0000-00000000000g']) {
      expect((await api.call('get', `/v1/debtors/${id}`, { key: creditor.admin })).status).toBe(404);
    }
    expect((await api.call('get', '/v1/debtors/%E0%A4%A', { key: creditor.admin })).status).toBe(400);
  });

  test('an unknown, a repeated and a wrong query parameter are refused', async () => {
    for (const query of ['x=1', 'limit=0', 'limit=101', 'limit=1.5', 'limit=1&limit=2', 'cursor=abc', 'email=x']) {
      const answer = await api.call('get', `/v1/debtors?${query}`, { key: creditor.admin });
      expect([query, answer.status, answer.body.code]).toEqual([query, 422, 'invalid_request']);
      expect(answer.body.errors[0].path).toMatch(/^\/query\//);
    }
  });
});

describe('Idempotency-Key', () => {
  test('a POST without one, or with one that cannot be, is refused', async () => {
    for (const [value, code] of [
      ['', 'idempotency_key_invalid'],
      ['with blank', 'idempotency_key_invalid'],
      ['x'.repeat(256), 'idempotency_key_invalid'],
    ] as const) {
      const answer = await api.call('post', '/v1/debtors', {
        key: creditor.admin,
        body: GOOD.debtor,
        headers: { 'idempotency-key': value },
      });
      expect([answer.status, answer.body.code]).toEqual([400, code]);
    }
    const response = await fetch(`${api.url}/v1/debtors`, {
      method: 'POST',
      headers: { authorization: `Bearer ${creditor.admin}` },
    });
    expect([response.status, await response.json()]).toEqual([
      400,
      expect.objectContaining({ code: 'idempotency_key_missing' }),
    ]);
  });

  test('ten requests at once with one key have one effect and one answer', async () => {
    const before = BigInt(await countOf('debtor'));
    const options = {
      key: creditor.admin,
      body: GOOD.debtor,
      headers: { 'idempotency-key': 'ten at once'.replaceAll(' ', '-') },
    };
    const answers = await Promise.all(Array.from({ length: 10 }, () => api.call('post', '/v1/debtors', options)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(9);
    expect(BigInt(await countOf('debtor'))).toBe(before + 1n);
  });

  test('one key with another body or path is a conflict, and free again for another creditor', async () => {
    const headers = { 'idempotency-key': 'reused' };
    expect((await api.call('post', '/v1/debtors', { key: creditor.admin, body: GOOD.debtor, headers })).status).toBe(
      201,
    );
    for (const [path, body] of [
      ['/v1/debtors', { ...GOOD.debtor, name: 'Prøvekunde To' }],
      ['/v1/items', GOOD.item],
    ] as const) {
      const answer = await api.call('post', path, { key: creditor.admin, body, headers });
      expect([answer.status, answer.body.code]).toEqual([409, 'idempotency_key_reused']);
    }
    const other = await api.creditor();
    const free = await api.call('post', '/v1/debtors', { key: other.admin, body: GOOD.debtor, headers });
    expect([free.status, free.headers.get('idempotency-replayed')]).toEqual([201, null]);
  });

  test('a refused request does not use its key up', async () => {
    const headers = { 'idempotency-key': 'second-try' };
    const bad = await api.call('post', '/v1/debtors', {
      key: creditor.admin,
      body: { ...GOOD.debtor, cvr: '1' },
      headers,
    });
    expect(bad.status).toBe(422);
    expect((await api.call('post', '/v1/debtors', { key: creditor.admin, body: GOOD.debtor, headers })).status).toBe(
      201,
    );
  });
});

describe('rate limits', () => {
  test('wrong keys from one address are told to wait', async () => {
    const strict = await startTestApi({ orm: database.orm, settings: { failedAuthPerMinute: 2 } });
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 4; attempt += 1) {
      statuses.push((await strict.call('get', '/v1/creditor', { key: `tk_wrong${attempt}` })).status);
    }
    expect(statuses).toEqual([401, 401, 429, 429]);
    await strict.close();
  });

  test('after too many wrong keys from an address nobody is asked of another, and a key that was right goes on', async () => {
    const strict = await startTestApi({ orm: database.orm, settings: { failedAuthPerMinute: 2 } });
    const statusOf = async (key: string) => (await strict.call('get', '/v1/creditor', { key })).status;
    expect(await statusOf(creditor.admin)).toBe(200);
    const statuses = [await statusOf(newKey()), await statusOf(newKey()), await statusOf(newKey())];
    expect(statuses).toEqual([401, 401, 429]);
    // Right or wrong is not looked at: this process has not seen it.
    expect([await statusOf(creditor.readOnly), await statusOf(creditor.admin)]).toEqual([429, 200]);
    await strict.close();
  });

  test('what is no key costs no query', async () => {
    const nowhere = await openOrm({ databaseUrl: 'postgresql://termin@127.0.0.1:9/termin' });
    const cut = await startTestApi({ orm: nowhere });
    const statusOf = async (key: string) => (await cut.call('get', '/v1/creditor', { key })).status;
    const key = newKey();
    expect([await statusOf('tk_wrong'), await statusOf(`${key.slice(0, -1)}-`), await statusOf(key)]).toEqual([
      401, 401, 503,
    ]);
    await cut.close();
    await nowhere.close();
  });

  test('too many requests of one creditor are told to wait, and another creditor goes on', async () => {
    const strict = await startTestApi({ orm: database.orm, settings: { requestsPerMinute: 2 } });
    const statuses: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      statuses.push((await strict.call('get', '/v1/creditor', { key: creditor.admin })).status);
    }
    expect(statuses).toEqual([200, 200, 429]);
    expect((await strict.call('get', '/v1/creditors', { key: strict.operatorKey })).status).toBe(200);
    await strict.close();
  });
});

describe('lists', () => {
  test('pages hold everything once, newest first, also while more is added', async () => {
    const { admin } = await api.creditor();
    const created: string[] = [];
    const add = async () => {
      created.push((await api.call('post', '/v1/debtors', { key: admin, body: GOOD.debtor })).body.id);
    };
    for (let count = 0; count < 7; count += 1) await add();
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await api.call('get', `/v1/debtors?limit=3${cursor === null ? '' : `&cursor=${cursor}`}`, {
        key: admin,
      });
      seen.push(...page.body.data.map(({ id }: { id: string }) => id));
      cursor = page.body.nextCursor;
      await add();
    } while (cursor !== null);
    expect(seen).toEqual(created.slice(0, 7).toReversed());
  });

  test('a full last page says that it is the last', async () => {
    const { admin } = await api.creditor();
    for (let count = 0; count < 2; count += 1) await api.call('post', '/v1/debtors', { key: admin, body: GOOD.debtor });
    const page = await api.call('get', '/v1/debtors?limit=2', { key: admin });
    expect([page.body.data.length, page.body.nextCursor]).toEqual([2, null]);
  });
});
