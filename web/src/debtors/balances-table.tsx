import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import { useList } from '../api/use-answer.ts';
import { Amount } from '../ui/amount.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { useDebtorWords } from './words.ts';

/** The debtors whose account is not at zero, with what stands on it. */
export function BalancesTable({ filters }: { filters: Readonly<Record<string, string>> }) {
  const words = useDebtorWords();
  const list = useList(['debtors', 'balances', filters], (cursor, signal) =>
    answerOf(
      api.GET('/v1/debtor-balances', { params: { query: queryOf<'/v1/debtor-balances'>(filters, cursor) }, signal }),
    ),
  );
  return (
    <PagedTable
      caption={words.title}
      list={list}
      keyOf={({ debtorId }) => debtorId}
      columns={[
        {
          head: words.name,
          cell: ({ debtorId, name }) => (
            <Link to="/debtors/$debtorId" params={{ debtorId }}>
              {name}
            </Link>
          ),
        },
        { head: words.customerNumber, isFigure: true, onlyWide: true, cell: ({ customerNumber }) => customerNumber },
        { head: words.open, isFigure: true, cell: ({ open }) => <Amount amount={open} /> },
        {
          head: words.overdueAmount,
          isFigure: true,
          onlyWide: true,
          cell: ({ overdue }) => <Amount amount={overdue} />,
        },
        { head: words.credit, isFigure: true, onlyWide: true, cell: ({ credit }) => <Amount amount={credit} /> },
        { head: words.balance, isFigure: true, onlyWide: true, cell: ({ balance }) => <Amount amount={balance} /> },
      ]}
    />
  );
}
