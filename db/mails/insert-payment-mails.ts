import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { PaymentMailReason } from '../../domain/mails/payment-mail.ts';
import { POST_OFFICE_WORKFLOW_ID } from '../../domain/mails/post-office.ts';
import { INSERT_MESSAGES } from '../outbox/insert-messages.ts';
import type { EntityManager } from '../orm.ts';
import { isToldBy } from './told-by.ts';

/** Why an invoice's debtor is to be asked for the money, and the payment, mandate or collection that is the cause. */
export interface PaymentMailRequest {
  readonly invoiceId: InvoiceId;
  readonly reason: PaymentMailReason;
  readonly causeId: string;
}

/** The domain of a Message-ID need not exist; it must not change, or a second try would look like another mail. */
const MESSAGE_ID_DOMAIN = 'payment.termin';

const NO_ADDRESS = 'the debtor has no e-mail address';

const ON_PAPER = isToldBy('paper', 'payment_request');

const INSERT = `
with requested as (
  select uuidv7() id, i.creditor_id, i.id invoice_id, r.reason, r."causeId" cause_id, b.open_ore,
    case when ${ON_PAPER} then 'on_paper' when d.email is null then 'failed' else 'waiting' end status,
    case when not ${ON_PAPER} then d.email end email,
    case when ${ON_PAPER} then '{}' else d.also_to end also_to, case when ${ON_PAPER} then '{}' else d.copy_to end copy_to
  from jsonb_to_recordset(?::jsonb) as r ("invoiceId" uuid, reason text, "causeId" uuid)
  join invoice i on i.id = r."invoiceId" and i.creditor_id = ? and i.series = 'invoice'
  join invoice_balance b on b.invoice_id = i.id and b.open_ore > 0
  join debtor d on d.id = i.debtor_id
), mails as (
  insert into payment_mail (id, creditor_id, invoice_id, reason, cause_id, amount_ore, recipient, also_to, copy_to, message_id, status,
    last_error)
  select id, creditor_id, invoice_id, reason, cause_id, open_ore, email, also_to, copy_to, '<' || id || '@${MESSAGE_ID_DOMAIN}>',
    status, case status when 'failed' then '${NO_ADDRESS}' end
  from requested
  on conflict (invoice_id, reason, cause_id) do nothing
  returning id, creditor_id, status
), posted as (
  insert into mail_queue (id, creditor_id, kind) select id, creditor_id, 'payment' from mails where status = 'waiting'
  returning creditor_id
)
${INSERT_MESSAGES} (
  select uuidv7() id, creditor_id, '${POST_OFFICE_WORKFLOW_ID}' workflow_id, 'wake_post_office' kind, '{}'::jsonb payload, 0 wait_seconds
  from posted group by creditor_id) m`;

/**
 * Lays ready the mails that ask for what is still open of invoices, hands them to the post office and has it told, in the caller's transaction and
 * in one statement. Who gets paper or slips has a letter instead, in the print queue. Asked twice for one invoice, reason and cause it is one mail; an invoice that is paid gets none,
 * and neither does a reminder: what it charges is asked for by the next one.
 */
export async function insertPaymentMails(
  em: EntityManager,
  { creditorId, requests }: { creditorId: CreditorId; requests: readonly PaymentMailRequest[] },
): Promise<void> {
  if (requests.length === 0) return;
  await em.execute(INSERT, [JSON.stringify(requests), creditorId]);
}
