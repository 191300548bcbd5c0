import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { Creditor } from '../../db/entities/creditor.ts';
import { Subscription } from '../../db/entities/subscription.ts';
import type { EntityManager } from '../../db/orm.ts';
import { takeOverIndexation } from '../../db/indexations/take-over-indexation.ts';
import { scheduleOf } from '../../db/subscriptions/subscription-columns.ts';
import { lastChargedDay, takeOverSubscription } from '../../db/subscriptions/take-over-subscription.ts';
import { holdCollectionFacts } from '../../db/mandates/hold-collection-facts.ts';
import { loadCollectedTerms } from '../../db/mandates/tell-subscriptions-of-mandate.ts';
import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import { indexationWorkflowId } from '../../workflows/indexations/indexation.ts';
import { subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import { date } from '../http/fields.ts';
import { ApiProblem, invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { checkAmount } from './check-amount.ts';
import { checkSchedule } from './check-schedule.ts';
import { lockSubscription } from './lock-subscription.ts';
import { readSubscription } from './show-subscription.ts';
import { subscriptionDetailAnswer } from './subscription-fields.ts';
import { SUBSCRIPTION_PARAMS } from './subscription-params.ts';

export const reactivateSubscription = defineRoute({
  method: 'post',
  path: '/v1/subscriptions/{subscriptionId}/reactivate',
  operationId: 'reactivateSubscription',
  tag: 'Subscriptions',
  summary: 'Reactivate an ended or cancelled subscription',
  description:
    'Creates a new one that points to the old: with its terms, its standing lines and members in force, the one-off lines that wait, the rule of its yearly steps, and no end. Once only.',
  access: 'creditor',
  needsTemporal: true,
  status: 201,
  params: SUBSCRIPTION_PARAMS,
  body: z
    .strictObject({
      startOn: date().optional().meta({
        description:
          'After the last day that is billed and not credited; the later of the day after it and today where it is left out',
      }),
    })
    .meta({ id: 'ReactivationInput' }),
  answer: subscriptionDetailAnswer,
  problems: ['already_reactivated', 'amount_too_large', 'subscription_not_over', 'too_many_periods_due'],
  location: ({ id }) => `/v1/subscriptions/${id}`,
  async handle({ em, creditorId, params, body, send }) {
    const { subscriptionId: fromId } = params;
    const old = await lockSubscription(em, { creditorId, subscriptionId: fromId });
    await refuseUnlessOver(em, old);
    const { timeZone } = await em.findOneOrFail(Creditor, { id: creditorId });
    const today = civilDateAt({ epochMs: Date.now(), zone: timeZone });
    const lastDay = await lastChargedDay(em, { creditorId, subscriptionId: fromId });
    const startOn = startOf(body.startOn, { today, lastDay });
    checkSchedule({ ...scheduleOf(old), start: startOn }, { today, endOn: null });
    const id = uuid() as SubscriptionId;
    const { kind, intervalUnit, intervalCount, alignment, anchorDay, anchorDate, charge, leadDays } = old;
    const calendar = { startOn, intervalUnit, intervalCount, alignment, anchorDay, anchorDate, charge, leadDays };
    await em.insert(Subscription, {
      id,
      creditorId,
      kind,
      debtorId: old.debtorId,
      reference: old.reference,
      ...calendar,
      firstPartial: old.firstPartial,
      lastPartial: old.lastPartial,
      paymentTermsKind: old.paymentTermsKind,
      paymentTermsDays: old.paymentTermsDays,
      paymentDay: old.paymentDay,
      draftWindowDays: old.draftWindowDays,
      reactivatesId: fromId,
      status: 'active',
      nextPeriodIndex: 0,
      nextPeriodFrom: startOn,
    });
    if ((await takeOverSubscription(em, { creditorId, fromId, toId: id, on: startOn })) === 0) {
      const message = 'No line of the old subscription is in force from that day on: create a new subscription';
      throw invalidField({ path: '/startOn', code: 'no_line_in_force', message });
    }
    await checkAmount(em, id);
    await holdCollectionFacts(em, { creditorId, debtorIds: old.debtorId === null ? [] : [old.debtorId] });
    if (await takeOverIndexation(em, { creditorId, fromId, toId: id })) {
      await send({ kind: 'wake_indexation', creditorId, workflowId: indexationWorkflowId(id), payload: {} });
    }
    const collected = await loadCollectedTerms(em, { creditorId, subscriptionIds: [id] });
    await send({
      kind: 'start_subscription',
      creditorId,
      workflowId: subscriptionWorkflowId(id),
      payload: { kind, timeZone, ...calendar, collected: collected.get(id), endOn: null },
    });
    return readSubscription(em, { creditorId, subscriptionId: id });
  },
});

async function refuseUnlessOver(em: EntityManager, { id, creditorId, status }: Subscription): Promise<void> {
  if (status !== 'ended' && status !== 'cancelled') {
    const detail = 'Take away its end date, or wait until it is over';
    throw new ApiProblem('subscription_not_over', { detail });
  }
  const next = await em.findOne(Subscription, { creditorId, reactivatesId: id });
  if (next === null) return;
  const detail = 'It has been reactivated already: reactivate that subscription, should it be over too';
  throw new ApiProblem('already_reactivated', { detail, members: { reactivatedById: next.id } });
}

function startOf(
  given: CivilDate | undefined,
  { today, lastDay }: { today: CivilDate; lastDay: CivilDate | null },
): CivilDate {
  const free = lastDay === null ? null : addDays(lastDay, 1);
  if (given === undefined) return free !== null && free > today ? free : today;
  if (free === null || given >= free) return given;
  const message = `The old subscription is billed through ${lastDay}`;
  throw invalidField({ path: '/startOn', code: 'already_billed', message });
}
