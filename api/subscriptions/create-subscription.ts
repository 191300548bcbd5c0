import { v7 as uuid } from 'uuid';
import { Creditor } from '../../db/entities/creditor.ts';
import { Debtor } from '../../db/entities/debtor.ts';
import { Subscription } from '../../db/entities/subscription.ts';
import type { SubscriptionId } from '../../domain/ids.ts';
import { civilDateAt } from '../../domain/wake-up.ts';
import { alignmentColumns, paymentTermsColumns } from '../../db/subscription-columns.ts';
import { subscriptionWorkflowId } from '../../workflows/subscription.ts';
import { invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { checkAmount } from './check-amount.ts';
import { checkMember } from './check-member.ts';
import { checkSchedule } from './check-schedule.ts';
import { insertOneOffLines, insertStandingLines } from './insert-lines.ts';
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
  problems: ['amount_too_large', 'too_many_periods_due'],
  location: ({ id }) => `/v1/subscriptions/${id}`,
  async handle({ em, creditorId, body, send }) {
    const { kind, debtorId, startOn, endOn, interval, alignment, charge, leadDays } = body;
    const { timeZone, paymentTermsDays } = await em.findOneOrFail(Creditor, { id: creditorId });
    const schedule = { start: startOn, interval, alignment };
    checkSchedule(schedule, { today: civilDateAt({ epochMs: Date.now(), zone: timeZone }), endOn });
    if (debtorId !== null && (await em.count(Debtor, { id: debtorId, creditorId })) === 0) {
      throw invalidField({ path: '/debtorId', code: 'not_found', message: 'There is no such debtor' });
    }
    for (const [index, line] of body.oneOffLines.entries()) {
      await checkMember(em, { creditorId, kind, debtorId: line.debtorId, path: `/oneOffLines/${index}/debtorId` });
    }
    const subscriptionId = uuid() as SubscriptionId;
    const columns = {
      startOn,
      intervalUnit: interval.unit,
      intervalCount: interval.count,
      ...alignmentColumns(alignment),
      charge,
      leadDays,
      endOn,
    };
    await em.insert(Subscription, {
      id: subscriptionId,
      creditorId,
      kind,
      debtorId,
      reference: body.reference,
      ...columns,
      firstPartial: body.firstPartial,
      lastPartial: body.lastPartial,
      ...paymentTermsColumns(body.paymentTerms ?? { kind: 'net_days', days: paymentTermsDays }),
      draftWindowDays: body.draftWindowDays,
      status: 'active',
      nextPeriodIndex: 0,
      nextPeriodFrom: startOn,
    });
    const owner = { creditorId, subscriptionId };
    await insertStandingLines(em, owner, { lines: body.lines, at: (index) => `/lines/${index}` });
    await insertOneOffLines(em, owner, { lines: body.oneOffLines, at: (index) => `/oneOffLines/${index}` });
    await checkAmount(em, subscriptionId);
    await send({
      kind: 'start_subscription',
      creditorId,
      workflowId: subscriptionWorkflowId(subscriptionId),
      payload: { kind, timeZone, ...columns },
    });
    return readSubscription(em, { creditorId, subscriptionId });
  },
});
