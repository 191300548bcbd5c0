import { argon2Sync, randomBytes } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { insertPrintedLink } from '../../db/people/insert-link.ts';
import type { CreditorId, PersonId } from '../../domain/identifiers/ids.ts';
import { samplePerson, SAMPLE_PASSWORD } from '../../tests/support/sample-people.ts';
import { as, cookieOf, signedInAs } from '../../tests/support/sign-in.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { CREDITOR_HEADER } from '../http/named-creditor.ts';
import { GOOD, startTestApi, type TestApi, type TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApi();
let creditor: TestCreditor;
let email: string;
let personId: PersonId;

beforeAll(async () => {
  creditor = await api.creditor();
});
beforeEach(async () => {
  ({ email, personId } = await samplePerson(database.orm, { creditorId: creditor.creditorId as CreditorId }));
});

const run = (sql: string, values: unknown[] = []) => database.orm.em.fork().execute(sql, values);
const signIn = (changes: Readonly<Record<string, unknown>> = {}, at: TestApi = api) =>
  at.call('post', '/v1/session', { body: { email, password: SAMPLE_PASSWORD, ...changes } });
const signedIn = async () => cookieOf(await signIn());

const phcText = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

/** The sample password with half of the memory and one pass. */
function datedHash(): string {
  const nonce = randomBytes(16);
  const cost = { memory: 8192, passes: 1, parallelism: 1, tagLength: 32 };
  const tag = argon2Sync('argon2id', { message: SAMPLE_PASSWORD, nonce, ...cost });
  return `$argon2id$v=19$m=8192,t=1,p=1$${phcText(nonce)}$${phcText(tag)}`;
}

describe('to sign in', () => {
  test('sets a cookie that no script and no other site gets, and answers who is there for whom', async () => {
    const answer = await signIn();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toMatch(
      /^termin=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const here = { id: creditor.creditorId, name: 'Eksempelforeningen', role: 'admin' };
    expect(answer.body).toEqual({
      person: { id: personId, email, name: 'Prøve Person', language: 'da', isOperator: false, hasSecondFactor: false },
      creditor: here,
      creditors: [here],
      oidc: null,
      temporalUiUrl: null,
      temporalNamespace: null,
    });
    expect((await api.call('get', '/v1/session', as(cookieOf(answer)))).body).toEqual(answer.body);
    expect((await api.call('get', '/v1/debtors', as(cookieOf(answer)))).status).toBe(200);
  });

  test('nobody is somebody’s answer too: null, and never a failure', async () => {
    for (const options of [{}, as('termin='), as(`termin=${'x'.repeat(43)}`)]) {
      const answer = await api.call('get', '/v1/session', options);
      expect([answer.status, answer.body]).toEqual([200, { person: null, oidc: null }]);
    }
  });

  test('an unknown address, a wrong password, a person without one and a disabled person are answered alike', async () => {
    const { email: withoutPassword } = await samplePerson(database.orm, { passwordHash: null });
    const { email: disabled } = await samplePerson(database.orm, { disabledAt: new Date('2026-01-01T00:00:00Z') });
    const answers = await Promise.all([
      signIn({ email: `nobody-${uuid()}@prove.example` }),
      signIn({ password: 'another password' }),
      signIn({ email: withoutPassword }),
      signIn({ email: disabled }),
    ]);
    for (const { status, body, headers } of answers) {
      expect([status, body.code, body.detail]).toEqual([401, 'sign_in_refused', answers[0]?.body.detail]);
      expect(headers.get('set-cookie')).toBeNull();
    }
  });

  test('an address is the same in large and small letters', async () => {
    expect((await signIn({ email: email.toUpperCase() })).status).toBe(200);
  });

  test('keeps of token and password only hashes, and no body under an Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'sign-in-once' };
    const body = { email, password: SAMPLE_PASSWORD };
    const token = cookieOf(await api.call('post', '/v1/session', { body, headers })).slice('termin='.length);
    const [kept] = await run(
      `select (select count(*)::int from idempotency_key where key = 'sign-in-once') keys,
         exists (select from session s where s::text like ?) token, exists (select from person p where p::text like ?) password`,
      [`%${token}%`, `%${SAMPLE_PASSWORD}%`],
    );
    expect(kept).toEqual({ keys: 0, token: false, password: false });
  });

  test('a password that is kept with lower parameters is hashed anew', async () => {
    await run('update person set password_hash = ? where id = ?', [datedHash(), personId]);
    expect((await signIn()).status).toBe(200);
    expect(await run('select password_hash "hash" from person where id = ?', [personId])).toEqual([
      { hash: expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/) },
    ]);
    expect((await signIn()).status).toBe(200);
  });

  test('over TLS the cookie’s name itself holds it to this host', async () => {
    const over = await startTestApi({ orm: database.orm, settings: { publicUrl: 'https://termin.example' } });
    try {
      expect((await signIn({}, over)).headers.get('set-cookie')).toMatch(
        /^__Host-termin=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
      );
    } finally {
      await over.close();
    }
  });
});

describe('a session', () => {
  test('that somebody laid on a browser before is not the one that is signed in, and ends', async () => {
    const laid = await signedIn();
    const answer = await api.call('post', '/v1/session', {
      body: { email, password: SAMPLE_PASSWORD },
      headers: as(laid).headers,
    });
    expect(cookieOf(answer)).not.toBe(laid);
    expect((await api.call('get', '/v1/debtors', as(laid))).body.code).toBe('session_over');
  });

  test.each([
    ['after an hour without a request', `seen_at = now() - interval '61 minutes'`],
    ['after twelve hours', `expires_at = now()`],
  ])('is over %s', async (_name, change) => {
    const cookie = await signedIn();
    await run(`update session set ${change} where person_id = ?`, [personId]);
    const answer = await api.call('get', '/v1/debtors', as(cookie));
    expect([answer.status, answer.body.code]).toEqual([401, 'session_over']);
    expect((await api.call('get', '/v1/session', as(cookie))).body).toEqual({ person: null, oidc: null });
  });

  test('stays as long as it is used', async () => {
    const cookie = await signedIn();
    await run(`update session set seen_at = now() - interval '59 minutes' where person_id = ?`, [personId]);
    await api.call('get', '/v1/debtors', as(cookie));
    const [row] = await run(`select seen_at > now() - interval '1 minute' fresh from session where person_id = ?`, [
      personId,
    ]);
    expect(row).toEqual({ fresh: true });
  });

  test('of a person who is disabled is over at once, and one whom the creditor disables has no creditor left', async () => {
    const cookie = await signedIn();
    await run('update person_creditor set disabled_at = now() where person_id = ?', [personId]);
    const answer = await api.call('get', '/v1/debtors', as(cookie));
    expect([answer.status, answer.body.code]).toEqual([403, 'no_creditor_chosen']);
    await run('update person set disabled_at = now() where id = ?', [personId]);
    expect((await api.call('get', '/v1/session', as(cookie))).body).toEqual({ person: null, oidc: null });
  });

  test('is signed out, here or everywhere', async () => {
    const [here, there] = [await signedIn(), await signedIn()];
    const listed = await api.call('get', '/v1/sessions', as(here));
    expect(listed.body.data.map(({ isThisOne }: { isThisOne: boolean }) => isThisOne).toSorted()).toEqual([
      false,
      true,
    ]);
    const out = await api.call('delete', '/v1/session', as(here));
    expect([out.status, out.headers.get('set-cookie')]).toEqual([204, expect.stringContaining('Max-Age=0')]);
    expect((await api.call('get', '/v1/debtors', as(here))).status).toBe(401);
    const again = await signedIn();
    expect((await api.call('delete', '/v1/sessions', as(there))).status).toBe(204);
    for (const cookie of [there, again]) expect((await api.call('get', '/v1/debtors', as(cookie))).status).toBe(401);
    expect((await api.call('delete', '/v1/session')).status).toBe(204);
  });

  test('gets another token with another creditor, and leads to none that is not the person’s', async () => {
    const other = await api.creditor();
    await run(`insert into person_creditor (person_id, creditor_id, role) values (?, ?, 'read_only')`, [
      personId,
      other.creditorId,
    ]);
    const cookie = await signedIn();
    const changed = await api.call('patch', '/v1/session', {
      ...as(cookie),
      body: { creditorId: other.creditorId, language: 'en' },
    });
    expect(changed.body).toMatchObject({ creditor: { id: other.creditorId }, person: { language: 'en' } });
    expect((await api.call('get', '/v1/debtors', as(cookie))).status).toBe(401);
    expect((await api.call('get', '/v1/creditor', as(cookieOf(changed)))).body.id).toBe(other.creditorId);
    const stranger = await api.creditor();
    const refused = await api.call('patch', '/v1/session', {
      ...as(cookieOf(changed)),
      body: { creditorId: stranger.creditorId },
    });
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, '/creditorId']);
  });

  test('for another creditor than a request names changes nothing, and is asked as ever by who names it or none', async () => {
    const other = await api.creditor();
    await run(`insert into person_creditor (person_id, creditor_id, role) values (?, ?, 'admin')`, [
      personId,
      other.creditorId,
    ]);
    const first = await signedIn();
    const choose = (creditorId: string | null, cookie: string) =>
      api.call('patch', '/v1/session', {
        headers: { ...as(cookie).headers, [CREDITOR_HEADER]: creditor.creditorId },
        body: { creditorId },
      });
    const cookie = cookieOf(await choose(other.creditorId, first));
    const create = (named: Readonly<Record<string, string>>, name: string) =>
      api.call('post', '/v1/debtors', {
        headers: { ...as(cookie).headers, ...named },
        body: { ...GOOD.debtor, name },
      });
    for (const stale of [creditor.creditorId, '', 'no id', `${other.creditorId}, ${other.creditorId}`]) {
      const refused = await create({ [CREDITOR_HEADER]: stale }, 'Skrevet hos den første');
      expect([refused.status, refused.body.code]).toEqual([412, 'another_creditor_chosen']);
    }
    expect((await create({ [CREDITOR_HEADER]: other.creditorId.toUpperCase() }, 'Nævnt')).status).toBe(201);
    expect((await create({}, 'Ikke nævnt')).status).toBe(201);
    const written = await run('select name from debtor where creditor_id = ? order by name', [other.creditorId]);
    expect(written).toEqual([{ name: 'Ikke nævnt' }, { name: 'Nævnt' }]);
  });

  test('for no creditor any more refuses who names the one before', async () => {
    const { email: own } = await samplePerson(database.orm, {
      isOperator: true,
      creditorId: creditor.creditorId as CreditorId,
    });
    const chosen = await api.call('patch', '/v1/session', {
      ...as(await signedInAs(api, own)),
      body: { creditorId: null },
    });
    const { headers } = as(cookieOf(chosen));
    const named = { headers: { ...headers, [CREDITOR_HEADER]: creditor.creditorId } };
    expect((await api.call('get', '/v1/debtors', named)).body.code).toBe('another_creditor_chosen');
    for (const path of ['/v1/creditors', '/v1/session']) expect((await api.call('get', path, named)).status).toBe(200);
  });

  test('lets the person go by another name, which stands on what is done from then on', async () => {
    const cookie = await signedIn();
    const named = await api.call('patch', '/v1/session', { ...as(cookie), body: { name: ' Prøve Nyt Navn ' } });
    expect([named.status, named.body.person]).toEqual([
      200,
      expect.objectContaining({ name: 'Prøve Nyt Navn', language: 'da' }),
    ]);
    await api.call('patch', '/v1/creditor', { ...as(cookie), body: { phone: '+45 11 11 11 11' } });
    const { body } = await api.call('get', `/v1/audit?personId=${personId}`, { key: creditor.admin });
    expect(
      body.data.map((entry: { objectType: string; by: { name: string } }) => [entry.objectType, entry.by.name]),
    ).toEqual([
      ['creditor', 'Prøve Nyt Navn'],
      ['person', expect.any(String)],
    ]);
    const nameless = await api.call('patch', '/v1/session', { ...as(cookie), body: { name: ' ' } });
    expect([nameless.status, nameless.body.errors[0].path]).toEqual([422, '/name']);
  });

  test('and a key in one request are refused', async () => {
    const { headers } = as(await signedIn());
    const answer = await api.call('get', '/v1/debtors', { headers, key: creditor.admin });
    expect([answer.status, answer.body.code]).toEqual([400, 'two_credentials']);
  });

  test('is the person on the audit trail', async () => {
    const cookie = await signedIn();
    await api.call('patch', '/v1/creditor', { ...as(cookie), body: { phone: '+45 00 00 00 00' } });
    const { body } = await api.call('get', `/v1/audit?personId=${personId}`, { key: creditor.admin });
    expect(body.data).toMatchObject([
      { objectType: 'creditor', by: { role: 'admin', name: 'Prøve Person', apiKeyId: null, personId } },
    ]);
  });
});

test('a key may name its own creditor and no other, and an operator’s key none', async () => {
  const other = await api.creditor();
  const create = (named: string, key: string) =>
    api.call('post', '/v1/debtors', { key, headers: { [CREDITOR_HEADER]: named }, body: GOOD.debtor });
  expect((await create(other.creditorId, other.admin)).status).toBe(201);
  const refused = await create(creditor.creditorId, other.admin);
  expect([refused.status, refused.body.code]).toEqual([412, 'another_creditor_chosen']);
  expect(await run('select count(*)::int from debtor where creditor_id = ?', [other.creditorId])).toEqual([
    { count: 1 },
  ]);
  expect((await create(creditor.creditorId, api.operatorKey)).body.code).toBe('another_creditor_chosen');
});

describe('what another site sends', () => {
  test.each([
    ['nothing that says where it comes from', {}],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['an address line', { 'sec-fetch-site': 'none' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['an origin that is none', { origin: 'null' }],
    ['the origin of a lying neighbour', { 'sec-fetch-site': 'cross-site', origin: api.url }],
  ])('%s: a request with the cookie changes nothing', async (_name, headers) => {
    const cookie = await signedIn();
    for (const [method, path] of [
      ['post', '/v1/items'],
      ['patch', '/v1/creditor'],
      ['delete', '/v1/sessions'],
    ] as const) {
      const answer = await api.call(method, path, { headers: { ...headers, cookie } });
      expect([answer.status, answer.body.code]).toEqual([403, 'cross_site_request']);
    }
    expect((await api.call('get', '/v1/debtors', { headers: { cookie } })).status).toBe(200);
  });

  test('is told by the origin where a browser says no more', async () => {
    const headers = { cookie: await signedIn(), origin: api.url };
    expect((await api.call('delete', '/v1/sessions', { headers })).status).toBe(204);
  });

  test.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain'])(
    'no form can: a body of %s is refused',
    async (type) => {
      const headers = { ...as(await signedIn()).headers, 'content-type': type };
      const answer = await api.call('post', '/v1/items', { headers, raw: '{}' });
      expect([answer.status, answer.body.code]).toEqual([415, 'unsupported_media_type']);
    },
  );

  test('does not sign anybody in as somebody else', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    const body = { email, password: SAMPLE_PASSWORD };
    const answer = await api.call('post', '/v1/session', { headers, body });
    expect([answer.status, answer.body.code, answer.headers.get('set-cookie')]).toEqual([
      403,
      'cross_site_request',
      null,
    ]);
  });
});

describe('guessing a password', () => {
  test('stops after five failures in a row, over two processes at once, for an address that nobody has too', async () => {
    const other = await startTestApi({ orm: database.orm });
    try {
      for (const address of [email, `nobody-${uuid()}@prove.example`]) {
        const guesses = Array.from({ length: 16 }, (_, n) =>
          signIn({ email: address, password: `guess ${n}` }, n % 2 === 0 ? api : other),
        );
        const codes = (await Promise.all(guesses)).map(({ body }) => body.code);
        expect(codes.filter((code) => code === 'sign_in_refused')).toHaveLength(5);
        expect(codes.filter((code) => code === 'sign_in_must_wait')).toHaveLength(11);
      }
      const right = await signIn({}, other);
      expect([right.status, right.body.code]).toEqual([429, 'sign_in_must_wait']);
      expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0);
    } finally {
      await other.close();
    }
  });

  test('makes the wait longer each time, up to fifteen minutes, and a right one ends it', async () => {
    const account = `decode(encode(sha256(convert_to('${email}', 'UTF8')), 'hex'), 'hex')`;
    const waits: unknown[] = [];
    for (let failure = 1; failure <= 12; failure += 1) {
      await run(`update sign_in_attempt set wait_until = now() where account = ${account}`);
      expect((await signIn({ password: 'a guess' })).status).toBe(401);
      const [row] = await run(
        `select coalesce(round(extract(epoch from wait_until - last_at)), 0)::int wait from sign_in_attempt where account = ${account}`,
      );
      waits.push(row?.['wait']);
    }
    expect(waits).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
    await run(`update sign_in_attempt set wait_until = now() where account = ${account}`);
    expect((await signIn()).status).toBe(200);
    expect(await run(`select from sign_in_attempt where account = ${account}`)).toEqual([]);
  });

  test('counts against the address that it comes from as well', async () => {
    const strict = await startTestApi({ orm: database.orm, settings: { failedAuthPerMinute: 2 } });
    try {
      const codes: string[] = [];
      for (let n = 0; n < 3; n += 1) {
        codes.push((await signIn({ email: `nobody-${uuid()}@prove.example` }, strict)).body.code);
      }
      expect(codes).toEqual(['sign_in_refused', 'sign_in_refused', 'too_many_requests']);
    } finally {
      await strict.close();
    }
  });
});

const link = () =>
  insertPrintedLink(database.orm.em.fork(), {
    kind: 'sign_in',
    email,
    personId,
    creditorId: null,
    role: null,
    isOperator: false,
    language: 'da',
    invitedBy: null,
  });
const follow = (token: string) => api.call('post', '/v1/session/link', { body: { token } });

describe('a link that signs in', () => {
  test('does so once, even of two at once', async () => {
    const token = await link();
    const answers = await Promise.all([follow(token), follow(token)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410]);
    const [first] = answers.filter(({ status }) => status === 200);
    expect(first?.body.person.id).toBe(personId);
    expect((await follow(token)).body.code).toBe('link_over');
  });

  test.each([
    ['expired', 'expires_at = now()'],
    ['revoked', 'revoked_at = now()'],
    ['of another kind', `kind = 'reset'`],
  ])('does nothing where it is %s', async (_name, change) => {
    const token = await link();
    await run(`update one_time_token set ${change} where person_id = ?`, [personId]);
    expect((await follow(token)).body.code).toBe('link_over');
  });

  test('does nothing for a person who is disabled', async () => {
    const token = await link();
    await run('update person set disabled_at = now() where id = ?', [personId]);
    expect((await follow(token)).body.code).toBe('link_over');
  });
});

test('everyone who is signed in is told of the Temporal UI where the operators have said so', async () => {
  const settings = {
    temporalUiUrl: 'http://127.0.0.1:8233',
    temporalUiFor: 'everyone',
  } as const;
  const told = await startTestApi({ orm: database.orm, settings });
  try {
    const answer = await told.call('get', '/v1/session', as(await signedIn()));
    expect(answer.body).toMatchObject({ temporalUiUrl: 'http://127.0.0.1:8233', temporalNamespace: 'termin' });
  } finally {
    await told.close();
  }
});

test('an operator who is a person sees the creditors, and the Temporal UI’s address, and no creditor’s customers', async () => {
  const told = await startTestApi({ orm: database.orm, settings: { temporalUiUrl: 'http://127.0.0.1:8233' } });
  try {
    const operator = await samplePerson(database.orm, { isOperator: true });
    const answer = await signIn({ email: operator.email }, told);
    expect(answer.body).toMatchObject({ creditor: null, temporalUiUrl: 'http://127.0.0.1:8233' });
    const cookie = as(cookieOf(answer));
    expect((await told.call('get', '/v1/creditors', cookie)).status).toBe(200);
    expect((await told.call('get', '/v1/debtors', cookie)).body.code).toBe('no_creditor_chosen');
    expect((await told.call('get', '/v1/session', as(await signedIn()))).body.temporalUiUrl).toBeNull();
    expect((await told.call('get', '/v1/creditors', as(await signedIn()))).body.code).toBe('not_for_creditors');
  } finally {
    await told.close();
  }
});
