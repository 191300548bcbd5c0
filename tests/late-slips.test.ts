import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createEnqueueCollection } from '../activities/collections/enqueue-collection.ts';
import { createDraftInvoice } from '../activities/invoices/draft-invoice.ts';
import { Collection } from '../db/entities/collection.ts';
import { addDays } from '../domain/calendar/calendar.ts';
import { DEFAULT_COLLECTION_RULES as rules } from '../domain/collections/collection-deadline.ts';
import { nextDeliveryClosing } from '../domain/deliveries/delivery-closing.ts';
import { delivery, deliveryWorkflowId } from '../workflows/deliveries/delivery.ts';
import { BILLING_TASK_QUEUE } from '../workflows/task-queues.ts';
import { startBillingStack, type BillingStack } from './support/billing-stack.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from './support/sample-data.ts';
import { today, ZONE } from './support/story.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let stack: BillingStack;
/** Meanwhile no slips can be gathered, epoch ms. */
let away = { fromMs: 0, untilMs: 0 };
beforeAll(async () => {
  stack = await startBillingStack({
    wrap: ({ deliveries, ...activities }) => ({
      ...activities,
      deliveries: {
        ...deliveries,
        closeSlips: async (input) => {
          const nowMs = await stack.environment.currentTimeMs();
          if (nowMs >= away.fromMs && nowMs < away.untilMs) throw new Error('the database is away');
          return deliveries.closeSlips(input);
        },
      },
    }),
  });
}, 120_000);
afterAll(() => stack.close());

test('slips that can only be gathered after both closings of the day do not keep what is drawn from its deadline', async () => {
  const { environment, orm } = stack;
  const creditorId = await sampleCreditor(orm);
  const debtorId = await sampleDebtor(orm, { creditorId, mandateNumber: '123456789' });
  const startOn = addDays(await today(stack), -1);
  const subscriptionId = await sampleSubscription(orm, { creditorId, debtorId, startOn });
  const billedAtMs = await environment.currentTimeMs();
  const outcome = await createDraftInvoice({ orm })({ subscriptionId, periodIndex: 0, billedAtMs });
  if (outcome.kind !== 'issued') throw new Error(outcome.kind);
  await createEnqueueCollection({ orm })(outcome);
  const { deadlineMs } = nextDeliveryClosing({ afterMs: billedAtMs, zone: ZONE, rules });
  away = { fromMs: deadlineMs - 12 * HOUR_MS, untilMs: deadlineMs - 20 * MINUTE_MS };
  await environment.client.workflow.start(delivery, {
    workflowId: deliveryWorkflowId(creditorId),
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ creditorId, timeZone: ZONE, lastDeliveryId: null }],
  });
  await environment.sleep(deadlineMs - billedAtMs);
  const { status } = await orm.em.fork().findOneOrFail(Collection, { invoiceId: outcome.invoiceId });
  expect(status).toBe('delivered');
});
