import { LockMode } from '@mikro-orm/core';
import { Debtor } from '../../db/entities/debtor.ts';
import { InvoiceMailCopy } from '../../db/entities/invoice-mail-copy.ts';
import { InvoiceMail } from '../../db/entities/invoice-mail.ts';
import { PaymentMail } from '../../db/entities/payment-mail.ts';
import { StatementMail } from '../../db/entities/statement-mail.ts';
import type { SelfCheckFinding } from '../../db/entities/self-check-finding.ts';
import { findDebtorOfDocument } from '../../db/invoices/find-debtor-of-document.ts';
import { insertMail } from '../../db/mails/insert-mail.ts';
import { queueFirstPrint } from '../../db/prints/queue-prints.ts';
import type { InvoiceId, MailCopyId, PaymentMailId, StatementMailId } from '../../domain/identifiers/ids.ts';
import type { Writing } from '../http/route.ts';
import { postMail } from '../mails/post-mail.ts';
import { readdress, sendMailAgain } from '../mails/send-mail-again.ts';
import { sendPaymentMailAgain } from '../mails/send-payment-mail-again.ts';
import { sendStatementMailAgain } from '../mails/send-statement-mail-again.ts';
import type { Repaired } from './repaired.ts';

const ADDRESS_FIRST = { doFirst: 'Give the debtor an e-mail address first.' };

/** Sends a mail that has failed, or that nobody tries to send any more, to the debtor's addresses of today. */
export async function sendUnsentMail(
  writing: Writing,
  { objectType, objectId, objectKey }: SelfCheckFinding,
): Promise<Repaired> {
  if (objectType === 'payment_mail') return sendUnsentPaymentMail(writing, objectId as PaymentMailId);
  if (objectType === 'statement_mail') return sendUnsentStatement(writing, objectId as StatementMailId);
  if (objectKey !== '') return sendUnsentCopy(writing, objectKey as MailCopyId);
  const { em, creditorId } = writing;
  const invoiceId = objectId as InvoiceId;
  const mail = await em.findOne(InvoiceMail, { invoiceId, creditorId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (mail === null || mail.status === 'sent') return 'nothing_left_to_do';
  const debtorId = await findDebtorOfDocument(em, { creditorId, invoiceId });
  await sendMailAgain(writing, { debtorId, mail });
  return 'mail_sent_again';
}

async function sendUnsentCopy(writing: Writing, id: MailCopyId): Promise<Repaired> {
  const { em, creditorId } = writing;
  const copy = await em.findOne(InvoiceMailCopy, { id, creditorId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (copy === null || copy.status === 'sent') return 'nothing_left_to_do';
  const { invoiceId, id: copyId } = copy;
  // A newer copy is under way: two at a time would tell the debtor twice.
  if ((await em.count(InvoiceMailCopy, { invoiceId, creditorId, status: 'waiting', id: { $ne: copyId } })) > 0) {
    return 'nothing_left_to_do';
  }
  const debtorId = await findDebtorOfDocument(em, { creditorId, invoiceId });
  readdress(copy, await em.findOneOrFail(Debtor, { id: debtorId, creditorId }));
  await em.flush();
  await postMail(writing, { id: copyId, kind: 'copy' });
  return 'mail_sent_again';
}

async function sendUnsentPaymentMail(writing: Writing, id: PaymentMailId): Promise<Repaired> {
  const { em, creditorId } = writing;
  const mail = await em.findOne(PaymentMail, { id, creditorId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (mail === null || (mail.status !== 'waiting' && mail.status !== 'failed')) return 'nothing_left_to_do';
  return (await sendPaymentMailAgain(writing, mail)) ? 'mail_sent_again' : ADDRESS_FIRST;
}

async function sendUnsentStatement(writing: Writing, id: StatementMailId): Promise<Repaired> {
  const { em, creditorId } = writing;
  const mail = await em.findOne(StatementMail, { id, creditorId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (mail === null || (mail.status !== 'waiting' && mail.status !== 'failed')) return 'nothing_left_to_do';
  await sendStatementMailAgain(writing, mail);
  return 'mail_sent_again';
}

/** Writes the mail of a document that has none, and has it sent; where the debtor gets paper by now, it is printed. */
export async function writeMissingMail(writing: Writing, { objectId }: SelfCheckFinding): Promise<Repaired> {
  const { em, creditorId } = writing;
  const invoiceId = objectId as InvoiceId;
  const debtorId = await findDebtorOfDocument(em, { creditorId, invoiceId });
  const { email, delivery } = await em.findOneOrFail(Debtor, { id: debtorId, creditorId });
  if (delivery === 'paper') {
    return (await queueFirstPrint(em, { creditorId, invoiceId })) ? 'queued_for_print' : 'nothing_left_to_do';
  }
  if (email === null) return ADDRESS_FIRST;
  if (!(await insertMail(em, { creditorId, invoiceId, recipient: email }))) return 'nothing_left_to_do';
  const mail = await em.findOneOrFail(InvoiceMail, { invoiceId, creditorId });
  await sendMailAgain(writing, { debtorId, mail });
  return 'mail_written';
}
