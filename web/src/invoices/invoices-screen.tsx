import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import { useList } from '../api/use-answer.ts';
import { Amount } from '../ui/amount.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { Day } from '../ui/day.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { Screen } from '../ui/screen.tsx';
import { Totals } from '../ui/totals.tsx';
import { InvoiceFilters } from './invoice-filters.tsx';
import { InvoiceStatus } from './invoice-status.tsx';
import { useInvoiceWords } from './words.ts';

export function InvoicesScreen() {
  const words = useInvoiceWords();
  const filters = useSearch({ from: '/invoices' });
  const navigate = useNavigate({ from: '/invoices' });
  const query = queryOf<'/v1/invoices'>({ ...filters, summary: 'true' });
  const list = useList(['invoices', filters], (cursor, signal) =>
    answerOf(
      api.GET('/v1/invoices', { params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } }, signal }),
    ),
  );
  return (
    <Screen
      title={words.title}
      actions={
        <>
          <CsvLink path="/v1/invoices" query={filters} />
          <PrintButton />
        </>
      }
    >
      <InvoiceFilters
        filters={filters}
        narrow={(changed) => void navigate({ search: { ...filters, ...changed }, replace: true })}
      />
      <Totals summary={list.first?.summary} />
      <PagedTable
        caption={words.title}
        list={list}
        keyOf={({ id }) => id}
        columns={[
          {
            head: words.number,
            cell: ({ id, number }) => (
              <Link to="/invoices/$invoiceId" params={{ invoiceId: id }}>
                {number}
              </Link>
            ),
          },
          {
            head: words.debtor,
            cell: ({ debtorId, debtorName }) => (
              <Link to="/debtors/$debtorId" params={{ debtorId }} className="quiet">
                {debtorName}
              </Link>
            ),
          },
          { head: words.issuedOn, onlyWide: true, cell: ({ issuedOn }) => <Day date={issuedOn} /> },
          { head: words.dueOn, cell: ({ dueOn }) => <Day date={dueOn} /> },
          { head: words.total, isFigure: true, cell: ({ total }) => <Amount amount={total} /> },
          { head: words.open, isFigure: true, cell: ({ open }) => open !== null && <Amount amount={open} /> },
          { head: words.state, isState: true, cell: (invoice) => <InvoiceStatus invoice={invoice} /> },
        ]}
      />
    </Screen>
  );
}
