import type { MailCatcher } from '../mail-catcher.ts';
import type { ExpectedInvoice, Samples } from './create-samples.ts';

/** An invoice as the API lists it. */
export interface ListedInvoice {
  readonly id: string;
  readonly number: string;
  readonly subscriptionId: string;
  readonly debtorName: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly dueOn: string;
  readonly paymentMethod: 'fi71' | 'betalingsservice';
  readonly total: string;
  readonly mailStatus: string | null;
  readonly collectionStatus: string | null;
}

/**
 * What is not as it should be: every expected invoice, its mail and its collection there exactly once, nothing else, and the
 * subscription whose end date has come ended. Empty when all is well.
 */
export async function findFaults({
  samples,
  mail,
  collections = 'delivered',
}: {
  samples: Samples;
  mail: MailCatcher;
  collections?: 'queued' | 'delivered';
}): Promise<string[]> {
  const { api, expected, endedSubscriptionId } = samples;
  const invoices = await api.list<ListedInvoice>('/v1/invoices');
  const collected = await api.list<{ invoiceId: string }>('/v1/collections');
  const subjects = (await mail.messages()).map(({ subject }) => subject);
  const { status } = await api.get<{ status: string }>(`/v1/subscriptions/${endedSubscriptionId}`);
  const faults = expected.flatMap((wanted) => invoiceFaults(wanted, { invoices, collected, subjects, collections }));
  return [
    ...faults,
    ...count('invoices', invoices.length, expected.length),
    ...count('mails', subjects.length, expected.length),
    ...count('collections', collected.length, expected.filter((wanted) => wanted.collected).length),
    ...(status === 'ended' ? [] : [`the subscription whose end date has come is ${status}`]),
  ];
}

function count(name: string, found: number, wanted: number): string[] {
  return found === wanted ? [] : [`${found} ${name} instead of ${wanted}`];
}

function invoiceFaults(
  wanted: ExpectedInvoice,
  found: {
    invoices: readonly ListedInvoice[];
    collected: readonly { invoiceId: string }[];
    subjects: readonly string[];
    collections: 'queued' | 'delivered';
  },
): string[] {
  const { subscriptionId, periodFrom, periodTo, total, collected } = wanted;
  const of = `of ${periodFrom} to ${periodTo}, ${total}`;
  const matching = found.invoices.filter(
    (invoice) => invoice.subscriptionId === subscriptionId && invoice.periodFrom === periodFrom,
  );
  const [invoice] = matching;
  if (invoice === undefined || matching.length > 1) return [`${matching.length} invoices ${of}`];
  // The number as a word of its own: 101 is not 1011.
  const mails = found.subjects.filter((subject) => subject.split(/[^0-9A-Za-z-]/).includes(invoice.number)).length;
  const drawn = found.collected.filter(({ invoiceId }) => invoiceId === invoice.id).length;
  return [
    ...(invoice.periodTo === periodTo && invoice.total === total
      ? []
      : [`invoice ${invoice.number} is not the one ${of}`]),
    ...(mails === 1 && invoice.mailStatus === 'sent'
      ? []
      : [`${mails} mails of invoice ${invoice.number}, ${invoice.mailStatus}`]),
    ...(drawn === (collected ? 1 : 0) ? [] : [`${drawn} collections of invoice ${invoice.number}`]),
    ...(invoice.collectionStatus === (collected ? found.collections : null)
      ? []
      : [`the collection of invoice ${invoice.number} is ${invoice.collectionStatus}`]),
  ];
}
