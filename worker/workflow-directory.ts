import { Client, ServiceError, WorkflowNotFoundError } from '@temporalio/client';
import type { NativeConnection } from '@temporalio/worker';
import { readStanding, REPORTED_PROBLEMS } from '../activities/self-checks/read-standing.ts';
import type { WorkflowDirectory } from '../activities/self-checks/workflow-directory.ts';
import type { WorkflowKind } from '../db/words/workflows.ts';
import { remindersWorkflowId } from '../domain/calendar/reminder-morning.ts';
import type { CreditorId, SubscriptionId } from '../domain/identifiers/ids.ts';
import { paymentMailWorkflowId } from '../domain/mails/payment-mail.ts';
import { isStuck } from '../domain/subscriptions/stuck-workflow.ts';
import { deliveryWorkflowId } from '../workflows/deliveries/delivery.ts';
import { runWorkflowId } from '../workflows/groups/group-run.ts';
import { indexationWorkflowId } from '../workflows/indexations/indexation.ts';
import type * as workflows from '../workflows/index.ts';
import { mailWorkflowId } from '../workflows/mails/mail.ts';
import { creditorKey, nextBillingKey } from '../workflows/search-attributes.ts';
import { subscriptionWorkflowId } from '../workflows/subscriptions/subscription.ts';

/** gRPC's status of a method that a server does not have: the time-skipping test server cannot list. */
const UNIMPLEMENTED = 12;

const SUBSCRIPTION_PREFIX = subscriptionWorkflowId('' as SubscriptionId);
const INDEXATION_PREFIX = indexationWorkflowId('' as SubscriptionId);

/** gRPC's status where a server does not know that search attribute. */
const INVALID_ARGUMENT = 3;

const RUNNING = `ExecutionStatus = "Running"`;

/** A new workflow does not compile until its kind is known, and with it what its standing still looks like and how it is repaired. */
const KINDS: Readonly<Record<keyof typeof workflows, WorkflowKind>> = {
  delivery: 'delivery',
  groupRun: 'groupRun',
  handOver: 'handOver',
  indexation: 'indexation',
  linkMail: 'linkMail',
  mail: 'mail',
  paymentMail: 'paymentMail',
  postOffice: 'postOffice',
  readFile: 'readFile',
  receiveFiles: 'receiveFiles',
  reminders: 'reminders',
  selfCheck: 'selfCheck',
  sendChunk: 'sendChunk',
  subscription: 'subscription',
  webhook: 'webhook',
};

/** Which workflows run on a Temporal server, asked over the worker's own connection. */
export function createWorkflowDirectory({
  connection,
  namespace,
}: {
  connection: NativeConnection;
  namespace: string;
}): WorkflowDirectory {
  const client = new Client({ connection, namespace });
  const { workflow } = client;
  const isRunning = async (workflowId: string) => (await readStanding(client, workflowId)).isRunning;
  /** The workflows of a type that run for a creditor, with what each shows of its next billing; null where the server keeps no list. */
  const list = async (creditorId: CreditorId, { type, prefix }: { type: string; prefix: string }) => {
    const query = `${creditorKey.name} = "${creditorId}" and WorkflowType = "${type}" and ExecutionStatus = "Running"`;
    const found = new Map<SubscriptionId, number | null>();
    try {
      for await (const { workflowId, typedSearchAttributes } of workflow.list({ query })) {
        const subscriptionId = workflowId.slice(prefix.length) as SubscriptionId;
        found.set(subscriptionId, typedSearchAttributes.get(nextBillingKey)?.getTime() ?? null);
      }
    } catch (error) {
      if (error instanceof ServiceError && hasCode(error.cause, UNIMPLEMENTED)) return null;
      throw error;
    }
    return found;
  };
  const listIds = async (query: string, types: readonly string[]): Promise<string[]> => {
    const ids: string[] = [];
    try {
      for await (const { workflowId, type } of workflow.list({ query })) if (types.includes(type)) ids.push(workflowId);
    } catch (error) {
      const isUnknown =
        error instanceof ServiceError && [UNIMPLEMENTED, INVALID_ARGUMENT].some((code) => hasCode(error.cause, code));
      if (!isUnknown) throw error;
    }
    return ids;
  };
  return {
    listSubscriptions: (creditorId) => list(creditorId, { type: 'subscription', prefix: SUBSCRIPTION_PREFIX }),
    async listIndexations(creditorId) {
      const found = await list(creditorId, { type: 'indexation', prefix: INDEXATION_PREFIX });
      return found === null ? null : new Set(found.keys());
    },
    async readNextBilling(subscriptionId) {
      try {
        const workflowId = subscriptionWorkflowId(subscriptionId);
        const { status, typedSearchAttributes } = await workflow.getHandle(workflowId).describe();
        return status.name === 'RUNNING' ? (typedSearchAttributes.get(nextBillingKey)?.getTime() ?? null) : null;
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return null;
        throw error;
      }
    },
    isSubscriptionRunning: (subscriptionId) => isRunning(subscriptionWorkflowId(subscriptionId)),
    isIndexationRunning: (subscriptionId) => isRunning(indexationWorkflowId(subscriptionId)),
    isStuck: async (workflowId) => isStuck(await readStanding(client, workflowId)),
    listReported: () => listIds(`${REPORTED_PROBLEMS} is not null and ${RUNNING}`, Object.keys(KINDS)),
    listRunning: (creditorId, kinds) => listIds(`${creditorKey.name} = "${creditorId}" and ${RUNNING}`, kinds),
    isRunRunning: (runId) => isRunning(runWorkflowId(runId)),
    isMailRunning: (mailId) => isRunning(mailWorkflowId(mailId)),
    isPaymentMailRunning: (paymentMailId) => isRunning(paymentMailWorkflowId(paymentMailId)),
    isDeliveryRunning: (creditorId) => isRunning(deliveryWorkflowId(creditorId)),
    isRemindingRunning: (creditorId) => isRunning(remindersWorkflowId(creditorId)),
  };
}

function hasCode(error: unknown, code: number): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
