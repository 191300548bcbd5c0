import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { Creditor } from '../../db/entities/creditor.ts';
import { Delivery } from '../../db/entities/delivery.ts';
import type { DeliveryId } from '../../domain/ids.ts';
import { deliveryWorkflowId } from '../../workflows/delivery.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { waitForAnswers } from '../outbox/wait-for-answers.ts';

export const closeDelivery = defineRoute({
  method: 'post',
  path: '/v1/deliveries',
  operationId: 'closeDelivery',
  tag: 'Betalingsservice',
  summary: 'Gather the queued collections into a delivery now',
  description:
    'Waits up to ten seconds. `under_way`: read the delivery by its id later. Without it the queue is gathered before each deadline.',
  access: 'creditor',
  needsTemporal: true,
  status: 202,
  answer: z
    .strictObject({
      deliveryId: z.string().nullable().meta({ description: 'Null where nothing was queued' }),
      state: z.enum(['closed', 'nothing_queued', 'under_way']),
    })
    .meta({ id: 'ClosedDelivery' }),
  problems: ['betalingsservice_not_set_up'],
  async handle({ em, creditorId, send }) {
    const { pbsNumber } = await em.findOneOrFail(Creditor, { id: creditorId });
    if (pbsNumber === null) throw new ApiProblem('betalingsservice_not_set_up');
    const deliveryId = uuid() as DeliveryId;
    await send({
      kind: 'close_delivery',
      creditorId,
      workflowId: deliveryWorkflowId(creditorId),
      payload: { deliveryId },
    });
    return { deliveryId, state: 'under_way' as const };
  },
  async complete(answer, { delivered, em, temporal }) {
    const answers = await waitForAnswers(temporal, delivered);
    if ((await em.count(Delivery, { id: answer.deliveryId as DeliveryId })) > 0)
      return { ...answer, state: 'closed' as const };
    return answers.size > 0 ? { deliveryId: null, state: 'nothing_queued' as const } : answer;
  },
});
