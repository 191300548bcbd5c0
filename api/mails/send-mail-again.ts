import { Debtor } from '../../db/entities/debtor.ts';
import type { InvoiceMail } from '../../db/entities/invoice-mail.ts';
import type { DebtorId } from '../../domain/identifiers/ids.ts';
import { mailWorkflowId } from '../../workflows/mails/mail.ts';
import type { Writing } from '../http/route.ts';

/** Has a mail that was not sent sent again, to the debtor's address of today. */
export async function sendMailAgain(
  { em, creditorId, send }: Writing,
  { debtorId, mail }: { debtorId: DebtorId; mail: InvoiceMail },
): Promise<void> {
  const { invoiceId } = mail;
  const debtor = await em.findOneOrFail(Debtor, { id: debtorId, creditorId });
  const recipient = debtor.email ?? mail.recipient;
  // What was composed names the old address: it was never taken, and is composed anew.
  if (recipient !== mail.recipient) em.assign(mail, { recipient, content: null });
  em.assign(mail, { status: 'waiting' });
  await em.flush();
  await send({ kind: 'send_mail', creditorId, workflowId: mailWorkflowId(invoiceId), payload: { invoiceId } });
}
