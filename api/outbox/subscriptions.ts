import type { Client } from '@temporalio/client';
import { z } from 'zod';
import { scheduleOf } from '../../db/subscriptions/subscription-columns.ts';
import type { SubscriptionMessageKind } from '../../db/words/subscriptions.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { InvoiceId, OneOffLineId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { subscriptionAttributes } from '../../workflows/subscriptions/subscription-attributes.ts';
import { nextBillingMs, type SubscriptionInput } from '../../workflows/subscriptions/subscription-life.ts';
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
import type { subscription } from '../../workflows/subscriptions/subscription.ts';
import { BILLING_TASK_QUEUE } from '../../workflows/task-queues.ts';
import { type MessageKind, messageKind, type OutboxRow } from './message-kind.ts';
import { collectionRules, nothing, textOf } from './payload-fields.ts';
import { startOnce, subjectOf, update, updateWith } from './reach-workflow.ts';

const collectedMandate = {
  mandateFrom: textOf<CivilDate>(),
  mandateEndedOn: textOf<CivilDate>().nullable(),
  knownOn: textOf<CivilDate>(),
};

const collectedTerms = z.strictObject({
  rules: collectionRules,
  paymentTerms: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['net_days', 'current_month']), days: z.int() }),
    z.strictObject({ kind: z.literal('fixed_day'), day: z.int() }),
  ]),
  draftWindowDays: z.int(),
  ...collectedMandate,
  earlier: z.array(z.strictObject(collectedMandate)).readonly().exactOptional(),
});

// What has a default here was not in the messages of the version before, which may still wait.
const startPayload = z.strictObject({
  kind: z.enum(['single', 'group']).default('single'),
  timeZone: z.string(),
  startOn: textOf<CivilDate>(),
  intervalUnit: z.enum(['day', 'month']),
  intervalCount: z.int(),
  alignment: z.enum(['anniversary', 'anchor_day', 'anchor_date', 'calendar', 'calendar_eom']).default('anniversary'),
  anchorDay: z.int().nullable().default(null),
  anchorDate: textOf<CivilDate>().nullable().default(null),
  charge: z.enum(['advance', 'arrears']).default('advance'),
  leadDays: z.int().default(0),
  collected: collectedTerms.optional(),
  endOn: textOf<CivilDate>().nullable(),
});

// As far as the subscription is billed, where its workflow was lost.
const restartPayload = startPayload.extend({
  nextPeriodIndex: z.int(),
  billThroughIndex: z.int().nullable(),
  lastInvoiceId: textOf<InvoiceId>().nullable(),
  /** The workflow that runs cannot go on: this one takes its place. */
  replacing: z.boolean().default(false),
});

export const SUBSCRIPTION_MESSAGES = {
  start_subscription: messageKind(startPayload, (client, { row, payload }) =>
    start(client, row, {
      payload: { ...payload, nextPeriodIndex: 0, billThroughIndex: null, lastInvoiceId: null, replacing: false },
      reusePolicy: 'REJECT_DUPLICATE',
    }),
  ),
  restart_subscription: messageKind(restartPayload, (client, { row, payload }) =>
    start(client, row, { payload, reusePolicy: 'ALLOW_DUPLICATE' }),
  ),
  add_one_off_line: messageKind(
    z.strictObject({ oneOffLineId: textOf<OneOffLineId>() }),
    updateWith(addOneOffLineUpdate),
  ),
  replace_lines: messageKind(nothing, update(replaceLinesUpdate)),
  set_end_date: messageKind(z.strictObject({ endOn: textOf<CivilDate>().nullable() }), updateWith(setEndDateUpdate)),
  cancel: messageKind(nothing, update(cancelUpdate)),
  bill_now: messageKind(z.strictObject({ periodIndex: z.int() }), updateWith(billNowUpdate)),
  retry: messageKind(nothing, update(retryUpdate)),
  reconsider: messageKind(nothing, update(reconsiderUpdate)),
  set_collected: messageKind(z.strictObject({ collected: collectedTerms.nullable() }), updateWith(setCollectedUpdate)),
} as const satisfies Record<SubscriptionMessageKind, MessageKind<unknown>>;

function start(
  client: Client,
  row: OutboxRow,
  {
    payload,
    reusePolicy,
  }: { payload: z.output<typeof restartPayload>; reusePolicy: 'ALLOW_DUPLICATE' | 'REJECT_DUPLICATE' },
): Promise<null> {
  const { creditorId } = row;
  const { timeZone, startOn, intervalUnit, intervalCount, charge, leadDays, collected, endOn } = payload;
  const { nextPeriodIndex, billThroughIndex, lastInvoiceId } = payload;
  const subscriptionId = subjectOf(row.workflowId) as SubscriptionId;
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
  return startOnce(() =>
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
}
