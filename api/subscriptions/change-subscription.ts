import { z } from 'zod';
import { paymentTermsColumns } from '../../db/subscriptions/subscription-columns.ts';
import { tellSubscriptionOfTerms } from '../../db/mandates/tell-subscriptions-of-mandate.ts';
import { line } from '../http/fields.ts';
import { invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { withoutUndefined } from '../http/without-undefined.ts';
import { draftWindowDays, paymentTerms } from './calendar-fields.ts';
import { lockLiveSubscription } from './lock-subscription.ts';
import { refuseWaitingDraft } from './refuse-waiting-draft.ts';
import { readSubscription } from './show-subscription.ts';
import { subscriptionDetailAnswer } from './subscription-fields.ts';
import { SUBSCRIPTION_PARAMS } from './subscription-params.ts';

export const changeSubscription = defineRoute({
  method: 'patch',
  path: '/v1/subscriptions/{subscriptionId}',
  operationId: 'changeSubscription',
  tag: 'Subscriptions',
  summary: 'Change the reference, the payment terms or the draft window',
  description: 'What is left out stays. Counts from the next invoice.',
  access: 'creditor',
  status: 200,
  params: SUBSCRIPTION_PARAMS,
  body: z
    .strictObject({
      reference: line(100, 'Medlemskab').nullable().optional(),
      paymentTerms: paymentTerms().optional(),
      draftWindowDays: draftWindowDays().optional(),
    })
    .meta({ id: 'SubscriptionChange' }),
  answer: subscriptionDetailAnswer,
  problems: ['draft_waiting', 'subscription_over'],
  async handle({ em, creditorId, params, body }) {
    const { subscriptionId } = params;
    const { paymentTerms: terms, ...fields } = body;
    const subscription = await lockLiveSubscription(em, { creditorId, subscriptionId });
    if (subscription.kind === 'group' && (fields.draftWindowDays ?? 0) > 0) {
      const message = 'The invoices of a subscription group do not wait for approval';
      throw invalidField({ path: '/draftWindowDays', code: 'not_for_groups', message });
    }
    const { nextPeriodIndex: periodIndex } = subscription;
    if (fields.draftWindowDays === 0) await refuseWaitingDraft(em, { subscriptionId, periodIndex });
    const change = { ...withoutUndefined(fields), ...(terms === undefined ? {} : paymentTermsColumns(terms)) };
    em.assign(subscription, { ...change, updatedAt: new Date() });
    await em.flush();
    await tellSubscriptionOfTerms(em, { creditorId, subscriptionId, debtorId: subscription.debtorId });
    return readSubscription(em, { creditorId, subscriptionId });
  },
});
