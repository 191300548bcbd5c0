import { randomUUID } from 'node:crypto';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { samplePerson } from '../../tests/support/sample-people.ts';
import { as, signedInAs } from '../../tests/support/sign-in.ts';
import { createOpenApi } from '../openapi.ts';
import { ROUTES } from '../routes.ts';
import { GOOD, type Answer, type TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApi();
let creditor: TestCreditor;
let cookie: string;
beforeAll(async () => {
  creditor = await api.creditor();
  cookie = await signedInAs(api, (await samplePerson(database.orm)).email);
});

const post = (path: string, raw: string | Uint8Array, headers: Readonly<Record<string, string>> = {}) =>
  api.call('post', path, { key: creditor.admin, raw: typeof raw === 'string' ? raw : new Uint8Array(raw), headers });
const outcome = ({ status, body }: Answer) => [status, body.code];
const countOf = async (table: string) =>
  (await database.orm.em.fork().execute<{ count: number }[]>(`select count(*)::int count from ${table}`))[0]?.count;

const DEPTH = 4400;
const nested = (open: string, inner: string, close: string) => open.repeat(DEPTH) + inner + close.repeat(DEPTH);
const DEBTOR = JSON.stringify(GOOD.debtor);
const withMember = (member: string) => `{${member},${DEBTOR.slice(1)}`;

describe('no body', () => {
  const document = createOpenApi(ROUTES);
  const withBody = ROUTES.filter(({ schemas }) => schemas.body !== null);

  test.each(withBody.map((route) => [route.operationId, route] as const))(
    'is refused by %s where its document says that it needs one, and is an empty one where not',
    async (_, { method, path, access }) => {
      const described = document.paths?.[path]?.[method]?.requestBody;
      if (described === undefined || '$ref' in described) throw new Error(`${path} has no body`);
      const filled = path.replace('{position}', '1').replaceAll(/\{\w+\}/g, randomUUID());
      const key = access === 'operator' ? api.operatorKey : creditor.admin;
      const without = await api.call(method, filled, access === 'person' ? as(cookie) : { key });
      const empty = await api.call(
        method,
        filled,
        access === 'person' ? { ...as(cookie), body: {} } : { key, body: {} },
      );
      expect(outcome(without)).toEqual(outcome(empty));
      expect(without.body?.code === 'invalid_request').toBe(described.required);
    },
  );
});

describe('JSON', () => {
  test.each([
    ['arrays', nested('[', '', ']')],
    ['objects', nested('{"a":', '1', '}')],
    ['both, with brackets in texts between', nested('[{"a]}\\"":', '"]"', '}]')],
    ['arrays in a field', withMember(`"name":${nested('[', '1', ']')}`)],
    ['arrays in an unknown field', withMember(`"x":${nested('[', '1', ']')}`)],
    ['arrays that no bracket closes', '['.repeat(DEPTH)],
  ])('of %s within each other by the thousand is malformed', async (_, raw) => {
    for (const [method, path] of [
      ['post', '/v1/debtors'],
      ['patch', '/v1/creditor'],
      ['put', '/v1/creditor/bank-accounts'],
    ] as const) {
      expect(outcome(await api.call(method, path, { key: creditor.admin, raw }))).toEqual([400, 'malformed_json']);
    }
  });

  test('that is as deep as the API asks for, with brackets in its texts, is taken', async () => {
    const name = `${'['.repeat(90)}${'{'.repeat(90)}"\\`;
    const answer = await post('/v1/debtors', JSON.stringify({ ...GOOD.debtor, name }));
    expect([answer.status, answer.body.name]).toEqual([201, name]);
  });

  test.each([
    ['latin-1', Buffer.from(DEBTOR.replace('Et', 'Bjørn'), 'latin1')],
    ['a character cut in two', Buffer.concat([Buffer.from(`{"name":"`), Buffer.from([0xc3]), Buffer.from('"}')])],
    ['an overlong character', Buffer.concat([Buffer.from(`{"name":"`), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')])],
    ['half a pair', Buffer.concat([Buffer.from(`{"name":"`), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')])],
    ['UTF-16', Buffer.from(DEBTOR, 'utf16le')],
  ])('in %s is malformed, and nothing of it is written', async (_, raw) => {
    const before = await countOf('debtor');
    expect(outcome(await post('/v1/debtors', raw))).toEqual([400, 'malformed_json']);
    expect(await countOf('debtor')).toBe(before);
  });

  test('is taken with a byte order mark, and not in another character set', async () => {
    expect((await post('/v1/debtors', `\uFEFF${DEBTOR}`)).status).toBe(201);
    const utf8 = { 'content-type': 'application/json; charset="UTF-8"' };
    expect((await post('/v1/debtors', DEBTOR, utf8)).status).toBe(201);
    const latin = { 'content-type': 'application/json; charset=iso-8859-1' };
    expect(outcome(await post('/v1/debtors', DEBTOR, latin))).toEqual([415, 'unsupported_media_type']);
  });
});

test('a query that is not UTF-8 is malformed instead of read as something else', async () => {
  for (const query of ['name=%ff', 'name=%C3', 'name=%ED%A0%80', 'name=%']) {
    const answer = await api.call('get', `/v1/debtors?${query}`, { key: creditor.admin });
    expect([query, ...outcome(answer)]).toEqual([query, 400, 'malformed_request']);
  }
});

test('thousands of unknown fields and of errors are answered in a few lines', async () => {
  const many = Object.fromEntries(Array.from({ length: 8000 }, (_, index) => [`x${index}`, 1]));
  const answer = await post('/v1/debtors', JSON.stringify({ ...GOOD.debtor, ...many }));
  expect(answer.body.errors).toHaveLength(11);
  expect(answer.body.errors.at(-1)).toEqual({
    path: '',
    code: 'unknown_field',
    message: '7990 more fields are not known',
  });
  const long = { ['y'.repeat(50_000)]: 1, addressLines: Array.from({ length: 9000 }, () => '') };
  for (const [path, body] of [
    ['/v1/subscriptions', JSON.stringify({ lines: [many, { x: 1 }] })],
    ['/v1/debtors', JSON.stringify(long)],
  ] as const) {
    const refused = await post(path, body);
    expect(JSON.stringify(refused.body).length).toBeLessThan(30_000);
  }
});

const LIST = `name;addressLines.0;postcode;city\n${'Prøvekunde;Prøvevej 1;8000;Aarhus C\n'.repeat(200)}`;
const upload = (raw: Uint8Array, packing: string) =>
  post('/v1/imports/debtors?dryRun=true', raw, { 'content-type': 'text/csv', 'content-encoding': packing });

describe('a packed body', () => {
  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ] as const)('in %s is taken, and one that would fill the memory is not', async (packing, pack) => {
    const taken = await upload(pack(Buffer.from(LIST)), packing);
    expect([taken.status, taken.body.rows]).toEqual([200, 200]);
    const bomb = pack(Buffer.alloc(19_000_000, 0x20));
    expect(outcome(await upload(bomb, packing))).toEqual([413, 'body_too_large']);
    const small = pack(Buffer.from(JSON.stringify({ ...GOOD.debtor, name: 'x'.repeat(200_000) })));
    expect(outcome(await post('/v1/debtors', small, { 'content-encoding': packing }))).toEqual([413, 'body_too_large']);
  });

  test('that is broken, or packed in no known way, is refused', async () => {
    const packed = gzipSync(Buffer.from(LIST));
    expect(outcome(await upload(packed.subarray(0, packed.length - 20), 'gzip'))).toEqual([400, 'malformed_request']);
    expect(outcome(await upload(Buffer.from(LIST), 'gzip'))).toEqual([400, 'malformed_request']);
    expect(outcome(await upload(packed, 'compress'))).toEqual([415, 'unsupported_media_type']);
  });

  test('of many at once none is unpacked, and others are answered beside them', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    const heldBefore = process.memoryUsage().rss;
    const bombs = Array.from({ length: 8 }, () =>
      post('/v1/received-files?fileName=bomb', bomb, {
        'content-type': 'application/octet-stream',
        'content-encoding': 'gzip',
      }),
    );
    const health = await fetch(`${api.url}/healthz`);
    expect(health.status).toBe(200);
    for (const answer of await Promise.all(bombs)) expect([413, 503]).toContain(answer.status);
    expect(process.memoryUsage().rss - heldBefore).toBeLessThan(8 * 64 * 1024 * 1024);
  });
});
