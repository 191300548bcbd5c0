import { v7 as uuid } from 'uuid';
import { Creditor } from '../../db/entities/creditor.ts';
import { Debtor } from '../../db/entities/debtor.ts';
import { Subscription } from '../../db/entities/subscription.ts';
import type { SubscriptionId } from '../../domain/ids.ts';
import { civilDateAt } from '../../domain/wake-up.ts';
import { subscriptionWorkflowId } from '../../workflows/subscription.ts';
import { invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { checkAmount } from './check-amount.ts';
import { checkEndDate, checkSchedule } from './check-schedule.ts';
import { insertOneOffLines, insertStandingLines } from './insert-lines.ts';
import { priceLines } from './price-lines.ts';
import { readSubscription } from './show-subscription.ts';
import { createSubscriptionBody, subscriptionDetailAnswer } from './subscription-fields.ts';

export const createSubscription = defineRoute({
  method: 'post',
  path: '/v1/subscriptions',
  operationId: 'createSubscription',
  tag: 'Subscriptions',
  summary: 'Create a subscription',
  description: 'It is billed from its start: periods that have begun already are billed at once, oldest first.',
  access: 'creditor',
  needsTemporal: true,
  status: 201,
  body: createSubscriptionBody,
  answer: subscriptionDetailAnswer,
  problems: ['amount_too_large', 'end_date_not_on_period_end', 'too_many_periods_due'],
  location: ({ id }) => `/v1/subscriptions/${id}`,
  async handle({ em, creditorId, body, send }) {
    const { debtorId, startOn, endOn, interval } = body;
    const { timeZone, paymentTermsDays } = await em.findOneOrFail(Creditor, { id: creditorId });
    const schedule = { start: startOn, interval };
    checkSchedule(schedule, { today: civilDateAt({ epochMs: Date.now(), zone: timeZone }), endOn });
    checkEndDate(schedule, endOn);
    if ((await em.count(Debtor, { id: debtorId, creditorId })) === 0) {
      throw invalidField({ path: '/debtorId', code: 'not_found', message: 'There is no such debtor' });
    }
    const lines = await priceLines(em, { creditorId, lines: body.lines, path: '/lines' });
    const oneOffLines = await priceLines(em, { creditorId, lines: body.oneOffLines, path: '/oneOffLines' });
    const subscriptionId = uuid() as SubscriptionId;
    await em.insert(Subscription, {
      id: subscriptionId,
      creditorId,
      debtorId,
      reference: body.reference,
      startOn,
      intervalUnit: interval.unit,
      intervalCount: interval.count,
      endOn,
      paymentTermsDays: body.paymentTermsDays ?? paymentTermsDays,
      status: 'active',
      nextPeriodIndex: 0,
      nextPeriodFrom: startOn,
    });
    await insertStandingLines(em, { creditorId, subscriptionId }, lines);
    await insertOneOffLines(em, { creditorId, subscriptionId }, oneOffLines);
    await checkAmount(em, subscriptionId);
    await send({
      kind: 'start_subscription',
      creditorId,
      workflowId: subscriptionWorkflowId(subscriptionId),
      payload: { timeZone, startOn, intervalUnit: interval.unit, intervalCount: interval.count, endOn },
    });
    return readSubscription(em, { creditorId, subscriptionId });
  },
});
