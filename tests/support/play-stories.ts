import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { Delivery } from '../../db/entities/delivery.ts';
import { Invoice } from '../../db/entities/invoice.ts';
import { PaymentMail } from '../../db/entities/payment-mail.ts';
import { SelfCheck } from '../../db/entities/self-check.ts';
import { insertPaymentMails } from '../../db/mails/insert-payment-mails.ts';
import { startMailCatcher } from '../../dev/mail-catcher.ts';
import { noteReceived } from '../../db/deliveries/note-hand-over.ts';
import { addDays } from '../../domain/calendar/calendar.ts';
import { DEFAULT_COLLECTION_RULES } from '../../domain/collections/collection-deadline.ts';
import type { CreditorId, DeliveryId, InvoiceId, SelfCheckId } from '../../domain/identifiers/ids.ts';
import { handOverWorkflowId } from '../../domain/deliveries/hand-over.ts';
import { linkMailWorkflowId } from '../../domain/mails/link-mail.ts';
import { insertMailedLink } from '../../db/people/insert-link.ts';
import { paymentMailWorkflowId } from '../../domain/mails/payment-mail.ts';
import { nextSelfCheckMs, selfCheckWorkflowId } from '../../domain/calendar/self-check-night.ts';
import {
  closeDeliveryUpdate,
  delivery,
  deliveryStateQuery,
  deliveryWorkflowId,
  setDeliveryCalendarUpdate,
} from '../../workflows/deliveries/delivery.ts';
import { deliveryMovedSignal } from '../../workflows/deliveries/hand-over.ts';
import { mailWorkflowId } from '../../workflows/mails/mail.ts';
import { linkMail } from '../../workflows/mails/link-mail.ts';
import { paymentMail } from '../../workflows/mails/payment-mail.ts';
import { runSelfCheckUpdate, selfCheck } from '../../workflows/self-checks/self-check.ts';
import {
  addOneOffLineUpdate,
  billNowUpdate,
  cancelUpdate,
  replaceLinesUpdate,
  retryUpdate,
  setEndDateUpdate,
} from '../../workflows/subscriptions/subscription-messages.ts';
import { subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import { BILLING_TASK_QUEUE } from '../../workflows/task-queues.ts';
import type { BillingStack } from './billing-stack.ts';
import { type FormerBilling, formerWorkflowBundle } from './former-workflow-bundle.ts';
import { playFileStories } from './play-file-stories.ts';
import { playGroupStory } from './play-group-story.ts';
import { playLivingStories } from './play-living-stories.ts';
import { playRenewalStory } from './play-renewal-story.ts';
import { playIndexationStory } from './play-indexation-story.ts';
import { startRefusingMailServer } from './refusing-mail-server.ts';
import { PERIOD_DAYS, type Story, type StoryParties, today, ZONE } from './story.ts';

const TEMPORARY_REFUSAL = 450;
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
  const stories = [
    await billedUntilItsEnd(stack, parties),
    await billedNowAndCancelled(stack, parties),
    await needsAttention(stack, parties),
    await billedByTwoVersions(stack, parties, {
      name: 'billed-in-steps-then-in-one',
      version: 'former-bill-period.ts',
    }),
    await billedByTwoVersions(stack, parties, {
      name: 'mailed-then-by-post-office',
      version: 'former-bill-then-mail.ts',
    }),
    ...(await playLivingStories(stack, parties)),
    await playRenewalStory(stack, parties),
    ...(await playGroupStory(stack, parties)),
    await playIndexationStory(stack, parties),
    await delivered(stack, parties),
    await givenAnotherCalendar(stack),
    await selfChecked(stack, parties),
    ...(await mailRefusedForNow(stack, parties)),
  ];
  const doubted = await untilInDoubt(stack, parties);
  // Last, for what is left of either keeps the server's clock from running on.
  return [...stories, ...(await playFileStories(stack, parties)), await handedOver(stack, doubted)];
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
  { debtorId, subscribe }: StoryParties,
  { name, version }: { name: string; version: FormerBilling },
): Promise<Story> {
  // The server whose time skips leaves a task on the queue of a worker that is gone.
  const keepingNothing = { maxCachedWorkflows: 0 };
  await stack.restartWorkers({ ...keepingNothing, workflowBundle: await formerWorkflowBundle(version) });
  const subscriptionId = await subscribe({ debtorId, startOn: addDays(await today(stack), 1) });
  const handle = await stack.start(subscriptionId);
  await stack.environment.sleep('2 days');
  await stack.restartWorkers(keepingNothing);
  await stack.environment.sleep(`${PERIOD_DAYS} days`);
  await stack.orm.em.fork().execute(`update subscription set status = 'cancelled' where id = ?`, [subscriptionId]);
  await handle.executeUpdate(cancelUpdate);
  await handle.result();
  await stack.restartWorkers();
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
  return { name: 'self-checked', workflowId: handle.workflowId };
}

/** One mail is given up after its week, another is taken by the server before its week is over. */
async function mailRefusedForNow(stack: BillingStack, parties: StoryParties): Promise<Story[]> {
  const smtpPort = Number(new URL(stack.mails.smtpUrl).port);
  await stack.mails.stop();
  const refusing = await startRefusingMailServer({
    port: smtpPort,
    refused: [parties.email],
    responseCode: TEMPORARY_REFUSAL,
  });
  const givenUp = await billOnce(stack, parties);
  const askedInVain = await askForPayment(stack, givenUp);
  await stack.environment.sleep('5 days');
  const late = await billOnce(stack, parties);
  const askedLate = await askForPayment(stack, late);
  await stack.environment.sleep('3 days');
  await refusing.stop();
  const taking = await startMailCatcher({ folder: join(stack.dropFolder, '..', 'mails-later'), smtpPort });
  await stack.environment.sleep('2 hours');
  const askedAtOnce = await askForPayment(stack, givenUp);
  await stack.environment.client.workflow.getHandle(askedAtOnce).result();
  const linkMailed = await mailLink(stack, parties);
  await stack.environment.client.workflow.getHandle(linkMailed).result();
  await taking.stop();
  return [
    { name: 'link-mail-sent', workflowId: linkMailed },
    { name: 'mail-handed-over', workflowId: givenUp.subscription },
    { name: 'mail-given-up', workflowId: givenUp.mail },
    { name: 'mail-taken-late', workflowId: late.mail },
    { name: 'payment-mail-given-up', workflowId: askedInVain },
    { name: 'payment-mail-taken-late', workflowId: askedLate },
    { name: 'payment-mail-sent', workflowId: askedAtOnce },
  ];
}

/** Has somebody invited. Answers the id of the workflow. */
async function mailLink({ environment, orm }: BillingStack, { creditorId }: StoryParties): Promise<string> {
  const oneTimeTokenId = await insertMailedLink(orm.em.fork(), {
    kind: 'invite',
    email: 'bogholder@prove.example',
    personId: null,
    creditorId,
    role: 'bookkeeper',
    isOperator: false,
    language: 'da',
    invitedBy: null,
  });
  const handle = await environment.client.workflow.start(linkMail, {
    workflowId: linkMailWorkflowId(oneTimeTokenId),
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ oneTimeTokenId }],
  });
  return handle.workflowId;
}

/** Has the debtor of an invoice asked for what Betalingsservice does not bring. Answers the id of the workflow. */
async function askForPayment(
  { environment, orm }: BillingStack,
  { creditorId, invoiceId }: { creditorId: CreditorId; invoiceId: InvoiceId },
): Promise<string> {
  const em = orm.em.fork();
  const causeId = uuid();
  await insertPaymentMails(em, { creditorId, requests: [{ invoiceId, reason: 'rejected', causeId }] });
  const { id } = await em.findOneOrFail(PaymentMail, { invoiceId, causeId });
  const handle = await environment.client.workflow.start(paymentMail, {
    workflowId: paymentMailWorkflowId(id),
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ paymentMailId: id }],
  });
  return handle.workflowId;
}

async function billOnce(stack: BillingStack, parties: StoryParties) {
  const subscriptionId = await parties.subscribe({ debtorId: parties.debtorId, startOn: await today(stack) });
  await stack.start(subscriptionId);
  await stack.environment.sleep('6 hours');
  const { id, creditorId } = await stack.orm.em.fork().findOneOrFail(Invoice, { subscriptionId });
  return {
    creditorId,
    invoiceId: id,
    subscription: subscriptionWorkflowId(subscriptionId),
    mail: mailWorkflowId(id),
  };
}
