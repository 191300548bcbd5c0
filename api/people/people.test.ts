import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { tryLinkMail } from '../../activities/mails/email-link.ts';
import { createMailer, type Mailer } from '../../activities/mails/mailer.ts';
import { outcomeOf } from '../../activities/mails/send-letter.ts';
import { startMailCatcher, type MailCatcher } from '../../dev/mail-catcher.ts';
import type { CreditorId, OneTimeTokenId, PersonId } from '../../domain/identifiers/ids.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { samplePerson, SAMPLE_PASSWORD } from '../../tests/support/sample-people.ts';
import { as, cookieOf, signedInAs } from '../../tests/support/sign-in.ts';
import type { TestCreditor } from '../test-api.ts';
import { totpCode } from './totp.ts';

const { database, api } = await openTestApi();
const PUBLIC_URL = 'https://termin.example';
const ANOTHER_PASSWORD = 'to blå cykler i regn';
let folder: string;
let mails: MailCatcher;
let mailer: Mailer;
let creditor: TestCreditor;
let admin: { personId: PersonId; email: string };
let cookie: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-people-'));
  mails = await startMailCatcher({ folder });
  mailer = createMailer({ smtpUrl: mails.smtpUrl, sender: null });
});
afterAll(async () => {
  mailer.close();
  await mails.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  creditor = await api.creditor();
  admin = await samplePerson(database.orm, { creditorId: creditor.creditorId as CreditorId });
  cookie = await signedInAs(api, admin.email);
});

const run = (sql: string, values: unknown[] = []) => database.orm.em.fork().execute(sql, values);
const signIn = (body: unknown) => api.call('post', '/v1/session', { body });
const somebody = () => `somebody-${uuid()}@prove.example`;
const invite = (body: Readonly<Record<string, unknown>>, by = cookie) =>
  api.call('post', '/v1/invitations', { ...as(by), body: { role: 'bookkeeper', ...body } });
const accept = (token: string, password = ANOTHER_PASSWORD) =>
  api.call('post', '/v1/invitations/accept', { body: { token, name: 'Prøve Ny', password } });
const emailLink = async (oneTimeTokenId: string, publicUrl: string | null = PUBLIC_URL) =>
  outcomeOf(await tryLinkMail({ orm: database.orm, mailer, publicUrl }, oneTimeTokenId as OneTimeTokenId));

/** What the newest mail to an address says, and the token of its link. */
async function mailTo(
  address: string,
): Promise<{ from: string; subject: string; text: string; html: string; token: string }> {
  const mail = (await mails.messages()).findLast(({ to }) => to.includes(address));
  if (mail !== undefined) return { ...mail, token: /#([\w-]{43})/.exec(mail.text)?.[1] ?? 'no token' };
  throw new Error(`no mail to ${address}`);
}

/** Has somebody invited and mailed. Answers their address and the token. */
async function invited(
  changes: Readonly<Record<string, unknown>> = {},
): Promise<{ email: string; id: string; token: string }> {
  const email = somebody();
  const { body } = await invite({ email, ...changes });
  expect(await emailLink(body.id)).toBe('sent');
  return { email, id: body.id, token: (await mailTo(email)).token };
}

describe('an invitation', () => {
  test('is mailed in plain text with a link, and makes a person who signs in, once', async () => {
    const { email, token } = await invited();
    const mail = await mailTo(email);
    expect(mail.from).toContain('post@eksempel.example');
    expect(mail.subject).toBe('Invitation til Termin fra Eksempelforeningen');
    expect(mail.text).toContain('Prøve Person inviterer dig til at arbejde for Eksempelforeningen i Termin.');
    expect(mail.text).toContain(`${PUBLIC_URL}/invite#${token}`);
    expect(mail.html).toBe('');
    expect((await accept(token)).body).toEqual({ email });
    const answer = await signIn({ email, password: ANOTHER_PASSWORD });
    expect(answer.body).toMatchObject({ person: { name: 'Prøve Ny' }, creditor: { role: 'bookkeeper' } });
    expect((await accept(token)).body.code).toBe('link_over');
    const { body } = await api.call('get', '/v1/invitations', as(cookie));
    expect(body.data).toMatchObject([{ email, status: 'accepted', mail: { status: 'sent', attempts: 1 } }]);
  });

  test('in English says the same in English', async () => {
    const { email } = await invited({ language: 'en' });
    expect((await mailTo(email)).text).toContain('Prøve Person invites you to work for Eksempelforeningen in Termin.');
  });

  test('of two who follow it at once makes one person', async () => {
    const { token } = await invited();
    const answers = await Promise.all([accept(token), accept(token)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410]);
  });

  test.each([
    ['expired', 'expires_at = now()'],
    ['of another kind', `kind = 'reset', person_id = (select id from person limit 1)`],
  ])('that is %s is worth nothing', async (_name, change) => {
    const { id, token } = await invited();
    await run(`update one_time_token set ${change} where id = ?`, [id]);
    expect((await accept(token)).body.code).toBe('link_over');
  });

  test('that is revoked, and one after which another was sent, is worth nothing, and lasts 72 hours else', async () => {
    const first = await invited();
    const { body } = await invite({ email: first.email });
    expect((await accept(first.token)).body.code).toBe('link_over');
    await emailLink(body.id);
    const { token } = await mailTo(first.email);
    expect(Date.parse(body.expiresAt) - Date.parse(body.createdAt)).toBeGreaterThan(71.9 * 3_600_000);
    expect((await api.call('delete', `/v1/invitations/${body.id}`, as(cookie))).body.status).toBe('revoked');
    expect((await accept(token)).body.code).toBe('link_over');
    expect(await emailLink(body.id)).toBe('sent');
  });

  test('is for its creditor alone: another one neither sees nor revokes it, and no other is joined by it', async () => {
    const stranger = await api.creditor();
    const { id, email, token } = await invited();
    expect((await api.call('get', '/v1/invitations', { key: stranger.admin })).body.data).toEqual([]);
    expect((await api.call('delete', `/v1/invitations/${id}`, { key: stranger.admin })).status).toBe(404);
    await accept(token);
    const { body } = await signIn({ email, password: ANOTHER_PASSWORD });
    expect(body.creditors.map(({ id: joined }: { id: string }) => joined)).toEqual([creditor.creditorId]);
    expect((await invite({ email: somebody(), creditorId: stranger.creditorId })).status).toBe(422);
  });

  test('to somebody who is known asks for the password that they have, and leaves them what they are elsewhere', async () => {
    const elsewhere = await api.creditor();
    const known = await samplePerson(database.orm, { creditorId: elsewhere.creditorId as CreditorId });
    const { body } = await invite({ email: known.email, role: 'read_only' });
    await emailLink(body.id);
    const { token } = await mailTo(known.email);
    expect((await accept(token)).body.code).toBe('sign_in_refused');
    expect((await accept(token, SAMPLE_PASSWORD)).status).toBe(200);
    const session = await signIn({ email: known.email, password: SAMPLE_PASSWORD });
    expect(session.body.person).toMatchObject({ id: known.personId, name: 'Prøve Person' });
    expect(session.body.creditors.map(({ role }: { role: string }) => role).toSorted()).toEqual(['admin', 'read_only']);
    expect((await invite({ email: known.email })).body.code).toBe('already_member');
  });

  test('is sent by an operator who says for whom, and by a key', async () => {
    const body = { email: somebody(), role: 'admin' };
    const unsaid = await api.call('post', '/v1/invitations', { key: api.operatorKey, body });
    expect(unsaid.body.errors[0].path).toBe('/creditorId');
    const { creditorId } = creditor;
    const said = await api.call('post', '/v1/invitations', { key: api.operatorKey, body: { ...body, creditorId } });
    expect([said.status, said.body.invitedBy]).toEqual([201, null]);
    expect((await api.call('post', '/v1/invitations', { key: creditor.admin, body })).status).toBe(201);
  });

  test('whose mail cannot be sent says so, and a worker that knows no address sends none', async () => {
    const { body } = await invite({ email: somebody() });
    expect(await emailLink(body.id, null)).toBe('refused');
    const listed = await api.call('get', '/v1/invitations', as(cookie));
    expect(listed.body.data[0].mail).toMatchObject({
      status: 'failed',
      lastError: expect.stringContaining('PUBLIC_URL'),
    });
  });

  test('stands in the trail with who sent it and who came, and no token in the database', async () => {
    const { email, token } = await invited();
    await accept(token);
    const trail = await api.call('get', '/v1/audit?limit=4', { key: creditor.admin });
    expect(
      trail.body.data.map((entry: { objectType: string; action: string; by: { name: string; role: string } }) => [
        entry.objectType,
        entry.action,
        entry.by.name,
        entry.by.role,
      ]),
    ).toEqual([
      ['person', 'changed', 'Prøve Ny', 'bookkeeper'],
      ['person_role', 'created', 'Prøve Ny', 'bookkeeper'],
      ['invitation', 'changed', 'Prøve Ny', 'bookkeeper'],
      ['invitation', 'created', 'Prøve Person', 'admin'],
    ]);
    expect(JSON.stringify(trail.body)).not.toContain('argon2id');
    const found = await run('select 1 from one_time_token t where email = ? and t::text like ?', [email, `%${token}%`]);
    expect(found).toEqual([]);
  });
});

const ask = (email: string) => api.call('post', '/v1/password-resets', { body: { email } });
const choose = (token: string, password = ANOTHER_PASSWORD) =>
  api.call('post', '/v1/password-resets/accept', { body: { token, password } });

/** The token of the mail that was asked for. */
async function reset(): Promise<string> {
  expect((await ask(admin.email)).status).toBe(204);
  const [row] = await run(`select id from mail_queue where kind = 'link' order by id desc limit 1`);
  expect(await emailLink(String(row?.['id']))).toBe('sent');
  return (await mailTo(admin.email)).token;
}

describe('a new password', () => {
  test('is chosen by a link, once, and ends all sessions', async () => {
    const token = await reset();
    expect((await mailTo(admin.email)).text).toContain(`${PUBLIC_URL}/reset#${token}`);
    expect((await choose(token)).body).toEqual({ email: admin.email });
    expect((await api.call('get', '/v1/debtors', as(cookie))).body.code).toBe('session_over');
    expect((await signIn({ email: admin.email, password: SAMPLE_PASSWORD })).status).toBe(401);
    expect((await signIn({ email: admin.email, password: ANOTHER_PASSWORD })).status).toBe(200);
    expect((await choose(token)).body.code).toBe('link_over');
  });

  test('asked for twice at once, and for an address that nobody has, answers the same, and mails once', async () => {
    const [first, second, nobodys] = await Promise.all([ask(admin.email), ask(admin.email), ask(somebody())]);
    expect([first.status, second.status, nobodys.status]).toEqual([204, 204, 204]);
    expect(
      await run(`select from one_time_token where kind = 'reset' and person_id = ?`, [admin.personId]),
    ).toHaveLength(1);
  });

  test('by a link that is half an hour old is not', async () => {
    const token = await reset();
    await run(`update one_time_token set expires_at = now() where person_id = ?`, [admin.personId]);
    expect((await choose(token)).body.code).toBe('link_over');
  });

  test.each([
    ['short', 'too_small'],
    ['elleve tegn', 'too_small'],
    ['Adgangskode123', 'too_common'],
  ])('of %j is refused at its field', async (password, code) => {
    const answer = await choose(await reset(), password);
    expect([answer.status, answer.body.errors]).toEqual([422, [expect.objectContaining({ path: '/password', code })]]);
  });

  test('in place of the old one needs the old one, and ends all other sessions', async () => {
    const other = await signedInAs(api, admin.email);
    const change = (currentPassword: string) =>
      api.call('post', '/v1/password', { ...as(cookie), body: { currentPassword, newPassword: ANOTHER_PASSWORD } });
    expect((await change('not the old one')).body.errors[0].path).toBe('/currentPassword');
    const changed = await change(SAMPLE_PASSWORD);
    expect(changed.status).toBe(204);
    for (const old of [other, cookie]) expect((await api.call('get', '/v1/debtors', as(old))).status).toBe(401);
    expect((await api.call('get', '/v1/debtors', as(cookieOf(changed)))).status).toBe(200);
  });
});

const withCode = (given?: string) =>
  signIn({ email: admin.email, password: SAMPLE_PASSWORD, ...(given === undefined ? {} : { code: given }) });

/** Puts it in force. Answers the secret and the codes that stand in for it. */
async function inForce(): Promise<{ secret: Buffer; recoveryCodes: string[]; session: string; step: number }> {
  await api.call('post', '/v1/second-factor', as(cookie));
  const [row] = await run(
    'select totp_secret secret, floor(extract(epoch from now()) / 30)::int step from person where id = ?',
    [admin.personId],
  );
  const secret = row?.['secret'] as Buffer;
  const step = row?.['step'] as number;
  const confirm = (body: unknown) => api.call('post', '/v1/second-factor/confirm', { ...as(cookie), body });
  expect((await confirm({ code: 'wrong' })).body.errors[0].path).toBe('/code');
  const confirmed = await confirm({ code: totpCode(secret, step) });
  return { secret, recoveryCodes: confirmed.body.recoveryCodes, session: cookieOf(confirmed), step };
}

describe('the second factor', () => {
  test('is asked for after the password, and a code is good once', async () => {
    const { secret, step } = await inForce();
    expect((await signIn({ email: admin.email, password: 'wrong one' })).body.code).toBe('sign_in_refused');
    for (let n = 0; n < 6; n += 1) expect((await withCode()).body.code).toBe('second_factor_needed');
    expect((await withCode('000000x')).body.code).toBe('second_factor_wrong');
    const now = totpCode(secret, step + 1);
    const answer = await withCode(now);
    expect(answer.body.person.hasSecondFactor).toBe(true);
    expect((await withCode(now)).body.code).toBe('second_factor_wrong');
  });

  test('is guessed no more often than a password', async () => {
    await inForce();
    const codes: string[] = [];
    for (let n = 0; n < 6; n += 1) codes.push((await withCode(`wrong ${n}`)).body.code);
    expect(codes).toEqual([...Array<string>(5).fill('second_factor_wrong'), 'sign_in_must_wait']);
  });

  test('has ten codes that stand in for it, each once, however it is typed', async () => {
    const { recoveryCodes } = await inForce();
    expect(new Set(recoveryCodes).size).toBe(10);
    const [first = '', second = ''] = recoveryCodes;
    expect((await withCode(first.toLowerCase().replaceAll('-', ' '))).status).toBe(200);
    expect((await withCode(first)).body.code).toBe('second_factor_wrong');
    expect((await withCode(second)).status).toBe(200);
  });

  test('is done without by a code of it, and not by a session alone', async () => {
    const { recoveryCodes, session } = await inForce();
    const end = (given: string) => api.call('delete', '/v1/second-factor', { ...as(session), body: { code: given } });
    expect((await end('123')).status).toBe(422);
    expect((await api.call('post', '/v1/second-factor', as(session))).body.code).toBe('second_factor_in_force');
    expect((await end(recoveryCodes[0] ?? '')).status).toBe(204);
    expect((await withCode()).status).toBe(200);
  });
});

const change = (personId: string, body: unknown, by = cookie) =>
  api.call('patch', `/v1/people/${personId}`, { ...as(by), body });

describe('the people of a creditor', () => {
  test('are listed and get another role, which ends their sessions there, and there alone', async () => {
    const elsewhere = await api.creditor();
    const clerk = await samplePerson(database.orm, {
      creditorId: creditor.creditorId as CreditorId,
      role: 'read_only',
    });
    const theirs = await signedInAs(api, clerk.email);
    await run(`insert into person_creditor (person_id, creditor_id, role) values (?, ?, 'admin')`, [
      clerk.personId,
      elsewhere.creditorId,
    ]);
    const there = await signedInAs(api, clerk.email);
    const moved = await api.call('patch', '/v1/session', { ...as(there), body: { creditorId: elsewhere.creditorId } });
    const changed = await change(clerk.personId, { role: 'bookkeeper' });
    expect(changed.body).toMatchObject({ id: clerk.personId, role: 'bookkeeper', disabledAt: null });
    expect((await api.call('get', '/v1/debtors', as(theirs))).body.code).toBe('session_over');
    expect((await api.call('get', '/v1/debtors', as(cookieOf(moved)))).status).toBe(200);
    const { body } = await api.call('get', '/v1/people', as(cookie));
    expect(body.data.map(({ id }: { id: string }) => id).toSorted()).toEqual(
      [admin.personId, clerk.personId].toSorted(),
    );
  });

  test('who are disabled are out at once, and are let in again', async () => {
    const clerk = await samplePerson(database.orm, {
      creditorId: creditor.creditorId as CreditorId,
      role: 'bookkeeper',
    });
    const theirs = await signedInAs(api, clerk.email);
    expect((await change(clerk.personId, { isDisabled: true })).body.disabledAt).not.toBeNull();
    expect((await api.call('get', '/v1/debtors', as(theirs))).status).toBe(401);
    const again = await signIn({ email: clerk.email, password: SAMPLE_PASSWORD });
    expect(again.body).toMatchObject({ creditor: null, creditors: [] });
    expect((await change(clerk.personId, { isDisabled: false })).body.disabledAt).toBeNull();
    expect((await api.call('get', '/v1/debtors', as(await signedInAs(api, clerk.email)))).status).toBe(200);
  });

  test('are never without an admin, also where two disable each other at once', async () => {
    for (const body of [{ role: 'bookkeeper' }, { isDisabled: true }]) {
      expect((await change(admin.personId, body)).body.code).toBe('last_admin');
    }
    const other = await samplePerson(database.orm, { creditorId: creditor.creditorId as CreditorId });
    const theirs = await signedInAs(api, other.email);
    await Promise.all([
      change(other.personId, { isDisabled: true }),
      change(admin.personId, { isDisabled: true }, theirs),
    ]);
    const left = await run('select from person_creditor where creditor_id = ? and disabled_at is null', [
      creditor.creditorId,
    ]);
    expect(left).toHaveLength(1);
  });

  test('are no other creditor’s', async () => {
    const stranger = await api.creditor();
    const answer = await api.call('patch', `/v1/people/${admin.personId}`, {
      key: stranger.admin,
      body: { isDisabled: true },
    });
    expect(answer.status).toBe(404);
    expect((await api.call('get', '/v1/people', { key: stranger.admin })).body.data).toEqual([]);
  });
});

test('an operator who creates a creditor as a person is its first admin', async () => {
  const operator = await samplePerson(database.orm, { isOperator: true });
  const theirs = await signedInAs(api, operator.email);
  const { body: given } = await api.call('get', '/v1/creditor', as(cookie));
  const made = await api.call('post', '/v1/creditors', {
    ...as(theirs),
    body: {
      name: 'Prøveforeningen',
      addressLines: given.addressLines,
      postcode: given.postcode,
      city: given.city,
      cvr: given.cvr,
      email: given.email,
      fiCreditorNumber: '89999999',
    },
  });
  expect(made.status).toBe(201);
  const session = await api.call('patch', '/v1/session', { ...as(theirs), body: { creditorId: made.body.id } });
  expect(session.body.creditor).toEqual({ id: made.body.id, name: 'Prøveforeningen', role: 'admin' });
});
