import { expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { createDraftChunk } from '../activities/groups/draft-chunk.ts';
import { createGatherRun } from '../activities/groups/gather-run.ts';
import { createStartRun } from '../activities/groups/start-run.ts';
import { createMatchPayments } from '../activities/payments/match-payments.ts';
import { createReadFile } from '../activities/received-files/read-file.ts';
import { noteDoubt, noteHandedOver, noteHandingOver } from '../db/deliveries/note-hand-over.ts';
import { noteOverdue } from '../db/events/note-overdue.ts';
import { publishEvents } from '../db/events/publish-events.ts';
import { noteMailAnswered, noteMailGivenUp } from '../db/mails/note-mail-outcome.ts';
import { storeReceivedFile } from '../db/received-files/store-received-file.ts';
import { storeFindings } from '../db/self-checks/store-findings.ts';
import { markNeedsAttention } from '../db/subscriptions/mark-needs-attention.ts';
import { addDays, civilDate } from '../domain/calendar/calendar.ts';
import { EVENT_TYPE_NAMES, EVENT_TYPES, type EventType } from '../domain/events/event-types.ts';
import type {
  CollectionId,
  CreditorId,
  DebtorId,
  InvoiceId,
  RunId,
  SelfCheckId,
  SubscriptionId,
} from '../domain/identifiers/ids.ts';
import { GOOD } from '../api/test-api.ts';
import { collectionReturn, issueSample, type IssuedSample, returnFile } from './support/collect-sample.ts';
import { openTestApiOnTemporal } from './support/open-test-api.ts';
import { sampleDebtor, sampleDelivery, sampleMember, sampleSubscription } from './support/sample-data.ts';
import { sampleInvoice, samplePayment } from './support/sample-payments.ts';
import { lastingToday } from './support/test-day.ts';
import { NO_POST_OFFICE } from './support/with-post-office.ts';

const BILLED_AT_MS = Date.UTC(2026, 10, 1, 3);
const heartbeat = () => undefined;

const today = await lastingToday();
const { database, api } = await openTestApiOnTemporal();
const { orm } = database;
const creditor = await api.creditor({
  betalingsservice: { pbsNumber: '00000018', debtorGroup: '00001', dataSupplierNumber: '10000009' },
});
const creditorId = creditor.creditorId as CreditorId;
let deliveryNumber = 100n;

async function call(method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string, body?: unknown) {
  const answer = await api.call(method, path, { key: creditor.admin, ...(body === undefined ? {} : { body }) });
  expect([path, answer.status < 300 || answer.body]).toEqual([path, true]);
  return answer.body;
}

const em = () => orm.em.fork();
const sql = <Row>(statement: string, values: readonly unknown[]) => em().execute<Row[]>(statement, [...values]);

const debtor = () => sampleDebtor(orm, { creditorId });
const invoice = async () => sampleInvoice(orm, { creditorId, debtorId: await debtor() });
const pay = (invoiceId: InvoiceId, amount: string) =>
  call('post', '/v1/payments', { date: addDays(today, -1), amount, how: 'cash', invoiceId });

/** An invoice of 125 kr. of which nothing is open any more, and what paid it. */
async function paidInvoice(): Promise<{ invoiceId: InvoiceId; paymentId: string }> {
  const invoiceId = await invoice();
  const { id: paymentId } = await pay(invoiceId, '125');
  return { invoiceId, paymentId };
}

async function subscription(): Promise<string> {
  const debtorId = await debtor();
  const body = {
    debtorId,
    startOn: addDays(today, 30),
    interval: { unit: 'month', count: 1 },
    lines: [GOOD.line, GOOD.line],
  };
  return (await call('post', '/v1/subscriptions', body)).id;
}

/** A mandate begun by the API, and the debtor who has it. */
async function mandate(): Promise<{ debtorId: DebtorId; mandateId: string }> {
  const debtorId = await debtor();
  const body = { mandateNumber: '123456789', activeFrom: '2026-01-01' };
  await call('put', `/v1/debtors/${debtorId}/mandate`, body);
  const [row] = await sql<{ id: string }>('select id from mandate where debtor_id = ?', [debtorId]);
  return { debtorId, mandateId: row?.id ?? '' };
}

/** An invoice whose collection is in a delivery. */
async function sent(): Promise<IssuedSample & { collectionId: CollectionId }> {
  const sample = await issueSample(orm, { creditorId, debtorId: (await mandate()).debtorId });
  const [row] = await sql<{ id: CollectionId }>('select id from collection where invoice_id = ?', [sample.invoiceId]);
  if (row === undefined) throw new Error('no collection');
  return { ...sample, collectionId: row.id };
}

/** Takes a return file that says what the code says of a collection. */
async function tell(sample: IssuedSample, code: '0236' | '0237' | '0239'): Promise<void> {
  deliveryNumber += 1n;
  const content = await returnFile(orm, {
    creditorId,
    deliveryNumber,
    automatic: [collectionReturn(sample, { code })],
  });
  const file = { fileName: '0602', origin: 'channel', uploadedBy: null, content: [content] } as const;
  const { fileId } = await em().transactional((inside) => storeReceivedFile(inside, file));
  await createReadFile({ orm, bsSubsystem: 'BS1', heartbeat })({ fileId });
  await createMatchPayments({ orm, heartbeat })({ fileId });
}

async function billedGroup(): Promise<RunId> {
  const startOn = civilDate('2026-11-01');
  const subscriptionId = await sampleSubscription(orm, { creditorId, debtorId: null, startOn });
  const joinedOn = civilDate('2026-01-01');
  for (let nth = 0; nth < 2; nth += 1) {
    await sampleMember(orm, { creditorId, subscriptionId, debtorId: await debtor(), joinedOn });
  }
  const started = await createStartRun({ orm })({ subscriptionId, periodIndex: 0, billedAtMs: BILLED_AT_MS });
  const [runId] = started.kind === 'started' ? started.runIds : [];
  if (runId === undefined) throw new Error(started.kind);
  const { chunks } = await createGatherRun({ orm })({ runId, again: false });
  for (const chunk of chunks) {
    for (let times = 0; times < 2; times += 1) {
      await createDraftChunk({ orm, ...NO_POST_OFFICE })({ runId, chunk, billedAtMs: BILLED_AT_MS });
    }
  }
  return runId;
}

async function openedFinding(): Promise<string> {
  const subscriptionId = await subscription();
  const difference = { code: 'workflow_missing', objectType: 'subscription', details: {} } as const;
  for (let times = 0; times < 2; times += 1) {
    const selfCheckId = uuid() as SelfCheckId;
    await sql('insert into self_check (id, creditor_id) values (?, ?)', [selfCheckId, creditorId]);
    const differences = [{ ...difference, objectId: subscriptionId }];
    await em().transactional((inside) => storeFindings(inside, { creditorId, selfCheckId, differences }));
  }
  const [row] = await sql<{ id: string }>('select id from self_check_finding where object_id = ?', [subscriptionId]);
  return row?.id ?? '';
}

async function handedOver(): Promise<string> {
  const deliveryId = await sampleDelivery(orm, { creditorId });
  await noteHandingOver(em(), deliveryId);
  await noteHandedOver(em(), deliveryId);
  return deliveryId;
}

async function inNeed(): Promise<string> {
  const subscriptionId = (await subscription()) as SubscriptionId;
  for (let times = 0; times < 2; times += 1) {
    await markNeedsAttention(em(), [{ subscriptionId, code: 'nothing_to_bill', detail: `${times}` }]);
  }
  return subscriptionId;
}

/** Makes the fact as it is made every day, and answers the id of what the event is about. */
const FACTS: Record<EventType, () => Promise<string>> = {
  'invoice.issued': invoice,
  async 'invoice.mailed'() {
    const invoiceId = await invoice();
    const deferred = [{ address: 'kunde@prove.example', reason: '450 later' }];
    await noteMailAnswered(em(), { invoiceId }, { taken: [], refused: [], deferred });
    await noteMailAnswered(em(), { invoiceId }, { taken: ['kunde@prove.example'], refused: [], deferred: [] });
    await noteMailGivenUp(em(), { invoiceId });
    return invoiceId;
  },
  async 'invoice.mail_failed'() {
    const invoiceId = await invoice();
    for (let times = 0; times < 2; times += 1) await noteMailGivenUp(em(), { invoiceId });
    return invoiceId;
  },
  'invoice.paid': async () => (await paidInvoice()).invoiceId,
  async 'invoice.part_paid'() {
    const invoiceId = await invoice();
    await pay(invoiceId, '100');
    await pay(invoiceId, '25');
    return invoiceId;
  },
  async 'invoice.reopened'() {
    const { invoiceId, paymentId } = await paidInvoice();
    await call('post', `/v1/payments/${paymentId}/undo`);
    return invoiceId;
  },
  async 'invoice.overdue'() {
    const invoiceId = await invoice();
    for (const date of ['2026-01-15', '2026-01-16', '2026-01-17']) {
      await noteOverdue(em(), { creditorId, atMs: Date.parse(date) });
    }
    return invoiceId;
  },
  async 'invoice.credited'() {
    const invoiceId = await invoice();
    await call('post', `/v1/invoices/${invoiceId}/credit-notes`, {});
    return invoiceId;
  },
  async 'invoice.written_off'() {
    const invoiceId = await invoice();
    await call('post', `/v1/invoices/${invoiceId}/write-off`, { note: 'Prøve' });
    return invoiceId;
  },
  async 'payment.waiting'() {
    const nothingElse = { fiPaymentId: null, kortart: null, customerNumber: null, source: 'camt' } as const;
    const id = await samplePayment(orm, { creditorId, amountOre: 4711n, ...nothingElse, status: 'new' });
    const [row] = await sql<{ fileId: never }>('select received_file_id "fileId" from payment where id = ?', [id]);
    if (row === undefined) throw new Error('no payment');
    for (let times = 0; times < 2; times += 1) await createMatchPayments({ orm, heartbeat })(row);
    return id;
  },
  'collection.sent': async () => (await sent()).collectionId,
  async 'collection.refused'() {
    const sample = await sent();
    await tell(sample, '0237');
    return sample.collectionId;
  },
  async 'collection.charged_back'() {
    const sample = await sent();
    await tell(sample, '0236');
    await tell(sample, '0239');
    return sample.collectionId;
  },
  'mandate.begun': async () => (await mandate()).mandateId,
  async 'mandate.ended'() {
    const { debtorId, mandateId } = await mandate();
    await call('delete', `/v1/debtors/${debtorId}/mandate`, { endedOn: '2026-12-01' });
    return mandateId;
  },
  'subscription.created': subscription,
  async 'subscription.changed'() {
    const subscriptionId = await subscription();
    await call('put', `/v1/subscriptions/${subscriptionId}/lines`, {
      lines: [GOOD.line, { ...GOOD.line, unitPrice: '300' }],
    });
    return subscriptionId;
  },
  'subscription.needs_attention': inNeed,
  async 'subscription.ended'() {
    const subscriptionId = await subscription();
    await call('post', `/v1/subscriptions/${subscriptionId}/cancel`);
    return subscriptionId;
  },
  'run.finished': billedGroup,
  'delivery.sent': handedOver,
  async 'delivery.in_doubt'() {
    const deliveryId = (await handedOver()) as Parameters<typeof noteDoubt>[1]['deliveryId'];
    for (let times = 0; times < 2; times += 1) await noteDoubt(em(), { deliveryId, doubt: 'receipt_missing' });
    return deliveryId;
  },
  'finding.opened': openedFinding,
};

interface Told {
  readonly type: string;
  readonly objectType: string;
  readonly data: Record<string, unknown>;
}

const toldOf = (objectId: string) =>
  sql<Told>(
    `select type, object_type "objectType", data from event where creditor_id = ? and object_id = ? order by sequence`,
    [creditorId, objectId],
  );

test.each(EVENT_TYPE_NAMES)('%s is told once, and all that happened to the object before it', async (type) => {
  const told = await toldOf(await FACTS[type]());
  expect(told.filter((event) => event.type === type)).toMatchObject([{ objectType: EVENT_TYPES[type].object }]);
  expect(told.map((event) => event.type)).toEqual(LIVES[type] ?? [type]);
});

/** What else is told of the object on the way to the fact. */
const LIVES: Partial<Record<EventType, readonly EventType[]>> = {
  'invoice.mailed': ['invoice.issued', 'invoice.mailed'],
  'invoice.mail_failed': ['invoice.issued', 'invoice.mail_failed'],
  'invoice.paid': ['invoice.issued', 'invoice.paid'],
  'invoice.part_paid': ['invoice.issued', 'invoice.part_paid', 'invoice.paid'],
  'invoice.reopened': ['invoice.issued', 'invoice.paid', 'invoice.reopened'],
  'invoice.overdue': ['invoice.issued', 'invoice.overdue'],
  'invoice.credited': ['invoice.issued', 'invoice.credited'],
  'invoice.written_off': ['invoice.issued', 'invoice.written_off'],
  'collection.refused': ['collection.sent', 'collection.refused'],
  'collection.charged_back': ['collection.sent', 'collection.charged_back'],
  'mandate.ended': ['mandate.begun', 'mandate.ended'],
  'subscription.changed': ['subscription.created', 'subscription.changed'],
  'subscription.needs_attention': ['subscription.created', 'subscription.needs_attention'],
  'subscription.ended': ['subscription.created', 'subscription.ended'],
  'delivery.in_doubt': ['delivery.sent', 'delivery.in_doubt'],
};

test('data is ids, states, days and amounts: no name, no address, no text of a person', async () => {
  for (const type of ['invoice.issued', 'invoice.paid', 'payment.waiting', 'subscription.created'] as const) {
    await FACTS[type]();
  }
  const rows = await sql<{ data: string }>('select data::text from event', []);
  const all = rows.map(({ data }) => data).join('\n');
  for (const personal of ['Prøvekunde', 'Æblevej', 'prove.example', 'Kontingent']) expect(all).not.toContain(personal);
});

test('an event is never changed but that it gets its position, once', async () => {
  await FACTS['invoice.issued']();
  await publishEvents(em(), creditorId);
  for (const change of [`type = 'invoice.paid'`, `data = '{}'`, 'position = position + 1', 'position = null']) {
    await expect(sql(`update event set ${change} where creditor_id = ?`, [creditorId])).rejects.toThrow(
      'never changes',
    );
  }
});

test('what is rolled back has not happened', async () => {
  const subscriptionId = await subscription();
  const rolledBack = em().transactional(async (inside) => {
    await inside.execute(`update subscription set status = 'cancelled' where id = ?`, [subscriptionId]);
    throw new Error('no');
  });
  await expect(rolledBack).rejects.toThrow('no');
  expect((await toldOf(subscriptionId)).map(({ type }) => type)).toEqual(['subscription.created']);
});
