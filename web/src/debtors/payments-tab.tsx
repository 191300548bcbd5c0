import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { Amount } from '../ui/amount.tsx';
import { Day } from '../ui/day.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Status, type Tone } from '../ui/status.tsx';
import { WayTo } from '../ui/way-to.tsx';
import { useCommonWords } from '../words/common.ts';
import { useDebtorWords, usePaymentKindWords, usePaymentSourceWords, usePaymentStatusWords } from './words.ts';

type Payment = components['schemas']['PaymentSummary'];

const TONES: Readonly<Record<Payment['status'], Tone>> = {
  new: 'waiting',
  waiting: 'waiting',
  matched: 'good',
  dismissed: 'quiet',
};

export function PaymentsTab({ debtorId }: { debtorId: string }) {
  const words = useDebtorWords();
  const common = useCommonWords();
  const kinds = usePaymentKindWords();
  const statuses = usePaymentStatusWords();
  const sources = usePaymentSourceWords();
  const list = useList(['payments', { debtorId }], (cursor, signal) =>
    answerOf(api.GET('/v1/payments', { params: { query: queryOf<'/v1/payments'>({ debtorId }, cursor) }, signal })),
  );
  return (
    <PagedTable
      caption={words.payments}
      list={list}
      keyOf={({ id }) => id}
      columns={[
        {
          head: words.paymentDay,
          cell: ({ id, bookedOn }) => (
            <WayTo address={`/payments/${id}`}>
              <Day date={bookedOn} />
            </WayTo>
          ),
        },
        { head: words.transferKind, cell: ({ kind }) => kinds(kind) },
        {
          head: words.paymentText,
          cell: ({ source, payerText }) => (
            <>
              {sources(source)}
              {payerText !== null && <p className="why">{payerText}</p>}
            </>
          ),
        },
        { head: common.amount, isFigure: true, cell: ({ amount }) => <Amount amount={amount} /> },
        {
          head: words.unmatched,
          isFigure: true,
          onlyWide: true,
          cell: ({ unmatched }) => <Amount amount={unmatched} />,
        },
        {
          head: common.status,
          isState: true,
          cell: ({ status }) => <Status tone={TONES[status]}>{statuses(status)}</Status>,
        },
      ]}
    />
  );
}
