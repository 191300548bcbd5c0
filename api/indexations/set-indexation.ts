import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import { IndexTable } from '../../db/entities/index-table.ts';
import { IndexValue } from '../../db/entities/index-value.ts';
import { Indexation } from '../../db/entities/indexation.ts';
import { Creditor } from '../../db/entities/creditor.ts';
import type { EntityManager } from '../../db/orm.ts';
import { dropPlannedStep } from '../../db/indexations/planned-step.ts';
import { loadIndexation } from '../../db/indexations/load-indexation.ts';
import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, IndexationId, IndexTableId } from '../../domain/identifiers/ids.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import { nextStepDueOn } from '../../domain/indexations/indexation-steps.ts';
import { indexationWorkflowId } from '../../workflows/indexations/indexation.ts';
import { ApiProblem, invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { lockLiveSubscription } from '../subscriptions/lock-subscription.ts';
import { SUBSCRIPTION_PARAMS } from '../subscriptions/subscription-params.ts';
import { type GivenRule, indexationAnswer, indexationBody, ruleOf } from './indexation-fields.ts';
import { readIndexation } from './show-indexation.ts';

export const setIndexation = defineRoute({
  method: 'put',
  path: '/v1/subscriptions/{subscriptionId}/indexation',
  operationId: 'setIndexation',
  tag: 'Indexation',
  summary: 'Let the prices move once a year',
  description:
    "By a fixed percentage, or as an index has moved. Each step is announced to the debtor by mail so many days before, with old and new prices, and moves the prices that are the lines' own: on its day where a line is shared by days, else with the period that begins on it or next. A late announcement takes effect the notice later, never sooner. Takes the place of the rule before; what was announced stays. The rule that is there already stays as it is.",
  access: 'creditor',
  status: 200,
  params: SUBSCRIPTION_PARAMS,
  body: indexationBody,
  answer: indexationAnswer,
  problems: ['indexation_not_for_groups', 'subscription_over'],
  async handle({ em, creditorId, params, body, send }) {
    const { subscriptionId } = params;
    const { kind, charge, leadDays } = await lockLiveSubscription(em, { creditorId, subscriptionId });
    if (kind === 'group') {
      const detail = 'Its members are billed each by themselves: change its prices by a price change';
      throw new ApiProblem('indexation_not_for_groups', { detail });
    }
    const { rule, month, day, noticeDays } = body;
    // Else a period would be billed before the step that moves its prices is known.
    if (charge === 'advance' && noticeDays <= leadDays) {
      const message = `The subscription is billed ${leadDays} days ahead: the notice must be longer`;
      throw invalidField({ path: '/noticeDays', code: 'not_above_lead_days', message });
    }
    const indexTableId = await checkTable(em, { creditorId, rule });
    const { timeZone: zone } = await em.findOneOrFail(Creditor, { id: creditorId });
    const inTime = addDays(civilDateAt({ epochMs: Date.now(), zone }), noticeDays);
    const workflowId = indexationWorkflowId(subscriptionId);
    await send({ kind: 'wake_indexation', creditorId, workflowId, payload: {} });
    const present = await em.findOne(Indexation, { creditorId, subscriptionId, endedAt: null });
    if (present !== null && isPresentRule(present, { ...body, indexTableId, inTime })) {
      return readIndexation(em, subscriptionId);
    }
    // A step that the rule before has not announced yet is not put off by a year.
    const before = await loadIndexation(em, subscriptionId);
    const open = before === null ? inTime : nextStepDueOn(before.steps);
    const soonest = open < inTime ? open : inTime;
    await dropPlannedStep(em, subscriptionId);
    await em.nativeUpdate(Indexation, { creditorId, subscriptionId, endedAt: null }, { endedAt: new Date() });
    const given = ruleOf(rule);
    await em.insert(Indexation, {
      id: uuid() as IndexationId,
      creditorId,
      subscriptionId,
      kind: given.kind,
      percentMicro: given.kind === 'percent' ? given.percentMicro : null,
      indexTableId,
      baseMonth: given.kind === 'percent' ? null : given.baseMonth,
      floorPercentMicro: given.kind === 'percent' ? null : given.floorPercentMicro,
      capPercentMicro: given.kind === 'percent' ? null : given.capPercentMicro,
      month,
      day,
      noticeDays,
      fromOn: body.fromOn !== undefined && body.fromOn > soonest ? body.fromOn : soonest,
    });
    return readIndexation(em, subscriptionId);
  },
});

/** Whether what is given is the rule that is there: then nothing happens, or the year's step would be put off by setting it again. */
function isPresentRule(
  present: Indexation,
  {
    rule,
    indexTableId,
    fromOn,
    inTime,
    ...given
  }: z.output<typeof indexationBody> & { indexTableId: IndexTableId | null; inTime: CivilDate },
): boolean {
  const isSameDay = fromOn === undefined || fromOn === present.fromOn;
  const isNoSooner = fromOn !== undefined && fromOn < present.fromOn && inTime >= present.fromOn;
  const asked = ruleOf(rule);
  const isSameRule =
    asked.kind === 'percent'
      ? present.percentMicro === asked.percentMicro
      : present.indexTableId === indexTableId &&
        present.baseMonth === asked.baseMonth &&
        present.floorPercentMicro === asked.floorPercentMicro &&
        present.capPercentMicro === asked.capPercentMicro;
  return (
    (isSameDay || isNoSooner) &&
    isSameRule &&
    present.month === given.month &&
    present.day === given.day &&
    present.noticeDays === given.noticeDays
  );
}

/** @throws ApiProblem where the rule names an index table that is not there, or has no value of the base month. */
async function checkTable(
  em: EntityManager,
  { creditorId, rule }: { creditorId: CreditorId; rule: GivenRule },
): Promise<IndexTableId | null> {
  if (rule.kind === 'percent') return null;
  const table = await em.findOne(IndexTable, { creditorId, name: rule.table });
  if (table === null) {
    throw invalidField({ path: '/rule/table', code: 'not_found', message: 'There is no such index table' });
  }
  if ((await em.count(IndexValue, { indexTableId: table.id, month: rule.baseMonth })) === 0) {
    const message = `The index table has no value of ${rule.baseMonth}: import it first`;
    throw invalidField({ path: '/rule/baseMonth', code: 'index_value_missing', message });
  }
  return table.id;
}
