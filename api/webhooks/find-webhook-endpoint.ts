import { LockMode } from '@mikro-orm/core';
import { WebhookEndpoint } from '../../db/entities/webhook-endpoint.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, WebhookEndpointId } from '../../domain/identifiers/ids.ts';
import { notFound } from '../http/problem.ts';

/** A creditor's endpoint; with `lock` nobody else changes it or its secrets until the transaction ends. @throws ApiProblem 404 */
export async function findWebhookEndpoint(
  em: EntityManager,
  {
    creditorId,
    webhookEndpointId,
    lock = false,
  }: { creditorId: CreditorId; webhookEndpointId: WebhookEndpointId; lock?: boolean },
): Promise<WebhookEndpoint> {
  const endpoint = await em.findOne(
    WebhookEndpoint,
    { id: webhookEndpointId, creditorId },
    lock ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {},
  );
  if (endpoint === null) throw notFound();
  return endpoint;
}
