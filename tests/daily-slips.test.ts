import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Delivery } from '../db/entities/delivery.ts';
import { Slip } from '../db/entities/slip.ts';
import { nextSlipGatheringMs } from '../domain/deliveries/slip-gathering.ts';
import { delivery, deliveryStateQuery, deliveryWorkflowId } from '../workflows/deliveries/delivery.ts';
import { BILLING_TASK_QUEUE } from '../workflows/task-queues.ts';
import { startBillingStack, type BillingStack } from './support/billing-stack.ts';
import { sampleSlips } from './support/play-slip-story.ts';
import { today, ZONE } from './support/story.ts';

const MINUTE_MS = 60_000;

let stack: BillingStack;
beforeAll(async () => {
  stack = await startBillingStack();
}, 120_000);
afterAll(() => stack.close());

test('slips are delivered in the morning of the next bank day, once, and the deadline for collections stays', async () => {
  const { environment, orm } = stack;
  const creditorId = await sampleSlips(stack, await today(stack));
  const handle = await environment.client.workflow.start(delivery, {
    workflowId: deliveryWorkflowId(creditorId),
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ creditorId, timeZone: ZONE, lastDeliveryId: null }],
  });
  const { nextClosingMs } = await handle.query(deliveryStateQuery);
  for (let days = 0; days < 2; days += 1) {
    const nowMs = await environment.currentTimeMs();
    await environment.sleep(nextSlipGatheringMs({ afterMs: nowMs, zone: ZONE }) - nowMs + MINUTE_MS);
  }
  const em = orm.em.fork();
  const [slip, ...others] = await em.find(Slip, { creditorId });
  expect([slip?.status, others]).toEqual(['delivered', []]);
  const deliveries = await em.find(Delivery, { creditorId });
  expect(deliveries.map(({ id, collectionCount, entryCount }) => [id, collectionCount, entryCount])).toEqual([
    [slip?.deliveryId, 0, 1],
  ]);
  const newest = environment.client.workflow.getHandle(handle.workflowId);
  expect(await newest.query(deliveryStateQuery)).toEqual({ nextClosingMs, lastDeliveryId: null });
});
