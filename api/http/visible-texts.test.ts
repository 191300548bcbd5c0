import { beforeAll, describe, expect, test } from '@jest/globals';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { GOOD, type TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApi();
let creditor: TestCreditor;
beforeAll(async () => {
  creditor = await api.creditor();
});
const post = (path: string, body: unknown) => api.call('post', path, { key: creditor.admin, body });

const UNSEEN = [
  '\u200B',
  '\u3164',
  '\u00AD',
  '\u2060\uFEFF',
  '\u115F',
  '\uFFA0',
  '\u2800',
  '\u{E0041}',
  '\u00A0\u2003',
  '\u034F',
];

describe('a text in which nothing can be seen', () => {
  test.each(UNSEEN)('%j is no name, of a debtor, a group, an item, a key or in an address', async (unseen) => {
    for (const [path, body, field] of [
      ['/v1/debtors', { ...GOOD.debtor, name: unseen }, '/name'],
      ['/v1/debtors', { ...GOOD.debtor, addressLines: [unseen] }, '/addressLines/0'],
      ['/v1/debtor-groups', { name: unseen }, '/name'],
      ['/v1/items', { ...GOOD.item, nameDa: unseen }, '/nameDa'],
      ['/v1/items', { ...GOOD.item, number: unseen }, '/number'],
      ['/v1/api-keys', { role: 'admin', name: unseen }, '/name'],
    ] as const) {
      const answer = await post(path, body);
      expect([path, answer.status, answer.body.errors?.[0].path]).toEqual([path, 422, field]);
    }
  });

  test('nor are marks without a letter', async () => {
    const answer = await post('/v1/debtor-groups', { name: '\u0301\u0308' });
    expect([answer.status, answer.body.errors[0].code]).toEqual([422, 'nothing_visible']);
  });
});

test('what cannot be seen within a text is left out of it', async () => {
  const made = await post('/v1/debtors', { ...GOOD.debtor, name: '\u200BPrøve\u00ADkunde\u00A0\u3164Et\uFEFF' });
  expect([made.status, made.body.name]).toEqual([201, 'Prøvekunde Et']);
});

describe('two groups that look alike', () => {
  test.each([
    ['large and small letters', 'opgang ærø'],
    ['letters composed and not', 'Opgang Ærø'.normalize('NFD')],
    ['what cannot be seen', 'Op\u200Bgang\u00AD Ærø\u3164'],
    ['blanks', 'Opgang \u00A0 Ærø'],
    ['wide letters', 'Ｏpgang Ærø'],
  ])('by %s are one', async (_, name) => {
    const { admin: key } = await api.creditor();
    const ask = (method: 'post' | 'patch', path: string, asked: string) =>
      api.call(method, path, { key, body: { name: asked } });
    const first = await ask('post', '/v1/debtor-groups', 'Opgang Ærø');
    expect(first.status).toBe(201);
    const second = await ask('post', '/v1/debtor-groups', name);
    expect([second.status, second.body.code]).toEqual([409, 'group_name_taken']);
    const other = await ask('post', '/v1/debtor-groups', 'Opgang B');
    const renamed = await ask('patch', `/v1/debtor-groups/${other.body.id}`, name);
    expect([renamed.status, renamed.body.code]).toEqual([409, 'group_name_taken']);
    // Its own name may be written another way.
    expect((await ask('patch', `/v1/debtor-groups/${first.body.id}`, name)).status).toBe(200);
  });

  test('at once are one, and of two creditors two', async () => {
    const other = await api.creditor();
    const names = ['Opgang C', 'opgang c', 'OPGANG C'];
    const answers = await Promise.all(names.map((name) => post('/v1/debtor-groups', { name })));
    expect(answers.map(({ status }) => `${status}`).toSorted()).toEqual(['201', '409', '409']);
    expect((await api.call('post', '/v1/debtor-groups', { key: other.admin, body: { name: 'Opgang C' } })).status).toBe(
      201,
    );
  });

  test('that are there from before stay, and may be put in order', async () => {
    const { admin: key, creditorId } = await api.creditor();
    await database.orm.em.fork().transactional(async (em) => {
      await em.execute('set local session_replication_role = replica');
      await em.execute(
        `insert into debtor_group (id, creditor_id, name) select gen_random_uuid(), ?, unnest(array['Hus 1', 'HUS 1'])`,
        [creditorId],
      );
    });
    const { data } = (await api.call('get', '/v1/debtor-groups', { key })).body;
    expect(data).toHaveLength(2);
    const renamed = await api.call('patch', `/v1/debtor-groups/${data[0].id}`, { key, body: { name: 'Hus 2' } });
    expect(renamed.status).toBe(200);
  });
});

const withLocal = async (local: string) => {
  const { status, body } = await post('/v1/debtors', { ...GOOD.debtor, email: `${local}@prove.example` });
  return [status, body.errors?.[0].code];
};

describe('an e-mail address', () => {
  test.each(['kunde@prøve.example', 'søren@prøve.example', 'Ærøskøbing.Å@prove.example', 'kunde@xn--prve-hra.example'])(
    '%s is taken',
    async (email) => {
      const made = await post('/v1/debtors', { ...GOOD.debtor, email });
      expect([made.status, made.body.email]).toEqual([201, email]);
    },
  );

  test.each([
    'kunde',
    '@prøve.example',
    'kunde@',
    'to kunder@prøve.example',
    'kunde@prø ve.example',
    'a@b@prøve.example',
    'kunde@ø',
    'post@prove.example/post2',
    'post@prove.example?x',
    'post@prove.example#x',
    'post@prove.example\\x',
    'post@prove.example:25',
    'post@prove%2eexample',
    'post@%65vil.example',
    'post@prove．example',
    'post@prove-.example',
    'post@-prove.example',
    `post@${'p'.repeat(64)}.example`,
    `post@${'ø'.repeat(60)}.example`,
  ])('%s is refused', async (email) => {
    const answer = await post('/v1/debtors', { ...GOOD.debtor, email });
    expect([answer.status, answer.body.errors?.[0].path]).toEqual([422, '/email']);
  });

  test('has at most 64 octets before the @, of which a letter beyond ASCII takes two or more', async () => {
    expect(await withLocal('ø'.repeat(32))).toEqual([201, undefined]);
    expect(await withLocal(`${'ø'.repeat(32)}a`)).toEqual([422, 'too_big']);
    expect(await withLocal('a'.repeat(64))).toEqual([201, undefined]);
    expect(await withLocal('a'.repeat(65))).toEqual([422, 'too_big']);
  });

  test('to sign in with is held to the same, and what is wrong with it is told once', async () => {
    for (const [email, code] of [
      [`${'a'.repeat(65)}@prove.example`, 'too_big'],
      [`post@${'p'.repeat(64)}.example`, 'invalid_format'],
      ['post', 'invalid_format'],
    ]) {
      for (const [path, body] of [
        ['/v1/password-resets', { email }],
        ['/v1/session', { email, password: 'x' }],
        ['/v1/invitations', { email, role: 'admin' }],
      ] as const) {
        const { status, body: problem } = await post(path, body);
        expect([path, status, problem.errors?.map((error: { code: string }) => error.code)]).toEqual([
          path,
          422,
          [code],
        ]);
      }
    }
  });
});
