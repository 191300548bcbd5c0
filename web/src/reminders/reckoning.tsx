import type { components } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { Amount } from '../ui/amount.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Section } from '../ui/section.tsx';
import { Span } from '../ui/span.tsx';
import { useDocumentWords } from './document-words.ts';

type Reminder = components['schemas']['Reminder'];

/** How the interest of each invoice was reckoned: what was open on which days, and at which rate. */
export function Reckoning({ reminder: { invoices } }: { reminder: Reminder }) {
  const words = useDocumentWords();
  const format = useFormat();
  const spans = invoices.flatMap(({ number, spans: own }) => own.map((span) => ({ number, ...span })));
  if (spans.length === 0) return null;
  return (
    <Section title={words.reckoning}>
      <p className="hint">{words.reckoningText}</p>
      <DataTable
        caption={words.reckoning}
        rows={spans}
        keyOf={({ number, from }) => `${number} ${from}`}
        columns={[
          { head: words.document, cell: ({ number }) => number },
          { head: words.span, cell: ({ from, to }) => <Span from={from} to={to} /> },
          { head: words.days, isFigure: true, onlyWide: true, cell: ({ days }) => format.count(days) },
          { head: words.openThen, isFigure: true, cell: ({ open }) => <Amount amount={open} /> },
          { head: words.rate, isFigure: true, cell: ({ rate }) => `${format.decimal(rate)} %` },
        ]}
      />
    </Section>
  );
}
