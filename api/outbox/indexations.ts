import type { IndexationMessageKind } from '../../db/words/indexations.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import { indexationChangedSignal, type indexation } from '../../workflows/indexations/indexation.ts';
import { creditorKey } from '../../workflows/search-attributes.ts';
import { BILLING_TASK_QUEUE } from '../../workflows/task-queues.ts';
import { type MessageKind, messageKind } from './message-kind.ts';
import { nothing } from './payload-fields.ts';
import { subjectOf } from './reach-workflow.ts';

export const INDEXATION_MESSAGES = {
  // Starts the workflow where none runs, and has one that runs look again.
  wake_indexation: messageKind(nothing, async (client, { row: { workflowId, creditorId } }) => {
    await client.workflow.signalWithStart<typeof indexation>('indexation', {
      workflowId,
      taskQueue: BILLING_TASK_QUEUE,
      args: [{ creditorId, subscriptionId: subjectOf(workflowId) as SubscriptionId }],
      signal: indexationChangedSignal,
      typedSearchAttributes: [{ key: creditorKey, value: creditorId }],
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      staticSummary: 'yearly steps of prices',
    });
    return null;
  }),
} as const satisfies Record<IndexationMessageKind, MessageKind<unknown>>;
