import { z } from 'zod';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../../http/pages.ts';
import { defineRoute } from '../../http/route.ts';
import { SUBSCRIPTION_PARAMS } from '../../subscriptions/subscription-params.ts';
import { groupSubscription } from './group-subscription.ts';
import { findMemberTerms, memberTermsAnswer, showMemberTerms } from './member-terms-fields.ts';

export const listMemberTerms = defineRoute({
  method: 'get',
  path: '/v1/subscriptions/{subscriptionId}/member-terms',
  operationId: 'listMemberTerms',
  tag: 'Subscription groups',
  summary: 'List what debtors of a subscription group have of their own',
  access: 'creditor',
  status: 200,
  params: SUBSCRIPTION_PARAMS,
  query: z.strictObject(PAGE_QUERY),
  answer: pageOf(memberTermsAnswer),
  async handle({ em, creditorId, params, query }) {
    await groupSubscription(em, { creditorId, ...params });
    const page = { after: afterId(query), limit: query.limit + 1 };
    return toPage(await findMemberTerms(em, { creditorId, ...params, ...page }), query, showMemberTerms);
  },
});
