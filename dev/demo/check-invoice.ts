import { isCollected, isPaid, type ExpectedInvoice } from './create-samples.ts';
import { invoicesOf, type ListedInvoice } from './listed-invoice.ts';
import { namesDocument } from './names-document.ts';
import type { Stage } from './stage.ts';

/** What is not as it should be of one invoice, its mails, its collection, and what is open of it. */
export function invoiceFaults(
  wanted: ExpectedInvoice,
  found: {
    invoices: readonly ListedInvoice[];
    collected: readonly { invoiceId: string }[];
    subjects: readonly string[];
    stage: Stage['after'];
  },
): string[] {
  const { periodFrom, periodTo, total, fate } = wanted;
  const of = `of ${periodFrom} to ${periodTo}, ${total}`;
  const matching = invoicesOf(wanted, found.invoices);
  const [invoice] = matching;
  if (invoice === undefined || matching.length > 1) return [`${matching.length} invoices ${of}`];
  const { number } = invoice;
  const isAnswered = found.stage === 'payment';
  const mails = found.subjects.filter((subject) => namesDocument(subject, number)).length;
  const drawn = found.collected.filter(({ invoiceId }) => invoiceId === invoice.id).length;
  const settled = isAnswered && isPaid(wanted);
  return [
    ...fault(invoice.periodTo === periodTo && invoice.total === total, `invoice ${number} is not the one ${of}`),
    ...fault(
      mails === (isAnswered && fate === 'refused' ? 2 : 1) && invoice.mailStatus === 'sent',
      `${mails} mails of invoice ${number}, ${invoice.mailStatus}`,
    ),
    ...fault(drawn === (isCollected(wanted) ? 1 : 0), `${drawn} collections of invoice ${number}`),
    ...fault(
      invoice.collectionStatus === (isCollected(wanted) ? collectionStatus(wanted, found.stage) : null),
      `the collection of invoice ${number} is ${invoice.collectionStatus}`,
    ),
    ...fault(
      invoice.paymentStatus === (settled ? 'settled' : 'open') && invoice.open === (settled ? '0.00' : total),
      `invoice ${number} is ${invoice.paymentStatus}: ${invoice.open} of ${total} is open`,
    ),
  ];
}

function collectionStatus({ fate }: ExpectedInvoice, stage: Stage['after']): string {
  if (stage === 'billing') return 'queued';
  if (stage === 'delivery') return 'delivered';
  return fate === 'refused' ? 'rejected' : 'paid';
}

function fault(isWell: boolean, sentence: string): string[] {
  return isWell ? [] : [sentence];
}
