import type { IndexationStepId, InvoiceId } from '../domain/ids.ts';
import type { EntityManager } from './orm.ts';

/** Whose mail it is: an invoice's, or that which announces a yearly step of prices. */
export type MailOf = { readonly invoiceId: InvoiceId } | { readonly stepId: IndexationStepId };

const ERROR_LENGTH = 1000;

/** Stores that the mail server has taken the mail. */
export async function noteMailSent(em: EntityManager, mail: MailOf): Promise<void> {
  const { table, key, id } = placeOf(mail);
  await em.execute(
    `update ${table} set status = 'sent', sent_at = now(), attempts = attempts + 1, last_error = null
     where ${key} = ? and status <> 'sent'`,
    [id],
  );
}

/** Stores why a mail was not sent; a `final` failure is not tried again until a person asks for it. */
export async function noteMailFailure(
  em: EntityManager,
  mail: MailOf,
  { error, final }: { error: unknown; final: boolean },
): Promise<void> {
  const { table, key, id } = placeOf(mail);
  const message = (error instanceof Error ? error.message : String(error)).slice(0, ERROR_LENGTH);
  await em.execute(
    `update ${table} set status = ?, attempts = attempts + 1, last_error = ? where ${key} = ? and status <> 'sent'`,
    [final ? 'failed' : 'waiting', message, id],
  );
}

/** Stores that a mail is not tried any more; why the last try failed stays with it. */
export async function noteMailGivenUp(em: EntityManager, mail: MailOf): Promise<void> {
  const { table, key, id } = placeOf(mail);
  await em.execute(
    `update ${table} set status = 'failed', last_error = left('given up: ' || coalesce(last_error, 'no answer'), ?)
     where ${key} = ? and status = 'waiting'`,
    [ERROR_LENGTH, id],
  );
}

function placeOf(mail: MailOf): { table: string; key: string; id: string } {
  return 'invoiceId' in mail
    ? { table: 'invoice_mail', key: 'invoice_id', id: mail.invoiceId }
    : { table: 'indexation_mail', key: 'indexation_step_id', id: mail.stepId };
}
