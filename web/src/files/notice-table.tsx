import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import { useList } from '../api/use-answer.ts';
import { Amount } from '../ui/amount.tsx';
import { Moment } from '../ui/day.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { useNoticeWords } from './code-words.ts';
import { useFileWords } from './words.ts';

/** Records that are neither payment nor mandate, as they came, with the payment that one is where it was known before. */
export function NoticeTable({
  query,
  showsFile = false,
}: {
  query: { code?: string | undefined; isSettled?: string | undefined; receivedFileId?: string };
  showsFile?: boolean;
}) {
  const words = useFileWords();
  const noticeWords = useNoticeWords();
  const list = useList(['notices', query], (cursor, signal) =>
    answerOf(api.GET('/v1/notices', { params: { query: queryOf<'/v1/notices'>(query, cursor) }, signal })),
  );
  return (
    <PagedTable
      caption={words.notices}
      list={list}
      keyOf={({ receivedFileId, position }) => `${receivedFileId} ${position}`}
      columns={[
        {
          head: words.notice,
          cell: ({ code, text, customerNumber, paymentId, settledAt }) => (
            <>
              {noticeWords(code)}
              {customerNumber !== null && `, ${words.customer(customerNumber).toLowerCase()}`}
              {paymentId !== null && (
                <>
                  {', '}
                  <Link to="/payments/$paymentId" params={{ paymentId }}>
                    {words.thePayment.toLowerCase()}
                  </Link>
                </>
              )}
              {settledAt !== null && (
                <p className="why">
                  {words.settled} <Moment instant={settledAt} />
                </p>
              )}
              <p className="record">{text}</p>
            </>
          ),
        },
        ...(showsFile
          ? [
              {
                head: words.file,
                cell: ({ receivedFileId, fileName }: { receivedFileId: string; fileName: string }) => (
                  <Link to="/files/$receivedFileId" params={{ receivedFileId }}>
                    {fileName}
                  </Link>
                ),
              },
            ]
          : []),
        { head: words.line, isFigure: true, onlyWide: true, cell: ({ line }) => line },
        { head: words.amount, isFigure: true, cell: ({ amount }) => amount !== null && <Amount amount={amount} /> },
      ]}
    />
  );
}
