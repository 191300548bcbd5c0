import type { ApiClient } from './api-client.ts';
import { listMatches } from './list-matches.ts';
import { listInvoices } from './listed-invoice.ts';
import { printTable } from './print-table.ts';

interface InvoiceDetail {
  readonly paymentLine: { readonly ocrLine: string } | null;
}

const HEADINGS = [
  'Invoice',
  'Debtor',
  'From',
  'To',
  'Total',
  'Open',
  'Payment line',
  'Mail',
  'Collection',
  'Paid by',
] as const;

/** The heading says it already. */
const PAID_BY = /^paid by /;

/** Prints the invoices as a table, by their numbers, and answers its lines. */
export async function printInvoices(api: ApiClient): Promise<string[]> {
  const invoices = (await listInvoices(api)).toSorted((one, other) => one.number.localeCompare(other.number));
  const rows = await Promise.all(
    invoices.map(async (invoice) => {
      const { paymentLine } = await api.get<InvoiceDetail>(`/v1/invoices/${invoice.id}`);
      const matches = await listMatches(api, invoice.id);
      return [
        invoice.number,
        invoice.debtorName,
        invoice.periodFrom,
        invoice.periodTo,
        invoice.total,
        invoice.open,
        paymentLine?.ocrLine ?? `drawn on ${invoice.dueOn}`,
        invoice.mailStatus ?? '',
        invoice.collectionStatus ?? '',
        matches.map(({ explanation }) => explanation.replace(PAID_BY, '')).join('; '),
      ];
    }),
  );
  return printTable({ headings: HEADINGS, amounts: ['Total', 'Open'], rows });
}
