import { loadTakenSteps } from '../../db/indexations/load-taken-steps.ts';
import { editLine, todayOf, versionsAt } from '../../db/lines/edit-line.ts';
import { contradictedStep } from '../../domain/indexations/contradicted-step.ts';
import type { MovedLine } from '../../domain/indexations/price-after-step.ts';
import { formatMicro } from '../../domain/money/decimal.ts';
import { ApiProblem, invalidField, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { applyEdit, lockLines } from './apply-edit.ts';
import { changedLineAnswer, changeLineBody, changeOf, effectiveOf, LINE_PARAMS } from './line-change-fields.ts';

export const changeLine = defineRoute({
  method: 'post',
  path: '/v1/subscriptions/{subscriptionId}/lines/{position}/changes',
  operationId: 'changeLine',
  tag: 'Lines',
  summary: 'Change a standing line from a day on',
  description:
    'The version in force ends the day before, and a new one begins. What is known to change later stays: each field counts until the next change of it. Prorated within a period that is billed already, the difference of its days is charged or given back on the next invoice; not prorated it counts from the next period that is not billed, and `effectiveOn` says which. A price for a day up to a step that has been announced is refused, unless it is the one before or after the step: ask for a later day.',
  access: 'creditor',
  status: 201,
  params: LINE_PARAMS,
  body: changeLineBody,
  answer: changedLineAnswer,
  problems: [
    'amount_too_large',
    'announced_step',
    'change_too_late',
    'credit_exceeds_invoice',
    'last_period_billed',
    'line_not_in_force',
    'period_awaits_approval',
    'subscription_over',
  ],
  async handle(call) {
    const { params, body } = call;
    const holder = await lockLines(call, params.subscriptionId);
    const before = versionsAt(holder, params.position);
    if (before.length === 0) throw notFound();
    if (body.text === null && before.some(({ itemId }) => itemId === null)) {
      throw invalidField({ path: '/text', code: 'required', message: 'Needed where no item is named' });
    }
    const nowMs = Date.now();
    const edit = editLine(holder, {
      before,
      change: changeOf(body),
      effective: effectiveOf(body),
      prorated: body.prorated,
      nowMs,
    });
    if (!('refusal' in edit)) {
      const taken = (await loadTakenSteps(call.em, [params.subscriptionId])).get(params.subscriptionId) ?? [];
      const step = contradictedStep(edit, { taken, today: todayOf(holder, nowMs) });
      if (step !== null) throw announcedBefore(step);
    }
    return applyEdit(call, { edit, dayPath: body.effective === 'date' ? '/on' : '/effective' });
  },
});

function announcedBefore({ position, effectiveOn, newUnitPriceMicro }: MovedLine): ApiProblem {
  const price = formatMicro(newUnitPriceMicro);
  const detail = `Line ${position} costs ${price} from ${effectiveOn}, as was announced, and another price until then would end with that day: ask for a later day`;
  return new ApiProblem('announced_step', { detail });
}
