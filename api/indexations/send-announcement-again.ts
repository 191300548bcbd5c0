import { Debtor } from '../../db/entities/debtor.ts';
import { IndexationMail } from '../../db/entities/indexation-mail.ts';
import type { IndexationStep } from '../../db/entities/indexation-step.ts';
import { Subscription } from '../../db/entities/subscription.ts';
import { writeAnotherMail } from '../../db/indexations/planned-step.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { addresseesOf } from '../../domain/mails/addressees.ts';
import { ApiProblem } from '../http/problem.ts';

/**
 * Has the mail of a step that has failed wait again, for the debtor's addresses of today: its workflow is to be woken.
 * @throws ApiProblem where the mail has not failed, or there is no address.
 */
export async function sendAnnouncementAgain(
  em: EntityManager,
  { creditorId, step: { id: stepId, subscriptionId } }: { creditorId: CreditorId; step: IndexationStep },
): Promise<void> {
  const failed = { creditorId, indexationStepId: stepId, status: 'failed' as const };
  if ((await em.count(IndexationMail, failed)) === 0) throw new ApiProblem('mail_not_failed');
  const { debtorId } = await em.findOneOrFail(Subscription, { id: subscriptionId, creditorId });
  const debtor = debtorId === null ? null : await em.findOne(Debtor, { id: debtorId, creditorId });
  const addressees = debtor === null ? null : addresseesOf(debtor);
  if (addressees === null) throw new ApiProblem('debtor_without_email');
  await writeAnotherMail(em, { stepId, addressees });
}
