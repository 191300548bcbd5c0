import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { type PagedList, useList } from '../api/use-answer.ts';
import type { QueryOf } from '../api/query.ts';
import { useCollectionStatusWords, useDateReasonWords } from '../invoices/words.ts';
import { Amount } from '../ui/amount.tsx';
import type { Column } from '../ui/data-table.tsx';
import { Day, Moment } from '../ui/day.tsx';
import { ObjectLink } from '../ui/object-link.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Status, type Tone } from '../ui/status.tsx';
import { useDeliveryWords } from './words.ts';

type Collection = components['schemas']['Collection'];

const TONES: Readonly<Record<Collection['status'], Tone>> = {
  queued: 'waiting',
  delivered: 'waiting',
  cancelling: 'waiting',
  paid: 'good',
  rejected: 'bad',
  charged_back: 'bad',
  too_late: 'bad',
  withdrawn: 'quiet',
  cancelled: 'quiet',
};

export const useCollections = (query: QueryOf<'/v1/collections'>): PagedList<Collection> =>
  useList(['collections', query], (cursor, signal) =>
    answerOf(
      api.GET('/v1/collections', {
        params: { query: cursor === undefined ? query : { ...query, cursor } },
        signal,
      }),
    ),
  );

/** Collections with their day and why it is that one; of queued ones when the queue closes, of others what became of them. */
export function CollectionTable({ list, isQueue = false }: { list: PagedList<Collection>; isQueue?: boolean }) {
  const words = useDeliveryWords();
  const statusWords = useCollectionStatusWords();
  const reasonWords = useDateReasonWords();
  const last: Column<Collection>[] = isQueue
    ? [
        { head: words.closesAt, cell: ({ closesAt }) => <Moment instant={closesAt} /> },
        { head: words.deadlineAt, onlyWide: true, cell: ({ deadlineAt }) => <Moment instant={deadlineAt} /> },
      ]
    : [
        {
          head: words.state,
          isState: true,
          cell: ({ status }) => <Status tone={TONES[status]}>{statusWords(status)}</Status>,
        },
      ];
  return (
    <PagedTable
      caption={words.collections}
      list={list}
      keyOf={({ id }) => id}
      columns={[
        {
          head: words.invoice,
          cell: ({ invoiceId, invoiceNumber, debtorId, customerNumber }) => (
            <>
              <Link to="/invoices/$invoiceId" params={{ invoiceId }}>
                {invoiceNumber}
              </Link>
              {', '}
              <ObjectLink type="debtor" id={debtorId}>
                {words.customer(customerNumber).toLowerCase()}
              </ObjectLink>
            </>
          ),
        },
        {
          head: words.paymentDate,
          cell: ({ paymentDate, reasons }) => (
            <>
              <Day date={paymentDate} />
              <p className="why">{reasons.map(({ code }) => reasonWords(code)).join(', ')}</p>
            </>
          ),
        },
        { head: words.amount, isFigure: true, cell: ({ amount }) => <Amount amount={amount} /> },
        ...last,
      ]}
    />
  );
}
