import { OneOffLine } from '../../db/entities/one-off-line.ts';
import { subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { checkAmount } from '../subscriptions/check-amount.ts';
import { MAX_WAITING } from './line-fields.ts';
import { insertOneOffLines } from './insert-lines.ts';
import { oneOffLineBody } from './line-fields.ts';
import { lockLiveSubscription } from '../subscriptions/lock-subscription.ts';
import { oneOffLineAnswer, showOneOffLine } from './one-off-line-fields.ts';
import { checkMember } from '../subscriptions/check-member.ts';
import { refuseUntaken } from './refuse-untaken.ts';
import { SUBSCRIPTION_PARAMS } from '../subscriptions/subscription-params.ts';

export const addOneOffLine = defineRoute({
  method: 'post',
  path: '/v1/subscriptions/{subscriptionId}/one-off-lines',
  operationId: 'addOneOffLine',
  tag: 'Subscriptions',
  summary: 'Add a one-off line',
  description:
    'Charged once: on the next invoice, or on the first one of a day or later; refused where none will come. Below zero it is a rebate; a total below zero is carried to the next invoice.',
  access: 'creditor',
  needsTemporal: true,
  status: 201,
  params: SUBSCRIPTION_PARAMS,
  body: oneOffLineBody,
  answer: oneOffLineAnswer,
  problems: ['amount_too_large', 'last_period_billed', 'subscription_over', 'too_many_one_off_lines'],
  async handle({ em, creditorId, params, body, send }) {
    const { subscriptionId } = params;
    const subscription = await lockLiveSubscription(em, { creditorId, subscriptionId });
    const { kind } = subscription;
    await checkMember(em, { creditorId, kind, debtorId: body.debtorId, path: '/debtorId' });
    await refuseUntaken(em, { subscription, debtorId: body.debtorId, chargeOn: body.chargeOn });
    if (
      (await em.count(OneOffLine, { subscriptionId, debtorId: body.debtorId, invoiceId: null, withdrawnAt: null })) >=
      MAX_WAITING
    ) {
      throw new ApiProblem('too_many_one_off_lines', { detail: `At most ${MAX_WAITING} may wait for one invoice` });
    }
    const [oneOffLineId] = await insertOneOffLines(em, { creditorId, subscriptionId }, { lines: [body], at: () => '' });
    if (oneOffLineId === undefined) throw new Error('no line was inserted');
    await checkAmount(em, subscriptionId);
    const workflowId = subscriptionWorkflowId(subscriptionId);
    await send({ kind: 'add_one_off_line', creditorId, workflowId, payload: { oneOffLineId } });
    return showOneOffLine(await em.findOneOrFail(OneOffLine, { id: oneOffLineId }));
  },
});
