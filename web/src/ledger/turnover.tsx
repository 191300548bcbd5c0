import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import { useList } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { Amount } from '../ui/amount.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { SpanFilters } from '../ui/span-filters.tsx';
import { useSpan } from './use-span.ts';
import { useLedgerWords, useVatCodeWords } from './words.ts';

/** What was invoiced less what was credited in some days, by item and VAT code. */
export function Turnover() {
  const words = useLedgerWords();
  const vatCodes = useVatCodeWords();
  const format = useFormat();
  const { span, narrow } = useSpan();
  const list = useList(['ledger', 'turnover', span], (cursor, signal) =>
    answerOf(
      api.GET('/v1/ledger/turnover', { params: { query: queryOf<'/v1/ledger/turnover'>(span, cursor) }, signal }),
    ),
  );
  return (
    <>
      <SpanFilters span={span} narrow={narrow} />
      <div className="file-choice">
        <p className="hint">{words.turnoverText}</p>
        <div className="actions">
          <CsvLink path="/v1/ledger/turnover" query={span} />
        </div>
      </div>
      <PagedTable
        caption={words.turnover}
        list={list}
        keyOf={({ itemId, vatCode, vatRate }) => `${itemId ?? ''} ${vatCode} ${vatRate}`}
        columns={[
          { head: words.itemNumber, onlyWide: true, cell: ({ itemNumber }) => itemNumber },
          { head: words.item, cell: ({ itemName }) => itemName ?? words.noItem },
          {
            head: words.vatCode,
            cell: ({ vatCode, vatRate }) =>
              vatCode === 'standard' ? `${vatCodes(vatCode)} ${format.decimal(vatRate)} %` : vatCodes(vatCode),
          },
          { head: words.net, isFigure: true, cell: ({ net }) => <Amount amount={net} /> },
          { head: words.vat, isFigure: true, cell: ({ vat }) => <Amount amount={vat} /> },
        ]}
      />
    </>
  );
}
