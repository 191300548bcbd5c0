import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import { useList } from '../api/use-answer.ts';
import { Amount } from '../ui/amount.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { Day } from '../ui/day.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { ReceivableLink } from '../ui/receivable-link.tsx';
import { useDebtorWords, useTransferWords } from './words.ts';

/** What was posted on a debtor's account, newest first, with the balance after each. */
export function AccountTab({ debtorId }: { debtorId: string }) {
  const words = useDebtorWords();
  const kinds = useTransferWords();
  const list = useList(['debtors', debtorId, 'transfers'], (cursor, signal) => {
    const query = queryOf<'/v1/debtors/{debtorId}/transfers'>({}, cursor);
    return answerOf(api.GET('/v1/debtors/{debtorId}/transfers', { params: { path: { debtorId }, query }, signal }));
  });
  return (
    <>
      <div className="section-head">
        <p className="hint">{words.transfersText}</p>
        <CsvLink path={`/v1/debtors/${debtorId}/transfers`} query={{}} />
      </div>
      <PagedTable
        caption={words.account}
        list={list}
        keyOf={({ id }) => id}
        columns={[
          { head: words.transferDay, cell: ({ bookedOn }) => <Day date={bookedOn} /> },
          {
            head: words.transferKind,
            cell: ({ kind, note }) => (
              <>
                {kinds(kind)}
                {note !== null && <p className="why">{note}</p>}
              </>
            ),
          },
          {
            head: words.applyTo,
            cell: ({ invoiceId, invoiceNumber, invoiceKind }) =>
              invoiceId !== null && (
                <ReceivableLink kind={invoiceKind} id={invoiceId}>
                  {invoiceNumber}
                </ReceivableLink>
              ),
          },
          { head: words.transferChange, isFigure: true, cell: ({ change }) => <Amount amount={change} /> },
          { head: words.transferBalance, isFigure: true, cell: ({ balance }) => <Amount amount={balance} /> },
        ]}
      />
    </>
  );
}
