import type {
  IndexationStepId,
  InvoiceId,
  MailCopyId,
  OneTimeTokenId,
  PaymentMailId,
  StatementMailId,
  WebhookNoticeId,
} from '../../domain/identifiers/ids.ts';
import type { RefusedAddress } from '../../domain/mails/addressees.ts';
import type { EntityManager } from '../orm.ts';

/**
 * Which mail it is: an invoice's, a copy of it, that which announces a yearly step of prices, one that asks for what Betalingsservice does
 * not bring, a statement of account, one with a link for a person, or the notice of an endpoint that was switched off.
 */
export type MailOf =
  LetterOf | { readonly oneTimeTokenId: OneTimeTokenId } | { readonly webhookNoticeId: WebhookNoticeId };

/** A mail to a debtor, who may have several addresses. */
export type LetterOf =
  | { readonly invoiceId: InvoiceId }
  | { readonly copyId: MailCopyId }
  | { readonly stepId: IndexationStepId }
  | { readonly paymentMailId: PaymentMailId }
  | { readonly statementMailId: StatementMailId };

/** What a mail server has said to one try, address by address. */
export interface ServerAnswer {
  readonly taken: readonly string[];
  /** For good. */
  readonly refused: readonly RefusedAddress[];
  /** Not now: to be asked for again. */
  readonly deferred: readonly RefusedAddress[];
}

const ERROR_LENGTH = 1000;

/** Stores that the mail server has taken a mail with a link. */
export async function noteLinkMailSent(em: EntityManager, oneTimeTokenId: OneTimeTokenId): Promise<void> {
  await em.execute(
    `update one_time_token set status = 'sent', sent_at = now(), attempts = attempts + 1, last_error = null
     where id = ? and status <> 'sent'`,
    [oneTimeTokenId],
  );
}

/** Stores that the mail server has taken the notice of an endpoint that was switched off. */
export async function noteWebhookNoticeSent(em: EntityManager, webhookNoticeId: WebhookNoticeId): Promise<void> {
  await em.execute(
    `update webhook_notice set status = 'sent', sent_at = now(), attempts = attempts + 1, last_error = null
     where id = ? and status <> 'sent'`,
    [webhookNoticeId],
  );
}

/**
 * Stores for whom the mail server has taken a mail and for whom not. It is sent when nobody is left to be asked for; until then it waits, and
 * who has it is not written to again.
 */
export async function noteMailAnswered(
  em: EntityManager,
  mail: LetterOf,
  { taken, refused, deferred }: ServerAnswer,
): Promise<void> {
  const { table, key, id } = placeOf(mail);
  const [first] = deferred;
  const left = first === undefined ? null : `${first.address}: ${first.reason}`.slice(0, ERROR_LENGTH);
  await em.execute(
    `update ${table} set attempts = attempts + 1, taken = taken || array(select jsonb_array_elements_text(?::jsonb)),
       refused = refused || ?::jsonb, last_error = ?, status = ?, sent_at = case when ? then now() end
     where ${key} = ? and status <> 'sent'`,
    [JSON.stringify(taken), JSON.stringify(refused), left, left === null ? 'sent' : 'waiting', left === null, id],
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

/**
 * Stores that a mail is not tried any more; why the last try failed stays with it. One that some have is sent, and refused for the rest:
 * whoever has it is not to get it once more because a copy could not be delivered.
 */
export async function noteMailGivenUp(em: EntityManager, mail: MailOf): Promise<void> {
  const { table, key, id } = placeOf(mail);
  if (!('oneTimeTokenId' in mail) && !('webhookNoticeId' in mail)) {
    await em.execute(
      `update ${table} set status = 'sent', sent_at = now(), last_error = null, refused = refused || (
         select coalesce(jsonb_agg(jsonb_build_object('address', a, 'reason', left('given up: ' || coalesce(last_error, 'no answer'), ?))), '[]')
         from unnest(recipient::text || also_to || copy_to) a
         where a <> all(taken) and not exists (select from jsonb_array_elements(refused) r where r->>'address' = a))
       where ${key} = ? and status = 'waiting' and taken <> '{}'`,
      [ERROR_LENGTH, id],
    );
  }
  await em.execute(
    `update ${table} set status = 'failed', last_error = left('given up: ' || coalesce(last_error, 'no answer'), ?)
     where ${key} = ? and status = 'waiting'`,
    [ERROR_LENGTH, id],
  );
}

/** Stores that the invoice was paid before the mail that asks for it had gone out, or before all had it: then it is sent, to some. */
export async function noteMailNotNeeded(em: EntityManager, paymentMailId: PaymentMailId): Promise<void> {
  await em.execute(
    `update payment_mail set status = case when taken = '{}' then 'not_needed' else 'sent' end,
       sent_at = case when taken <> '{}' then now() end
     where id = ? and status <> 'sent'`,
    [paymentMailId],
  );
}

function placeOf(mail: MailOf): { table: string; key: string; id: string } {
  if ('invoiceId' in mail) return { table: 'invoice_mail', key: 'invoice_id', id: mail.invoiceId };
  if ('copyId' in mail) return { table: 'invoice_mail_copy', key: 'id', id: mail.copyId };
  if ('stepId' in mail) return { table: 'indexation_mail', key: 'indexation_step_id', id: mail.stepId };
  if ('oneTimeTokenId' in mail) return { table: 'one_time_token', key: 'id', id: mail.oneTimeTokenId };
  if ('webhookNoticeId' in mail) return { table: 'webhook_notice', key: 'id', id: mail.webhookNoticeId };
  if ('statementMailId' in mail) return { table: 'statement_mail', key: 'id', id: mail.statementMailId };
  return { table: 'payment_mail', key: 'id', id: mail.paymentMailId };
}
