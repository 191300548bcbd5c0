import { beforeAll, expect, test } from '@jest/globals';
import { NO_POST_OFFICE } from '../../tests/support/with-post-office.ts';
import { v7 as uuid } from 'uuid';
import { Collection } from '../../db/entities/collection.ts';
import { PaymentMail } from '../../db/entities/payment-mail.ts';
import { StatementMail } from '../../db/entities/statement-mail.ts';
import { PeriodSkip } from '../../db/entities/period-skip.ts';
import { Invoice } from '../../db/entities/invoice.ts';
import { InvoicePdf } from '../../db/entities/invoice-pdf.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import { createDraftChunk } from '../../activities/groups/draft-chunk.ts';
import { createStartRun } from '../../activities/groups/start-run.ts';
import type {
  CollectionId,
  CreditorId,
  DebtorId,
  InvoiceId,
  PaymentMailId,
  StatementMailId,
  RunId,
  SubscriptionId,
} from '../../domain/identifiers/ids.ts';
import { Event } from '../../db/entities/event.ts';
import { publishEvents } from '../../db/events/publish-events.ts';
import { insertOneOfEach } from '../../tests/support/one-of-each.ts';
import { storeArrears } from '../../tests/support/sample-reminder.ts';
import { sampleMandateEvent, sampleMatch, sampleNotice, samplePayment } from '../../tests/support/sample-payments.ts';
import { sampleOneOffLine, sampleSubscription } from '../../tests/support/sample-data.ts';
import { samplePerson } from '../../tests/support/sample-people.ts';
import { as, signedInAs } from '../../tests/support/sign-in.ts';
import { openTestApiOnTemporal } from '../../tests/support/open-test-api.ts';
import { ROUTES } from '../routes.ts';
import { GOOD, type TestCreditor } from '../test-api.ts';

const BILLED_AT_MS = Date.UTC(2026, 10, 23, 2);

const { database, api } = await openTestApiOnTemporal();
let owner: TestCreditor;
let stranger: TestCreditor;
/** Of an admin of the stranger who is a person. */
let strangerCookie: string;
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  owner = await api.creditor();
  stranger = await api.creditor({
    betalingsservice: { pbsNumber: '00000026', debtorGroup: '00001', dataSupplierNumber: '10000009' },
  });
  const { email } = await samplePerson(database.orm, { creditorId: stranger.creditorId as CreditorId });
  strangerCookie = await signedInAs(api, email);
  ids = await makeOneOfEach();
});

/** One thing of every kind that has a path of its own, by the name of its path parameter. */
async function makeOneOfEach(): Promise<Readonly<Record<string, string>>> {
  const create = async (path: string, body: unknown): Promise<string> =>
    (await api.call('post', path, { key: owner.admin, body })).body.id;
  const creditorId = owner.creditorId as CreditorId;
  const debtorId = await create('/v1/debtors', GOOD.debtor);
  const subscriptionId = await sampleSubscription(database.orm, {
    creditorId,
    debtorId: null,
    startOn: civilDate('2026-11-01'),
  });
  const membership = { debtorId, joinedOn: '2026-01-01' };
  const memberId = await create(`/v1/subscriptions/${subscriptionId}/members`, membership);
  const { runId, invoiceId } = await billGroup(subscriptionId);
  const em = database.orm.em.fork();
  const made = await insertOneOfEach(em, { creditorId, subscriptionId, debtorId: debtorId as DebtorId });
  const debtorGroupId = await create('/v1/debtor-groups', { name: 'Opgang A' });
  const values = [{ month: '2026-01', value: '118.1' }];
  await api.call('put', '/v1/index-tables/prisindeks', { key: owner.admin, body: { values } });
  const terms = { key: owner.admin, body: { quantity: '2' } };
  await api.call('put', `/v1/subscriptions/${subscriptionId}/member-terms/${debtorId}`, terms);
  const oneOffLineId = await sampleOneOffLine(database.orm, { creditorId, subscriptionId });
  await em.insert(PeriodSkip, { creditorId, subscriptionId, periodIndex: 1 });
  const collectionId = uuid() as CollectionId;
  const paymentMailId = uuid() as PaymentMailId;
  const asked = { creditorId, invoiceId };
  await em.insert(Collection, {
    id: collectionId,
    ...asked,
    debtorId: debtorId as DebtorId,
    pbsNumber: '00000018',
    bsDebtorGroup: '00001',
    customerNumber: '1001',
    mandateNumber: '123456789',
    paymentDate: civilDate('2026-12-01'),
    amountOre: 100n,
    status: 'queued',
    deliveryId: null,
    entryReference: null,
  });
  await em.insert(PaymentMail, {
    id: paymentMailId,
    ...asked,
    reason: 'withdrawn',
    causeId: collectionId,
    amountOre: 100n,
    recipient: 'et@prove.example',
    messageId: `<${paymentMailId}@payment.termin>`,
    status: 'failed',
    lastError: null,
    content: Buffer.from('x'),
    sentAt: null,
  });
  const statementMailId = uuid() as StatementMailId;
  await em.insert(StatementMail, {
    id: statementMailId,
    creditorId,
    debtorId: debtorId as DebtorId,
    fromOn: null,
    toOn: civilDate('2026-12-01'),
    madeOn: civilDate('2026-12-01'),
    month: null,
    recipient: 'et@prove.example',
    messageId: `<${statementMailId}@statement.termin>`,
    status: 'failed',
    lastError: null,
    content: Buffer.from('x'),
    sentAt: null,
  });
  const paymentId = await samplePayment(database.orm, { creditorId, amountOre: 100n });
  const match = { creditorId, paymentId, debtorId: debtorId as DebtorId, invoiceId, amountOre: 100n };
  const paymentMatchId = await sampleMatch(database.orm, match);
  await sampleNotice(database.orm, { creditorId });
  const uploaded = await api.call('post', '/v1/received-files?fileName=0602.txt', {
    key: owner.admin,
    raw: 'not read yet',
    headers: { 'content-type': 'application/octet-stream' },
  });
  const webhookEndpointId = await create('/v1/webhook-endpoints', { url: 'https://modtager.example/' });
  const bankAccounts = { accounts: ['DK5000400440116243'] };
  await publishEvents(em, creditorId);
  const { id: eventId } = await em.findOneOrFail(Event, { creditorId, position: 1n });
  await api.call('put', `/v1/creditors/${creditorId}/bank-accounts`, { key: api.operatorKey, body: bankAccounts });
  return {
    ...made,
    ...(await storeArrears(database.orm, { creditorId, debtorId: debtorId as DebtorId, invoiceId })),
    creditorId,
    eventId,
    collectionId,
    paymentMailId,
    statementMailId,
    paymentId,
    paymentMatchId,
    receivedFileId: uploaded.body.id,
    mandateEventId: await sampleMandateEvent(database.orm, { creditorId }),
    oneOffLineId,
    periodFrom: '2026-12-01',
    debtorGroupId,
    memberId,
    groupMemberId: await create(`/v1/debtor-groups/${debtorGroupId}/members`, membership),
    personId: (await samplePerson(database.orm, { creditorId })).personId,
    invitationId: await create('/v1/invitations', { email: 'ny@prove.example', role: 'bookkeeper' }),
    apiKeyId: await create('/v1/api-keys', { role: 'read_only', name: 'Mine' }),
    webhookEndpointId,
    webhookDeliveryId: await create(`/v1/webhook-endpoints/${webhookEndpointId}/test`, undefined),
    operatorKeyId: uuid(),
    debtorId,
    itemId: await create('/v1/items', GOOD.item),
    validFrom: '2299-12-31',
    subscriptionId,
    runId,
    invoiceId,
    position: '1',
    name: 'prisindeks',
  };
}

/** The run of a group's first period, and the invoice of its one member. */
async function billGroup(subscriptionId: SubscriptionId): Promise<{ runId: RunId; invoiceId: InvoiceId }> {
  const billed = { billedAtMs: BILLED_AT_MS };
  const started = await createStartRun(database)({ subscriptionId, periodIndex: 0, ...billed });
  const [runId] = started.kind === 'started' ? started.runIds : [];
  if (runId === undefined) throw new Error(`no run: ${started.kind}`);
  await createDraftChunk({ ...database, ...NO_POST_OFFICE })({ runId, chunk: 0, ...billed });
  const { id } = await database.orm.em.fork().findOneOrFail(Invoice, { subscriptionId });
  return { runId, invoiceId: id };
}

const GOOD_REGISTRATION = { kind: 'change_customer_number', newCustomerNumber: '2001' } as const;

/** Bodies that are accepted where there is something to apply them to. */
const BODIES: Readonly<Record<string, unknown>> = {
  changePerson: { role: 'bookkeeper' },
  changeWebhookEndpoint: { description: 'Anden' },
  rotateWebhookSecret: {},
  changeDebtor: { name: 'Prøvekunde To' },
  setMandate: { mandateNumber: '123456789', activeFrom: '2026-01-01' },
  endMandate: { endedOn: '2026-12-01' },
  queueMandateRegistration: GOOD_REGISTRATION,
  renameDebtorGroup: { name: 'Opgang B' },
  addGroupMember: { debtorId: uuid(), joinedOn: '2026-01-01' },
  addGroupDebtors: { debtorIds: [uuid()], joinedOn: '2026-01-01' },
  changeGroupMember: { leftOn: '2026-12-31' },
  setItemPrice: { unitPrice: '1' },
  changeItem: { nameDa: 'Andet' },
  addSubscriptionMember: { debtorId: uuid(), joinedOn: '2026-01-01' },
  changeSubscriptionMember: { leftOn: '2026-12-31' },
  setMemberTerms: { quantity: '2' },
  addLine: GOOD.line,
  changeLine: { effective: 'now', unitPrice: '1' },
  endLine: { on: '2027-12-31' },
  setIndexation: { rule: { kind: 'percent', percent: '2' }, month: 1, day: 1 },
  resendAnnouncement: { dueOn: '2027-01-01' },
  replaceLines: { lines: [GOOD.line] },
  addOneOffLine: GOOD.line,
  setEndDate: { endOn: null },
  addPause: { from: '2026-12-01', missed: 'skip' },
  skipPeriod: { periodFrom: '2026-12-01' },
  changeSubscription: { reference: 'Andet' },
  editDraft: { lines: [GOOD.line] },
  billNow: { periodFrom: '2026-12-01' },
  assignPayment: { allocations: [{ debtorId: uuid(), amount: '1' }] },
  readReceivedFileAnyway: { reason: 'Et andet udtog' },
  enterPayment: { date: '2026-01-02', amount: '1', how: 'cash', debtorId: uuid() },
  settlePayment: { note: 'Rykket' },
  dismissPayment: { reason: 'Gave' },
  printInvoice: { reason: 'Krøllet' },
  writeOffInvoice: { note: 'Konkurs' },
  writeOffReminder: { note: 'Konkurs' },
  holdDebtor: { reason: 'Aftale' },
  holdBackInvoice: { reason: 'Aftale' },
  waiveReminderCharge: { charge: 'fee', reason: 'Betalt før' },
  handOverDebtCase: {},
  applyCredit: { invoiceId: uuid() },
  askPayOut: { note: 'Udmeldt' },
  answerPayOut: { outcome: 'refused', note: 'Aldrig sendt' },
  payOutCredit: { amount: '1', note: 'Overført' },
  sendStatement: {},
};

const withParameter = ROUTES.filter(({ path }) => path.includes('{'));
const ofCreditors = withParameter.filter(({ access }) => access !== 'operator');
const ofOperators = withParameter.filter(({ access }) => access === 'operator');
const lists = ROUTES.filter(
  ({ method, path, access }) => method === 'get' && !path.includes('{') && (access === 'creditor' || access === 'both'),
);

const withoutId = ({ requestId: _requestId, ...problem }: Record<string, unknown>) => problem;
const filled = (path: string, values: Readonly<Record<string, string>>) =>
  path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => values[name] ?? `no ${name}`);

test('the test drives every path that names a thing', () => {
  expect(withParameter.length).toBeGreaterThan(20);
  const names = new Set(withParameter.flatMap(({ path }) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)));
  expect(names).toEqual(new Set(Object.keys(ids)));
});

test.each(
  ofCreditors
    // An index table is put by its name: each creditor has its own.
    .filter(({ operationId }) => operationId !== 'putIndexTable')
    .map((route) => [route.operationId, route] as const),
)('%s: what belongs to another creditor is answered as what does not exist', async (operationId, { method, path }) => {
  const body = BODIES[operationId];
  for (const caller of [{ key: stranger.admin }, as(strangerCookie)]) {
    const options = { ...caller, ...(body === undefined ? {} : { body }) };
    const foreign = await api.call(method, filled(path, ids), options);
    const nothing = await api.call(method, filled(path.replace(/\{\w+\}/, uuid()), ids), options);
    expect(foreign.status).toBe(404);
    expect(withoutId(foreign.body)).toEqual(withoutId(nothing.body));
  }
});

test.each(ofOperators.map((route) => [route.operationId, route] as const))(
  '%s: no creditor may call it, for itself or another, and is told the same of both',
  async (_operationId, { method, path }) => {
    const ask = (values: Readonly<Record<string, string>>) =>
      api.call(method, filled(path, values), { key: stranger.admin, ...(method === 'get' ? {} : { body: {} }) });
    const answers = [ids, { ...ids, creditorId: stranger.creditorId }, { ...ids, creditorId: uuid() }].map(ask);
    for (const { status, body } of await Promise.all(answers)) {
      expect([status, body.code]).toEqual([403, 'not_for_creditors']);
    }
  },
);

/** What a list must be asked with. */
const QUERIES: Readonly<Record<string, string>> = {
  listTurnover: '?from=2000-01-01&to=2099-12-31',
  searchAll: '?q=Prøvekunde',
};

test.each(lists.map((route) => [route.operationId, route] as const))(
  '%s: a creditor sees nothing of another',
  async (operationId, { path }) => {
    const asked = `${path}${QUERIES[operationId] ?? ''}`;
    const answers = [
      await api.call('get', asked, { key: stranger.admin }),
      await api.call('get', asked, as(strangerCookie)),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const { position: _notAnId, periodFrom: _notOneEither, ...foreign } = ids;
    for (const id of [...Object.values(foreign), owner.creditorId])
      expect(JSON.stringify(answers.map(({ body }) => body))).not.toContain(id);
  },
);

const NOT_RENDERED = ['Invoice', 'Reminder'].flatMap((what) =>
  ['Pdf', 'Mail', 'MailContents'].map((part) => `get${what}${part}`),
);

test('the owner reads it all, and a delivery byte for byte', async () => {
  for (const { method, path, operationId } of ofCreditors.filter((route) => route.method === 'get')) {
    const answer = await api.call(method, filled(path, ids), { key: owner.admin });
    const made = !NOT_RENDERED.includes(operationId);
    expect([operationId, answer.status, made ? undefined : answer.body.code]).toEqual(
      made ? [operationId, 200, undefined] : [operationId, 404, 'not_rendered_yet'],
    );
  }
  const file = await api.call('get', `/v1/deliveries/${ids['deliveryId']}/file`, { key: owner.admin });
  expect(file.body).toBe('æøå');
  expect(file.headers.get('content-type')).toBe('text/plain; charset=iso-8859-1');
});

test('an index table of the same name is another one', async () => {
  const path = `/v1/index-tables/${ids['name']}`;
  const values = [{ month: '2025-12', value: '1' }];
  await api.call('put', path, { key: stranger.admin, body: { values } });
  expect((await api.call('get', path, { key: stranger.admin })).body.values).toEqual(values);
  expect((await api.call('get', path, { key: owner.admin })).body.values).toEqual([
    { month: '2026-01', value: '118.1' },
  ]);
});

test('money is not assigned to what is another creditor’s', async () => {
  const creditorId = stranger.creditorId as CreditorId;
  const paymentId = await samplePayment(database.orm, { creditorId, amountOre: 100n });
  for (const field of ['invoiceId', 'debtorId']) {
    const body = { allocations: [{ [field]: ids[field], amount: '1' }] };
    const answer = await api.call('post', `/v1/payments/${paymentId}/assign`, { key: stranger.admin, body });
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ path: `/allocations/0/${field}`, code: 'not_found' }),
    ]);
  }
});

test('filters by another creditor’s ids find nothing', async () => {
  for (const query of [`debtorId=${ids['debtorId']}`, `invoiceId=${ids['invoiceId']}`]) {
    expect((await api.call('get', `/v1/payments?${query}`, { key: owner.admin })).body.data).toHaveLength(1);
    expect((await api.call('get', `/v1/payments?${query}`, { key: stranger.admin })).body.data).toEqual([]);
  }
  for (const query of [`subscriptionId=${ids['subscriptionId']}`, `debtorId=${ids['debtorId']}`]) {
    expect((await api.call('get', `/v1/invoices?${query}`, { key: owner.admin })).body.data).toHaveLength(1);
    expect((await api.call('get', `/v1/invoices?${query}`, { key: stranger.admin })).body.data).toEqual([]);
  }
});

test('a PDF may be shown in a frame by a page of this origin, and nothing else in any', async () => {
  const invoiceId = ids['invoiceId'] as InvoiceId;
  await database.orm.em.fork().insert(InvoicePdf, {
    invoiceId,
    creditorId: owner.creditorId as CreditorId,
    content: Buffer.from('%PDF-'),
  });
  const framedBy = async (path: string) => {
    const { headers } = await api.call('get', path, { key: owner.admin });
    return [
      /frame-ancestors [^;]+/.exec(headers.get('content-security-policy') ?? '')?.[0],
      headers.get('x-frame-options'),
    ];
  };
  expect(await framedBy(`/v1/invoices/${invoiceId}/pdf`)).toEqual(["frame-ancestors 'self'", 'SAMEORIGIN']);
  expect((await framedBy(`/v1/invoices/${invoiceId}`))[0]).toBe("frame-ancestors 'none'");
  expect((await framedBy('/docs/'))[0]).toBe("frame-ancestors 'none'");
});
