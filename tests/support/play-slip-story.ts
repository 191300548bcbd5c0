import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import { nextSlipGatheringMs } from '../../domain/deliveries/slip-gathering.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { delivery, deliveryWorkflowId } from '../../workflows/deliveries/delivery.ts';
import { BILLING_TASK_QUEUE } from '../../workflows/task-queues.ts';
import type { BillingStack } from './billing-stack.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from './sample-data.ts';
import { type Story, today, ZONE } from './story.ts';

/** A creditor whose slips are sent daily, with one invoice of a debtor who has neither a mandate nor an address. */
export async function sampleSlips({ orm, environment }: BillingStack, startedOn: CivilDate): Promise<CreditorId> {
  const creditorId = await sampleCreditor(orm, { bsSettings: { services: { slips: 'daily' } } });
  const debtorId = await sampleDebtor(orm, { creditorId, email: null });
  const startOn = addDays(startedOn, -1);
  const subscriptionId = await sampleSubscription(orm, { creditorId, debtorId, startOn });
  const billedAtMs = await environment.currentTimeMs();
  const outcome = await createDraftInvoice({ orm })({ subscriptionId, periodIndex: 0, billedAtMs });
  if (outcome.kind !== 'issued') throw new Error(outcome.kind);
  return creditorId;
}

/** Slips are gathered in the morning of a bank day, and on the next there are none. */
export async function playSlipStory(stack: BillingStack): Promise<Story> {
  const { environment } = stack;
  const creditorId = await sampleSlips(stack, await today(stack));
  const handle = await environment.client.workflow.start(delivery, {
    workflowId: deliveryWorkflowId(creditorId),
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ creditorId, timeZone: ZONE, lastDeliveryId: null }],
  });
  for (let days = 0; days < 2; days += 1) {
    const nowMs = await environment.currentTimeMs();
    await environment.sleep(nextSlipGatheringMs({ afterMs: nowMs, zone: ZONE }) - nowMs + 60_000);
  }
  await environment.client.workflow.getHandle(handle.workflowId).terminate();
  return { name: 'slips-by-day', workflowId: handle.workflowId };
}
