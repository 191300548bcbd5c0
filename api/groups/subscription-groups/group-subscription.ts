import { z } from 'zod';
import { Subscription } from '../../../db/entities/subscription.ts';
import type { EntityManager } from '../../../db/orm.ts';
import type { CreditorId, SubscriptionGroupMemberId, SubscriptionId } from '../../../domain/identifiers/ids.ts';
import { id } from '../../http/fields.ts';
import { ApiProblem, notFound } from '../../http/problem.ts';
import { IN_SUBSCRIPTION_GROUP, type MembershipOwner } from '../memberships/membership-kinds.ts';
import { lockLiveSubscription } from '../../subscriptions/lock-subscription.ts';

export const SUBSCRIPTION_MEMBER_PARAMS = z.strictObject({
  subscriptionId: id<SubscriptionId>(),
  memberId: id<SubscriptionGroupMemberId>(),
});

/**
 * The subscription as one that has members. With `lock` it is live, and held by the same lock as its billing until the transaction ends.
 * @throws ApiProblem 404 where the creditor has none such; 409 where it is on one debtor; with `lock` also where it is over.
 */
export async function groupSubscription(
  em: EntityManager,
  {
    creditorId,
    subscriptionId,
    lock = false,
  }: { creditorId: CreditorId; subscriptionId: SubscriptionId; lock?: boolean },
): Promise<MembershipOwner> {
  const subscription = lock
    ? await lockLiveSubscription(em, { creditorId, subscriptionId })
    : await em.findOne(Subscription, { id: subscriptionId, creditorId });
  if (subscription === null) throw notFound();
  if (subscription.kind !== 'group') throw new ApiProblem('not_a_group');
  return { kind: IN_SUBSCRIPTION_GROUP, creditorId, ownerId: subscriptionId };
}
