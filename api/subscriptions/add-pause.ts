import { v7 as uuid } from 'uuid';
import { SubscriptionPause } from '../../db/entities/subscription-pause.ts';
import type { PauseId } from '../../domain/identifiers/ids.ts';
import { subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import { ApiProblem, invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { lockLiveSubscription } from './lock-subscription.ts';
import { pauseAnswer, pauseBody, showPause } from './pause-fields.ts';
import { refuseWaitingDraft } from './refuse-waiting-draft.ts';
import { SUBSCRIPTION_PARAMS } from './subscription-params.ts';

export const addPause = defineRoute({
  method: 'post',
  path: '/v1/subscriptions/{subscriptionId}/pauses',
  operationId: 'addPause',
  tag: 'Subscriptions',
  summary: 'Pause the subscription',
  description:
    'It concerns the periods whose first day lies in the pause, wholly; one that began before is billed as ever. They are left out for good, or billed when the pause is over.',
  access: 'creditor',
  needsTemporal: true,
  status: 201,
  params: SUBSCRIPTION_PARAMS,
  body: pauseBody,
  answer: pauseAnswer,
  problems: ['draft_waiting', 'pauses_overlap', 'subscription_over'],
  async handle({ em, creditorId, params, body: { from, to, missed }, send }) {
    const { subscriptionId } = params;
    const { nextPeriodIndex: periodIndex, nextPeriodFrom } = await lockLiveSubscription(em, {
      creditorId,
      subscriptionId,
    });
    if (to !== null && to < nextPeriodFrom) {
      const message = `Every period that begins up to that day is billed; the next one begins on ${nextPeriodFrom}`;
      throw invalidField({ path: '/to', code: 'already_billed', message });
    }
    if (from <= nextPeriodFrom) await refuseWaitingDraft(em, { subscriptionId, periodIndex });
    const [other] = await em.execute<{ id: PauseId; from: string; to: string | null }[]>(
      `select id, pause_from "from", pause_to "to" from subscription_pause
       where subscription_id = ? and daterange(pause_from, pause_to, '[]') && daterange(?::date, ?::date, '[]') limit 1`,
      [subscriptionId, from, to],
    );
    if (other !== undefined) {
      const detail = `There is a pause from ${other.from} ${other.to === null ? 'on' : `to ${other.to}`} already: resume it, or choose other days`;
      throw new ApiProblem('pauses_overlap', { detail, members: { pauseId: other.id } });
    }
    const id = uuid() as PauseId;
    await em.insert(SubscriptionPause, { id, creditorId, subscriptionId, pauseFrom: from, pauseTo: to, missed });
    await send({ kind: 'reconsider', creditorId, workflowId: subscriptionWorkflowId(subscriptionId), payload: {} });
    return showPause(await em.findOneOrFail(SubscriptionPause, { id }));
  },
});
