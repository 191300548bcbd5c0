import type { InvoiceId } from '../domain/ids.ts';
import type { EntityManager } from './orm.ts';

const ERROR_LENGTH = 1000;

/** Stores that the mail server has taken the mail. */
export async function noteMailSent(em: EntityManager, invoiceId: InvoiceId): Promise<void> {
  await em.execute(
    `update invoice_mail set status = 'sent', sent_at = now(), attempts = attempts + 1, last_error = null
     where invoice_id = ? and status <> 'sent'`,
    [invoiceId],
  );
}

/** Stores why a mail was not sent; a `final` failure is not tried again until a person asks for it. */
export async function noteMailFailure(
  em: EntityManager,
  { invoiceId, error, final }: { invoiceId: InvoiceId; error: unknown; final: boolean },
): Promise<void> {
  const message = (error instanceof Error ? error.message : String(error)).slice(0, ERROR_LENGTH);
  await em.execute(
    `update invoice_mail set status = ?, attempts = attempts + 1, last_error = ? where invoice_id = ? and status <> 'sent'`,
    [final ? 'failed' : 'waiting', message, invoiceId],
  );
}

/** Stores that a mail is not tried any more; why the last try failed stays with it. */
export async function noteMailGivenUp(em: EntityManager, invoiceId: InvoiceId): Promise<void> {
  await em.execute(
    `update invoice_mail set status = 'failed', last_error = left('given up: ' || coalesce(last_error, 'no answer'), ?)
     where invoice_id = ? and status = 'waiting'`,
    [ERROR_LENGTH, invoiceId],
  );
}
