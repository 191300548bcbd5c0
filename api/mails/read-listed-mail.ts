import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { notFound } from '../http/problem.ts';
import { findListedMails } from './find-mails.ts';
import type { listedMailAnswer } from './listed-mail.ts';

/** One mail, as it stands in the list of mails. @throws ApiProblem 404 */
export async function readListedMail(
  em: EntityManager,
  { creditorId, id }: { creditorId: CreditorId; id: string },
): Promise<z.input<typeof listedMailAnswer>> {
  const [answer] = await findListedMails(em, { creditorId, where: 'm.id = ?', values: [id], limit: 1 });
  if (answer === undefined) throw notFound();
  return answer;
}
