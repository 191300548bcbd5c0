import { z } from 'zod';
import type { SelfCheckMessageKind } from '../../db/words/self-checks.ts';
import type { SelfCheckId } from '../../domain/identifiers/ids.ts';
import { runSelfCheckUpdate, type selfCheck } from '../../workflows/self-checks/self-check.ts';
import { BILLING_TASK_QUEUE } from '../../workflows/task-queues.ts';
import { type MessageKind, messageKind } from './message-kind.ts';
import { nothing, textOf } from './payload-fields.ts';
import { endWhereStuck, startOnce, updateWith } from './reach-workflow.ts';

export const SELF_CHECK_MESSAGES = {
  // One that stands still is replaced without being asked: it holds nothing, and nobody but it would tell of itself.
  start_self_check: messageKind(z.strictObject({ timeZone: z.string() }), async (client, { row, payload }) => {
    await endWhereStuck(client, row.workflowId);
    return startOnce(() =>
      client.workflow.start<typeof selfCheck>('selfCheck', {
        workflowId: row.workflowId,
        taskQueue: BILLING_TASK_QUEUE,
        args: [{ creditorId: row.creditorId, timeZone: payload.timeZone }],
        workflowIdConflictPolicy: 'USE_EXISTING',
        staticSummary: 'nightly self-checks',
      }),
    );
  }),
  run_self_check: messageKind(z.strictObject({ selfCheckId: textOf<SelfCheckId>() }), updateWith(runSelfCheckUpdate)),
  end_stuck_workflow: messageKind(nothing, async (client, { row }) => {
    await endWhereStuck(client, row.workflowId);
    return null;
  }),
} as const satisfies Record<SelfCheckMessageKind, MessageKind<unknown>>;
