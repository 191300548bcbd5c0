import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { type PagedList, useList } from '../api/use-answer.ts';
import { Amount } from '../ui/amount.tsx';
import { Day, Moment } from '../ui/day.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { DebtorWithNumber } from './debtor-with-number.tsx';
import { PayOutStatus } from './pay-out-status.tsx';
import { usePayOutWords } from './pay-out-words.ts';

type PayOut = components['schemas']['PayOut'];

export const usePayOuts = (filters: Readonly<Record<string, string | undefined>>): PagedList<PayOut> =>
  useList(['pay-outs', filters], (cursor, signal) =>
    answerOf(api.GET('/v1/pay-outs', { params: { query: queryOf<'/v1/pay-outs'>(filters, cursor) }, signal })),
  );

/** What Betalingsservice was or is to pay out, each with its debtor and who asked for it. */
export function PayOutTable({ list }: { list: PagedList<PayOut> }) {
  const words = usePayOutWords();
  return (
    <PagedTable
      caption={words.payOuts}
      list={list}
      keyOf={({ id }) => id}
      columns={[
        {
          head: words.one,
          cell: ({ id, note }) => (
            <Link to="/pay-outs/$payOutId" params={{ payOutId: id }}>
              {note}
            </Link>
          ),
        },
        {
          head: words.debtor,
          cell: (one) => <DebtorWithNumber of={one} />,
        },
        {
          head: words.asked,
          onlyWide: true,
          cell: ({ createdAt, askedBy }) => (
            <>
              <Moment instant={createdAt} />
              {askedBy !== null && <p className="why">{askedBy}</p>}
            </>
          ),
        },
        {
          head: words.paidOutOn,
          onlyWide: true,
          cell: ({ paymentDate }) => paymentDate !== null && <Day date={paymentDate} />,
        },
        { head: words.amount, isFigure: true, cell: ({ amount }) => <Amount amount={amount} /> },
        { head: words.state, isState: true, cell: ({ status }) => <PayOutStatus status={status} /> },
      ]}
    />
  );
}
