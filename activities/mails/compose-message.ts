import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailedDocument } from '../../documents/render-mail.ts';
import type { Language } from '../../domain/calendar/language.ts';
import type { InvoiceDocument } from '../../domain/invoices/invoice.ts';
import type { Addressees } from '../../domain/mails/addressees.ts';

const FILE_NAME: Readonly<Record<Language, Record<MailedDocument['kind'], string>>> = {
  da: { invoice: 'Faktura', credit_note: 'Kreditnota', reminder: 'Rykker' },
  en: { invoice: 'Invoice', credit_note: 'Credit-note', reminder: 'Reminder' },
};

/** Who writes to whom, and what a mail says, whatever it is about. */
interface MailParts {
  readonly mail: { readonly subject: string; readonly html?: string; readonly text: string };
  readonly creditor: Pick<InvoiceDocument['creditor'], 'name' | 'email'>;
  readonly debtorName: string;
  readonly addressees: Addressees;
  readonly messageId: string;
  /** The address that all mail is sent from; null for the creditor's own. */
  readonly sender: string | null;
  readonly sentAt: Date;
  readonly attachments: readonly { filename: string; content: Buffer; contentType: string }[];
}

/** The mail of an invoice, a credit note or a reminder as RFC 5322 bytes, with the PDF attached. */
export async function composeMessage({
  document: { kind, creditor, debtor, language, number },
  pdf,
  ...parts
}: Omit<MailParts, 'creditor' | 'debtorName' | 'attachments'> & {
  document: MailedDocument;
  pdf: Uint8Array;
}): Promise<Uint8Array> {
  const filename = `${FILE_NAME[language][kind]}-${number}.pdf`;
  const attachments = [{ filename, content: Buffer.from(pdf), contentType: 'application/pdf' }];
  return composeMail({ ...parts, creditor, debtorName: debtor.name, attachments });
}

/**
 * A mail to a debtor, or to a person of the creditor’s, as RFC 5322 bytes. Headers are encoded by the composer: a name can add no header. With a sender of its own the
 * mail is sent on the creditor's behalf, and answers go to the creditor.
 */
export async function composeMail({
  mail,
  creditor,
  debtorName,
  addressees: { recipient, alsoTo, copyTo },
  messageId,
  sender,
  sentAt,
  attachments,
}: MailParts): Promise<Uint8Array> {
  return new MailComposer({
    from: { name: creditor.name, address: sender ?? creditor.email },
    replyTo: { name: creditor.name, address: creditor.email },
    to: [{ name: debtorName, address: recipient }, ...alsoTo],
    ...(copyTo.length === 0 ? {} : { cc: [...copyTo] }),
    subject: mail.subject,
    text: mail.text,
    ...(mail.html === undefined ? {} : { html: mail.html }),
    messageId,
    date: sentAt,
    // RFC 3834: no out-of-office answers to a machine.
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: [...attachments],
    // Said and not found out: the composer would read the whole of it for that.
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}
