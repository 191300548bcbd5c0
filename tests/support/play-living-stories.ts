import type { WorkflowHandle } from '@temporalio/client';
import { PeriodSkip } from '../../db/entities/period-skip.ts';
import { loadCollectedTerms } from '../../db/mandates/tell-subscriptions-of-mandate.ts';
import { addDays } from '../../domain/calendar/calendar.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import {
  cancelUpdate,
  reconsiderUpdate,
  setCollectedUpdate,
} from '../../workflows/subscriptions/subscription-messages.ts';
import type { subscription } from '../../workflows/subscriptions/subscription.ts';
import type { BillingStack } from './billing-stack.ts';
import { samplePause } from './sample-data.ts';
import { PERIOD_DAYS, type Story, type StoryParties, today } from './story.ts';

// So far away that no period of it is late when the workflow hears of its collection.
const DAYS_UNTIL_IT_STARTS = 70;

/** Subscriptions that are paused, left out, charged in arrears or ahead, and whose invoices wait for approval. */
export async function playLivingStories(stack: BillingStack, parties: StoryParties): Promise<Story[]> {
  return [
    await heldByAPause(stack, parties),
    await settledWithoutInvoice(stack, parties),
    await billedInArrears(stack, parties),
    await awaitingApproval(stack, parties),
    await billedEarly(stack, parties),
  ];
}

/** Held until somebody resumes, and once more until the day after a pause. */
async function heldByAPause(stack: BillingStack, { creditorId, ...parties }: StoryParties): Promise<Story> {
  const startOn = addDays(await today(stack), 2);
  const subscriptionId = await parties.subscribe({ debtorId: parties.debtorId, startOn });
  const owner = { creditorId, subscriptionId };
  const handle = await stack.start(subscriptionId);
  const pauseId = await samplePause(stack.orm, { ...owner, pauseFrom: startOn, pauseTo: null, missed: 'bill' });
  await handle.executeUpdate(reconsiderUpdate);
  await stack.environment.sleep('5 days');
  await stack.orm.em
    .fork()
    .execute('update subscription_pause set pause_to = ? where id = ?', [addDays(startOn, 1), pauseId]);
  await handle.executeUpdate(reconsiderUpdate);
  const pauseFrom = addDays(startOn, PERIOD_DAYS);
  await samplePause(stack.orm, { ...owner, pauseFrom, pauseTo: addDays(pauseFrom, 3), missed: 'bill' });
  await stack.environment.sleep('16 days');
  return cancelled('held-by-a-pause', { stack, handle, subscriptionId });
}

async function settledWithoutInvoice(stack: BillingStack, { creditorId, ...parties }: StoryParties): Promise<Story> {
  const startOn = addDays(await today(stack), 2);
  const subscriptionId = await parties.subscribe({ debtorId: parties.debtorId, startOn });
  await stack.orm.em.fork().insert(PeriodSkip, { subscriptionId, periodIndex: 0, creditorId });
  const pauseFrom = addDays(startOn, PERIOD_DAYS);
  await samplePause(stack.orm, { creditorId, subscriptionId, pauseFrom, pauseTo: pauseFrom, missed: 'skip' });
  const handle = await stack.start(subscriptionId);
  await stack.environment.sleep('32 days');
  return cancelled('settled-without-invoice', { stack, handle, subscriptionId });
}

/** Told that Betalingsservice draws it, billed before its ordinary day, told that it no longer does. */
async function billedEarly(stack: BillingStack, { creditorId, ...parties }: StoryParties): Promise<Story> {
  const startOn = addDays(await today(stack), DAYS_UNTIL_IT_STARTS);
  const subscriptionId = await parties.subscribe({ debtorId: parties.debtorId, startOn });
  const handle = await stack.start(subscriptionId);
  const terms = await loadCollectedTerms(stack.orm.em.fork(), { creditorId, subscriptionIds: [subscriptionId] });
  const collected = terms.get(subscriptionId) ?? null;
  await handle.executeUpdate(setCollectedUpdate, { args: [{ collected }] });
  await stack.environment.sleep(`${DAYS_UNTIL_IT_STARTS - 3} days`);
  await handle.executeUpdate(setCollectedUpdate, { args: [{ collected: null }] });
  return cancelled('billed-early', { stack, handle, subscriptionId });
}

/** Ends within its second period. */
async function billedInArrears(stack: BillingStack, parties: StoryParties): Promise<Story> {
  const startOn = addDays(await today(stack), 2);
  const endOn = addDays(startOn, PERIOD_DAYS + 4);
  const terms = { charge: 'arrears', endOn } as const;
  const handle = await stack.start(await parties.subscribe({ debtorId: parties.debtorId, startOn, terms }));
  await handle.result();
  return { name: 'billed-in-arrears', workflowId: handle.workflowId };
}

/** Ahead of its period: one that is dropped, and one whose time passes. */
async function awaitingApproval(stack: BillingStack, parties: StoryParties): Promise<Story> {
  const startOn = addDays(await today(stack), 7);
  const terms = { leadDays: 5, draftWindowDays: 3 };
  const subscriptionId = await parties.subscribe({ debtorId: parties.debtorId, startOn, terms });
  const handle = await stack.start(subscriptionId);
  await stack.environment.sleep('3 days');
  await stack.orm.em
    .fork()
    .execute(`update invoice_draft set status = 'dropped' where subscription_id = ?`, [subscriptionId]);
  await handle.executeUpdate(reconsiderUpdate);
  await stack.environment.sleep('20 days');
  return cancelled('awaiting-approval', { stack, handle, subscriptionId });
}

async function cancelled(
  name: string,
  {
    stack,
    handle,
    subscriptionId,
  }: { stack: BillingStack; handle: WorkflowHandle<typeof subscription>; subscriptionId: SubscriptionId },
): Promise<Story> {
  await stack.orm.em.fork().execute(`update subscription set status = 'cancelled' where id = ?`, [subscriptionId]);
  await handle.executeUpdate(cancelUpdate);
  await handle.result();
  return { name, workflowId: handle.workflowId };
}
