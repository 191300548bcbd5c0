import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PersonIdentity } from '../../db/entities/person-identity.ts';
import { freePorts } from '../../dev/free-ports.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { type OidcAccount, type OidcIssuer, startOidcIssuer } from '../../tests/support/oidc-issuer.ts';
import { samplePerson, SAMPLE_PASSWORD } from '../../tests/support/sample-people.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { type Answer, startTestApi, type TestApi, type TestCreditor } from '../test-api.ts';

const PUBLIC_URL = 'https://termin.prove.example';
const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' };

let database: OpenTestDatabase;
let issuer: OidcIssuer;
let api: TestApi;
let creditor: TestCreditor;

beforeAll(async () => {
  const [port = 0] = await freePorts(1);
  [database, issuer] = await Promise.all([
    openTestDatabase(),
    startOidcIssuer({ port, redirectUri: `${PUBLIC_URL}/oidc` }),
  ]);
  api = await startTestApi({ orm: database.orm, settings: { publicUrl: PUBLIC_URL, oidc: issuer.settings } });
});
beforeEach(async () => {
  creditor = await api.creditor();
});
afterAll(async () => {
  await api.close();
  await issuer.stop();
  await database.close();
});

/** The cookies that an answer sets, by name, as a browser sends them back. */
const cookiesOf = ({ headers }: Answer): Map<string, string> =>
  new Map(
    headers.getSetCookie().map((set) => {
      const [name = '', value = ''] = (set.split(';', 1)[0] ?? '').split('=', 2);
      return [name, value];
    }),
  );
const ATTEMPT = '__Host-termin-oidc';
const SESSION = '__Host-termin';

async function begin(): Promise<{ url: string; cookie: string }> {
  const answer = await api.call('post', '/v1/oidc/start', { headers: SAME_ORIGIN });
  expect(answer.status).toBe(200);
  return { url: answer.body.url, cookie: `${ATTEMPT}=${cookiesOf(answer).get(ATTEMPT)}` };
}
const finish = (answer: string, cookie: string | null) =>
  api.call('post', '/v1/oidc/callback', {
    body: { answer },
    headers: { ...SAME_ORIGIN, ...(cookie === null ? {} : { cookie }) },
  });

/** Somebody the provider knows. */
function account(changes: Partial<OidcAccount> = {}): { subject: string; email: string } {
  const subject = randomUUID();
  const email = `${subject}@prove.example`;
  issuer.accounts.set(subject, { email, email_verified: true, name: 'Prøve Person', ...changes });
  return { subject, email };
}

async function signIn(subject: string): Promise<Answer> {
  const { url, cookie } = await begin();
  return finish(await issuer.signIn(url, subject), cookie);
}
/** As `signIn`, by who is signed in already. */
async function finishIn(session: Answer, subject: string): Promise<Answer> {
  const { url, cookie } = await begin();
  return finish(await issuer.signIn(url, subject), `${cookie}; ${SESSION}=${cookiesOf(session).get(SESSION)}`);
}
const invite = (email: string, of = creditor, role = 'bookkeeper') =>
  api.call('post', '/v1/invitations', { key: of.admin, body: { email, role } });
const codeOf = ({ status, body }: Answer) => [status, body.code];

describe('who signs in by the OpenID provider', () => {
  test('comes in the first time by an invitation to the address that the provider says is theirs, and is known by subject from then on', async () => {
    const { subject, email } = account({ name: 'Prøve Bogholder' });
    expect(codeOf(await signIn(subject))).toEqual([403, 'oidc_unknown_person']);
    expect((await invite(email)).status).toBe(201);
    const first = await signIn(subject);
    expect([first.status, first.body]).toMatchObject([
      200,
      { person: { email, name: 'Prøve Bogholder' }, creditor: { id: creditor.creditorId, role: 'bookkeeper' } },
    ]);
    const session = cookiesOf(first).get(SESSION);
    const { body } = await api.call('get', '/v1/session', { headers: { cookie: `${SESSION}=${session}` } });
    expect(body.person.email).toBe(email);
    // The address is another now, and the person the same.
    issuer.accounts.set(subject, { email: 'ny@prove.example', email_verified: false, name: 'Nyt Navn' });
    expect((await signIn(subject)).body.person).toMatchObject({ email, name: 'Prøve Bogholder' });
    const { body: trail } = await api.call('get', '/v1/audit?objectType=person_role', { key: creditor.admin });
    expect(trail.data[0]).toMatchObject({ action: 'created', by: { role: 'bookkeeper', name: 'Prøve Bogholder' } });
  });

  test('comes in at each creditor that has invited them since', async () => {
    const { subject, email } = account();
    await invite(email);
    await signIn(subject);
    const other = await api.creditor();
    await invite(email, other, 'read_only');
    const { body } = await signIn(subject);
    const roles = body.creditors.map(({ id, role }: { id: string; role: string }) => [id, role]);
    expect(Object.fromEntries(roles)).toEqual({ [creditor.creditorId]: 'bookkeeper', [other.creditorId]: 'read_only' });
  });

  test('who has a password here already is the same person, and keeps it', async () => {
    const { personId, email } = await samplePerson(database.orm);
    const { subject } = account({ email: email.toUpperCase() });
    await invite(email);
    expect((await signIn(subject)).body.person).toMatchObject({ id: personId, email });
    const byPassword = await api.call('post', '/v1/session', { body: { email, password: SAMPLE_PASSWORD } });
    expect(byPassword.status).toBe(200);
  });

  test('is known by it from then on where they are signed in already, and as nobody else', async () => {
    const { email } = await samplePerson(database.orm, { creditorId: creditor.creditorId as CreditorId });
    const known = await api.call('post', '/v1/session', { body: { email, password: SAMPLE_PASSWORD } });
    expect(known.body.oidc).toEqual({ name: 'Prøvelogin', isKnown: false, isSignedIn: false });
    const { subject } = account({ email_verified: false });
    const linked = await finishIn(known, subject);
    expect([linked.status, linked.body]).toMatchObject([200, { person: { email }, oidc: { isKnown: true } }]);
    expect((await signIn(subject)).body.person.email).toBe(email);
    expect(codeOf(await finishIn(linked, account().subject))).toEqual([403, 'oidc_unknown_person']);
  });

  test('does not come in by an address that the provider does not vouch for', async () => {
    const { subject, email } = account({ email_verified: false });
    await invite(email);
    expect(codeOf(await signIn(subject))).toEqual([403, 'oidc_email_unverified']);
    const { body } = await api.call('get', '/v1/invitations', { key: creditor.admin });
    expect(body.data).toMatchObject([{ email, status: expect.not.stringMatching('used') }]);
  });

  test('does not come in where they are disabled, known to the provider or not', async () => {
    const { subject, email } = account();
    await invite(email);
    await signIn(subject);
    await database.orm.em.fork().execute('update person set disabled_at = now() where email = ?', [email]);
    expect(codeOf(await signIn(subject))).toEqual([403, 'oidc_unknown_person']);
    const gone = await samplePerson(database.orm, { disabledAt: new Date(0) });
    await invite(gone.email);
    expect(codeOf(await signIn(account({ email: gone.email }).subject))).toEqual([403, 'oidc_unknown_person']);
  });

  test('does not become who had their address before', async () => {
    const { subject, email } = account();
    await invite(email);
    await signIn(subject);
    const successor = account({ email });
    await invite(email, await api.creditor());
    expect(codeOf(await signIn(successor.subject))).toEqual([403, 'oidc_unknown_person']);
    expect(await database.orm.em.fork().count(PersonIdentity, { subject: successor.subject })).toBe(0);
  });

  test('is one person however often they come at once', async () => {
    const { subject, email } = account();
    await invite(email);
    const answers = await Promise.all(Array.from({ length: 4 }, () => signIn(subject)));
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    const [{ count } = { count: 0 }] = await database.orm.em
      .fork()
      .execute<{ count: number }[]>('select count(*)::int count from person where email = ?', [email]);
    expect(count).toBe(1);
    expect((await signIn(subject)).status).toBe(200);
  });
});

describe('a sign-in that was begun', () => {
  test('is held to its browser for ten minutes by a cookie that no script and no other site has', async () => {
    const answer = await api.call('post', '/v1/oidc/start', { headers: SAME_ORIGIN });
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-termin-oidc=[\w-]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Strict; Secure$/),
    ]);
    const { searchParams } = new URL(answer.body.url);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      scope: 'openid email profile',
      redirect_uri: `${PUBLIC_URL}/oidc`,
      code_challenge_method: 'S256',
      state: expect.stringMatching(/.{20}/),
      nonce: expect.stringMatching(/.{20}/),
    });
    const { subject } = account();
    const query = await issuer.signIn(answer.body.url, subject);
    expect(codeOf(await finish(query, null))).toEqual([401, 'oidc_refused']);
    expect(codeOf(await finish(query, `${ATTEMPT}=nonsense`))).toEqual([401, 'oidc_refused']);
  });

  test('ends with its own state and its own verifier alone', async () => {
    const { subject, email } = account();
    await invite(email);
    const [one, other] = [await begin(), await begin()];
    const query = await issuer.signIn(one.url, subject);
    expect(codeOf(await finish(query, other.cookie))).toEqual([401, 'oidc_refused']);
    const forged = new URLSearchParams(query);
    forged.set('state', new URL(other.url).searchParams.get('state') ?? '');
    expect(codeOf(await finish(forged.toString(), other.cookie))).toEqual([401, 'oidc_refused']);
    expect(await database.orm.em.fork().count(PersonIdentity, { subject })).toBe(0);
  });

  test('is good once: the same answer signs nobody in again', async () => {
    const { subject, email } = account();
    await invite(email);
    const { url, cookie } = await begin();
    const query = await issuer.signIn(url, subject);
    const answer = await finish(query, cookie);
    expect(answer.status).toBe(200);
    expect(cookiesOf(answer).get(ATTEMPT)).toBe('');
    expect(codeOf(await finish(query, cookie))).toEqual([401, 'oidc_refused']);
  });

  test('that the person breaks off signs nobody in', async () => {
    const { url, cookie } = await begin();
    const query = await issuer.signIn(url, null);
    expect(query).toContain('error=access_denied');
    expect(codeOf(await finish(query, cookie))).toEqual([401, 'oidc_refused']);
  });

  test('by another site’s page is refused', async () => {
    const { status } = await api.call('post', '/v1/oidc/start', { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(status).toBe(403);
  });
});

const asking = (session: Answer) => ({
  headers: { ...SAME_ORIGIN, cookie: `${SESSION}=${cookiesOf(session).get(SESSION)}` },
});

describe('who signs out', () => {
  test('and came by the OpenID provider is led there to sign out too, and back to the page', async () => {
    const { subject, email } = account();
    await invite(email);
    const session = await signIn(subject);
    expect(session.body.oidc).toEqual({ name: 'Prøvelogin', isKnown: true, isSignedIn: true });
    const answer = await api.call('post', '/v1/oidc/sign-out', asking(session));
    expect([answer.status, cookiesOf(answer).get(SESSION)]).toEqual([200, '']);
    expect((await api.call('get', '/v1/session', asking(session))).body.person).toBeNull();
    const { origin, searchParams } = new URL(answer.body.url);
    expect(origin).toBe(issuer.settings.issuer);
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: 'termin',
      post_logout_redirect_uri: `${PUBLIC_URL}/oidc`,
      id_token_hint: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    });
    const asked = await fetch(answer.body.url);
    expect([asked.status, await asked.text()]).toEqual([200, expect.stringContaining('/session/end/confirm')]);
    const again = await api.call('post', '/v1/oidc/sign-out', asking(session));
    expect([again.status, again.body]).toEqual([200, { url: null }]);
  });

  test('and came by password is led nowhere', async () => {
    const { email } = await samplePerson(database.orm, { creditorId: creditor.creditorId as CreditorId });
    const session = await api.call('post', '/v1/session', { body: { email, password: SAMPLE_PASSWORD } });
    expect(session.body.oidc).toEqual({ name: 'Prøvelogin', isKnown: false, isSignedIn: false });
    const answer = await api.call('post', '/v1/oidc/sign-out', asking(session));
    expect([answer.body, cookiesOf(answer).get(SESSION)]).toEqual([{ url: null }, '']);
    expect((await api.call('get', '/v1/session', asking(session))).body.person).toBeNull();
  });
});

describe('where the provider', () => {
  test('is away, the API says so, and a password signs in as ever', async () => {
    const [port = 0, issuerPort = 0] = await freePorts(2);
    const away = await startOidcIssuer({ port: issuerPort, redirectUri: `${PUBLIC_URL}/oidc` });
    const other = await startTestApi({
      orm: database.orm,
      port,
      settings: { publicUrl: PUBLIC_URL, oidc: away.settings },
    });
    await away.stop();
    try {
      const start = () => other.call('post', '/v1/oidc/start', { headers: SAME_ORIGIN });
      expect(codeOf(await start())).toEqual([503, 'oidc_unreachable']);
      const { email } = await samplePerson(database.orm, { creditorId: creditor.creditorId as CreditorId });
      const signedIn = await other.call('post', '/v1/session', { body: { email, password: SAMPLE_PASSWORD } });
      expect(signedIn.status).toBe(200);
      const back = await startOidcIssuer({ port: issuerPort, redirectUri: `${PUBLIC_URL}/oidc` });
      expect((await start()).status).toBe(200);
      await back.stop();
    } finally {
      await other.close();
    }
  });

  test('ends no sessions, who signs out is led nowhere', async () => {
    const [port = 0, issuerPort = 0] = await freePorts(2);
    const lasting = await startOidcIssuer({ port: issuerPort, redirectUri: `${PUBLIC_URL}/oidc`, endsSessions: false });
    const settings = { publicUrl: PUBLIC_URL, oidc: lasting.settings };
    const other = await startTestApi({ orm: database.orm, port, settings });
    try {
      const { subject, email } = account();
      lasting.accounts.set(subject, { email, email_verified: true, name: 'Prøve Person' });
      await invite(email);
      const begun = await other.call('post', '/v1/oidc/start', { headers: SAME_ORIGIN });
      const cookie = `${ATTEMPT}=${cookiesOf(begun).get(ATTEMPT)}`;
      const body = { answer: await lasting.signIn(begun.body.url, subject) };
      const session = await other.call('post', '/v1/oidc/callback', { body, headers: { ...SAME_ORIGIN, cookie } });
      const headers = { ...SAME_ORIGIN, cookie: `${SESSION}=${cookiesOf(session).get(SESSION)}` };
      const answer = await other.call('post', '/v1/oidc/sign-out', { headers });
      expect([session.status, answer.status, answer.body]).toEqual([200, 200, { url: null }]);
    } finally {
      await other.close();
      await lasting.stop();
    }
  });

  test('is not set, nobody is told of one', async () => {
    const other = await startTestApi({ orm: database.orm });
    try {
      expect((await other.call('get', '/v1/session')).body).toEqual({ person: null, oidc: null });
      expect(codeOf(await other.call('post', '/v1/oidc/start'))).toEqual([409, 'oidc_not_set_up']);
      expect(codeOf(await other.call('post', '/v1/oidc/callback', { body: { answer: 'code=x' } }))).toEqual([
        409,
        'oidc_not_set_up',
      ]);
    } finally {
      await other.close();
    }
    expect((await api.call('get', '/v1/session')).body).toEqual({ person: null, oidc: { name: 'Prøvelogin' } });
  });
});
