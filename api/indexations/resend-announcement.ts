import { z } from 'zod';
import { IndexationMail } from '../../db/entities/indexation-mail.ts';
import { IndexationStep } from '../../db/entities/indexation-step.ts';
import { Subscription } from '../../db/entities/subscription.ts';
import { indexationWorkflowId } from '../../workflows/indexations/indexation.ts';
import { date } from '../http/fields.ts';
import { ApiProblem, invalidField, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { SUBSCRIPTION_PARAMS } from '../subscriptions/subscription-params.ts';
import { indexationAnswer } from './indexation-fields.ts';
import { readIndexation } from './show-indexation.ts';

export const resendAnnouncement = defineRoute({
  method: 'post',
  path: '/v1/subscriptions/{subscriptionId}/indexation/resend',
  operationId: 'resendAnnouncement',
  tag: 'Indexation',
  summary: 'Send the mail about a step again that has failed',
  description: 'The same mail to the same address. The day on which the step takes effect does not change.',
  access: 'creditor',
  status: 202,
  params: SUBSCRIPTION_PARAMS,
  body: z.strictObject({ dueOn: date('2027-01-01') }).meta({ id: 'AnnouncementInput' }),
  answer: indexationAnswer,
  problems: ['mail_not_failed'],
  async handle({ em, creditorId, params, body, send }) {
    const { subscriptionId } = params;
    if ((await em.count(Subscription, { id: subscriptionId, creditorId })) === 0) throw notFound();
    const step = await em.findOne(IndexationStep, { creditorId, subscriptionId, dueOn: body.dueOn });
    if (step === null) throw invalidField({ path: '/dueOn', code: 'not_found', message: 'There is no such step' });
    const failed = { creditorId, indexationStepId: step.id, status: 'failed' as const };
    if ((await em.nativeUpdate(IndexationMail, failed, { status: 'waiting' })) === 0) {
      throw new ApiProblem('mail_not_failed');
    }
    const workflowId = indexationWorkflowId(subscriptionId);
    await send({ kind: 'wake_indexation', creditorId, workflowId, payload: {} });
    return readIndexation(em, subscriptionId);
  },
});
