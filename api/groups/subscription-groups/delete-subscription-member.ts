import { addDays, civilDate } from '../../../domain/calendar/calendar.ts';
import type { DebtorId } from '../../../domain/identifiers/ids.ts';
import { defineRoute } from '../../http/route.ts';
import { deleteMember } from '../memberships/delete-member.ts';
import { endedMemberAnswer, findNotCredited } from '../memberships/find-not-credited.ts';
import { groupSubscription, SUBSCRIPTION_MEMBER_PARAMS } from './group-subscription.ts';

export const deleteSubscriptionMember = defineRoute({
  method: 'delete',
  path: '/v1/subscriptions/{subscriptionId}/members/{memberId}',
  operationId: 'deleteSubscriptionMember',
  tag: 'Subscription groups',
  summary: 'Delete a membership of a subscription group that was a mistake',
  description:
    'One that ends gets its last day instead. What is billed stays: `notCredited` says what that is and how it is credited. Answers the membership as it was.',
  access: 'creditor',
  status: 200,
  params: SUBSCRIPTION_MEMBER_PARAMS,
  answer: endedMemberAnswer,
  problems: ['subscription_over'],
  async handle({ em, creditorId, params: { subscriptionId, memberId } }) {
    const owner = await groupSubscription(em, { creditorId, subscriptionId, lock: true });
    const member = await deleteMember(em, owner, memberId);
    const firstDayOut = civilDate(member.joinedOn);
    const left = { creditorId, subscriptionId, debtorId: member.debtorId as DebtorId | null };
    const billed = await findNotCredited(em, { ...left, firstDayOut, lastDay: addDays(firstDayOut, -1) });
    return { ...member, ...billed };
  },
});
