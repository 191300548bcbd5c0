import {
  CancellationScope,
  condition,
  defineSignal,
  makeContinueAsNewFunc,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { DeliverWebhooksOutcome } from '../../activities/webhooks/deliver-webhooks.ts';
import type { CreditorId, WebhookEndpointId } from '../../domain/identifiers/ids.ts';
import { waitForEndpointMs } from '../../domain/webhooks/next-try.ts';
import { webhookWorkflowId } from '../../domain/webhooks/webhook-workflow.ts';
import { webhookActivities } from '../activity-options.ts';
import { BILLING_TASK_QUEUE } from '../task-queues.ts';

export interface WebhookInput {
  readonly creditorId: CreditorId;
  readonly endpointId: WebhookEndpointId;
  /** How often in a row the endpoint took nothing. */
  readonly timesAway: number;
}

/** There may be something to deliver: what it is stands in the database. */
export interface WebhookWaking {
  /** A person has asked for it, and does not wait until the endpoint is looked for again. */
  readonly byPerson: boolean;
}

export const webhooksLaidReadySignal = defineSignal<[WebhookWaking]>('webhooksLaidReady');

/** How the workflow of an endpoint is told, and started where it does not run. */
export const webhookWaking = ({
  creditorId,
  endpointId,
  byPerson,
}: Pick<WebhookInput, 'creditorId' | 'endpointId'> & WebhookWaking) =>
  ({
    workflowId: webhookWorkflowId(endpointId),
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ creditorId, endpointId, timesAway: 0 }] as [WebhookInput],
    signal: webhooksLaidReadySignal,
    signalArgs: [{ byPerson }] as [WebhookWaking],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    staticSummary: 'webhooks to an endpoint',
  }) as const;

/** What it has been told while it runs. */
interface Heard {
  told: number;
  asked: number;
}

/**
 * Delivers a creditor's events to one endpoint: what is due, until nothing is; then it waits until the next is, or until it is told of more. An
 * endpoint that takes nothing is looked for ever more slowly, by one delivery.
 *
 * Id: `webhook/<endpoint id>`. Started with the endpoint, and again by whoever has something for it; ends when the endpoint is switched off or
 * deleted. Signal: `webhooksLaidReady`.
 */
export async function webhook(input: WebhookInput): Promise<'off' | 'gone'> {
  // Temporal's own request to cancel is not heeded: nothing would be delivered any more, and nobody would hear of it.
  return CancellationScope.nonCancellable(() => serve(input));
}

async function serve({ creditorId, endpointId, timesAway: before }: WebhookInput): Promise<'off' | 'gone'> {
  const heard: Heard = { told: 0, asked: 0 };
  setHandler(
    webhooksLaidReadySignal,
    ({ byPerson }) => {
      heard.told += 1;
      if (byPerson) heard.asked += 1;
    },
    { description: 'There may be something to deliver' },
  );
  let timesAway = before;
  for (;;) {
    const { told, asked } = heard;
    const nowMs = Date.now();
    const round = await webhookActivities.deliverWebhooks({ creditorId, endpointId, nowMs, wasAway: timesAway > 0 });
    timesAway = round.isAway ? timesAway + 1 : 0;
    const isTold = () => heard.told > told;
    const isAsked = () => heard.asked > asked;
    if (round.endpoint !== 'on' && !isTold()) return round.endpoint;
    // Told or not, the next run begins with a look.
    if (workflowInfo().continueAsNewSuggested) {
      await makeContinueAsNewFunc<typeof webhook>()({ creditorId, endpointId, timesAway });
    }
    const waitMs = waitMsAfter(round, timesAway);
    show(round, waitMs);
    if (waitMs === null) await condition(isTold);
    else if (timesAway > 0) await condition(isAsked, waitMs, { summary: 'endpoint takes nothing' });
    else if (waitMs > 0) await condition(isTold, waitMs, { summary: 'next try' });
  }
}

/** Null where it waits until it is told. */
function waitMsAfter({ nextTryAtMs }: DeliverWebhooksOutcome, timesAway: number): number | null {
  if (timesAway > 0) return waitForEndpointMs(timesAway);
  return nextTryAtMs === null ? null : nextTryAtMs - Date.now();
}

/** What the Temporal UI shows. */
function show({ waiting, delivered, failed, isAway }: DeliverWebhooksOutcome, waitMs: number | null): void {
  const until =
    waitMs === null ? 'until it is told of an event' : `until ${new Date(Date.now() + waitMs).toISOString()}`;
  setCurrentDetails(
    [
      `Deliveries that wait: **${waiting}**`,
      `In the last round delivered: **${delivered}**, tries that failed: **${failed}**`,
      `Waits: ${isAway ? '**the endpoint takes nothing**, ' : ''}${until}`,
    ].join('\n\n'),
  );
}
