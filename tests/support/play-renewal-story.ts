import type { WorkflowHandle } from '@temporalio/client';
import { addDays } from '../../domain/calendar/calendar.ts';
import {
  billNowUpdate,
  cancelUpdate,
  retryUpdate,
  stateQuery,
} from '../../workflows/subscriptions/subscription-messages.ts';
import { PERIODS_A_RUN, type subscription } from '../../workflows/subscriptions/subscription.ts';
import type { BillingStack } from './billing-stack.ts';
import { PERIOD_DAYS, type Story, type StoryParties, today } from './story.ts';

const POLL_MS = 50;

/**
 * All periods of a run but its last are due at once; then that one and the first of the run after are asked for, before the last is
 * billed. What `stood-still` names was recorded when a run still waited for the answer to such a message before it went on in a new one,
 * and waited for ever.
 */
export async function playRenewalStory(stack: BillingStack, parties: StoryParties): Promise<Story> {
  const startOn = addDays(await today(stack), 3 - (PERIODS_A_RUN - 1) * PERIOD_DAYS);
  const subscriptionId = await parties.subscribe({ debtorId: parties.debtorId, startOn });
  const handle = await stack.start(subscriptionId);
  await untilBilled(handle, PERIODS_A_RUN - 1);
  await handle.startUpdate(billNowUpdate, { args: [{ periodIndex: PERIODS_A_RUN }], waitForStage: 'ACCEPTED' });
  await untilBilled(handle, PERIODS_A_RUN);
  await handle.executeUpdate(retryUpdate);
  await stack.orm.em.fork().execute(`update subscription set status = 'cancelled' where id = ?`, [subscriptionId]);
  await handle.executeUpdate(cancelUpdate);
  return { name: 'asked-beyond-a-run', workflowId: handle.workflowId };
}

async function untilBilled(handle: WorkflowHandle<typeof subscription>, periods: number): Promise<void> {
  while ((await handle.query(stateQuery)).nextPeriodIndex < periods) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
