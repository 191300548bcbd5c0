import { beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { BillingRun } from '../../db/entities/billing-run.ts';
import { InvoiceDraft } from '../../db/entities/invoice-draft.ts';
import { PayOut } from '../../db/entities/pay-out.ts';
import { PeriodSkip } from '../../db/entities/period-skip.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import { ReminderSettingsRow } from '../../db/entities/reminder-settings.ts';
import type { CreditorId, DebtorId, DraftId, PayOutId, RunId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { openTestApiOnTemporal } from '../../tests/support/open-test-api.ts';
import { sampleDebtor, sampleOneOffLine, samplePause, sampleSubscription } from '../../tests/support/sample-data.ts';
import { sampleInvoice } from '../../tests/support/sample-payments.ts';
import { sampleReminderSettings } from '../../tests/support/debtors-in-arrears.ts';
import { storeArrears } from '../../tests/support/sample-reminder.ts';
import { samplePerson } from '../../tests/support/sample-people.ts';
import { ROUTES } from '../routes.ts';
import { type Answer, GOOD, ownAgreement } from '../test-api.ts';
import { entityTagOf } from './entity-tags.ts';
import type { Method, Route } from './route.ts';

// Far ahead: no test depends on today.
const FAR = '2182-01-01';
const AT_ONCE = 4;

const { database, api } = await openTestApiOnTemporal();

/** Something to be changed, of a creditor of its own. */
interface Made {
  readonly creditorId: CreditorId;
  readonly key: string;
  /** By the names of the paths' parameters. */
  readonly ids: Readonly<Record<string, string>>;
}

type BodyOf = (ids: Made['ids']) => unknown;
const NO_BODY: BodyOf = () => undefined;

/** For each route that a path guards, a body that it takes of what is made for it. */
const BODIES: Readonly<Record<string, BodyOf>> = {
  changeAnyCreditor: () => ({ city: 'Odense' }),
  setBankAccounts: () => ({ accounts: [] }),
  changeCreditor: () => ({ city: 'Odense' }),
  putBankAccounts: () => ({ accounts: [] }),
  changeDebtor: () => ({ city: 'Odense' }),
  setMandate: () => ({ mandateNumber: '987654321', activeFrom: FAR }),
  endMandate: () => ({ endedOn: FAR }),
  queueMandateRegistration: () => ({ kind: 'change_customer_number', newCustomerNumber: '2001' }),
  applyCredit: () => ({ invoiceId: uuid() }),
  askPayOut: () => ({ note: 'Udmeldt' }),
  withdrawPayOut: NO_BODY,
  answerPayOut: () => ({ outcome: 'refused', note: 'Aldrig sendt' }),
  payOutCredit: () => ({ amount: '1', note: 'Overført' }),
  holdDebtor: () => ({ reason: 'Aftale' }),
  endDebtorHold: NO_BODY,
  holdBackInvoice: () => ({ reason: 'Aftale' }),
  endInvoiceHold: NO_BODY,
  sendReminderProposal: NO_BODY,
  rejectReminderProposal: NO_BODY,
  handOverDebtCase: () => ({ note: 'Prøve Inkasso' }),
  writeOffReminder: () => ({ amount: '1', note: 'Konkurs' }),
  undoReminderWriteOff: NO_BODY,
  resendReminder: NO_BODY,
  waiveReminderCharge: () => ({ charge: 'fee', reason: 'Betalt før' }),
  putReminderSettings: () => ({ levels: [], startOn: FAR }),
  sendStatement: () => ({}),
  renameDebtorGroup: () => ({ name: 'Opgang B' }),
  deleteDebtorGroup: NO_BODY,
  addGroupMember: ({ otherDebtorId }) => ({ debtorId: otherDebtorId, joinedOn: FAR }),
  addGroupDebtors: ({ otherDebtorId }) => ({ debtorIds: [otherDebtorId], joinedOn: FAR }),
  changeGroupMember: () => ({ leftOn: FAR }),
  deleteGroupMember: NO_BODY,
  changeItem: () => ({ nameDa: 'Medlemskab' }),
  setItemPrice: () => ({ unitPrice: '265' }),
  deleteItemPrice: NO_BODY,
  changeSubscription: () => ({ reference: 'Medlemskab' }),
  replaceLines: () => ({ lines: [GOOD.line] }),
  addLine: () => GOOD.line,
  changeLine: () => ({ effective: 'date', on: FAR, quantity: '2' }),
  endLine: () => ({ on: FAR }),
  setIndexation: () => ({ rule: { kind: 'percent', percent: '3' }, month: 1, day: 1 }),
  endIndexation: NO_BODY,
  resendAnnouncement: () => ({ dueOn: FAR }),
  putIndexTable: () => ({ values: [{ month: '2026-02', value: '119' }] }),
  addOneOffLine: () => GOOD.line,
  changeOneOffLine: () => ({ text: 'Oprydning' }),
  withdrawOneOffLine: NO_BODY,
  setEndDate: () => ({ endOn: FAR }),
  billNow: () => ({ periodFrom: FAR }),
  retrySubscription: NO_BODY,
  cancelSubscription: () => ({ when: 'now' }),
  reactivateSubscription: () => ({}),
  addPause: () => ({ from: '2185-01-01', to: '2185-12-31', missed: 'skip' }),
  resumeSubscription: () => ({ from: '2191-01-01' }),
  skipPeriod: () => ({ periodFrom: '2182-04-01' }),
  unskipPeriod: NO_BODY,
  editDraft: () => ({ lines: [GOOD.line] }),
  releaseDraft: NO_BODY,
  dropDraft: NO_BODY,
  addSubscriptionMember: ({ otherDebtorId }) => ({ debtorId: otherDebtorId, joinedOn: FAR }),
  changeSubscriptionMember: () => ({ leftOn: '2182-12-31' }),
  deleteSubscriptionMember: NO_BODY,
  setMemberTerms: () => ({ quantity: '3' }),
  deleteMemberTerms: NO_BODY,
  retryRun: NO_BODY,
  stopRun: NO_BODY,
  resumeRun: NO_BODY,
  changePerson: () => ({ role: 'read_only' }),
  revokeInvitation: NO_BODY,
  rotateApiKey: () => ({}),
  revokeApiKey: NO_BODY,
  revokeAnyApiKey: NO_BODY,
  changeWebhookEndpoint: () => ({ description: 'Tredje' }),
  deleteWebhookEndpoint: NO_BODY,
  rotateWebhookSecret: () => ({}),
  testWebhookEndpoint: NO_BODY,
  enableWebhookEndpoint: NO_BODY,
  disableWebhookEndpoint: NO_BODY,
  resendWebhookDelivery: NO_BODY,
  putAccountNumbers: () => ({ accounts: [{ account: 'sales', number: '1011', name: 'Salg' }] }),
};

/** Those of them that are refused of what is made here: there is no credit, no mail that failed, and the subscription is not over. */
const REFUSED: Readonly<Record<string, string>> = {
  applyCredit: 'invalid_request',
  askPayOut: 'pay_outs_not_agreed',
  payOutCredit: 'more_than_credit',
  answerPayOut: 'pay_out_not_delivered',
  resendAnnouncement: 'invalid_request',
  reactivateSubscription: 'subscription_not_over',
  sendReminderProposal: 'reminder_not_due',
  undoReminderWriteOff: 'nothing_to_undo',
  resendReminder: 'mail_not_failed',
};

/** Those that change nothing of what guards them, and may all pass: they add beside it, or have a workflow look again. */
const BESIDE = [
  'testWebhookEndpoint',
  'resendWebhookDelivery',
  'addGroupDebtors',
  'addGroupMember',
  'addSubscriptionMember',
  'queueMandateRegistration',
  'resumeRun',
  'retryRun',
  'retrySubscription',
  'sendStatement',
];

/** By what guards: how somebody else changes it meanwhile. */
const MEANWHILE: Readonly<Record<string, readonly [method: Method, path: string, body: unknown]>> = {
  getAnyCreditor: ['patch', '/v1/creditors/{creditorId}', { city: 'Ribe' }],
  getAnyBankAccounts: ['put', '/v1/creditors/{creditorId}/bank-accounts', { accounts: [] }],
  getCreditor: ['patch', '/v1/creditor', { city: 'Ribe' }],
  getBankAccounts: ['put', '/v1/creditor/bank-accounts', { accounts: [] }],
  getDebtor: ['patch', '/v1/debtors/{debtorId}', { city: 'Ribe' }],
  getPayOut: ['post', '/v1/pay-outs/{payOutId}/withdraw', undefined],
  getDebtorGroup: ['patch', '/v1/debtor-groups/{debtorGroupId}', { name: 'Opgang C' }],
  getGroupMember: ['patch', '/v1/debtor-groups/{debtorGroupId}/members/{groupMemberId}', { leftOn: '2190-12-31' }],
  getItem: ['patch', '/v1/items/{itemId}', { nameDa: 'Andet' }],
  getSubscription: ['patch', '/v1/subscriptions/{subscriptionId}', { reference: 'Andet' }],
  getIndexation: [
    'put',
    '/v1/subscriptions/{subscriptionId}/indexation',
    { rule: { kind: 'percent', percent: '4' }, month: 1, day: 1 },
  ],
  getIndexTable: ['put', '/v1/index-tables/{name}', { values: [{ month: '2026-01', value: '120' }] }],
  getDraft: ['put', '/v1/drafts/{draftId}/lines', { lines: [{ ...GOOD.line, quantity: '3' }] }],
  getSubscriptionMember: ['patch', '/v1/subscriptions/{subscriptionId}/members/{memberId}', { leftOn: '2190-12-31' }],
  getMemberTerms: ['put', '/v1/subscriptions/{subscriptionId}/member-terms/{debtorId}', { quantity: '4' }],
  getRun: ['post', '/v1/subscriptions/{subscriptionId}/runs/{runId}/stop', undefined],
  getPerson: ['patch', '/v1/people/{personId}', { isDisabled: true }],
  getInvitation: ['delete', '/v1/invitations/{invitationId}', undefined],
  getAnyApiKey: ['delete', '/v1/creditors/{creditorId}/api-keys/{apiKeyId}', undefined],
  getApiKey: ['delete', '/v1/api-keys/{apiKeyId}', undefined],
  getWebhookEndpoint: ['patch', '/v1/webhook-endpoints/{webhookEndpointId}', { description: 'Anden' }],
  getReminderSettings: ['put', '/v1/reminder-settings', { levels: [], startOn: FAR, isPaused: true }],
  getDebtorHold: ['put', '/v1/debtors/{debtorId}/reminder-hold', { reason: 'Bestrides', isDisputed: true }],
  getInvoiceHold: ['put', '/v1/invoices/{invoiceId}/reminder-hold', { reason: 'Bestrides', isDisputed: true }],
  getReminderProposal: ['post', '/v1/reminder-proposals/{proposalId}/reject', undefined],
  getDebtCase: ['post', '/v1/debt-cases/{debtCaseId}/hand-over', { note: 'Prøve Inkasso, sag 1' }],
  getReminder: ['post', '/v1/reminders/{reminderId}/write-off', { amount: '2', note: 'Forlig' }],
  getAccountNumbers: [
    'put',
    '/v1/ledger/account-numbers',
    { accounts: [{ account: 'sales', number: '1012', name: 'Salg' }] },
  ],
};

let accounts = 0;
/** An IBAN that no other creditor of the database has. */
function ownAccount(): string {
  accounts += 1;
  const account = `0040${accounts.toString().padStart(10, '0')}`;
  const check = 98n - (BigInt(`${account}132000`) % 97n);
  return `DK${check.toString().padStart(2, '0')}${account}`;
}

const OF_GROUPS = /\/(members|member-terms|runs)\b/;

const OF_REMINDERS = /^\/v1\/(reminders|reminder-proposals|debt-cases|invoices)\//;

async function makeFor({ access, path }: Route): Promise<Made> {
  const creditor = await api.creditor({ betalingsservice: ownAgreement() });
  const key = creditor.admin;
  const creditorId = creditor.creditorId as CreditorId;
  const create = async (at: string, body: unknown): Promise<string> =>
    (await api.call('post', at, { key, body })).body.id;
  const put = (at: string, body: unknown, by = key) => api.call('put', at, { key: by, body });
  const startOn = civilDate(FAR);
  const debtorId = await sampleDebtor(database.orm, { creditorId, mandateNumber: '123456789' });
  const isOfGroup = path.startsWith('/v1/subscriptions') && OF_GROUPS.test(path);
  const payer = isOfGroup ? null : debtorId;
  const subscriptionId = await sampleSubscription(database.orm, { creditorId, debtorId: payer, startOn });
  await put(`/v1/creditors/${creditorId}/bank-accounts`, { accounts: [ownAccount()] }, api.operatorKey);
  await put('/v1/index-tables/prisindeks', { values: [{ month: '2026-01', value: '118' }] });
  const debtorGroupId = await create('/v1/debtor-groups', { name: 'Opgang A' });
  const itemId = await create('/v1/items', GOOD.item);
  await put(`/v1/items/${itemId}/prices/${FAR}`, { unitPrice: '260' });
  if (path.endsWith('/reminder-hold')) await put(`/v1/debtors/${debtorId}/reminder-hold`, { reason: 'Aftale' });
  return {
    creditorId,
    key: access === 'operator' ? api.operatorKey : key,
    ids: {
      creditorId,
      debtorId,
      otherDebtorId: await sampleDebtor(database.orm, { creditorId }),
      debtorGroupId,
      groupMemberId: await create(`/v1/debtor-groups/${debtorGroupId}/members`, { debtorId, joinedOn: FAR }),
      itemId,
      validFrom: FAR,
      name: 'prisindeks',
      subscriptionId,
      position: '1',
      personId: (await samplePerson(database.orm, { creditorId, role: 'bookkeeper' })).personId,
      invitationId: await create('/v1/invitations', { email: 'ny@prove.example', role: 'bookkeeper' }),
      apiKeyId: await create('/v1/api-keys', { role: 'read_only', name: 'Regnskab' }),
      ...(path.startsWith('/v1/webhook-endpoints') ? await makeWebhook({ create, path }) : {}),
      ...(OF_REMINDERS.test(path) ? await makeReminder({ creditorId, key, path }) : {}),
      ...(path.startsWith('/v1/pay-outs') ? await makePayOut({ creditorId, debtorId }) : {}),
      ...(isOfGroup
        ? await makeOfGroup({ creditorId, key, subscriptionId, debtorId })
        : await makeOfSingle({ creditorId, key, subscriptionId, debtorId })),
    },
  };
}

/** An endpoint, which is off where it is to be switched on, and a test of it. */
async function makeWebhook({
  create,
  path,
}: {
  create: (at: string, body: unknown) => Promise<string>;
  path: string;
}): Promise<Readonly<Record<string, string>>> {
  const webhookEndpointId = await create('/v1/webhook-endpoints', { url: 'https://modtager.example/' });
  const at = `/v1/webhook-endpoints/${webhookEndpointId}`;
  if (path.endsWith('/enable')) await create(`${at}/disable`, undefined);
  return { webhookEndpointId, webhookDeliveryId: await create(`${at}/test`, undefined) };
}

async function makeReminder({
  creditorId,
  key,
  path,
}: Pick<Made, 'creditorId' | 'key'> & Pick<Route, 'path'>): Promise<Made['ids']> {
  const { orm } = database;
  const debtorId = await sampleDebtor(orm, { creditorId });
  const invoiceId = await sampleInvoice(orm, { creditorId, debtorId });
  await orm.em.fork().insert(ReminderSettingsRow, { ...sampleReminderSettings(), creditorId });
  const { reminderHoldId: _heldBack, ...made } = await storeArrears(orm, { creditorId, debtorId, invoiceId });
  // What is held back is not handed over.
  if (path.startsWith('/v1/debt-cases/')) await api.call('delete', `/v1/invoices/${invoiceId}/reminder-hold`, { key });
  return { ...made, invoiceId };
}

async function makePayOut(owned: { creditorId: CreditorId; debtorId: DebtorId }): Promise<Made['ids']> {
  const payOutId = uuid() as PayOutId;
  const payOut = { amountOre: 100n, note: 'Udmeldt', reference: '99', status: 'queued' as const };
  await database.orm.em.fork().insert(PayOut, { id: payOutId, ...owned, ...payOut });
  return { payOutId };
}

interface Owned {
  readonly creditorId: CreditorId;
  readonly key: string;
  readonly subscriptionId: SubscriptionId;
  readonly debtorId: DebtorId;
}

async function makeOfGroup({ creditorId, key, subscriptionId, debtorId }: Owned): Promise<Made['ids']> {
  const of = `/v1/subscriptions/${subscriptionId}`;
  const { body: member } = await api.call('post', `${of}/members`, { key, body: { debtorId, joinedOn: FAR } });
  await api.call('put', `${of}/member-terms/${debtorId}`, { key, body: { quantity: '2' } });
  const runId = uuid() as RunId;
  const period = { periodIndex: 0, periodFrom: civilDate(FAR), periodTo: civilDate('2182-01-31') };
  await database.orm.em.fork().insert(BillingRun, { id: runId, creditorId, subscriptionId, ...period });
  return { memberId: member.id, runId };
}

async function makeOfSingle({ creditorId, key, subscriptionId, debtorId }: Owned): Promise<Made['ids']> {
  const { orm } = database;
  const rule = { rule: { kind: 'percent', percent: '2' }, month: 1, day: 1 };
  await api.call('put', `/v1/subscriptions/${subscriptionId}/indexation`, { key, body: rule });
  const pause = {
    creditorId,
    subscriptionId,
    pauseFrom: civilDate('2190-01-01'),
    pauseTo: null,
    missed: 'skip',
  } as const;
  await orm.em.fork().insert(PeriodSkip, { creditorId, subscriptionId, periodIndex: 2 });
  // Of another period than the next one, so that the subscription can be changed meanwhile.
  const draftId = uuid() as DraftId;
  await orm.em.fork().insert(InvoiceDraft, {
    id: draftId,
    creditorId,
    subscriptionId,
    debtorId,
    periodIndex: 1,
    periodFrom: civilDate('2182-02-01'),
    periodTo: civilDate('2182-02-28'),
    status: 'waiting',
    releaseAt: new Date(Date.UTC(2182, 0, 1)),
    lines: [],
  });
  return {
    draftId,
    pauseId: await samplePause(orm, pause),
    periodFrom: '2182-03-01',
    oneOffLineId: await sampleOneOffLine(orm, { creditorId, subscriptionId }),
  };
}

const filled = (path: string, { ids }: Made) =>
  path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => ids[name] ?? `no ${name}`);

/** What a test does with something that was made for a route: it reads it, and changes it. */
function driving(route: Route, guards: Route, made: Made) {
  const { key } = made;
  const read = () => api.call('get', filled(guards.path, made), { key });
  return {
    read,
    tag: async (): Promise<string> => {
      const { status, headers } = await read();
      expect(status).toBe(200);
      return headers.get('etag') ?? '';
    },
    change: (headers: Readonly<Record<string, string>> = {}) =>
      api.call(route.method, filled(route.path, made), {
        key,
        body: BODIES[route.operationId]?.(made.ids),
        headers,
      }),
    changeMeanwhile: async () => {
      const [method, path, body] = MEANWHILE[guards.operationId] ?? [];
      if (method === undefined || path === undefined) throw new Error(`nobody changes ${guards.operationId}`);
      const { status } = await api.call(method, filled(path, made), { key, body });
      expect(status).toBeLessThan(300);
    },
    /** All that the creditor's changes have left: the trail of them, and what workflows are told. */
    written: () =>
      database.orm.em.fork().execute(
        `select (select count(*) from audit_entry where creditor_id = ?) changes,
           (select count(*) from outbox where creditor_id = ?) messages`,
        [made.creditorId, made.creditorId],
      ),
  };
}

const outcome = ({ status, body }: Answer): readonly unknown[] => (status < 400 ? [status] : [status, body.code]);

const guarded = ROUTES.flatMap((route) =>
  route.guards === undefined ? [] : [[route.operationId, route, route.guards] as const],
);
const changing = guarded.filter(([name]) => REFUSED[name] === undefined && !BESIDE.includes(name));

/** What is changed in its place, and of which nothing answers an `ETag`: its last state is chosen, whatever it was before. */
const UNGUARDED = [
  'changeSession',
  'endSessions',
  'putReferenceRates',
  'revokeOperatorKey',
  'signOut',
  'withdrawMandateRegistration',
];

test('every change in its place is guarded by what lies above it, but for those whose last word is what is wanted', () => {
  const inPlace = ROUTES.filter(({ method, guarded: own }) => !['get', 'post'].includes(method) && own !== true);
  const without = inPlace.filter(({ guards }) => guards === undefined).map(({ operationId }) => operationId);
  expect(without.toSorted()).toEqual(UNGUARDED);
});

test('every route that is guarded is driven here, and whatever guards is changed by somebody else', () => {
  expect(guarded.map(([operationId]) => operationId).toSorted()).toEqual(Object.keys(BODIES).toSorted());
  const guards = new Set(guarded.map(([, , { operationId }]) => operationId));
  expect([...guards].toSorted()).toEqual(Object.keys(MEANWHILE).toSorted());
});

test.each(guarded)('%s: what guards it is read with an ETag, by a path of the same things', (_name, route, guards) => {
  expect([guards.method, guards.access, typeof guards.prepareHeld]).toEqual(['get', route.access, 'function']);
  const names = Object.keys(route.schemas.params?.shape ?? {});
  expect(names).toEqual(expect.arrayContaining(Object.keys(guards.schemas.params?.shape ?? {})));
});

describe.each(guarded)('%s', (name, route, guards) => {
  test('is answered with the right tag as without one', async () => {
    const code = REFUSED[name];
    const { tag, change } = driving(route, guards, await makeFor(route));
    const without = code === undefined ? [route.status] : [expect.any(Number), code];
    expect(outcome(await change({ 'if-match': await tag() }))).toEqual(without);
  });

  test('is refused where somebody else has changed what was seen, and nothing is written', async () => {
    const { read, tag, change, changeMeanwhile, written } = driving(route, guards, await makeFor(route));
    const seen = await tag();
    await changeMeanwhile();
    const before = [(await read()).body, await written()];
    expect(outcome(await change({ 'if-match': seen }))).toEqual([412, 'changed_meanwhile']);
    expect([(await read()).body, await written()]).toEqual(before);
  });
});

test.each(changing)('%s: of several at once who have seen the same, one passes', async (_name, route, guards) => {
  const { tag, change } = driving(route, guards, await makeFor(route));
  const seen = await tag();
  const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => change({ 'if-match': seen })));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === route.status)).toHaveLength(1);
  // What has been deleted is not there.
  expect(statuses.filter((status) => status === 412 || (route.method === 'delete' && status === 404))).toHaveLength(
    AT_ONCE - 1,
  );
});

describe('If-Match', () => {
  let debtor: ReturnType<typeof driving>;
  beforeAll(async () => {
    const [, route, guards] = guarded.find(([operationId]) => operationId === 'changeDebtor') ?? [];
    if (route === undefined || guards === undefined) throw new Error('changeDebtor guards nothing');
    debtor = driving(route, guards, await makeFor(route));
  });

  test('may name several, one of which is there, or whatever is there', async () => {
    expect((await debtor.change({ 'if-match': `"other", ${await debtor.tag()}` })).status).toBe(200);
    expect((await debtor.change({ 'if-match': '*' })).status).toBe(200);
    expect((await debtor.change({ 'if-match': '"other"' })).status).toBe(412);
  });

  test('is taken as a proxy that packs answers has made it', async () => {
    expect((await debtor.change({ 'if-match': `W/${await debtor.tag()}` })).status).toBe(200);
  });

  test('is taken without the quotes, too, and what only looks like a tag is another one', async () => {
    const bare = (await debtor.tag()).replaceAll('"', '');
    expect((await debtor.change({ 'if-match': bare })).status).toBe(200);
    expect((await debtor.change({ 'if-match': `other, W/${await debtor.tag()}` })).status).toBe(200);
    for (const other of ['0', '"other', 'W/', `${bare}0`]) {
      expect((await debtor.change({ 'if-match': other })).status).toBe(412);
    }
  });

  test('that holds no tag is said to hold none', async () => {
    const { status, body } = await debtor.change({ 'if-match': ', ' });
    expect([status, body.code]).toEqual([400, 'malformed_request']);
  });

  test('of what is not there finds nothing', async () => {
    const { admin: key } = await api.creditor();
    const options = { key, body: {}, headers: { 'if-match': '*' } };
    const answer = await api.call('patch', `/v1/debtors/${uuid()}`, options);
    expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
  });
});

describe('a request that is sent again with its Idempotency-Key', () => {
  const [, route, guards] = guarded.find(([operationId]) => operationId === 'changeLine') ?? [];
  if (route === undefined || guards === undefined) throw new Error('changeLine guards nothing');

  test('is answered as the first time, though it has itself changed what was seen', async () => {
    const { tag, change } = driving(route, guards, await makeFor(route));
    const headers = { 'if-match': await tag(), 'idempotency-key': uuid() };
    const first = await change(headers);
    const again = await change(headers);
    expect([again.status, again.body, again.headers.get('idempotency-replayed')]).toEqual([201, first.body, 'true']);
  });

  test('is carried out once it names what is there, for a refusal takes no key', async () => {
    const { tag, change } = driving(route, guards, await makeFor(route));
    const key = { 'idempotency-key': uuid() };
    expect((await change({ ...key, 'if-match': '"other"' })).status).toBe(412);
    expect((await change({ ...key, 'if-match': await tag() })).status).toBe(201);
  });
});

test('who has an answer already is told so instead of answered', async () => {
  const { admin: key } = await api.creditor();
  const { headers } = await api.call('get', '/v1/creditor', { key });
  // Else the client would say of itself that it wants no answer that is known.
  const known = { 'if-none-match': headers.get('etag') ?? '', 'cache-control': 'max-age=0' };
  const again = await api.call('get', '/v1/creditor', { key, headers: known });
  expect([again.status, again.body]).toEqual([304, '']);
});

test('two answers have the same tag where they are the same JSON, and only there', () => {
  expect(entityTagOf({ name: 'Prøvekunde Et' })).toBe(entityTagOf({ name: 'Prøvekunde Et' }));
  expect(entityTagOf({ name: 'Prøvekunde Et' })).not.toBe(entityTagOf({ name: 'Prøvekunde To' }));
  expect(entityTagOf({ name: null })).not.toBe(entityTagOf({}));
  expect(entityTagOf([])).toMatch(/^"[\w-]{22}"$/);
});
