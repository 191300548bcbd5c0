import type { ApiClient } from './api-client.ts';
import type { ListedInvoice } from './check-samples.ts';

interface InvoiceDetail {
  readonly paymentLine: { readonly ocrLine: string } | null;
}

const HEADINGS = ['Invoice', 'Debtor', 'From', 'To', 'Total', 'Payment line', 'Mail', 'Collection'] as const;
const TOTAL_COLUMN = HEADINGS.indexOf('Total');

/** Prints the invoices as a table, oldest first. */
export async function printInvoices(api: ApiClient): Promise<void> {
  const invoices = (await api.list<ListedInvoice>('/v1/invoices')).toReversed();
  const rows = await Promise.all(
    invoices.map(async (invoice) => {
      const { paymentLine } = await api.get<InvoiceDetail>(`/v1/invoices/${invoice.id}`);
      return [
        invoice.number,
        invoice.debtorName,
        invoice.periodFrom,
        invoice.periodTo,
        invoice.total,
        paymentLine?.ocrLine ?? `Betalingsservice draws on ${invoice.dueOn}`,
        invoice.mailStatus ?? '',
        invoice.collectionStatus ?? '',
      ];
    }),
  );
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const print = (cells: readonly string[]) =>
    console.log(
      cells
        .map((cell, column) =>
          column === TOTAL_COLUMN ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    );
  console.log();
  print(HEADINGS);
  print(widths.map((width) => '─'.repeat(width)));
  for (const row of rows) print(row);
}
