import { beforeAll, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { startTestApi, type TestCreditor } from '../test-api.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';

const { database, api } = await openTestApi();
const PATH = '/v1/webhook-endpoints';
const URL_OF_OTHERS = 'https://modtager.example/termin';

let creditor: TestCreditor;
beforeAll(async () => {
  creditor = await api.creditor();
});

const ask = (method: 'get' | 'post' | 'patch' | 'delete', path: string, body?: unknown) =>
  api.call(method, path, { key: creditor.admin, ...(body === undefined ? {} : { body }) });

test('the secret is shown when it is made, and never again: not in a list, not on the trail, and not to a repeated request', async () => {
  const headers = { 'idempotency-key': uuid() };
  const body = { url: URL_OF_OTHERS, types: ['invoice.issued'], description: 'Bogholderi' };
  const made = await api.call('post', PATH, { key: creditor.admin, body, headers });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ ...body, switchedOffAt: null, switchedOffAs: null, failingSince: null });
  expect(made.body.secret).toMatch(/^whsec_/);
  const repeated = await api.call('post', PATH, { key: creditor.admin, body, headers });
  expect(repeated.body).toEqual({ ...made.body, secret: null });
  const path = made.headers.get('location') ?? '';
  const rotated = await ask('post', `${path}/rotate-secret`, {});
  const answers = await Promise.all(
    [PATH, path, `${path}/deliveries`, `${path}/audit`, '/v1/audit'].map((where) => ask('get', where)),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect(JSON.stringify(answers.map((answer) => answer.body))).not.toContain('whsec_');
  expect(answers[1]?.body.secrets).toHaveLength(2);
  const trail = answers[3]?.body.data.map(
    ({ objectType, action }: Record<string, string>) => `${objectType} ${action}`,
  );
  expect(trail.toSorted()).toEqual([
    'webhook_endpoint created',
    'webhook_secret changed',
    'webhook_secret created',
    'webhook_secret created',
  ]);
  const [{ kept }] = await database.orm.em
    .fork()
    .execute<[{ kept: number }]>('select count(*)::int kept from webhook_secret where secret in (?, ?)', [
      made.body.secret,
      rotated.body.secret,
    ]);
  expect(kept).toBe(2);
});

test('an endpoint is changed, switched off and on, and gone', async () => {
  const { body: made } = await ask('post', PATH, { url: URL_OF_OTHERS });
  const path = `${PATH}/${made.id}`;
  expect(made.types).toBeNull();
  const changed = await ask('patch', path, { types: ['payment.waiting'], description: 'To' });
  expect(changed.body).toMatchObject({ url: URL_OF_OTHERS, types: ['payment.waiting'], description: 'To' });
  expect((await ask('post', `${path}/disable`)).body).toMatchObject({ switchedOffAs: 'by_person' });
  expect((await ask('post', `${path}/enable`)).body).toMatchObject({ switchedOffAs: null });
  const stale = await api.call('patch', path, {
    key: creditor.admin,
    body: { types: null },
    headers: { 'if-match': '"x"' },
  });
  expect(stale).toMatchObject({ status: 412, body: { code: 'changed_meanwhile' } });
  expect((await ask('post', `${path}/test`)).status).toBe(202);
  expect((await ask('delete', path)).body.id).toBe(made.id);
  expect((await ask('get', path)).status).toBe(404);
  expect((await ask('post', `${path}/deliveries/${uuid()}/resend`)).status).toBe(404);
});

test('types are known ones, each once, and some', async () => {
  for (const types of [[], ['invoice.unheard'], ['invoice.issued', 'invoice.issued']]) {
    expect(await ask('post', PATH, { url: URL_OF_OTHERS, types })).toMatchObject({ status: 422 });
  }
});

test('no address inside is taken, and nothing but https, unless the operator allows it', async () => {
  const strict = await startTestApi({ orm: database.orm, settings: { webhooksAllowInternal: false } });
  try {
    const put = (url: string) => strict.call('post', PATH, { key: creditor.admin, body: { url } });
    for (const url of ['https://127.0.0.1/', 'https://[::1]/', 'https://10.0.0.1/', 'https://localhost/']) {
      expect(await put(url)).toMatchObject({
        status: 422,
        body: { errors: [{ path: '/url', code: 'address_inside' }] },
      });
    }
    expect(await put('http://modtager.example/')).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/url', code: 'not_https' }] },
    });
    for (const url of ['modtager.example', 'ftp://modtager.example/', 'https://a:b@modtager.example/']) {
      expect(await put(url)).toMatchObject({
        status: 422,
        body: { errors: [{ path: '/url', code: 'invalid_format' }] },
      });
    }
    const { body } = await put(URL_OF_OTHERS);
    const moved = { key: creditor.admin, body: { url: 'https://169.254.169.254/latest' } };
    expect((await strict.call('patch', `${PATH}/${body.id}`, moved)).status).toBe(422);
  } finally {
    await strict.close();
  }
  expect((await ask('post', PATH, { url: 'http://127.0.0.1:1/' })).status).toBe(201);
});
