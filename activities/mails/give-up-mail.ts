import { type MailOf, noteMailGivenUp } from '../../db/mails/note-mail-outcome.ts';
import type { ActivityDependencies } from '../dependencies.ts';

/** Marks a mail that could not be sent for days as failed, where a person sees it and can have it sent again. */
export function createGiveUpMail({ orm }: Pick<ActivityDependencies, 'orm'>) {
  return async function giveUpMail(mail: MailOf): Promise<void> {
    await noteMailGivenUp(orm.em.fork(), mail);
  };
}
