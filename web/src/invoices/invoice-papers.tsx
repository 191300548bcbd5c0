import { useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { Papers } from './papers.tsx';
import type { ReadableMail } from './read-mail.tsx';
import { useInvoiceWords } from './words.ts';

/** What the debtor got of an invoice: its own mail, or one that asks for what Betalingsservice does not bring. */
export function InvoicePapers({ invoice }: { invoice: components['schemas']['Invoice'] }) {
  const words = useInvoiceWords();
  const { tab, mail: mailId } = useSearch({ from: '/invoices/$invoiceId' });
  const { id: invoiceId, number, pdfReady, mail } = invoice;
  return (
    <Papers
      pdf={{ path: `/v1/invoices/${invoiceId}/pdf`, title: `${words.pdf} ${number}`, isReady: pdfReady }}
      mail={mail === null || !pdfReady ? null : mailId === undefined ? ownMail(invoiceId) : paymentMail(mailId)}
      tab={tab}
      mailId={mailId}
    />
  );
}

const ownMail = (invoiceId: string): ReadableMail => ({
  id: invoiceId,
  file: `/v1/invoices/${invoiceId}/mail`,
  read: (signal) =>
    answerOf(api.GET('/v1/invoices/{invoiceId}/mail/contents', { params: { path: { invoiceId } }, signal })),
});

const paymentMail = (paymentMailId: string): ReadableMail => ({
  id: paymentMailId,
  file: `/v1/payment-mails/${paymentMailId}/file`,
  read: (signal) =>
    answerOf(api.GET('/v1/payment-mails/{paymentMailId}/contents', { params: { path: { paymentMailId } }, signal })),
});
