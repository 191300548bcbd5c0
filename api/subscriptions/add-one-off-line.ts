import { OneOffLine } from '../../db/entities/one-off-line.ts';
import { subscriptionWorkflowId } from '../../workflows/subscription.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { checkAmount } from './check-amount.ts';
import { insertOneOffLines } from './insert-lines.ts';
import { lineBody } from './line-fields.ts';
import { lockLiveSubscription } from './lock-subscription.ts';
import { oneOffLineAnswer, showOneOffLine } from './one-off-line-fields.ts';
import { priceLines } from './price-lines.ts';
import { SUBSCRIPTION_PARAMS } from './subscription-params.ts';

/** As many as fit on an invoice that somebody reads. */
const MAX_WAITING = 500;

export const addOneOffLine = defineRoute({
  method: 'post',
  path: '/v1/subscriptions/{subscriptionId}/one-off-lines',
  operationId: 'addOneOffLine',
  tag: 'Subscriptions',
  summary: 'Add a one-off line',
  description: 'Charged once, on the next invoice.',
  access: 'creditor',
  needsTemporal: true,
  status: 201,
  params: SUBSCRIPTION_PARAMS,
  body: lineBody,
  answer: oneOffLineAnswer,
  problems: ['amount_too_large', 'subscription_over', 'too_many_one_off_lines'],
  async handle({ em, creditorId, params, body, send }) {
    const { subscriptionId } = params;
    await lockLiveSubscription(em, { creditorId, subscriptionId });
    if ((await em.count(OneOffLine, { subscriptionId, invoiceId: null })) >= MAX_WAITING) {
      throw new ApiProblem('too_many_one_off_lines', { detail: `At most ${MAX_WAITING} may wait for one invoice` });
    }
    const lines = await priceLines(em, { creditorId, lines: [body], path: '' });
    const [oneOffLineId] = await insertOneOffLines(em, { creditorId, subscriptionId }, lines);
    if (oneOffLineId === undefined) throw new Error('no line was inserted');
    await checkAmount(em, subscriptionId);
    const workflowId = subscriptionWorkflowId(subscriptionId);
    await send({ kind: 'add_one_off_line', creditorId, workflowId, payload: { oneOffLineId } });
    return showOneOffLine(await em.findOneOrFail(OneOffLine, { id: oneOffLineId }));
  },
});
