import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import { useList } from '../api/use-answer.ts';
import { Amount } from '../ui/amount.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { Day } from '../ui/day.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { SpanFilters } from '../ui/span-filters.tsx';
import { useCommonWords } from '../words/common.ts';
import { useSpan } from './use-span.ts';
import { useLedgerWords } from './words.ts';

/** Every transfer of some days, to be looked at, and as the file that a bookkeeping system imports. */
export function Journal() {
  const words = useLedgerWords();
  const common = useCommonWords();
  const { span, narrow } = useSpan();
  const list = useList(['ledger', 'journal', span], (cursor, signal) =>
    answerOf(api.GET('/v1/ledger/journal', { params: { query: queryOf<'/v1/ledger/journal'>(span, cursor) }, signal })),
  );
  return (
    <>
      <SpanFilters span={span} narrow={narrow} />
      <div className="file-choice">
        <p className="hint">{words.journalText}</p>
        <div className="actions">
          <CsvLink path="/v1/ledger/journal" query={span} />
        </div>
      </div>
      <PagedTable
        caption={words.journal}
        list={list}
        keyOf={({ id }) => id}
        columns={[
          { head: common.date, cell: ({ date }) => <Day date={date} /> },
          { head: words.voucher, onlyWide: true, isFigure: true, cell: ({ voucher }) => voucher },
          {
            head: words.text,
            cell: ({ text, note }) => (
              <>
                {text}
                {note !== null && <span className="meaning">{note}</span>}
              </>
            ),
          },
          { head: words.debit, onlyWide: true, cell: ({ debitAccount }) => debitAccount },
          { head: words.credit, onlyWide: true, cell: ({ creditAccount }) => creditAccount },
          { head: common.amount, isFigure: true, cell: ({ amount }) => <Amount amount={amount} /> },
        ]}
      />
    </>
  );
}
