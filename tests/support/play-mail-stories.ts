import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { Invoice } from '../../db/entities/invoice.ts';
import { PaymentMail } from '../../db/entities/payment-mail.ts';
import { insertPaymentMails } from '../../db/mails/insert-payment-mails.ts';
import { insertMailedLink } from '../../db/people/insert-link.ts';
import { startMailCatcher } from '../../dev/mail-catcher.ts';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { linkMailWorkflowId } from '../../domain/mails/link-mail.ts';
import { paymentMailWorkflowId } from '../../domain/mails/payment-mail.ts';
import { POST_OFFICE_WORKFLOW_ID } from '../../domain/mails/post-office.ts';
import { linkMail } from '../../workflows/mails/link-mail.ts';
import { mailWorkflowId } from '../../workflows/mails/mail.ts';
import { paymentMail } from '../../workflows/mails/payment-mail.ts';
import { subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import { BILLING_TASK_QUEUE } from '../../workflows/task-queues.ts';
import type { BillingStack } from './billing-stack.ts';
import { formerWorkflowBundle } from './former-workflow-bundle.ts';
import { startRefusingMailServer } from './refusing-mail-server.ts';
import { changeWorkers, KEEPING_NOTHING, type Story, type StoryParties, today } from './story.ts';
import { untilNoMailWaits } from './until-no-mail-waits.ts';

const TEMPORARY_REFUSAL = 450;
/** More than are tried before the mail server counts as away. */
const MAILS_OF_AN_OUTAGE = 8;

/** Mails as a version before the post office sent them, and the post office itself through an outage. The mail server is there until it is stopped. */
export async function playMailStories(
  stack: BillingStack,
  parties: StoryParties,
): Promise<{ stories: Story[]; stop: () => Promise<void> }> {
  const former = await formerWorkflowBundle('former-bill-then-mail.ts');
  await changeWorkers(stack, { ...KEEPING_NOTHING, workflowBundle: former });
  const alone = await mailRefusedForNow(stack, parties);
  await changeWorkers(stack);
  const { story, stop } = await throughAnOutage(stack, parties);
  return { stories: [...alone, story], stop };
}

/** From a run of its own on: some mails at once, others when the mail server is back. */
async function throughAnOutage(stack: BillingStack, parties: StoryParties) {
  const { environment, mails, orm, dropFolder } = stack;
  const smtpPort = Number(new URL(mails.smtpUrl).port);
  for (let made = 0; made < MAILS_OF_AN_OUTAGE; made += 1) await billOnce(stack, parties);
  const back = await startMailCatcher({ folder: join(dropFolder, '..', 'mails-after-outage'), smtpPort });
  await environment.sleep('61 minutes');
  await untilNoMailWaits(orm);
  await billOnce(stack, parties);
  await untilNoMailWaits(orm);
  return { story: { name: 'post-office', workflowId: POST_OFFICE_WORKFLOW_ID }, stop: () => back.stop() };
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

/** As the version before left it: whoever the workflow belongs to sends it. */
const leaveToItsWorkflow = ({ orm }: BillingStack, id: string) =>
  orm.em.fork().execute('delete from mail_queue where id = ?', [id]);

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
  stack: BillingStack,
  { creditorId, invoiceId }: { creditorId: CreditorId; invoiceId: InvoiceId },
): Promise<string> {
  const { environment, orm } = stack;
  const em = orm.em.fork();
  const causeId = uuid();
  await insertPaymentMails(em, { creditorId, requests: [{ invoiceId, reason: 'rejected', causeId }] });
  const { id } = await em.findOneOrFail(PaymentMail, { invoiceId, causeId });
  await leaveToItsWorkflow(stack, id);
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
