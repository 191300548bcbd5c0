import { z } from 'zod';
import type { Subscription } from '../../db/entities/subscription.ts';
import { scheduleOf } from '../../db/subscriptions/subscription-columns.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { type EndWish, lastDayOf } from '../../domain/subscriptions/last-day.ts';
import { subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { date } from '../http/fields.ts';
import { ApiProblem, invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { creditUnusedDays } from '../invoices/credit-unused-days.ts';
import { notCreditedField, showNotCredited } from '../invoices/not-credited.ts';
import { discardOutdatedDraft } from './discard-outdated-draft.ts';
import { lockLiveSubscription } from './lock-subscription.ts';
import { billedThroughOf, nextPeriodOf } from './next-period.ts';
import { readSubscription } from './show-subscription.ts';
import { subscriptionDetailAnswer } from './subscription-fields.ts';
import { SUBSCRIPTION_PARAMS } from './subscription-params.ts';
import { coded, type FieldCode } from '../http/field-codes.ts';

const cancelBody = z
  .strictObject({
    when: z
      .enum(['now', 'period_end', 'date'])
      .default('now')
      .meta({ description: 'With today, with the period that today lies in, or with the day `on`' }),
    on: date('2026-12-15').optional().meta({ description: 'The last day, included' }),
    credit: z.boolean().optional().meta({
      description:
        'Whether what is billed for later days is credited; false where it is left out, and needed where a date lies before what is billed',
    }),
  })
  .superRefine(({ when, on }, context) => {
    const refuse = (code: FieldCode, message: string) => {
      context.addIssue({ code: 'custom', path: ['on'], message, ...coded(code) });
    };
    if (when === 'date' && on === undefined) refuse('required', 'The last day is needed');
    if (when !== 'date' && on !== undefined) refuse('only_with_date', 'A day goes with `when` = `date`');
  })
  .meta({ id: 'CancelInput' });

type CancelBody = z.output<typeof cancelBody>;

export const cancelSubscription = defineRoute({
  method: 'post',
  path: '/v1/subscriptions/{subscriptionId}/cancel',
  operationId: 'cancelSubscription',
  tag: 'Subscriptions',
  summary: 'Cancel the subscription, now, at period end or on a date',
  description:
    'Now: nothing more is billed, not even periods that are due; but what is charged in arrears is billed for its days up to today. At period end or on a date: that day is the last one, as by an end date. What is billed stays unless it is credited: then each invoice that reaches beyond the last day gets a credit note for the share of its standing lines after that day, less what free lines have credited of it. There is no way back but to reactivate it.',
  access: 'creditor',
  needsTemporal: true,
  status: 200,
  params: SUBSCRIPTION_PARAMS,
  body: cancelBody,
  answer: subscriptionDetailAnswer
    .extend({
      creditNoteIds: z.array(z.string()).meta({ description: 'What was credited, oldest period first' }),
      notCredited: notCreditedField,
    })
    .meta({ id: 'CancelledSubscription' }),
  problems: ['credit_exceeds_invoice', 'end_date_already_billed', 'subscription_over', 'too_many_to_credit'],
  async handle(call) {
    const { em, creditorId, params, body, send } = call;
    const { subscriptionId } = params;
    const subscription = await lockLiveSubscription(em, { creditorId, subscriptionId });
    const today = await creditorToday(em, creditorId);
    const lastDay = lastDayOf(scheduleOf(subscription), { wish: wishOf(body), today });
    refuseLastDay(subscription, { lastDay, body });
    const { endOn, startOn } = subscription;
    const end = endOn !== null && endOn < lastDay ? endOn : lastDay;
    const isOver = body.when === 'now' && !hasUnbilledArrears(subscription, today);
    if (!isOver || (body.credit === true && end >= startOn)) em.assign(subscription, { endOn: end });
    if (isOver) em.assign(subscription, { status: 'cancelled', attentionCode: null, attentionDetail: null });
    em.assign(subscription, { updatedAt: new Date() });
    await em.flush();
    await discardOutdatedDraft(em, subscription);
    const settles = isOver || nextPeriodOf(subscription) === null;
    const { creditNoteIds, notCredited } =
      body.credit === true
        ? await creditUnusedDays(call, { subscriptionId, lastDay: end, settles })
        : { creditNoteIds: [], notCredited: [] };
    const workflowId = subscriptionWorkflowId(subscriptionId);
    if (isOver) await send({ kind: 'cancel', creditorId, workflowId, payload: {} });
    else await send({ kind: 'set_end_date', creditorId, workflowId, payload: { endOn: end } });
    const shown = await readSubscription(em, { creditorId, subscriptionId });
    return { ...shown, creditNoteIds, ...showNotCredited(notCredited) };
  },
});

function wishOf({ when, on }: CancelBody): EndWish {
  if (when !== 'date') return { when };
  if (on === undefined) throw new Error('a date is needed');
  return { when, on };
}

/** What is used is billed: in arrears the days up to today are still to come. */
function hasUnbilledArrears({ charge, nextPeriodFrom, endOn }: Subscription, today: CivilDate): boolean {
  return charge === 'arrears' && nextPeriodFrom <= today && (endOn === null || nextPeriodFrom <= endOn);
}

function refuseLastDay(
  subscription: Subscription,
  { lastDay, body: { when, credit } }: { lastDay: CivilDate; body: CancelBody },
): void {
  const { startOn, endOn } = subscription;
  if (when === 'date' && lastDay < startOn) {
    throw invalidField({ path: '/on', code: 'end_before_start', message: 'The last day lies before the start' });
  }
  if (when === 'date' && endOn !== null && lastDay > endOn) {
    throw invalidField({ path: '/on', code: 'after_end_date', message: `The subscription ends on ${endOn} already` });
  }
  const billedThrough = billedThroughOf(subscription);
  if (when !== 'now' && credit === undefined && billedThrough !== null && lastDay < billedThrough) {
    const detail = `Billed through ${billedThrough}: say by \`credit\` whether what is billed after ${lastDay} is given back`;
    throw new ApiProblem('end_date_already_billed', { detail, members: { billedThrough } });
  }
}
