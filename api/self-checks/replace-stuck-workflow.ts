import { readStanding } from '../../activities/self-checks/read-standing.ts';
import { Creditor } from '../../db/entities/creditor.ts';
import { Delivery } from '../../db/entities/delivery.ts';
import { InvoiceMail } from '../../db/entities/invoice-mail.ts';
import { Payment } from '../../db/entities/payment.ts';
import { OneTimeToken } from '../../db/entities/one-time-token.ts';
import { PaymentMail } from '../../db/entities/payment-mail.ts';
import { ReceivedFile } from '../../db/entities/received-file.ts';
import type { SelfCheckFinding } from '../../db/entities/self-check-finding.ts';
import { WebhookEndpoint } from '../../db/entities/webhook-endpoint.ts';
import type { OutboxKind } from '../../db/words/outbox.ts';
import type { FindingRepair } from '../../db/words/self-checks.ts';
import type { WorkflowKind } from '../../db/words/workflows.ts';
import type {
  DeliveryId,
  InvoiceId,
  OneTimeTokenId,
  PaymentMailId,
  ReceivedFileId,
  RunId,
  SubscriptionId,
  WebhookEndpointId,
} from '../../domain/identifiers/ids.ts';
import { isStuck } from '../../domain/subscriptions/stuck-workflow.ts';
import { subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import type { Writing } from '../http/route.ts';
import { tellPostOffice } from '../mails/post-mail.ts';
import type { NewMessage } from '../outbox/write-messages.ts';
import { wakeWebhook } from '../webhooks/wake-webhook.ts';
import { startLostDelivery } from './repair-collections.ts';
import { wakeLostIndexation } from './repair-indexations.ts';
import { startLostReminders } from './repair-reminders.ts';
import { restartWorkflow } from './repair-workflows.ts';
import type { Repaired, Repairing } from './repaired.ts';

const LONGEST_LOOK_MS = 2_000;

/** A workflow that stands still: what it is about, and the messages to it. */
interface Stuck {
  readonly finding: SelfCheckFinding;
  readonly workflowId: string;
}

/**
 * What is written in place of a workflow that stands still, by the stored facts alone: what starts it anew where something is left to do, with
 * what came of it; null where nothing is, and it only has to end.
 */
type Successor = (writing: Writing, stuck: Stuck) => Promise<FindingRepair | null>;

/** Total: a new kind of workflow does not compile until it stands here. */
const SUCCESSORS: Readonly<Record<WorkflowKind, Successor>> = {
  subscription: whereLeft(restartWorkflow),
  indexation: whereLeft(wakeLostIndexation),
  groupRun: async ({ creditorId, send }, { workflowId }) => {
    await send({ kind: 'wake_run', creditorId, workflowId, payload: {} });
    return 'run_woken';
  },
  sendChunk: async ({ creditorId, send }, { workflowId }) => {
    const [, runId, chunk] = workflowId.split('/');
    const payload = { runId: runId as RunId, chunk: Number.parseInt(chunk ?? '', 10) };
    await send({ kind: 'send_chunk', creditorId, workflowId, payload });
    return 'run_woken';
  },
  mail: async ({ em, creditorId, send }, { finding, workflowId }) => {
    const invoiceId = finding.objectId as InvoiceId;
    const waiting = await em.count(InvoiceMail, { invoiceId, creditorId, status: 'waiting' });
    if (waiting === 0) return null;
    await send({ kind: 'send_mail', creditorId, workflowId, payload: { invoiceId } });
    return 'mail_sent_again';
  },
  paymentMail: async ({ em, creditorId, send }, { finding, workflowId }) => {
    const paymentMailId = finding.objectId as PaymentMailId;
    const waiting = await em.count(PaymentMail, { id: paymentMailId, creditorId, status: 'waiting' });
    if (waiting === 0) return null;
    await send({ kind: 'send_payment_mail', creditorId, workflowId, payload: { paymentMailId } });
    return 'mail_sent_again';
  },
  postOffice: async (writing) => {
    await tellPostOffice(writing);
    return 'workflow_restarted';
  },
  linkMail: async ({ em, creditorId, send }, { workflowId }) => {
    const oneTimeTokenId = workflowId.slice(workflowId.indexOf('/') + 1) as OneTimeTokenId;
    const waiting = await em.count(OneTimeToken, { id: oneTimeTokenId, creditorId, status: 'waiting' });
    if (waiting === 0) return null;
    await send({ kind: 'send_link_mail', creditorId, workflowId, payload: { oneTimeTokenId } });
    return 'mail_sent_again';
  },
  delivery: whereLeft(startLostDelivery),
  handOver: async ({ em, creditorId, send }, { finding, workflowId }) => {
    const id = finding.objectId as DeliveryId;
    const left = await em.count(Delivery, { id, creditorId, status: { $ne: 'received' } });
    if (left === 0) return null;
    await send({ kind: 'wake_hand_over', creditorId, workflowId, payload: {} });
    return 'hand_over_woken';
  },
  receiveFiles: async ({ creditorId, send }, { workflowId }) => {
    await send({ kind: 'replace_receiving', creditorId, workflowId, payload: {} });
    return 'workflow_restarted';
  },
  reminders: whereLeft(startLostReminders),
  readFile: async ({ em, creditorId, send }, { finding, workflowId }) => {
    const receivedFileId = finding.objectId as ReceivedFileId;
    const unread = await em.count(ReceivedFile, { id: receivedFileId, status: 'stored' });
    if (unread + (await em.count(Payment, { receivedFileId, status: 'new' })) === 0) return null;
    await send({ kind: 'read_file', creditorId, workflowId, payload: { receivedFileId } });
    return 'workflow_restarted';
  },
  webhook: async ({ em, creditorId, send }, { workflowId }) => {
    const endpointId = workflowId.slice(workflowId.indexOf('/') + 1) as WebhookEndpointId;
    const left = await em.count(WebhookEndpoint, { id: endpointId, creditorId, switchedOffAt: null });
    if (left === 0) return null;
    await wakeWebhook({ creditorId, send }, endpointId);
    return 'workflow_restarted';
  },
  selfCheck: async ({ em, creditorId, send }, { workflowId }) => {
    const { timeZone } = await em.findOneOrFail(Creditor, { id: creditorId });
    await send({ kind: 'start_self_check', creditorId, workflowId, payload: { timeZone } });
    return 'workflow_restarted';
  },
};

/**
 * Has a workflow that cannot go on ended, and started anew where the database says that it stands. One that has come to go on by itself, as
 * where the version was put back or mended since the check, is left alone: that is asked now, and once more before it is ended.
 */
export async function replaceStuckWorkflow(repairing: Repairing, finding: SelfCheckFinding): Promise<Repaired> {
  const { creditorId, temporal, send } = repairing;
  const { kind, workflowId } = namedBy(finding);
  const standing = await temporal.within(LONGEST_LOOK_MS, () => readStanding(temporal.client, workflowId));
  if (standing.isRunning && !isStuck(standing)) return 'goes_on_by_itself';
  const messages: NewMessage<OutboxKind>[] = [];
  const collect: Writing['send'] = (message) => {
    messages.push(message);
    return Promise.resolve('');
  };
  const repaired = await SUCCESSORS[kind]({ ...repairing, send: collect }, { finding, workflowId });
  // What the one that stands still has not heard is told to its successor: the last written of those that go first is told first of all.
  for (const message of messages.toReversed()) await send({ ...message, goesFirst: true });
  await send({ kind: 'end_stuck_workflow', creditorId, workflowId, payload: {}, goesFirst: true });
  return repaired ?? 'workflow_ended';
}

/** As those repairs do that look at what is left to do by themselves. */
function whereLeft(repair: (writing: Writing, finding: SelfCheckFinding) => Promise<Repaired>): Successor {
  return async (writing, { finding }) => {
    const repaired = await repair(writing, finding);
    return typeof repaired === 'string' && repaired !== 'nothing_left_to_do' ? repaired : null;
  };
}

/** What a finding says its workflow is; of a version before this one it was always that of a subscription. */
function namedBy({ objectId, details }: SelfCheckFinding): { kind: WorkflowKind; workflowId: string } {
  const { workflow, workflowId } = details;
  if (typeof workflow === 'string' && workflow in SUCCESSORS && typeof workflowId === 'string') {
    return { kind: workflow as WorkflowKind, workflowId };
  }
  return { kind: 'subscription', workflowId: subscriptionWorkflowId(objectId as SubscriptionId) };
}
