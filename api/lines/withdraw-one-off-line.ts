import { subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import { defineRoute } from '../http/route.ts';
import { lockLineToWithdraw, ONE_OFF_LINE_PARAMS } from './lock-one-off-line.ts';
import { oneOffLineAnswer, showOneOffLine } from './one-off-line-fields.ts';

export const withdrawOneOffLine = defineRoute({
  method: 'delete',
  path: '/v1/subscriptions/{subscriptionId}/one-off-lines/{oneOffLineId}',
  operationId: 'withdrawOneOffLine',
  tag: 'Subscriptions',
  summary: 'Withdraw a one-off line while it is not billed',
  description:
    'It is never charged, and stays in the list. Asked twice, it is withdrawn once. What is carried from another invoice can be withdrawn only when the subscription is over, by somebody who has given it back in another way.',
  access: 'creditor',
  needsTemporal: true,
  status: 200,
  params: ONE_OFF_LINE_PARAMS,
  answer: oneOffLineAnswer,
  problems: ['one_off_line_billed', 'one_off_line_carried', 'one_off_line_in_draft'],
  async handle({ em, creditorId, params, send }) {
    const line = await lockLineToWithdraw(em, { creditorId, ...params });
    em.assign(line, { withdrawnAt: line.withdrawnAt ?? new Date() });
    await em.flush();
    const workflowId = subscriptionWorkflowId(params.subscriptionId);
    await send({ kind: 'reconsider', creditorId, workflowId, payload: {} });
    return showOneOffLine(line);
  },
});
