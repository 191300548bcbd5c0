import { z } from 'zod';
import { editLineEnd, versionsAt } from '../../db/lines/edit-line.ts';
import { isInForce } from '../../domain/lines/change-line.ts';
import { date } from '../http/fields.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { applyEdit, lockLines } from './apply-edit.ts';
import { changedLineAnswer, LINE_PARAMS } from './line-change-fields.ts';

export const endLine = defineRoute({
  method: 'post',
  path: '/v1/subscriptions/{subscriptionId}/lines/{position}/end',
  operationId: 'endLine',
  tag: 'Lines',
  summary: 'End a standing line',
  description:
    'Prorated it is charged through that day, and what is billed beyond it is given back on the next invoice. Not prorated it is charged through the period that the day lies in, or through what is billed. `effectiveOn` is the first day on which it is no longer charged.',
  access: 'creditor',
  status: 201,
  params: LINE_PARAMS,
  body: z
    .strictObject({
      on: date('2027-01-31').meta({ description: 'The last day of the line, included' }),
      prorated: z.boolean().optional().meta({ description: 'As the line is on that day where it is left out' }),
    })
    .meta({ id: 'LineEnd' }),
  answer: changedLineAnswer,
  problems: [
    'change_too_late',
    'credit_exceeds_invoice',
    'last_period_billed',
    'line_not_in_force',
    'period_awaits_approval',
    'subscription_over',
  ],
  async handle(call) {
    const { params, body } = call;
    const { on } = body;
    const holder = await lockLines(call, params.subscriptionId);
    const before = versionsAt(holder, params.position);
    if (before.length === 0) throw notFound();
    const prorated = body.prorated ?? before.find((version) => isInForce(version, on))?.prorated ?? false;
    const edit = editLineEnd(holder, { before, on, prorated, nowMs: Date.now() });
    return applyEdit(call, { edit, dayPath: '/on' });
  },
});
