import { SubscriptionMemberTerms } from '../../../db/entities/subscription-member-terms.ts';
import { notFound } from '../../http/problem.ts';
import { defineRoute } from '../../http/route.ts';
import { groupSubscription } from './group-subscription.ts';
import { findMemberTerms, MEMBER_TERMS_PARAMS, memberTermsAnswer, showMemberTerms } from './member-terms-fields.ts';

export const deleteMemberTerms = defineRoute({
  method: 'delete',
  path: '/v1/subscriptions/{subscriptionId}/member-terms/{debtorId}',
  operationId: 'deleteMemberTerms',
  tag: 'Subscription groups',
  summary: 'Bill a debtor of a subscription group as the others',
  description: 'From the next period that has not been billed. Answers the terms as they were.',
  access: 'creditor',
  status: 200,
  params: MEMBER_TERMS_PARAMS,
  answer: memberTermsAnswer,
  problems: ['subscription_over'],
  async handle({ em, creditorId, params: { subscriptionId, debtorId } }) {
    await groupSubscription(em, { creditorId, subscriptionId, lock: true });
    const [terms] = await findMemberTerms(em, { creditorId, subscriptionId, debtorId, limit: 1 });
    if (terms === undefined) throw notFound();
    await em.nativeDelete(SubscriptionMemberTerms, { creditorId, subscriptionId, debtorId });
    return showMemberTerms(terms);
  },
});
