import type { components } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { Amount } from '../ui/amount.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { useCommonWords } from '../words/common.ts';
import { useDraftWords } from './words.ts';

type Draft = components['schemas']['Draft'];

const SPAN = 4;

/** The lines as they would be issued, with VAT and total. */
export function DraftLines({ draft: { lines, vatTotals, total } }: { draft: Draft }) {
  const words = useDraftWords();
  const common = useCommonWords();
  const format = useFormat();
  return (
    <DataTable
      caption={words.lines}
      rows={lines.map((line, position) => ({ ...line, position }))}
      keyOf={({ position }) => position.toString()}
      columns={[
        {
          head: words.lineText,
          cell: (line) => (
            <>
              {line.text} <LineNote line={line} />
            </>
          ),
        },
        { head: words.quantity, isFigure: true, cell: ({ quantity }) => format.decimal(quantity) },
        { head: words.unitPrice, isFigure: true, cell: ({ unitPrice }) => format.amount(unitPrice) },
        { head: words.discount, isFigure: true, onlyWide: true, cell: ({ discount }) => format.amount(discount) },
        { head: words.net, isFigure: true, cell: ({ net }) => <Amount amount={net} /> },
      ]}
      foot={
        <>
          {vatTotals.map(({ vatCode, vatRate, base, vat }) => (
            <tr key={vatCode} role="row">
              <td role="cell" colSpan={SPAN}>
                {vatCode === 'exempt'
                  ? words.noVat(format.amount(base))
                  : words.vatOf(format.decimal(vatRate), format.amount(base))}
              </td>
              <td role="cell" className="figures">
                <Amount amount={vat} />
              </td>
            </tr>
          ))}
          <tr role="row" className="sum">
            <td role="cell" colSpan={SPAN}>
              {common.total}
            </td>
            <td role="cell" className="figures">
              <Amount amount={total} />
            </td>
          </tr>
        </>
      }
    />
  );
}

/** That only some of its days are charged, and that it is charged once. */
export function LineNote({
  line: { share, oneOffLineId },
}: {
  line: Pick<Draft['lines'][number], 'share' | 'oneOffLineId'>;
}) {
  const words = useDraftWords();
  const notes = [
    ...(share === null ? [] : [words.share(share.throughDays - share.afterDays, share.ofDays)]),
    ...(oneOffLineId === null ? [] : [words.isOneOff]),
  ];
  return notes.length > 0 && <span className="why">{notes.join(', ')}</span>;
}
