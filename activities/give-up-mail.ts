import { noteMailFailure } from '../db/note-mail-outcome.ts';
import type { ActivityDependencies } from './dependencies.ts';
import type { EmailInvoiceInput } from './email-invoice.ts';

/** Marks a mail that could not be sent for days as failed, where a person sees it and can have it sent again. */
export function createGiveUpMail({ orm }: Pick<ActivityDependencies, 'orm'>) {
  return async function giveUpMail({
    invoiceId,
    reason,
  }: EmailInvoiceInput & { readonly reason: string }): Promise<void> {
    await noteMailFailure(orm.em.fork(), { invoiceId, error: new Error(reason), final: true });
  };
}
