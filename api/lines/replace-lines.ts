import { StandingLine } from '../../db/entities/standing-line.ts';
import type { Subscription } from '../../db/entities/subscription.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import { invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { checkAmount } from '../subscriptions/check-amount.ts';
import { keepAnnouncedSteps } from './keep-announced-steps.ts';
import { insertStandingLines } from './insert-lines.ts';
import { linesBody, type StandingLineBody } from './line-fields.ts';
import { lockLiveSubscription } from '../subscriptions/lock-subscription.ts';
import { readSubscription } from '../subscriptions/show-subscription.ts';
import { subscriptionDetailAnswer } from '../subscriptions/subscription-fields.ts';
import { SUBSCRIPTION_PARAMS } from '../subscriptions/subscription-params.ts';

export const replaceLines = defineRoute({
  method: 'put',
  path: '/v1/subscriptions/{subscriptionId}/lines',
  operationId: 'replaceLines',
  tag: 'Subscriptions',
  summary: 'Replace the standing lines',
  description:
    'From the next period that has not been billed. A yearly step that has been announced moves the new lines as the debtor was told.',
  access: 'creditor',
  needsTemporal: true,
  status: 200,
  params: SUBSCRIPTION_PARAMS,
  body: linesBody,
  answer: subscriptionDetailAnswer,
  problems: ['amount_too_large', 'announced_step', 'subscription_over'],
  async handle({ em, creditorId, params, body, send }) {
    const { subscriptionId } = params;
    const subscription = await lockLiveSubscription(em, { creditorId, subscriptionId });
    await replaceStandingLines(em, { subscription, lines: body.lines });
    await send({ kind: 'replace_lines', creditorId, workflowId: subscriptionWorkflowId(subscriptionId), payload: {} });
    return readSubscription(em, { creditorId, subscriptionId });
  },
});

/** Puts other standing lines into force for a subscription that is held. @throws ApiProblem where they cannot be charged so. */
export async function replaceStandingLines(
  em: EntityManager,
  {
    subscription: { id: subscriptionId, creditorId, nextPeriodIndex, nextPeriodFrom, reactivatesId },
    lines,
  }: { subscription: Subscription; lines: readonly StandingLineBody[] },
): Promise<void> {
  const before = await em.find(StandingLine, { creditorId, subscriptionId, replacedAt: null });
  const itemsBefore = before.map(({ itemId }) => itemId);
  await em.nativeUpdate(StandingLine, { creditorId, subscriptionId, replacedAt: null }, { replacedAt: new Date() });
  // One that goes on from another has prices of its own from its first day on: they were agreed then, not before.
  const isNew = nextPeriodIndex === 0 && reactivatesId === null;
  const inForce = (line: StandingLineBody, index: number) =>
    notBefore(line, { from: nextPeriodFrom, path: `/lines/${index}/validTo` });
  await insertStandingLines(
    em,
    { creditorId, subscriptionId },
    { lines: isNew ? lines : lines.map(inForce), at: (index) => `/lines/${index}`, itemsBefore },
  );
  await keepAnnouncedSteps({ em, creditorId }, { subscriptionId, nowMs: Date.now() });
  await checkAmount(em, subscriptionId);
}

/** What is billed was billed by other lines: these are said to be in force from where they count. */
function notBefore(line: StandingLineBody, { from, path }: { from: CivilDate; path: string }): StandingLineBody {
  const { validFrom, validTo } = line;
  if (validTo !== null && validTo < from) {
    throw invalidField({ path, code: 'already_over', message: `The next period that is not billed begins on ${from}` });
  }
  return { ...line, validFrom: validFrom === null || validFrom < from ? from : validFrom };
}
