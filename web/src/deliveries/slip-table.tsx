import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { type PagedList, useList } from '../api/use-answer.ts';
import { Amount } from '../ui/amount.tsx';
import { Day } from '../ui/day.tsx';
import { ObjectLink } from '../ui/object-link.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { ReceivableLink } from '../ui/receivable-link.tsx';
import { Status, type Tone } from '../ui/status.tsx';
import { DebtorWithNumber } from './debtor-with-number.tsx';
import { useSlipStatusWords, useSlipWords } from './slip-words.ts';

type Slip = components['schemas']['Slip'];

const TONES: Readonly<Record<Slip['status'], Tone>> = { queued: 'waiting', delivered: 'good', withdrawn: 'quiet' };

export const useSlips = (filters: Readonly<Record<string, string | undefined>>): PagedList<Slip> =>
  useList(['slips', filters], (cursor, signal) =>
    answerOf(api.GET('/v1/slips', { params: { query: queryOf<'/v1/slips'>(filters, cursor) }, signal })),
  );

/** Payment slips with the document that each is for, its debtor and its delivery. */
export function SlipTable({ list }: { list: PagedList<Slip> }) {
  const words = useSlipWords();
  const statusWords = useSlipStatusWords();
  return (
    <PagedTable
      caption={words.slips}
      list={list}
      keyOf={({ id }) => id}
      columns={[
        {
          head: words.document,
          cell: ({ kind, invoiceId, invoiceNumber }) => (
            <ReceivableLink kind={kind} id={invoiceId}>
              {words[kind](invoiceNumber)}
            </ReceivableLink>
          ),
        },
        {
          head: words.debtor,
          cell: (one) => <DebtorWithNumber of={one} />,
        },
        {
          head: words.payBy,
          onlyWide: true,
          cell: ({ paymentDate }) => paymentDate !== null && <Day date={paymentDate} />,
        },
        { head: words.amount, isFigure: true, cell: ({ amount }) => amount !== null && <Amount amount={amount} /> },
        {
          head: words.state,
          isState: true,
          cell: ({ status, toldOtherwise, deliveryId }) => (
            <>
              <Status tone={TONES[status]}>{toldOtherwise ? words.toldOtherwise : statusWords(status)}</Status>
              {deliveryId !== null && (
                <p className="why">
                  <ObjectLink type="delivery" id={deliveryId}>
                    {words.toDelivery}
                  </ObjectLink>
                </p>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
