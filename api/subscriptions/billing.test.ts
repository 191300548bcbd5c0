import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { heartbeat } from '@temporalio/activity';
import { DefaultLogger, makeTelemetryFilterString, NativeConnection, Runtime } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createActivities } from '../../activities/index.ts';
import { createFolderChannel } from '../../activities/channel/folder-channel.ts';
import { createMailer } from '../../activities/mails/mailer.ts';
import { startMailCatcher, type MailCatcher } from '../../dev/mail-catcher.ts';
import { startTemporal, type TemporalServer } from '../../dev/temporal.ts';
import { createPdfPool } from '../../documents/render-pool.ts';
import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { withPostOffice } from '../../tests/support/with-post-office.ts';
import { lastingToday } from '../../tests/support/test-day.ts';
import { createWorkers } from '../../worker/create-workers.ts';
import { createWorkflowDirectory } from '../../worker/workflow-directory.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes.ts';
import { asPreviewed, GOOD, startTestApi, type Answer, type TestApi, type TestCreditor } from '../test-api.ts';
import { workflowBundle } from '../../tests/support/workflow-bundle.ts';

const UNTIL_MS = 30_000;
const POLL_MS = 100;
const FORTNIGHT = { unit: 'day', count: 14 };
/** So long that the period after this one is not billed yet, however early its collection wants it. */
const QUARTER = { unit: 'month', count: 3 };

let folder: string;
let temporal: TemporalServer;
let database: OpenTestDatabase;
let mails: MailCatcher;
let api: TestApi;
let creditor: TestCreditor;
let stopWorkers: () => Promise<void>;

Runtime.install({
  logger: new DefaultLogger('WARN'),
  telemetryOptions: { logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-api-'));
  const [opened, started, caught, bundle] = await Promise.all([
    openTestDatabase(),
    startTemporal({ folder: join(folder, 'temporal'), searchAttributes: SEARCH_ATTRIBUTES }),
    startMailCatcher({ folder: join(folder, 'mails') }),
    workflowBundle(),
  ]);
  [database, temporal, mails] = [opened, started, caught];
  const pdf = createPdfPool({ size: 1 });
  const mailer = createMailer({ smtpUrl: mails.smtpUrl, sender: null });
  const connection = await NativeConnection.connect({ address: temporal.address });
  const deliveryChannel = createFolderChannel(join(folder, 'drop'));
  const workers = await createWorkers({
    connection,
    namespace: 'default',
    activities: createActivities({
      orm: database.orm,
      pdf,
      mailer,
      ...withPostOffice({ connection, namespace: 'default' }),
      deliveryChannel,
      returnChannel: null,
      receipts: null,
      workflows: createWorkflowDirectory({ connection, namespace: 'default' }),
      heartbeat,
      bsSubsystem: 'BS1',
      eventsKeptDays: 90,
      publicUrl: 'http://127.0.0.1:9',
    }),
    workflowBundle: bundle,
    mailsPerSecond: 1000,
  });
  const running = Promise.all(workers.map((worker) => worker.run()));
  stopWorkers = async () => {
    for (const worker of workers) worker.shutdown();
    await running;
    await connection.close();
    mailer.close();
    await pdf.close();
  };
  api = await startTestApi({ orm: database.orm, temporalAddress: temporal.address });
  api.relay.start();
  creditor = await api.creditor({
    betalingsservice: { pbsNumber: '00000018', debtorGroup: '00001', dataSupplierNumber: '10000009' },
  });
});
afterAll(async () => {
  await api.close();
  await stopWorkers();
  await mails.stop();
  await temporal.stop();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const get = async (path: string) => (await api.call('get', path, { key: creditor.admin })).body;
const call = (method: 'post' | 'put' | 'patch', path: string, body?: unknown): Promise<Answer> =>
  api.call(method, path, { key: creditor.admin, ...(body === undefined ? {} : { body }) });
const today = await lastingToday();

async function create(path: string, body: unknown): Promise<string> {
  const answer = await call('post', path, body);
  expect([answer.status, answer.body.code]).toEqual([201, undefined]);
  return answer.body.id;
}

async function subscribe(changes: Readonly<Record<string, unknown>> & { startOn: CivilDate }): Promise<string> {
  const debtorId = changes['debtorId'] ?? (await create('/v1/debtors', GOOD.debtor));
  return create('/v1/subscriptions', { interval: FORTNIGHT, lines: [GOOD.line], ...changes, debtorId });
}

// oxlint-disable-next-line typescript/no-explicit-any -- what the API answered, read by the test that knows it
async function until(read: () => Promise<any>, met: (value: any) => boolean): Promise<any> {
  const giveUpAt = performance.now() + UNTIL_MS;
  for (;;) {
    const value = await read();
    if (met(value)) return value;
    if (performance.now() > giveUpAt) throw new Error(`waited in vain: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

test('what is due is billed: tiled periods, the one-off line on the first, with PDF, mail and payment line', async () => {
  const startOn = addDays(today, -40);
  const oneOff = { text: 'Oprettelse', quantity: '1', unitPrice: '99.95', vatCode: 'exempt' };
  const subscriptionId = await subscribe({ startOn, oneOffLines: [oneOff], reference: 'Fjorten dage' });
  const list = await until(
    () => get(`/v1/invoices?subscriptionId=${subscriptionId}`),
    ({ data }) => data.length === 3 && data.every((invoice: { mailStatus: string }) => invoice.mailStatus === 'sent'),
  );
  const invoices = list.data.toReversed();
  expect(
    invoices.map(({ periodFrom, periodTo, total }: Record<string, string>) => [periodFrom, periodTo, total]),
  ).toEqual([
    [startOn, addDays(startOn, 13), '412.45'],
    [addDays(startOn, 14), addDays(startOn, 27), '312.50'],
    [addDays(startOn, 28), addDays(startOn, 41), '312.50'],
  ]);
  const first = await get(`/v1/invoices/${invoices[0].id}`);
  expect(first.lines.map(({ text, net }: Record<string, string>) => [text, net])).toEqual([
    ['Kontingent', '250.00'],
    ['Oprettelse', '99.95'],
  ]);
  expect(first.paymentLine.ocrLine).toBe(`+71<${first.paymentId}+${first.paymentLine.fiCreditorNumber}<`);
  const pdf = await api.call('get', `/v1/invoices/${first.id}/pdf`, { key: creditor.readOnly });
  expect([pdf.headers.get('content-type'), pdf.body.slice(0, 5)]).toEqual(['application/pdf', '%PDF-']);
  const mail = await api.call('get', `/v1/invoices/${first.id}/mail`, { key: creditor.readOnly });
  expect(mail.headers.get('content-type')).toBe('message/rfc822');
  expect(mail.body).toContain(`Message-ID: <${first.id}@`);
  for (const q of [first.number, first.paymentId, BigInt(first.paymentId).toString()]) {
    expect((await get(`/v1/invoices?q=${q}`)).data.map(({ id }: { id: string }) => id)).toContain(first.id);
  }
  const oneOffs = await get(`/v1/subscriptions/${subscriptionId}/one-off-lines`);
  expect(oneOffs.data.map(({ invoiceId }: { invoiceId: string }) => invoiceId)).toEqual([first.id]);
  const subscription = await get(`/v1/subscriptions/${subscriptionId}`);
  expect([subscription.billedThrough, subscription.oneOffLines]).toEqual([addDays(startOn, 41), []]);
  expect((await get('/v1/mails?status=sent')).data.length).toBeGreaterThanOrEqual(3);
});

test('the preview is what bill-now bills, and bill-now repeated answers the same invoice', async () => {
  const startOn = addDays(today, 3);
  const subscriptionId = await subscribe({ startOn, lines: [{ ...GOOD.line, quantity: '1.333333' }] });
  const added = await call('post', `/v1/subscriptions/${subscriptionId}/one-off-lines`, {
    ...GOOD.line,
    text: 'Gebyr',
  });
  expect([added.status, added.body.invoiceId]).toEqual([201, null]);
  const { periods } = await get(`/v1/subscriptions/${subscriptionId}/preview?periods=2`);
  expect(periods.map((period: { invoice: { lines: unknown[] } }) => period.invoice.lines.length)).toEqual([2, 1]);
  const wrong = await call('post', `/v1/subscriptions/${subscriptionId}/bill-now`, { periodFrom: periods[1].from });
  expect([wrong.status, wrong.body.code, wrong.body.nextPeriod.from]).toEqual([409, 'period_not_next', startOn]);
  const options = { key: creditor.admin, body: { periodFrom: startOn }, headers: { 'idempotency-key': 'bill-it' } };
  const billed = await api.call('post', `/v1/subscriptions/${subscriptionId}/bill-now`, options);
  expect([billed.status, billed.body]).toEqual([
    202,
    { subscriptionId, periodFrom: startOn, periodTo: addDays(startOn, 13), invoiceId: expect.any(String) },
  ]);
  const again = await api.call('post', `/v1/subscriptions/${subscriptionId}/bill-now`, options);
  expect([again.body, again.headers.get('idempotency-replayed')]).toEqual([billed.body, 'true']);
  const invoice = await get(`/v1/invoices/${billed.body.invoiceId}`);
  const shown = periods[0].invoice;
  for (const field of ['vatTotals', 'net', 'vat', 'total', 'paymentMethod'])
    expect(invoice[field]).toEqual(shown[field]);
  expect(asPreviewed(invoice.lines)).toEqual(shown.lines);
  // The preview dates it on the day of the period; billed now, it is dated today.
  expect([shown.issuedOn, invoice.issuedOn]).toEqual([startOn, today]);
  const late = await call('post', `/v1/subscriptions/${subscriptionId}/bill-now`, { periodFrom: startOn });
  expect([late.status, late.body.code]).toEqual([409, 'period_not_next']);
});

test('an end date is any day, not before what is billed, and ends the subscription', async () => {
  const startOn = addDays(today, -5);
  const subscriptionId = await subscribe({ startOn });
  const path = `/v1/subscriptions/${subscriptionId}`;
  await until(
    () => get(path),
    ({ billedThrough }) => billedThrough !== null,
  );
  const end = (endOn: CivilDate | null) => call('put', `${path}/end-date`, { endOn });
  const middle = await end(addDays(startOn, 20));
  expect([middle.status, middle.body.endOn]).toEqual([200, addDays(startOn, 20)]);
  expect((await end(addDays(startOn, -1))).status).toBe(422);
  const moved = await end(addDays(startOn, 27));
  expect([moved.status, moved.body.endOn]).toEqual([200, addDays(startOn, 27)]);
  expect((await end(null)).body.endOn).toBeNull();
  const second = await call('post', `${path}/bill-now`, { periodFrom: addDays(startOn, 14) });
  expect(second.body.invoiceId).toEqual(expect.any(String));
  const early = await end(addDays(startOn, 13));
  expect([early.status, early.body.code, early.body.billedThrough]).toEqual([
    409,
    'end_date_already_billed',
    addDays(startOn, 27),
  ]);
  expect((await end(addDays(startOn, 27))).body.nextPeriod).toBeNull();
  const nothing = await call('post', `${path}/bill-now`, { periodFrom: addDays(startOn, 28) });
  expect([nothing.status, nothing.body.code]).toEqual([409, 'subscription_over']);
});

test('a cancelled subscription takes no more commands, and its workflow completes', async () => {
  const subscriptionId = await subscribe({ startOn: addDays(today, 10) });
  const path = `/v1/subscriptions/${subscriptionId}`;
  const replaced = await call('put', `${path}/lines`, { lines: [{ ...GOOD.line, unitPrice: '1' }, GOOD.line] });
  expect(replaced.body.lines.map(({ unitPrice }: { unitPrice: string }) => unitPrice)).toEqual(['1', '250']);
  const cancelled = await call('post', `${path}/cancel`);
  expect([cancelled.status, cancelled.body.status, cancelled.body.nextPeriod]).toEqual([200, 'cancelled', null]);
  for (const [method, rest, body] of [
    ['post', 'cancel', undefined],
    ['post', 'retry', undefined],
    ['post', 'bill-now', { periodFrom: today }],
    ['post', 'one-off-lines', GOOD.line],
    ['put', 'lines', { lines: [GOOD.line] }],
    ['put', 'end-date', { endOn: null }],
  ] as const) {
    const answer = await call(method, `${path}/${rest}`, body);
    expect([rest, answer.status, answer.body.code]).toEqual([rest, 409, 'subscription_over']);
  }
  expect(await get(`${path}/preview`)).toEqual({ periods: [] });
  const undelivered = await database.orm.em
    .fork()
    .execute('select kind, last_error from outbox where workflow_id = ? and delivered_at is null', [
      `subscription/${subscriptionId}`,
    ]);
  expect(undelivered).toEqual([]);
});

test('a debtor without an address is a visible state, and mending the debtor bills the period', async () => {
  const debtorId = await create('/v1/debtors', { ...GOOD.debtor, email: null });
  const subscriptionId = await subscribe({ debtorId, startOn: addDays(today, -1) });
  const path = `/v1/subscriptions/${subscriptionId}`;
  const waiting = await until(
    () => get(path),
    ({ status }) => status === 'needs_attention',
  );
  expect(waiting.attention).toEqual({
    code: 'debtor_without_email',
    detail: null,
    whatToDo: expect.stringContaining('e-mail'),
  });
  expect((await get(`${path}/preview?periods=1`)).periods[0].obstacle.code).toBe('debtor_without_email');
  expect((await get('/v1/subscriptions?status=needs_attention')).data.map(({ id }: { id: string }) => id)).toEqual([
    subscriptionId,
  ]);
  await call('patch', `/v1/debtors/${debtorId}`, { email: 'nu@prove.example' });
  const mended = await until(
    () => get(path),
    ({ billedThrough }) => billedThrough !== null,
  );
  expect([mended.status, mended.attention]).toEqual(['active', null]);
});

test('what a mandate draws is collected once, in one delivery that can be downloaded', async () => {
  const debtorId = await create('/v1/debtors', GOOD.debtor);
  await call('put', `/v1/debtors/${debtorId}/mandate`, { mandateNumber: '123456789', activeFrom: '2020-01-01' });
  const subscriptionId = await subscribe({ debtorId, interval: QUARTER, startOn: addDays(today, -1) });
  const queued = await until(
    () => get('/v1/collections?status=queued'),
    ({ data }) => data.length === 1,
  );
  const [list] = (await get(`/v1/invoices?subscriptionId=${subscriptionId}`)).data;
  expect([list.paymentMethod, list.collectionStatus, list.dueOn]).toEqual([
    'betalingsservice',
    'queued',
    queued.data[0].paymentDate,
  ]);
  expect((await get(`/v1/invoices/${list.id}`)).paymentLine).toBeNull();
  const closed = await call('post', '/v1/deliveries');
  expect([closed.status, closed.body.state]).toEqual([202, 'closed']);
  const collected = await get(`/v1/collections?deliveryId=${closed.body.deliveryId}`);
  expect(collected.data).toEqual([
    expect.objectContaining({ invoiceId: list.id, status: 'delivered', amount: '312.50' }),
  ]);
  const delivery = await until(
    () => get(`/v1/deliveries/${closed.body.deliveryId}`),
    ({ status }) => status === 'received',
  );
  expect(delivery).toMatchObject({
    type: '0601',
    collectionCount: 1,
    entryCount: 1,
    net: '312.50',
    writtenAt: expect.any(String),
    receivedAt: expect.any(String),
    doubt: null,
  });
  expect((await get('/v1/deliveries?status=received&type=0601')).data).toEqual([delivery]);
  expect((await get('/v1/deliveries?status=in_doubt')).data).toEqual([]);
  const file = await api.call('get', `/v1/deliveries/${closed.body.deliveryId}/file`, { key: creditor.admin });
  expect(file.body).toMatch(/^BS00210000009BS10601/);
  expect(file.headers.get('content-disposition')).toBe(`attachment; filename="${delivery.fileName}"`);
  const empty = await call('post', '/v1/deliveries');
  expect(empty.body).toEqual({ deliveryId: null, registrationsDeliveryId: null, state: 'nothing_queued' });
});

test('a mail that has failed is sent again to the debtor’s address of today; one under way is left alone', async () => {
  const debtorId = await create('/v1/debtors', { ...GOOD.debtor, email: 'gammel@prove.example' });
  const subscriptionId = await subscribe({ debtorId, startOn: addDays(today, -1) });
  const sent = await until(
    () => get(`/v1/invoices?subscriptionId=${subscriptionId}`),
    ({ data }) => data.length === 1 && data[0].mailStatus === 'sent',
  );
  const path = `/v1/invoices/${sent.data[0].id}/mail`;
  const setStatus = (changes: string) =>
    database.orm.em.fork().execute(`update invoice_mail set ${changes} where invoice_id = ?`, [sent.data[0].id]);
  await setStatus(`status = 'waiting', sent_at = null`);
  const early = await call('post', path);
  expect([early.status, early.body.code]).toEqual([409, 'mail_not_failed']);
  await setStatus(`status = 'failed', last_error = '550 no such user'`);
  await call('patch', `/v1/debtors/${debtorId}`, { email: 'ny@prove.example' });
  const again = await call('post', path);
  expect([again.status, again.body.status, again.body.recipient]).toEqual([202, 'waiting', 'ny@prove.example']);
  await until(
    () => get('/v1/mails?status=sent'),
    ({ data }) => data.some(({ recipient }: { recipient: string }) => recipient === 'ny@prove.example'),
  );
  const mail = await api.call('get', path, { key: creditor.admin });
  expect(/^To: .*$/m.exec(mail.body)?.[0]).toContain('<ny@prove.example>');
});
