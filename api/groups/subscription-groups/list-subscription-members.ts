import { pageOf } from '../../http/pages.ts';
import { defineRoute } from '../../http/route.ts';
import { listMemberships, showMember } from '../memberships/find-memberships.ts';
import { subscriptionMemberListed } from '../memberships/listed-member-fields.ts';
import { MEMBERS_QUERY } from '../memberships/member-fields.ts';
import { SUBSCRIPTION_PARAMS } from '../../subscriptions/subscription-params.ts';
import { groupSubscription } from './group-subscription.ts';

export const listSubscriptionMembers = defineRoute({
  method: 'get',
  path: '/v1/subscriptions/{subscriptionId}/members',
  operationId: 'listSubscriptionMembers',
  tag: 'Subscription groups',
  summary: 'List the memberships of a subscription group, ended ones too',
  access: 'creditor',
  status: 200,
  params: SUBSCRIPTION_PARAMS,
  query: MEMBERS_QUERY,
  answer: pageOf(subscriptionMemberListed),
  handle: async ({ em, creditorId, params, query }) =>
    listMemberships(
      em,
      await groupSubscription(em, { creditorId, ...params }),
      query,
      ({ owner: reference, customerNumber, memberGroup: debtorGroup, ...member }) => ({
        ...showMember(member),
        reference,
        customerNumber,
        debtorGroup,
      }),
    ),
});
