import { LockMode } from '@mikro-orm/core';
import { Subscription } from '../../db/entities/subscription.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { ApiProblem, notFound } from '../http/problem.ts';

/** As `lockLiveSubscription`, of one that may be over. @throws ApiProblem 404 where the creditor has none such. */
export async function lockSubscription(
  em: EntityManager,
  { creditorId, subscriptionId }: { creditorId: CreditorId; subscriptionId: SubscriptionId },
): Promise<Subscription> {
  const subscription = await em.findOne(
    Subscription,
    { id: subscriptionId, creditorId },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (subscription === null) throw notFound();
  return subscription;
}

/**
 * Holds a subscription until the transaction ends: by the same lock as the drafting of an invoice, so that a command comes before
 * an invoice or after it and never in between.
 * @throws ApiProblem 404 where the creditor has none such, 409 where it is over.
 */
export async function lockLiveSubscription(
  em: EntityManager,
  { creditorId, subscriptionId }: { creditorId: CreditorId; subscriptionId: SubscriptionId },
): Promise<Subscription> {
  const subscription = await lockSubscription(em, { creditorId, subscriptionId });
  const { status } = subscription;
  if (status === 'ended' || status === 'cancelled') {
    throw new ApiProblem('subscription_over', { detail: `The subscription has been ${status}` });
  }
  return subscription;
}
