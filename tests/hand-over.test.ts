import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { WorkflowHandle } from '@temporalio/client';
import { createSftpChannel } from '../activities/channel/sftp-channel.ts';
import { createEnqueueCollection } from '../activities/collections/enqueue-collection.ts';
import { createDraftInvoice } from '../activities/invoices/draft-invoice.ts';
import { Delivery } from '../db/entities/delivery.ts';
import { noteReceived } from '../db/deliveries/note-hand-over.ts';
import { addDays } from '../domain/calendar/calendar.ts';
import { handOverWorkflowId } from '../domain/deliveries/hand-over.ts';
import type { CreditorId } from '../domain/identifiers/ids.ts';
import { delivery, deliveryStateQuery, deliveryWorkflowId } from '../workflows/deliveries/delivery.ts';
import { deliveryMovedSignal, type handOver } from '../workflows/deliveries/hand-over.ts';
import { BILLING_TASK_QUEUE } from '../workflows/task-queues.ts';
import { startBillingStack, type BillingStack } from './support/billing-stack.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from './support/sample-data.ts';
import { startSftpServer, type TestSftpServer } from './support/sftp-server.ts';
import { today, ZONE } from './support/story.ts';

const START_TIMEOUT_MS = 120_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const POLL_MS = 50;
const TRIES = 400;

let server: TestSftpServer;
let stack: BillingStack;

beforeAll(async () => {
  server = await startSftpServer();
  const { port, user, password, fingerprint } = server;
  const access = { host: '127.0.0.1', port, user, password, keyFile: null, keyPassphrase: null };
  stack = await startBillingStack({
    deliveryChannel: createSftpChannel({ server: { ...access, hostKeys: [fingerprint] }, folder: 'out' }),
    receipts: { suffix: '.ok', waitMs: 24 * HOUR_MS },
  });
}, START_TIMEOUT_MS);
afterAll(async () => {
  await stack.close();
  await server.stop();
});

/** Bills a debtor with a mandate, so that a collection waits for the next deadline. */
async function queueOne(): Promise<CreditorId> {
  const { orm, environment } = stack;
  const creditorId = await sampleCreditor(orm);
  const debtorId = await sampleDebtor(orm, { creditorId, mandateNumber: '123456789' });
  const startOn = addDays(await today(stack), -1);
  const subscriptionId = await sampleSubscription(orm, { creditorId, debtorId, startOn });
  const billedAtMs = await environment.currentTimeMs();
  const outcome = await createDraftInvoice({ orm })({ subscriptionId, periodIndex: 0, billedAtMs });
  if (outcome.kind !== 'issued') throw new Error(outcome.kind);
  await createEnqueueCollection({ orm })({ invoiceId: outcome.invoiceId });
  return creditorId;
}

async function startDeliveries(creditorId: CreditorId): Promise<WorkflowHandle<typeof delivery>> {
  return stack.environment.client.workflow.start(delivery, {
    workflowId: deliveryWorkflowId(creditorId),
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ creditorId, timeZone: ZONE, lastDeliveryId: null }],
  });
}

/** Lets time pass to the first closing that finds the collection: its deadline may be that of a later month. */
async function untilClosed(creditorId: CreditorId): Promise<Delivery> {
  const handle = await startDeliveries(creditorId);
  for (let months = 0; months < 4; months += 1) {
    const { nextClosingMs } = await handle.query(deliveryStateQuery);
    await stack.environment.sleep(nextClosingMs - (await stack.environment.currentTimeMs()) + MINUTE_MS);
    const [found] = await stack.orm.em.fork().find(Delivery, { creditorId });
    if (found !== undefined) return found;
  }
  throw new Error('no delivery was closed');
}

async function untilStatus({ id }: Delivery, status: Delivery['status']): Promise<Delivery> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = await stack.orm.em.fork().findOneOrFail(Delivery, { id });
    if (found.status === status) return found;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`the delivery did not become ${status}`);
}

const handOverOf = ({ id }: Delivery) =>
  stack.environment.client.workflow.getHandle<typeof handOver>(handOverWorkflowId(id));

test(
  'a server that is away at the deadline gets the file when it is back, once; without its receipt a person is asked',
  async () => {
    const creditorId = await queueOne();
    server.setAway(true);
    const closed = await untilClosed(creditorId);
    expect(closed.status).toBe('closed');
    server.setAway(false);
    server.failWith('connection lost after the rename');
    await stack.environment.sleep('10 minutes');
    await untilStatus(closed, 'handed_over');
    expect([...server.files.keys()]).toEqual([`out/${closed.fileName}`]);
    expect(server.renames).toHaveLength(1);
    await stack.environment.sleep('25 hours');
    expect((await untilStatus(closed, 'in_doubt')).doubt).toBe('receipt_missing');
    await stack.environment.sleep('3 days');
    expect(server.renames).toHaveLength(1);
    await noteReceived(stack.orm.em.fork(), { deliveryId: closed.id, from: ['in_doubt'] });
    await handOverOf(closed).signal(deliveryMovedSignal);
    await handOverOf(closed).result();
  },
  START_TIMEOUT_MS,
);
