import MailComposer from 'nodemailer/lib/mail-composer';
import type { DocumentKind, InvoiceDocument, Language } from '../domain/invoice.ts';

const FILE_NAME: Readonly<Record<Language, Record<DocumentKind, string>>> = {
  da: { invoice: 'Faktura', credit_note: 'Kreditnota' },
  en: { invoice: 'Invoice', credit_note: 'Credit-note' },
};

/**
 * The mail of an invoice or a credit note as RFC 5322 bytes, with the PDF attached. Headers are encoded by the composer: a name can add no header.
 * With a sender of its own the mail is sent on the creditor's behalf, and answers go to the creditor.
 */
export async function composeMessage({
  document,
  mail,
  pdf,
  recipient,
  messageId,
  sender,
  sentAt,
}: {
  document: InvoiceDocument;
  mail: { subject: string; html: string; text: string };
  pdf: Uint8Array;
  recipient: string;
  messageId: string;
  sender: string | null;
  sentAt: Date;
}): Promise<Uint8Array> {
  const { kind, creditor, debtor, language, number } = document;
  return new MailComposer({
    from: { name: creditor.name, address: sender ?? creditor.email },
    replyTo: { name: creditor.name, address: creditor.email },
    to: { name: debtor.name, address: recipient },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId,
    date: sentAt,
    // RFC 3834: no out-of-office answers to a machine.
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: [
      {
        filename: `${FILE_NAME[language][kind]}-${number}.pdf`,
        content: Buffer.from(pdf),
        contentType: 'application/pdf',
      },
    ],
    // Said and not found out: the composer would read the whole of it for that.
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}
