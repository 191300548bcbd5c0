import { v7 as uuid } from 'uuid';
import { Delivery } from '../../db/entities/delivery.ts';
import { SelfCheck } from '../../db/entities/self-check.ts';
import { noteReceived } from '../../db/deliveries/note-hand-over.ts';
import { addDays } from '../../domain/calendar/calendar.ts';
import { DEFAULT_COLLECTION_RULES } from '../../domain/collections/collection-deadline.ts';
import type { CreditorId, DeliveryId, SelfCheckId } from '../../domain/identifiers/ids.ts';
import { handOverWorkflowId } from '../../domain/deliveries/hand-over.ts';
import { nextSelfCheckMs, selfCheckWorkflowId } from '../../domain/calendar/self-check-night.ts';
import {
  closeDeliveryUpdate,
  delivery,
  deliveryStateQuery,
  deliveryWorkflowId,
  setDeliveryCalendarUpdate,
} from '../../workflows/deliveries/delivery.ts';
import { deliveryMovedSignal } from '../../workflows/deliveries/hand-over.ts';
import { runSelfCheckUpdate, selfCheck } from '../../workflows/self-checks/self-check.ts';
import {
  addOneOffLineUpdate,
  billNowUpdate,
  cancelUpdate,
  replaceLinesUpdate,
  retryUpdate,
  setEndDateUpdate,
} from '../../workflows/subscriptions/subscription-messages.ts';
import { BILLING_TASK_QUEUE } from '../../workflows/task-queues.ts';
import type { BillingStack } from './billing-stack.ts';
import { type FormerBilling, formerWorkflowBundle } from './former-workflow-bundle.ts';
import { playFileStories } from './play-file-stories.ts';
import { playGroupStory } from './play-group-story.ts';
import { playLivingStories } from './play-living-stories.ts';
import { playMailStories } from './play-mail-stories.ts';
import { playReminderStory } from './play-reminder-story.ts';
import { playRenewalStory } from './play-renewal-story.ts';
import { playSlipStory } from './play-slip-story.ts';
import { playIndexationStory } from './play-indexation-story.ts';
import { changeWorkers, KEEPING_NOTHING, PERIOD_DAYS, type Story, type StoryParties, today, ZONE } from './story.ts';

const SECOND_MS = 1000;
const POLL_MS = 50;
const DAYS_TO_A_DEADLINE = 70;
// A run bills fewer periods than these before it continues as new.
const PERIODS_OF_TWO_RUNS = 14;

/** What the stack of the stories is given: a receipt that does not come before the closing after. */
export const STORY_RECEIPTS = { suffix: '.ok', waitMs: 3_600_000 };

/**
 * Lets every kind of workflow live through what it can meet: every update, a period billed in its time, one that needs attention, a yearly
 * step,
 * the end date, a cancellation, a delivery and a self-check asked for and one of each that comes by itself, mails that come late or
 * never, of invoices and of what Betalingsservice does not bring, a delivery in doubt, and files that come in.
 */
export async function playStories(stack: BillingStack, parties: StoryParties): Promise<Story[]> {
  const untouched = [
    await billedUntilItsEnd(stack, parties),
    await billedNowAndCancelled(stack, parties),
    await needsAttention(stack, parties),
  ];
  // Those that change the workers, while no other workflow is there that a worker would keep.
  const changed = [
    await billedByTwoVersions(stack, parties, {
      name: 'billed-in-steps-then-in-one',
      version: 'former-bill-period.ts',
    }),
    await billedByTwoVersions(stack, parties, {
      name: 'mailed-then-by-post-office',
      version: 'former-bill-then-mail.ts',
    }),
  ];
  const mailed = await playMailStories(stack, parties);
  const stories = [
    ...untouched,
    ...changed,
    ...mailed.stories,
    ...(await playLivingStories(stack, parties)),
    await playRenewalStory(stack, parties),
    ...(await playGroupStory(stack, parties)),
    await playIndexationStory(stack, parties),
    await playSlipStory(stack),
    await delivered(stack, parties),
    await givenAnotherCalendar(stack),
    await selfChecked(stack, parties),
    await playReminderStory(stack),
  ];
  const doubted = await untilInDoubt(stack, parties);
  // Last, for what is left of either keeps the server's clock from running on.
  const last = [...(await playFileStories(stack, parties)), await handedOver(stack, doubted)];
  await mailed.stop();
  return [...stories, ...last];
}

async function billedUntilItsEnd(stack: BillingStack, parties: StoryParties): Promise<Story> {
  const startOn = addDays(await today(stack), 3);
  const subscriptionId = await parties.subscribe({ debtorId: parties.debtorId, startOn });
  const handle = await stack.start(subscriptionId);
  const oneOffLineId = await parties.addOneOffLine(subscriptionId);
  await handle.executeUpdate(addOneOffLineUpdate, { args: [{ oneOffLineId }] });
  await stack.environment.sleep('20 days');
  await handle.executeUpdate(replaceLinesUpdate);
  const endOn = addDays(startOn, PERIOD_DAYS * PERIODS_OF_TWO_RUNS - 1);
  await stack.orm.em.fork().execute('update subscription set end_on = ? where id = ?', [endOn, subscriptionId]);
  await handle.executeUpdate(setEndDateUpdate, { args: [{ endOn }] });
  await handle.result();
  return { name: 'billed-until-its-end', workflowId: handle.workflowId };
}

async function billedNowAndCancelled(stack: BillingStack, parties: StoryParties): Promise<Story> {
  const startOn = addDays(await today(stack), 10);
  const subscriptionId = await parties.subscribe({ debtorId: parties.debtorId, startOn });
  const handle = await stack.start(subscriptionId);
  await handle.executeUpdate(billNowUpdate, { args: [{ periodIndex: 0 }] });
  await stack.orm.em.fork().execute(`update subscription set status = 'cancelled' where id = ?`, [subscriptionId]);
  await handle.executeUpdate(cancelUpdate);
  await handle.result();
  return { name: 'billed-now-and-cancelled', workflowId: handle.workflowId };
}

async function needsAttention(stack: BillingStack, parties: StoryParties): Promise<Story> {
  const { unreachableId, email } = parties;
  const subscriptionId = await parties.subscribe({ debtorId: unreachableId, startOn: await today(stack) });
  const handle = await stack.start(subscriptionId);
  await stack.environment.sleep('30 hours');
  await stack.orm.em.fork().execute('update debtor set email = ? where id = ?', [email, unreachableId]);
  await handle.executeUpdate(retryUpdate);
  await stack.environment.sleep('1 hour');
  await stack.orm.em.fork().execute(`update subscription set status = 'cancelled' where id = ?`, [subscriptionId]);
  await handle.executeUpdate(cancelUpdate);
  return { name: 'needs-attention-and-mended', workflowId: handle.workflowId };
}

/** A version that is out has billed one period, and this one bills the next in the same run. */
async function billedByTwoVersions(
  stack: BillingStack,
  parties: StoryParties,
  { name, version }: { name: string; version: FormerBilling },
): Promise<Story> {
  await changeWorkers(stack, { ...KEEPING_NOTHING, workflowBundle: await formerWorkflowBundle(version) });
  const { debtorId } = parties;
  const subscriptionId = await parties.subscribe({ debtorId, startOn: addDays(await today(stack), 1) });
  const handle = await stack.start(subscriptionId);
  await stack.environment.sleep('2 days');
  await changeWorkers(stack, KEEPING_NOTHING);
  await stack.environment.sleep(`${PERIOD_DAYS} days`);
  await stack.orm.em.fork().execute(`update subscription set status = 'cancelled' where id = ?`, [subscriptionId]);
  await handle.executeUpdate(cancelUpdate);
  await handle.result();
  return { name, workflowId: handle.workflowId };
}

// What `delivered` names was recorded when the closing still wrote the file itself.
async function delivered(stack: BillingStack, { creditorId }: StoryParties): Promise<Story> {
  const { environment } = stack;
  const handle = await environment.client.workflow.start(delivery, {
    workflowId: deliveryWorkflowId(creditorId),
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ creditorId, timeZone: ZONE, lastDeliveryId: null }],
  });
  await handle.executeUpdate(closeDeliveryUpdate, { args: [{ deliveryId: uuid() as DeliveryId }] });
  const { nextClosingMs } = await handle.query(deliveryStateQuery);
  await environment.sleep(nextClosingMs - (await environment.currentTimeMs()) + 60_000);
  return { name: 'delivered-apart', workflowId: handle.workflowId };
}

/** The receipt of a delivery that the workflow of `delivered` closes does not come: a person finds out that the bank has it. */
async function untilInDoubt({ environment, orm }: BillingStack, { creditorId }: StoryParties): Promise<DeliveryId> {
  const inDoubt = () => orm.em.fork().findOne(Delivery, { creditorId, status: 'in_doubt' }, { fields: ['id'] });
  let doubted = await inDoubt();
  for (let days = 0; doubted === null && days < DAYS_TO_A_DEADLINE; days += 1) {
    await environment.sleep('1 day');
    doubted = await inDoubt();
  }
  if (doubted === null) throw new Error('no delivery came to be in doubt');
  return doubted.id;
}

async function handedOver({ environment, orm }: BillingStack, deliveryId: DeliveryId): Promise<Story> {
  await noteReceived(orm.em.fork(), { deliveryId, from: ['in_doubt'] });
  const handle = environment.client.workflow.getHandle(handOverWorkflowId(deliveryId));
  await handle.signal(deliveryMovedSignal);
  await handle.result();
  return { name: 'handed-over', workflowId: handle.workflowId };
}

/** Of a creditor that has nothing to deliver. */
async function givenAnotherCalendar({ environment }: BillingStack): Promise<Story> {
  const creditorId = uuid() as CreditorId;
  const handle = await environment.client.workflow.start(delivery, {
    workflowId: deliveryWorkflowId(creditorId),
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ creditorId, timeZone: ZONE, lastDeliveryId: null }],
  });
  const { deadlineHour, ...rules } = DEFAULT_COLLECTION_RULES;
  await handle.executeUpdate(setDeliveryCalendarUpdate, {
    args: [{ rules: { ...rules, deadlineHour: deadlineHour - 1 } }],
  });
  const newest = environment.client.workflow.getHandle(handle.workflowId);
  while ((await newest.describe()).runId === handle.firstExecutionRunId) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  await newest.terminate();
  return { name: 'given-another-calendar', workflowId: handle.workflowId };
}

async function selfChecked(stack: BillingStack, { creditorId }: StoryParties): Promise<Story> {
  const { environment, orm } = stack;
  const handle = await environment.client.workflow.start(selfCheck, {
    workflowId: selfCheckWorkflowId(creditorId),
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ creditorId, timeZone: ZONE }],
  });
  const selfCheckId = uuid() as SelfCheckId;
  await orm.em.fork().insert(SelfCheck, { id: selfCheckId, creditorId });
  await handle.executeUpdate(runSelfCheckUpdate, { args: [{ selfCheckId }] });
  const runNow = async () => (await environment.client.workflow.getHandle(handle.workflowId).describe()).runId;
  const runOfTheNight = await runNow();
  const afterMs = await environment.currentTimeMs();
  // No further: the server's clock would run on while the check is made.
  await environment.sleep(nextSelfCheckMs({ afterMs, zone: ZONE, creditorId }) - afterMs + SECOND_MS);
  while ((await runNow()) === runOfTheNight) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  await environment.client.workflow.getHandle(handle.workflowId).terminate();
  return { name: 'self-checked-with-statements', workflowId: handle.workflowId };
}
