import { StandingLine } from '../../db/entities/standing-line.ts';
import { todayOf, versionsAt } from '../../db/lines/edit-line.ts';
import { loadLineHolders } from '../../db/lines/load-line-holders.ts';
import { writeAdjustments } from '../../db/lines/write-line-edits.ts';
import { changeDay } from '../../domain/lines/change-day.ts';
import { ApiProblem, invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { insertStandingLines } from './insert-lines.ts';
import { MAX_LINES, standingLineBody } from './line-fields.ts';
import { SUBSCRIPTION_PARAMS } from '../subscriptions/subscription-params.ts';
import { finishEdit, lockLines } from './apply-edit.ts';
import { changedLineAnswer } from './line-change-fields.ts';
import { refusedEdit } from './refuse-edit.ts';

export const addLine = defineRoute({
  method: 'post',
  path: '/v1/subscriptions/{subscriptionId}/lines',
  operationId: 'addLine',
  tag: 'Lines',
  summary: 'Add a standing line',
  description:
    'From `validFrom`, or from the next period that is not billed. Prorated from a day within a period that is billed already, its days are charged on the next invoice; not prorated it counts from the next period that is not billed, and `effectiveOn` says which.',
  access: 'creditor',
  status: 201,
  params: SUBSCRIPTION_PARAMS,
  body: standingLineBody,
  answer: changedLineAnswer,
  problems: [
    'amount_too_large',
    'change_too_late',
    'credit_exceeds_invoice',
    'last_period_billed',
    'period_awaits_approval',
    'subscription_over',
    'too_many_lines',
  ],
  async handle(call) {
    const { em, creditorId, params, body } = call;
    const { subscriptionId } = params;
    const holder = await lockLines(call, subscriptionId);
    const { versions, nextPeriodFrom } = holder;
    const live = versions.filter(({ validTo }) => validTo === null || validTo >= nextPeriodFrom);
    if (new Set(live.map(({ position }) => position)).size >= MAX_LINES) throw new ApiProblem('too_many_lines');
    const day = changeDay(holder.settled, {
      effective: { kind: 'date', on: body.validFrom ?? nextPeriodFrom },
      prorated: body.prorated && body.validFrom !== null,
      today: todayOf(holder, Date.now()),
    });
    if ('refusal' in day) throw refusedEdit(day, '/validFrom');
    const { on } = day;
    if (body.validTo !== null && body.validTo < on) {
      throw invalidField({ path: '/validTo', code: 'end_before_start', message: `The line would begin on ${on}` });
    }
    const [last] = await em.find(
      StandingLine,
      { creditorId, subscriptionId },
      { orderBy: { position: 'desc' }, limit: 1 },
    );
    const position = (last?.position ?? 0) + 1;
    const line = { ...body, validFrom: on };
    await insertStandingLines(
      em,
      { creditorId, subscriptionId },
      { lines: [line], at: () => '', firstPosition: position },
    );
    const [changed] = await loadLineHolders(em, { creditorId, subscriptionIds: [subscriptionId], lock: false });
    if (changed === undefined) throw new Error(`there is no subscription ${subscriptionId}`);
    const edit = { holder: changed, before: [], after: versionsAt(changed, position), from: on };
    return finishEdit(call, { edit, written: await writeAdjustments(em, { creditorId, edits: [edit] }) });
  },
});
