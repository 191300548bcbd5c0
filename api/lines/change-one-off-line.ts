import { z } from 'zod';
import { Subscription } from '../../db/entities/subscription.ts';
import { refuseUntaken } from './refuse-untaken.ts';
import { subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import { anyUnitPrice, date, lineText, quantity, vatCode } from '../http/fields.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { withoutUndefined } from '../http/without-undefined.ts';
import { checkAmount } from '../subscriptions/check-amount.ts';
import { lockUnbilledLine, ONE_OFF_LINE_PARAMS } from './lock-one-off-line.ts';
import { oneOffLineAnswer, showOneOffLine } from './one-off-line-fields.ts';

export const changeOneOffLine = defineRoute({
  method: 'patch',
  path: '/v1/subscriptions/{subscriptionId}/one-off-lines/{oneOffLineId}',
  operationId: 'changeOneOffLine',
  tag: 'Subscriptions',
  summary: 'Change a one-off line while it is not billed',
  description: 'What is left out stays.',
  access: 'creditor',
  needsTemporal: true,
  status: 200,
  params: ONE_OFF_LINE_PARAMS,
  body: z
    .strictObject({
      text: lineText().optional(),
      quantity: quantity().optional(),
      unitPrice: anyUnitPrice().optional(),
      vatCode: vatCode().optional(),
      chargeOn: date().nullable().optional(),
    })
    .meta({ id: 'OneOffLineChange' }),
  answer: oneOffLineAnswer,
  problems: [
    'amount_too_large',
    'last_period_billed',
    'one_off_line_billed',
    'one_off_line_carried',
    'one_off_line_in_draft',
    'one_off_line_withdrawn',
    'subscription_over',
  ],
  async handle({ em, creditorId, params, body, send }) {
    const { subscriptionId } = params;
    const line = await lockUnbilledLine(em, { creditorId, ...params });
    if (line.withdrawnAt !== null) throw new ApiProblem('one_off_line_withdrawn', { detail: 'Add a new one instead' });
    const { quantity: quantityMicro, unitPrice: unitPriceMicro, ...rest } = body;
    em.assign(line, withoutUndefined({ ...rest, quantityMicro, unitPriceMicro }));
    await em.flush();
    if (body.chargeOn !== undefined) {
      const subscription = await em.findOneOrFail(Subscription, { id: subscriptionId, creditorId });
      await refuseUntaken(em, { subscription, debtorId: line.debtorId, chargeOn: body.chargeOn });
    }
    await checkAmount(em, subscriptionId);
    await send({ kind: 'reconsider', creditorId, workflowId: subscriptionWorkflowId(subscriptionId), payload: {} });
    return showOneOffLine(line);
  },
});
