import type { components } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { DocumentTotals } from '../invoices/document-totals.tsx';
import { Amount } from '../ui/amount.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { useDraftWords } from './words.ts';

type Draft = components['schemas']['Draft'];

const SPAN = 4;

/** The lines as they would be issued, with VAT and total. */
export function DraftLines({ draft }: { draft: Draft }) {
  const words = useDraftWords();
  const format = useFormat();
  return (
    <DataTable
      caption={words.lines}
      rows={draft.lines.map((line, position) => ({ ...line, position }))}
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
      foot={<DocumentTotals of={draft} span={SPAN} />}
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
