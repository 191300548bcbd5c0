import { addDays, civilDate } from '../../../domain/calendar/calendar.ts';
import type { DebtorId } from '../../../domain/identifiers/ids.ts';
import { defineRoute } from '../../http/route.ts';
import { changeMember } from '../memberships/change-member.ts';
import { endedMemberAnswer, findNotCredited } from '../memberships/find-not-credited.ts';
import { changeMemberBody } from '../memberships/member-fields.ts';
import { wakeReached } from '../memberships/wake-reached.ts';
import { groupSubscription, SUBSCRIPTION_MEMBER_PARAMS } from './group-subscription.ts';

export const changeSubscriptionMember = defineRoute({
  method: 'patch',
  path: '/v1/subscriptions/{subscriptionId}/members/{memberId}',
  operationId: 'changeSubscriptionMember',
  tag: 'Subscription groups',
  summary: 'End a membership of a subscription group, or change its days',
  description:
    'Counts for the periods that have not been billed: what is billed stays, and `notCredited` says what of it reaches beyond the last day and how it is credited.',
  access: 'creditor',
  status: 200,
  params: SUBSCRIPTION_MEMBER_PARAMS,
  body: changeMemberBody,
  answer: endedMemberAnswer,
  problems: ['stays_overlap', 'subscription_over'],
  async handle({ em, creditorId, params: { subscriptionId, memberId }, body: change, send }) {
    const owner = await groupSubscription(em, { creditorId, subscriptionId, lock: true });
    const member = await changeMember(em, owner, { memberId, change });
    await wakeReached({ em, creditorId, send }, owner, member);
    const { leftOn, debtorId } = member;
    if (leftOn === null) return member;
    const lastDay = civilDate(leftOn);
    const left = { creditorId, subscriptionId, debtorId: debtorId as DebtorId | null };
    const billed = await findNotCredited(em, { ...left, firstDayOut: addDays(lastDay, 1), lastDay });
    return { ...member, ...billed };
  },
});
