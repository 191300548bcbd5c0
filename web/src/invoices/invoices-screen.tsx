import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import { useList } from '../api/use-answer.ts';
import { Amount } from '../ui/amount.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { Day } from '../ui/day.tsx';
import { FilterDate, FilterSearch, FilterSelect, Filters, FilterTabs } from '../ui/filters.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Screen } from '../ui/screen.tsx';
import { InvoiceStatus } from './invoice-status.tsx';
import { useInvoiceWords } from './words.ts';

export function InvoicesScreen() {
  const words = useInvoiceWords();
  const filters = useSearch({ from: '/invoices' });
  const navigate = useNavigate({ from: '/invoices' });
  const narrow = (changed: typeof filters): void =>
    void navigate({ search: { ...filters, ...changed }, replace: true });
  const list = useList(['invoices', filters], (cursor, signal) =>
    answerOf(api.GET('/v1/invoices', { params: { query: queryOf<'/v1/invoices'>(filters, cursor) }, signal })),
  );
  return (
    <Screen title={words.title} actions={<CsvLink path="/v1/invoices" query={filters} />}>
      <Filters>
        <FilterTabs
          label={words.state}
          value={filters.paymentStatus}
          options={[
            [undefined, words.all],
            ['open', words.stillOpen],
            ['overdue', words.overdue],
            ['settled', words.settled],
          ]}
          onChange={(paymentStatus) => narrow({ paymentStatus })}
        />
        <FilterSearch label={words.search} value={filters.q} onChange={(q) => narrow({ q })} />
        <FilterSelect
          label={words.kind}
          value={filters.kind}
          options={[
            ['invoice', words.invoice],
            ['credit_note', words.creditNotes],
          ]}
          onChange={(kind) => narrow({ kind })}
        />
        <FilterDate
          label={words.issuedFrom}
          value={filters.issuedFrom}
          onChange={(issuedFrom) => narrow({ issuedFrom })}
        />
        <FilterDate label={words.issuedTo} value={filters.issuedTo} onChange={(issuedTo) => narrow({ issuedTo })} />
      </Filters>
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
          { head: words.debtor, cell: ({ debtorName }) => debtorName },
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
