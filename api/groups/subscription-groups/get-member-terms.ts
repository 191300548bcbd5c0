import { notFound } from '../../http/problem.ts';
import { defineRoute } from '../../http/route.ts';
import { lockSubscription } from '../../subscriptions/lock-subscription.ts';
import { groupSubscription } from './group-subscription.ts';
import { findMemberTerms, MEMBER_TERMS_PARAMS, memberTermsAnswer, showMemberTerms } from './member-terms-fields.ts';

export const getMemberTerms = defineRoute({
  method: 'get',
  path: '/v1/subscriptions/{subscriptionId}/member-terms/{debtorId}',
  operationId: 'getMemberTerms',
  tag: 'Subscription groups',
  summary: 'Read what one debtor of a subscription group has of their own',
  access: 'creditor',
  status: 200,
  params: MEMBER_TERMS_PARAMS,
  answer: memberTermsAnswer,
  problems: ['not_a_group'],
  hold: ({ em, creditorId, params: { subscriptionId } }) => lockSubscription(em, { creditorId, subscriptionId }),
  async handle({ em, creditorId, params: { subscriptionId, debtorId } }) {
    await groupSubscription(em, { creditorId, subscriptionId });
    const [terms] = await findMemberTerms(em, { creditorId, subscriptionId, debtorId, limit: 1 });
    if (terms === undefined) throw notFound();
    return showMemberTerms(terms);
  },
});
