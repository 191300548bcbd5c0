import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import { useList } from '../api/use-answer.ts';
import { usePaymentKindWords, usePaymentSourceWords } from '../payments/code-words.ts';
import { PaymentStatus } from '../payments/payment-status.tsx';
import { Amount } from '../ui/amount.tsx';
import { Day } from '../ui/day.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { useCommonWords } from '../words/common.ts';
import { useDebtorWords } from './words.ts';

export function PaymentsTab({ debtorId }: { debtorId: string }) {
  const words = useDebtorWords();
  const common = useCommonWords();
  const kinds = usePaymentKindWords();
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
            <Link to="/payments/$paymentId" params={{ paymentId: id }}>
              <Day date={bookedOn} />
            </Link>
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
          cell: ({ status }) => <PaymentStatus status={status} />,
        },
      ]}
    />
  );
}
