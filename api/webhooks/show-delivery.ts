import type { z } from 'zod';
import { TEST_TYPE } from '../../activities/webhooks/webhook-body.ts';
import { type ListedDelivery, listDeliveries } from '../../db/webhooks/webhook-deliveries.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { WebhookDeliveryId, WebhookEndpointId } from '../../domain/identifiers/ids.ts';
import { isoInstant, isoInstantOrNull } from '../http/fields.ts';
import { notFound } from '../http/problem.ts';
import type { webhookDeliveryAnswer } from './webhook-fields.ts';

export const showDelivery = ({
  type,
  nextTryAt,
  createdAt,
  doneAt,
  attempts,
  ...delivery
}: ListedDelivery): z.input<typeof webhookDeliveryAnswer> => ({
  ...delivery,
  type: type ?? TEST_TYPE,
  nextTryAt: isoInstantOrNull(nextTryAt),
  createdAt: isoInstant(createdAt),
  doneAt: isoInstantOrNull(doneAt),
  attempts: attempts.map((attempt) => ({ ...attempt, at: isoInstant(attempt.at) })),
});

/** @throws ApiProblem 404 */
export async function readDelivery(
  em: EntityManager,
  { endpointId, deliveryId }: { endpointId: WebhookEndpointId; deliveryId: WebhookDeliveryId },
): Promise<z.input<typeof webhookDeliveryAnswer>> {
  const [delivery] = await listDeliveries(em, { endpointId, where: 'd.id = ?', values: [deliveryId], limit: 1 });
  if (delivery === undefined) throw notFound();
  return showDelivery(delivery);
}
