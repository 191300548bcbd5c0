import type {
  IndexationStepId,
  InvoiceId,
  MailCopyId,
  OneTimeTokenId,
  PaymentMailId,
} from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/**
 * Which mail it is: an invoice's, a copy of it, that which announces a yearly step of prices, one that asks for what Betalingsservice does
 * not bring, or one with a link for a person.
 */
export type MailOf =
  | { readonly invoiceId: InvoiceId }
  | { readonly copyId: MailCopyId }
  | { readonly stepId: IndexationStepId }
  | { readonly paymentMailId: PaymentMailId }
  | { readonly oneTimeTokenId: OneTimeTokenId };

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

/** Stores that the invoice was paid before the mail that asks for it had gone out. */
export async function noteMailNotNeeded(em: EntityManager, paymentMailId: PaymentMailId): Promise<void> {
  await em.execute(`update payment_mail set status = 'not_needed' where id = ? and status <> 'sent'`, [paymentMailId]);
}

function placeOf(mail: MailOf): { table: string; key: string; id: string } {
  if ('invoiceId' in mail) return { table: 'invoice_mail', key: 'invoice_id', id: mail.invoiceId };
  if ('copyId' in mail) return { table: 'invoice_mail_copy', key: 'id', id: mail.copyId };
  if ('stepId' in mail) return { table: 'indexation_mail', key: 'indexation_step_id', id: mail.stepId };
  if ('oneTimeTokenId' in mail) return { table: 'one_time_token', key: 'id', id: mail.oneTimeTokenId };
  return { table: 'payment_mail', key: 'id', id: mail.paymentMailId };
}
