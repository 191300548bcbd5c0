import { z } from 'zod';
import { IndexationStep } from '../../db/entities/indexation-step.ts';
import { Subscription } from '../../db/entities/subscription.ts';
import { indexationWorkflowId } from '../../workflows/indexations/indexation.ts';
import { date } from '../http/fields.ts';
import { invalidField, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { SUBSCRIPTION_PARAMS } from '../subscriptions/subscription-params.ts';
import { indexationAnswer } from './indexation-fields.ts';
import { sendAnnouncementAgain } from './send-announcement-again.ts';
import { readIndexation } from './show-indexation.ts';

export const resendAnnouncement = defineRoute({
  method: 'post',
  path: '/v1/subscriptions/{subscriptionId}/indexation/resend',
  operationId: 'resendAnnouncement',
  tag: 'Indexation',
  summary: 'Send the mail about a step again that has failed',
  description:
    'To the address of today. A step that is not in force yet is planned anew: it takes effect when it is due, but no sooner than the notice from now.',
  access: 'creditor',
  status: 202,
  params: SUBSCRIPTION_PARAMS,
  body: z.strictObject({ dueOn: date('2027-01-01') }).meta({ id: 'AnnouncementInput' }),
  answer: indexationAnswer,
  problems: ['debtor_without_email', 'mail_not_failed'],
  async handle({ em, creditorId, params, body, send }) {
    const { subscriptionId } = params;
    if ((await em.count(Subscription, { id: subscriptionId, creditorId })) === 0) throw notFound();
    const step = await em.findOne(IndexationStep, { creditorId, subscriptionId, dueOn: body.dueOn });
    if (step === null) throw invalidField({ path: '/dueOn', code: 'not_found', message: 'There is no such step' });
    await sendAnnouncementAgain(em, { creditorId, step });
    const workflowId = indexationWorkflowId(subscriptionId);
    await send({ kind: 'wake_indexation', creditorId, workflowId, payload: {} });
    return readIndexation(em, subscriptionId);
  },
});
