import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  type WorkflowHandle,
  WorkflowNotFoundError,
  type WorkflowUpdateHandle,
  WorkflowUpdateStage,
} from '@temporalio/client';
import type { OutboxKind } from '../../db/words/outbox.ts';
import type { CreditorId, DeliveryId, RunId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { scheduleOf } from '../../db/subscriptions/subscription-columns.ts';
import { closeDeliveryUpdate, type delivery, setDeliveryCalendarUpdate } from '../../workflows/deliveries/delivery.ts';
import { type groupRun, lookAgainSignal, runAttributes } from '../../workflows/groups/group-run.ts';
import { deliveryMovedSignal, type handOver } from '../../workflows/deliveries/hand-over.ts';
import { indexationChangedSignal, type indexation } from '../../workflows/indexations/indexation.ts';
import type { mail } from '../../workflows/mails/mail.ts';
import type { readFile } from '../../workflows/received-files/read-file.ts';
import type { paymentMail } from '../../workflows/mails/payment-mail.ts';
import { runSelfCheckUpdate, type selfCheck } from '../../workflows/self-checks/self-check.ts';
import { creditorKey } from '../../workflows/search-attributes.ts';
import { subscriptionAttributes } from '../../workflows/subscriptions/subscription-attributes.ts';
import {
  addOneOffLineUpdate,
  billNowUpdate,
  cancelUpdate,
  reconsiderUpdate,
  replaceLinesUpdate,
  retryUpdate,
  setCollectedUpdate,
  setEndDateUpdate,
} from '../../workflows/subscriptions/subscription-messages.ts';
import { nextBillingMs, type SubscriptionInput } from '../../workflows/subscriptions/subscription-life.ts';
import type { subscription } from '../../workflows/subscriptions/subscription.ts';
import { BILLING_TASK_QUEUE } from '../../workflows/task-queues.ts';
import { MESSAGE_PAYLOADS, type MessagePayload } from './messages.ts';

export interface OutboxRow {
  readonly id: string;
  readonly creditorId: CreditorId;
  readonly workflowId: string;
  readonly kind: OutboxKind;
  readonly payload: unknown;
  readonly attempts: number;
}

/** What became of a message: an update's handle, to wait for its answer; null for a start, and where the workflow is over. */
export type Delivered = Pick<WorkflowUpdateHandle<unknown>, 'result'> | null;

type Senders = {
  readonly [Kind in OutboxKind]: (
    client: Client,
    message: { readonly row: OutboxRow; readonly payload: MessagePayload<Kind> },
  ) => Promise<Delivered>;
};

type Parsers = { readonly [Kind in OutboxKind]: { parse(payload: unknown): MessagePayload<Kind> } };

const SENDERS: Senders = {
  start_subscription: (client, { row, payload }) =>
    startSubscription(client, row, {
      payload: { ...payload, nextPeriodIndex: 0, billThroughIndex: null, lastInvoiceId: null, replacing: false },
      reusePolicy: 'REJECT_DUPLICATE',
    }),
  restart_subscription: (client, { row, payload }) =>
    startSubscription(client, row, { payload, reusePolicy: 'ALLOW_DUPLICATE' }),
  add_one_off_line: (client, { row, payload }) =>
    update(client, row, (handle, how) => handle.startUpdate(addOneOffLineUpdate, { ...how, args: [payload] })),
  replace_lines: (client, { row }) => update(client, row, (handle, how) => handle.startUpdate(replaceLinesUpdate, how)),
  set_end_date: (client, { row, payload }) =>
    update(client, row, (handle, how) => handle.startUpdate(setEndDateUpdate, { ...how, args: [payload] })),
  cancel: (client, { row }) => update(client, row, (handle, how) => handle.startUpdate(cancelUpdate, how)),
  bill_now: (client, { row, payload }) =>
    update(client, row, (handle, how) => handle.startUpdate(billNowUpdate, { ...how, args: [payload] })),
  retry: (client, { row }) => update(client, row, (handle, how) => handle.startUpdate(retryUpdate, how)),
  reconsider: (client, { row }) => update(client, row, (handle, how) => handle.startUpdate(reconsiderUpdate, how)),
  set_collected: (client, { row, payload }) =>
    update(client, row, (handle, how) => handle.startUpdate(setCollectedUpdate, { ...how, args: [payload] })),
  wake_run: wakeRun,
  start_delivery: startDelivery,
  set_delivery_calendar: (client, { row, payload }) =>
    update(client, row, (handle, how) => handle.startUpdate(setDeliveryCalendarUpdate, { ...how, args: [payload] })),
  close_delivery: (client, { row, payload }) =>
    update(client, row, (handle, how) => handle.startUpdate(closeDeliveryUpdate, { ...how, args: [payload] })),
  wake_hand_over: wakeHandOver,
  send_mail: sendMail,
  read_file: startReadFile,
  send_payment_mail: sendPaymentMail,
  start_self_check: startSelfCheck,
  run_self_check: (client, { row, payload }) =>
    update(client, row, (handle, how) => handle.startUpdate(runSelfCheckUpdate, { ...how, args: [payload] })),
  wake_indexation: wakeIndexation,
};

/** Hands a message to Temporal. Handing it over twice is safe. @throws where Temporal did not take it. */
export async function deliverMessage(client: Client, row: OutboxRow): Promise<Delivered> {
  return send(client, row, { kind: row.kind, payloads: MESSAGE_PAYLOADS, senders: SENDERS });
}

/** One kind at a time, so that the compiler sees that its payload goes to its sender. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it ties the payload to its sender
function send<Kind extends OutboxKind>(
  client: Client,
  row: OutboxRow,
  { kind, payloads, senders }: { kind: Kind; payloads: Parsers; senders: Senders },
): Promise<Delivered> {
  return senders[kind](client, { row, payload: payloads[kind].parse(row.payload) });
}

/** An update is delivered when the workflow has accepted it: from then on its history holds it. */
async function update(
  client: Client,
  row: OutboxRow,
  start: (
    handle: WorkflowHandle,
    how: { updateId: string; waitForStage: typeof WorkflowUpdateStage.ACCEPTED },
  ) => Promise<WorkflowUpdateHandle<unknown>>,
): Promise<Delivered> {
  try {
    return await start(client.workflow.getHandle(row.workflowId), {
      updateId: row.id,
      waitForStage: WorkflowUpdateStage.ACCEPTED,
    });
  } catch (error) {
    // The workflow has completed: the fact that the message is about stands in the database, and nothing is left to tell.
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

async function startSubscription(
  client: Client,
  row: OutboxRow,
  {
    payload,
    reusePolicy,
  }: {
    payload: MessagePayload<'restart_subscription'>;
    reusePolicy: 'ALLOW_DUPLICATE' | 'REJECT_DUPLICATE';
  },
): Promise<Delivered> {
  const { creditorId } = row;
  const { timeZone, startOn, intervalUnit, intervalCount, charge, leadDays, collected, endOn } = payload;
  const { nextPeriodIndex, billThroughIndex, lastInvoiceId } = payload;
  const subscriptionId = idOf(row.workflowId) as SubscriptionId;
  const input: SubscriptionInput = {
    creditorId,
    subscriptionId,
    ...(payload.kind === 'group' ? { group: true } : {}),
    timeZone,
    schedule: scheduleOf(payload),
    charge,
    leadDays,
    ...(collected === undefined ? {} : { collected }),
    endOn,
    nextPeriodIndex,
    billThroughIndex,
    lastInvoiceId,
  };
  await once(() =>
    client.workflow.start<typeof subscription>('subscription', {
      workflowId: row.workflowId,
      taskQueue: BILLING_TASK_QUEUE,
      args: [input],
      typedSearchAttributes: subscriptionAttributes({
        creditorId,
        state: 'waiting',
        attentionCode: null,
        nextBillingAtMs: nextBillingMs(input),
      }),
      workflowIdConflictPolicy: payload.replacing ? 'TERMINATE_EXISTING' : 'USE_EXISTING',
      workflowIdReusePolicy: reusePolicy,
      staticSummary: `every ${intervalCount} ${intervalUnit}${intervalCount === 1 ? '' : 's'} from ${startOn}`,
    }),
  );
  return null;
}

/** One signal for all that may be new in a run: it is told, or started anew where it has come to its end. */
async function wakeRun(client: Client, { row: { workflowId, creditorId } }: { row: OutboxRow }): Promise<Delivered> {
  const runId = idOf(workflowId) as RunId;
  await client.workflow.signalWithStart<typeof groupRun>('groupRun', {
    workflowId,
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ creditorId, runId }],
    signal: lookAgainSignal,
    typedSearchAttributes: runAttributes(creditorId),
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    staticSummary: 'members of a group that are billed later',
  });
  return null;
}

async function startDelivery(
  client: Client,
  { row, payload }: { row: OutboxRow; payload: MessagePayload<'start_delivery'> },
): Promise<Delivered> {
  await once(() =>
    client.workflow.start<typeof delivery>('delivery', {
      workflowId: row.workflowId,
      taskQueue: BILLING_TASK_QUEUE,
      args: [
        {
          creditorId: row.creditorId,
          timeZone: payload.timeZone,
          ...(payload.rules === undefined ? {} : { rules: payload.rules }),
          lastDeliveryId: null,
        },
      ],
      workflowIdConflictPolicy: 'USE_EXISTING',
      staticSummary: 'deliveries to Betalingsservice',
    }),
  );
  return null;
}

/** Has the workflow of a delivery look again, or starts it where none runs. */
async function wakeHandOver(
  client: Client,
  { row: { workflowId, creditorId } }: { row: OutboxRow },
): Promise<Delivered> {
  await client.workflow.signalWithStart<typeof handOver>('handOver', {
    workflowId,
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ creditorId, deliveryId: idOf(workflowId) as DeliveryId }],
    signal: deliveryMovedSignal,
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    staticSummary: 'a delivery that was looked into',
  });
  return null;
}

async function sendMail(
  client: Client,
  { row, payload }: { row: OutboxRow; payload: MessagePayload<'send_mail'> },
): Promise<Delivered> {
  await once(() =>
    client.workflow.start<typeof mail>('mail', {
      workflowId: row.workflowId,
      taskQueue: BILLING_TASK_QUEUE,
      args: [payload],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      staticSummary: 'a mail that was asked for again',
    }),
  );
  return null;
}

async function startReadFile(
  client: Client,
  { row, payload }: { row: OutboxRow; payload: MessagePayload<'read_file'> },
): Promise<Delivered> {
  await once(() =>
    client.workflow.start<typeof readFile>('readFile', {
      workflowId: row.workflowId,
      taskQueue: BILLING_TASK_QUEUE,
      args: [{ fileId: payload.receivedFileId }],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      staticSummary: 'a file that was uploaded',
    }),
  );
  return null;
}

async function sendPaymentMail(
  client: Client,
  { row, payload }: { row: OutboxRow; payload: MessagePayload<'send_payment_mail'> },
): Promise<Delivered> {
  await once(() =>
    client.workflow.start<typeof paymentMail>('paymentMail', {
      workflowId: row.workflowId,
      taskQueue: BILLING_TASK_QUEUE,
      args: [payload],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      staticSummary: 'a mail that asks for what Betalingsservice does not bring',
    }),
  );
  return null;
}

async function startSelfCheck(
  client: Client,
  { row, payload }: { row: OutboxRow; payload: MessagePayload<'start_self_check'> },
): Promise<Delivered> {
  await once(() =>
    client.workflow.start<typeof selfCheck>('selfCheck', {
      workflowId: row.workflowId,
      taskQueue: BILLING_TASK_QUEUE,
      args: [{ creditorId: row.creditorId, timeZone: payload.timeZone }],
      workflowIdConflictPolicy: 'USE_EXISTING',
      staticSummary: 'nightly self-checks',
    }),
  );
  return null;
}

/** Starts the workflow where none runs, and has one that runs look again. */
async function wakeIndexation(client: Client, { row }: { row: OutboxRow }): Promise<Delivered> {
  const { creditorId, workflowId } = row;
  await client.workflow.signalWithStart<typeof indexation>('indexation', {
    workflowId,
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ creditorId, subscriptionId: idOf(workflowId) as SubscriptionId }],
    signal: indexationChangedSignal,
    typedSearchAttributes: [{ key: creditorKey, value: creditorId }],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    staticSummary: 'yearly steps of prices',
  });
  return null;
}

/** What a workflow's id says it is about. */
const idOf = (workflowId: string) => workflowId.slice(workflowId.indexOf('/') + 1);

/** A workflow of that id that is there or has been there is what was asked for. */
async function once(start: () => Promise<unknown>): Promise<void> {
  try {
    await start();
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
