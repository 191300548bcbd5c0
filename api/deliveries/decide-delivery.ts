import { LockMode } from '@mikro-orm/core';
import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import { Delivery } from '../../db/entities/delivery.ts';
import { DeliveryDecision } from '../../db/entities/delivery-decision.ts';
import { noteReceived, noteSendAgain } from '../../db/deliveries/note-hand-over.ts';
import type { DeliveryDecisionKind } from '../../db/words/deliveries.ts';
import type { DeliveryDecisionId, DeliveryId } from '../../domain/identifiers/ids.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import type { Writing } from '../http/route.ts';
import { DELIVERY_COLUMNS, type deliveryAnswer, showDelivery } from './delivery-fields.ts';
import { wakeHandOver } from './wake-hand-over.ts';

/**
 * Stores what a person has found out about a delivery in doubt, and has its workflow look again. @throws ApiProblem 404 where the
 * creditor has none such, `delivery_not_in_doubt` where nobody has to decide.
 */
export async function decideDelivery(
  writing: Writing,
  { deliveryId, decision }: { deliveryId: DeliveryId; decision: DeliveryDecisionKind },
): Promise<z.input<typeof deliveryAnswer>> {
  const { em, creditorId } = writing;
  const where = { id: deliveryId, creditorId };
  const delivery = await em.findOne(Delivery, where, {
    lockMode: LockMode.PESSIMISTIC_WRITE,
    fields: ['doubt', 'status'],
  });
  if (delivery === null) throw notFound();
  const { doubt, status } = delivery;
  if (doubt === null) throw new ApiProblem('delivery_not_in_doubt', { detail: `The delivery is ${status}` });
  await em.insert(DeliveryDecision, { id: uuid() as DeliveryDecisionId, creditorId, deliveryId, doubt, decision });
  if (decision === 'confirmed') await noteReceived(em, { deliveryId, from: ['in_doubt'] });
  else await noteSendAgain(em, deliveryId);
  await wakeHandOver(writing, deliveryId);
  const decided = await em.findOneOrFail(Delivery, where, { fields: DELIVERY_COLUMNS, refresh: true });
  return showDelivery(decided);
}
