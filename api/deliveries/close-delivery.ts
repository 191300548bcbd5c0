import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { Creditor } from '../../db/entities/creditor.ts';
import { Delivery } from '../../db/entities/delivery.ts';
import type { DeliveryId } from '../../domain/identifiers/ids.ts';
import { deliveryWorkflowId } from '../../workflows/deliveries/delivery.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { waitForAnswers } from '../outbox/wait-for-answers.ts';

export const closeDelivery = defineRoute({
  method: 'post',
  path: '/v1/deliveries',
  operationId: 'closeDelivery',
  tag: 'Betalingsservice',
  summary: 'Gather what is queued into deliveries now: collections into one, registrations of mandates into another',
  description:
    'Waits up to ten seconds. `under_way`: read the deliveries by their ids later. Without it the queues are gathered before each deadline.',
  access: 'creditor',
  needsTemporal: true,
  status: 202,
  answer: z
    .strictObject({
      deliveryId: z.string().nullable().meta({ description: 'Of collections; null where none was queued' }),
      registrationsDeliveryId: z.string().nullable().meta({ description: 'Null where no registration was queued' }),
      state: z.enum(['closed', 'nothing_queued', 'under_way']),
    })
    .meta({ id: 'ClosedDelivery' }),
  problems: ['betalingsservice_not_set_up'],
  async handle({ em, creditorId, send }) {
    const { pbsNumber } = await em.findOneOrFail(Creditor, { id: creditorId });
    if (pbsNumber === null) throw new ApiProblem('betalingsservice_not_set_up');
    const deliveryId = uuid() as DeliveryId;
    const registrationsDeliveryId = uuid() as DeliveryId;
    await send({
      kind: 'close_delivery',
      creditorId,
      workflowId: deliveryWorkflowId(creditorId),
      payload: { deliveryId, registrationsDeliveryId },
    });
    return { deliveryId, registrationsDeliveryId, state: 'under_way' as const };
  },
  async complete(answer, { delivered, em, temporal }) {
    const answers = await waitForAnswers(temporal, delivered);
    if (answers.size === 0) return answer;
    const closedOnly = async (id: string | null) =>
      (await em.count(Delivery, { id: id as DeliveryId })) > 0 ? id : null;
    const deliveryId = await closedOnly(answer.deliveryId);
    const registrationsDeliveryId = await closedOnly(answer.registrationsDeliveryId);
    const isClosed = deliveryId !== null || registrationsDeliveryId !== null;
    const state = isClosed ? ('closed' as const) : ('nothing_queued' as const);
    return { deliveryId, registrationsDeliveryId, state };
  },
});
