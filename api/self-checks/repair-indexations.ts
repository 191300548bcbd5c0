import { IndexationStep } from '../../db/entities/indexation-step.ts';
import type { SelfCheckFinding } from '../../db/entities/self-check-finding.ts';
import { Subscription } from '../../db/entities/subscription.ts';
import { IndexationMail } from '../../db/entities/indexation-mail.ts';
import { loadIndexation } from '../../db/indexations/load-indexation.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import { indexationWorkflowId } from '../../workflows/indexations/indexation.ts';
import type { Writing } from '../http/route.ts';
import { ApiProblem } from '../http/problem.ts';
import { sendAnnouncementAgain } from '../indexations/send-announcement-again.ts';
import type { Repaired } from './repaired.ts';

/** Starts the workflow of a subscription's yearly steps, or has the one that is there look again. */
export async function wakeLostIndexation(writing: Writing, { objectId }: SelfCheckFinding): Promise<Repaired> {
  const { em, creditorId } = writing;
  const id = objectId as SubscriptionId;
  const isLive = (await em.count(Subscription, { id, creditorId, status: ['active', 'needs_attention'] })) > 0;
  if (!isLive || (await loadIndexation(em, id)) === null) return 'nothing_left_to_do';
  await wake(writing, id);
  return 'indexation_woken';
}

/** Sends the announcement of a step again that has failed, to the debtor's address of today. */
export async function sendFailedAnnouncement(
  writing: Writing,
  { objectId, objectKey }: SelfCheckFinding,
): Promise<Repaired> {
  const { em, creditorId } = writing;
  const subscriptionId = objectId as SubscriptionId;
  const step = await em.findOne(IndexationStep, { creditorId, subscriptionId, dueOn: objectKey as CivilDate });
  const failed = { creditorId, status: 'failed' as const };
  if (step === null || (await em.count(IndexationMail, { ...failed, indexationStepId: step.id })) === 0) {
    return 'nothing_left_to_do';
  }
  try {
    await sendAnnouncementAgain(em, { creditorId, step });
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'debtor_without_email') {
      return { doFirst: 'Give the debtor an e-mail address first.' };
    }
    throw error;
  }
  await wake(writing, subscriptionId);
  return 'mail_sent_again';
}

async function wake({ creditorId, send }: Writing, subscriptionId: SubscriptionId): Promise<void> {
  await send({ kind: 'wake_indexation', creditorId, workflowId: indexationWorkflowId(subscriptionId), payload: {} });
}
