import { Debtor } from '../../../db/entities/debtor.ts';
import { notFound } from '../../http/problem.ts';
import { defineRoute } from '../../http/route.ts';
import { groupSubscription } from './group-subscription.ts';
import {
  findMemberTerms,
  MEMBER_TERMS_PARAMS,
  memberTermsAnswer,
  memberTermsBody,
  showMemberTerms,
} from './member-terms-fields.ts';

export const setMemberTerms = defineRoute({
  method: 'put',
  path: '/v1/subscriptions/{subscriptionId}/member-terms/{debtorId}',
  operationId: 'setMemberTerms',
  tag: 'Subscription groups',
  summary: 'Set what one debtor of a subscription group has of their own',
  description:
    'From the next period that has not been billed, however the debtor comes to be a member. What is left out of the body is not kept.',
  access: 'creditor',
  status: 200,
  params: MEMBER_TERMS_PARAMS,
  body: memberTermsBody,
  answer: memberTermsAnswer,
  problems: ['subscription_over'],
  async handle({ em, creditorId, params: { subscriptionId, debtorId }, body }) {
    await groupSubscription(em, { creditorId, subscriptionId, lock: true });
    if ((await em.count(Debtor, { id: debtorId, creditorId })) === 0) throw notFound();
    const { quantity, discountPercent, leftOutUntil } = body;
    await em.execute(
      `insert into subscription_member_terms (subscription_id, debtor_id, creditor_id, quantity_micro, discount_percent_micro,
         left_out_until) values (?, ?, ?, ?, ?, ?)
       on conflict (subscription_id, debtor_id) do update set quantity_micro = excluded.quantity_micro,
         discount_percent_micro = excluded.discount_percent_micro, left_out_until = excluded.left_out_until, updated_at = now()`,
      [
        subscriptionId,
        debtorId,
        creditorId,
        quantity?.toString() ?? null,
        discountPercent?.toString() ?? null,
        leftOutUntil,
      ],
    );
    const [terms] = await findMemberTerms(em, { creditorId, subscriptionId, debtorId, limit: 1 });
    if (terms === undefined) throw new Error('no terms were written');
    return showMemberTerms(terms);
  },
});
