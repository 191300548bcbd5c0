import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import { useList } from '../api/use-answer.ts';
import { InvoiceStatus } from '../invoices/invoice-status.tsx';
import { useInvoiceWords } from '../invoices/words.ts';
import { Amount } from '../ui/amount.tsx';
import { Day } from '../ui/day.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { useDebtorWords } from './words.ts';

export function InvoicesTab({ debtorId }: { debtorId: string }) {
  const words = useInvoiceWords();
  const { invoices } = useDebtorWords();
  const list = useList(['invoices', { debtorId }], (cursor, signal) =>
    answerOf(api.GET('/v1/invoices', { params: { query: queryOf<'/v1/invoices'>({ debtorId }, cursor) }, signal })),
  );
  return (
    <PagedTable
      caption={invoices}
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
        { head: words.issuedOn, onlyWide: true, cell: ({ issuedOn }) => <Day date={issuedOn} /> },
        { head: words.dueOn, cell: ({ dueOn }) => <Day date={dueOn} /> },
        { head: words.reference, onlyWide: true, cell: ({ subscriptionReference }) => subscriptionReference },
        { head: words.total, isFigure: true, cell: ({ total }) => <Amount amount={total} /> },
        {
          head: words.open,
          isFigure: true,
          onlyWide: true,
          cell: ({ open }) => open !== null && <Amount amount={open} />,
        },
        { head: words.state, isState: true, cell: (invoice) => <InvoiceStatus invoice={invoice} /> },
      ]}
    />
  );
}
