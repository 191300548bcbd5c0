import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createSftpChannel } from '../../activities/channel/sftp-channel.ts';
import { takeReceipt } from '../../activities/deliveries/take-receipt.ts';
import { handOverWorkflowId } from '../../domain/deliveries/hand-over.ts';
import type { DeliveryId } from '../../domain/identifiers/ids.ts';
import { startApiStack, type ApiStack } from '../../tests/support/api-stack.ts';
import { startSftpServer, type TestSftpServer } from '../../tests/support/sftp-server.ts';
import type { Method } from '../http/route.ts';
import { GOOD, type Answer, type TestCreditor } from '../test-api.ts';

const START_TIMEOUT_MS = 120_000;
const UNTIL_MS = 30_000;
const POLL_MS = 100;
const RECEIPTS = { suffix: '.ok', waitMs: 3_600_000 };

let server: TestSftpServer;
let stack: ApiStack;
let creditor: TestCreditor;
let debtorId: string;

beforeAll(async () => {
  server = await startSftpServer();
  const { port, user, password, fingerprint } = server;
  const access = { host: '127.0.0.1', port, user, password, keyFile: null, keyPassphrase: null };
  stack = await startApiStack({
    deliveryChannel: createSftpChannel({ server: { ...access, hostKeys: [fingerprint] }, folder: '' }),
    receipts: RECEIPTS,
  });
  const betalingsservice = { pbsNumber: '00000018', debtorGroup: '00001', dataSupplierNumber: '10000009' };
  creditor = await stack.api.creditor({ betalingsservice });
  debtorId = (await call('post', '/v1/debtors', GOOD.debtor)).body.id;
}, START_TIMEOUT_MS);
afterAll(async () => {
  await stack.close();
  await server.stop();
});

const call = (method: Method, path: string, body?: unknown): Promise<Answer> =>
  stack.api.call(method, path, { key: creditor.admin, ...(body === undefined ? {} : { body }) });

/** Queues a registration, which is the quickest thing to deliver, and closes the delivery that takes it. */
async function closeOne(): Promise<DeliveryId> {
  const queued = await call('post', `/v1/debtors/${debtorId}/mandate-registrations`, {
    kind: 'change_customer_number',
    newCustomerNumber: '2001',
  });
  expect(queued.status).toBe(201);
  const closed = await call('post', '/v1/deliveries');
  expect(closed.body).toEqual({ deliveryId: null, registrationsDeliveryId: expect.any(String), state: 'closed' });
  return closed.body.registrationsDeliveryId;
}

async function untilStatus(deliveryId: DeliveryId, status: string): Promise<Answer['body']> {
  const until = performance.now() + UNTIL_MS;
  for (;;) {
    const { body } = await call('get', `/v1/deliveries/${deliveryId}`);
    if (body.status === status) return body;
    if (performance.now() > until) throw new Error(`the delivery is ${body.status} and not ${status}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

const isRunning = async (deliveryId: DeliveryId) =>
  (await stack.temporal.workflow.getHandle(handOverWorkflowId(deliveryId)).describe()).status.name === 'RUNNING';

test('a registration is delivered as 0605, and its bank account is shown by its last digits only', async () => {
  const path = `/v1/debtors/${debtorId}/mandate-registrations`;
  const account = { registrationNumber: '0001', accountNumber: '1234567890', payerNumber: '0101010000' };
  const { body: queued } = await call('post', path, { kind: 'register', ...account, wantedOn: '2027-01-01' });
  expect(queued).toMatchObject({ kind: 'register', status: 'queued', accountEnding: '7890', deliveryId: null });
  expect((await call('post', path, { kind: 'register', ...account })).body.code).toBe('registration_queued');
  const closed = await call('post', '/v1/deliveries');
  const deliveryId = closed.body.registrationsDeliveryId;
  const delivery = await untilStatus(deliveryId, 'handed_over');
  expect(delivery).toMatchObject({ type: '0605', collectionCount: 0, entryCount: 1, net: '0.00', doubt: null });
  const { body: file } = await call('get', `/v1/deliveries/${deliveryId}/file`);
  expect(file).toContain('BS10605');
  expect(server.files.get(delivery.fileName)?.content.toString('latin1')).toBe(file);
  const { body: listed } = await call('get', `/v1/mandate-registrations?deliveryId=${deliveryId}`);
  expect(listed.data).toEqual([{ ...queued, status: 'delivered', deliveryId }]);
  expect((await call('delete', `/v1/mandate-registrations/${queued.id}`)).body.code).toBe('registration_delivered');
  const trail = await call('get', `/v1/debtors/${debtorId}/audit`);
  expect(JSON.stringify(trail.body)).toContain('mandate_registration');
  expect(JSON.stringify(trail.body)).not.toMatch(/1234567890|0101010000/);
});

test('a registration is withdrawn while it is queued, once or twice, and is then in no delivery', async () => {
  const path = `/v1/debtors/${debtorId}/mandate-registrations`;
  const { body: queued } = await call('post', path, { kind: 'change_customer_number', newCustomerNumber: '0002001' });
  expect(queued.newCustomerNumber).toBe('2001');
  const withdraw = async () => (await call('delete', `/v1/mandate-registrations/${queued.id}`)).body.status;
  expect([await withdraw(), await withdraw()]).toEqual(['withdrawn', 'withdrawn']);
  const closed = await call('post', '/v1/deliveries');
  expect(closed.body).toEqual({ deliveryId: null, registrationsDeliveryId: null, state: 'nothing_queued' });
});

test('a registration has what its kind needs, and nothing else', async () => {
  const path = `/v1/debtors/${debtorId}/mandate-registrations`;
  const refused = await call('post', path, { kind: 'register', accountNumber: '1', newCustomerNumber: '2' });
  expect(refused.body.errors.map(({ path: at, code }: { path: string; code: string }) => [at, code])).toEqual([
    ['/registrationNumber', 'needed'],
    ['/payerNumber', 'needed'],
    ['/newCustomerNumber', 'not_allowed'],
  ]);
  expect((await call('post', path, { kind: 'cancel' })).body.code).toBe('no_mandate_in_force');
});

test('a delivery whose receipt has come is received, and its workflow is over', async () => {
  const deliveryId = await closeOne();
  const { fileName } = await untilStatus(deliveryId, 'handed_over');
  expect(await isRunning(deliveryId)).toBe(true);
  expect(await takeReceipt({ orm: stack.orm, receipts: RECEIPTS }, `${fileName}.ok`)).toBe(true);
  await untilStatus(deliveryId, 'received');
  const { workflow } = stack.temporal;
  await workflow.getHandle(handOverWorkflowId(deliveryId)).result();
  for (const decision of ['confirm', 'send-again']) {
    const refused = await call('post', `/v1/deliveries/${deliveryId}/${decision}`);
    expect([refused.status, refused.body.code]).toEqual([409, 'delivery_not_in_doubt']);
  }
});

/** A delivery whose file was fetched while the answer to its rename was lost. */
async function oneInDoubt(): Promise<DeliveryId> {
  server.failWith('fetched after the rename, and its answer lost');
  const deliveryId = await closeOne();
  const doubted = await untilStatus(deliveryId, 'in_doubt');
  expect(doubted.doubt).toEqual({ reason: 'file_gone', since: expect.any(String) });
  return deliveryId;
}

test('a delivery in doubt does not hold up the next one, and is received when the bank has it', async () => {
  const deliveryId = await oneInDoubt();
  const next = await closeOne();
  await untilStatus(next, 'handed_over');
  const renamed = server.renames.length;
  const confirmed = await call('post', `/v1/deliveries/${deliveryId}/confirm`);
  expect([confirmed.status, confirmed.body.status, confirmed.body.doubt]).toEqual([202, 'received', null]);
  await stack.temporal.workflow.getHandle(handOverWorkflowId(deliveryId)).result();
  expect(server.renames).toHaveLength(renamed);
  const { body: trail } = await call('get', `/v1/deliveries/${deliveryId}/audit`);
  expect(trail.data).toEqual([expect.objectContaining({ action: 'created', objectType: 'delivery_decision' })]);
});

test('a delivery that the bank does not have is handed over once more when a person says so, also where its workflow is lost', async () => {
  const deliveryId = await oneInDoubt();
  const { body: listed } = await call('get', '/v1/deliveries?status=in_doubt');
  expect(listed.data.map(({ id }: { id: string }) => id)).toEqual([deliveryId]);
  const { body: file } = await call('get', `/v1/deliveries/${deliveryId}/file`);
  await stack.temporal.workflow.getHandle(handOverWorkflowId(deliveryId)).terminate();
  const sent = await call('post', `/v1/deliveries/${deliveryId}/send-again`);
  expect([sent.status, sent.body.id, sent.body.writtenAt]).toEqual([202, deliveryId, null]);
  const { fileName } = await untilStatus(deliveryId, 'handed_over');
  expect(server.files.get(fileName)?.content.toString('latin1')).toBe(file);
});
