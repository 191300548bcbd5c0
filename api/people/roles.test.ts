import { beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { PersonRole } from '../../db/words/people.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { samplePerson } from '../../tests/support/sample-people.ts';
import { as, signedInAs } from '../../tests/support/sign-in.ts';
import { leastRole } from '../http/authenticate.ts';
import { reads } from '../http/reads.ts';
import { CREDITOR_HEADER, CREDITOR_PARAMETER, isDownload } from '../http/named-creditor.ts';
import type { Route } from '../http/route.ts';
import { ROUTES } from '../routes.ts';
import type { TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApi();
const ROLES = ['read_only', 'bookkeeper', 'admin'] as const satisfies readonly PersonRole[];

let creditor: TestCreditor;
const cookies = new Map<PersonRole | 'operator' | 'nothing', string>();

beforeAll(async () => {
  creditor = await api.creditor();
  const creditorId = creditor.creditorId as CreditorId;
  for (const role of ROLES) {
    cookies.set(role, await signedInAs(api, (await samplePerson(database.orm, { creditorId, role })).email));
  }
  cookies.set('operator', await signedInAs(api, (await samplePerson(database.orm, { isOperator: true })).email));
  cookies.set('nothing', await signedInAs(api, (await samplePerson(database.orm)).email));
});

const REFUSALS = [
  'role_too_low',
  'not_for_creditors',
  'not_for_operators',
  'no_creditor_chosen',
  'not_for_keys',
  'read_only_key',
];

/** Why a person may not call a route at all; null where what was sent is looked at. Bodies are left out: nothing is changed by it. */
async function refusalOf({ method, path }: Route, cookie: string): Promise<string | null> {
  const filled = path.replaceAll(/\{\w+\}/g, uuid());
  const { status, body } = await api.call(method, filled, as(cookie));
  return status === 403 && REFUSALS.includes(body.code) ? body.code : null;
}

// What ends the session that asks, or is called with good answers by a body of nothing, is not a matter of roles.
const ofRoles = ROUTES.filter(({ access }) => access !== 'person' && access !== 'anyone');
const rank = (role: PersonRole) => ROLES.indexOf(role);

test('every route is a matter of roles, of whoever is signed in, or of anyone', () => {
  expect(ofRoles.length).toBeGreaterThan(130);
  const anyone = ROUTES.filter(({ access }) => access === 'anyone').map(({ operationId }) => operationId);
  expect(anyone.toSorted()).toEqual([
    'acceptInvitation',
    'acceptPasswordReset',
    'askForPasswordReset',
    'beginOidc',
    'finishOidc',
    'getSession',
    'signIn',
    'signInByLink',
    'signOut',
    'signOutOfOidc',
  ]);
});

const of = (role: PersonRole) => ofRoles.filter((route) => leastRole(route) === role && route.access !== 'operator');

test('who reads changes nothing, and keys, people and settings are the admin’s', () => {
  expect(of('read_only').filter((route) => !reads(route))).toEqual([]);
  expect(
    of('admin')
      .map(({ operationId }) => operationId)
      .toSorted(),
  ).toEqual([
    'answerPayOut',
    'changeCreditor',
    'changePerson',
    'changeWebhookEndpoint',
    'createApiKey',
    'createWebhookEndpoint',
    'deleteWebhookEndpoint',
    'disableWebhookEndpoint',
    'enableWebhookEndpoint',
    'getApiKey',
    'getInvitation',
    'getPerson',
    'getWebhookEndpoint',
    'invite',
    'listApiKeys',
    'listInvitations',
    'listPeople',
    'listWebhookDeliveries',
    'listWebhookEndpoints',
    'putAccountNumbers',
    'putBankAccounts',
    'putReminderSettings',
    'resendWebhookDelivery',
    'revokeApiKey',
    'revokeInvitation',
    'rotateApiKey',
    'rotateWebhookSecret',
    'testWebhookEndpoint',
  ]);
});

describe.each(ofRoles.map((route) => [route.operationId, route] as const))('%s', (_operationId, route) => {
  test.each(ROLES)('by somebody who is %s', async (role) => {
    const refusal = await refusalOf(route, cookies.get(role) ?? '');
    const may = rank(role) >= rank(leastRole(route));
    expect(refusal).toBe(route.access === 'operator' ? 'not_for_creditors' : may ? null : 'role_too_low');
  });

  test('by an operator who has chosen no creditor, and by somebody who is nothing anywhere', async () => {
    expect(await refusalOf(route, cookies.get('operator') ?? '')).toBe(
      route.access === 'creditor' ? 'no_creditor_chosen' : null,
    );
    expect(await refusalOf(route, cookies.get('nothing') ?? '')).toBe('no_creditor_chosen');
  });
});

test('every route that is of a creditor, and no other, refuses who names another than is chosen', async () => {
  const { headers } = as(cookies.get('admin') ?? '');
  const named = { headers: { ...headers, [CREDITOR_HEADER]: uuid() } };
  for (const { method, path, access, operationId } of ofRoles) {
    const { body } = await api.call(method, path.replaceAll(/\{\w+\}/g, uuid()), named);
    const code = access === 'operator' ? 'not_for_creditors' : 'another_creditor_chosen';
    expect([operationId, body.code]).toEqual([operationId, code]);
  }
});

const link = (path: string, creditorId: string) =>
  `${path.replaceAll(/\{\w+\}/g, uuid())}?${CREDITOR_PARAMETER}=${creditorId}`;

test('every link that downloads something of a creditor’s refuses who names another than is chosen, and no other takes the name', async () => {
  const cookie = as(cookies.get('admin') ?? '');
  const downloads = ofRoles.filter(isDownload);
  expect(downloads.length).toBeGreaterThan(40);
  for (const { path, operationId } of downloads) {
    const other = await api.call('get', link(path, uuid()), cookie);
    expect([operationId, other.status, other.body.code]).toEqual([operationId, 412, 'another_creditor_chosen']);
    const own = await api.call('get', link(path, creditor.creditorId.toUpperCase()), cookie);
    expect(own.status).not.toBe(412);
    expect(JSON.stringify(own.body)).not.toContain(`/query/${CREDITOR_PARAMETER}`);
  }
  const { body } = await api.call('get', link('/v1/creditor', creditor.creditorId), cookie);
  expect(body.errors).toEqual([expect.objectContaining({ path: '/query/creditor', code: 'unknown_field' })]);
});

test.each(ROUTES.filter(({ access }) => access === 'person').map((route) => [route.operationId, route] as const))(
  '%s is for whoever is signed in, and for no key',
  async (_operationId, { method, path }) => {
    for (const key of [creditor.admin, api.operatorKey]) {
      const answer = await api.call(method, path, { key });
      expect([answer.status, answer.body.code]).toEqual([403, 'not_for_keys']);
    }
    expect((await api.call(method, path)).status).toBe(401);
  },
);
