import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import type { PagedList } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { Amount } from '../ui/amount.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Section } from '../ui/section.tsx';
import { Status } from '../ui/status.tsx';
import { usePriceChangeWords, useRefusalWords } from './price-change-words.ts';

type Input = components['schemas']['PriceChangeInput'];
type Previewed = components['schemas']['PreviewedPriceChange'];
type Preview = components['schemas']['PriceChangePreview'];
type Applied = components['schemas']['AppliedPriceChange'];

/** What would change, subscription by subscription, and the button that makes it so. */
export function PriceChangePreview({
  asked,
  list,
  onApplied,
}: {
  asked: Input;
  list: PagedList<Previewed, Preview>;
  onApplied: (applied: Applied) => void;
}) {
  const words = usePriceChangeWords();
  const { first, rows, error } = list;
  const isRefused = rows.some(({ refusal }) => refusal !== null);
  const canApply = error === null && first !== undefined && first.subscriptions > 0 && !isRefused;
  if (error === null && first?.subscriptions === 0) return <p className="nothing">{words.nothing}</p>;
  return (
    <Section title={words.preview} aside={canApply && <Apply asked={asked} preview={first} onApplied={onApplied} />}>
      {error === null && first !== undefined && <p className="totals">{words.count(first.subscriptions)}</p>}
      {isRefused && <p className="problem">{words.allOrNothing}</p>}
      <ChangesTable list={list} />
    </Section>
  );
}

function ChangesTable({ list }: { list: PagedList<Previewed, Preview> }) {
  const words = usePriceChangeWords();
  const refusalWords = useRefusalWords();
  const format = useFormat();
  const show = (of: Previewed['lines'][number], which: 'old' | 'new'): string =>
    words.times(format.decimal(of[which].quantity), format.amount(of[which].unitPrice));
  return (
    <PagedTable
      caption={words.preview}
      list={list}
      keyOf={({ subscriptionId }) => subscriptionId}
      columns={[
        {
          head: words.debtor,
          cell: ({ subscriptionId, debtorName, reference }) => (
            <>
              <Link to="/subscriptions/$subscriptionId" params={{ subscriptionId }}>
                {debtorName ?? reference}
              </Link>
              {debtorName !== null && <span className="why"> {reference}</span>}
            </>
          ),
        },
        {
          head: words.line,
          cell: ({ lines, refusal }) =>
            refusal === null ? (
              <Lines of={lines} show={({ text }) => text} />
            ) : (
              <Status tone="bad">
                {words.refused}: {refusalWords(refusal)}
              </Status>
            ),
        },
        {
          head: words.from,
          cell: ({ lines }) => <Lines of={lines} show={({ effectiveOn }) => format.date(effectiveOn)} isWhole />,
        },
        {
          head: words.before,
          isFigure: true,
          cell: ({ lines }) => <Lines of={lines} show={(line) => show(line, 'old')} />,
        },
        {
          head: words.after,
          isFigure: true,
          cell: ({ lines }) => <Lines of={lines} show={(line) => show(line, 'new')} />,
        },
        {
          head: words.difference,
          isFigure: true,
          cell: ({ nextInvoiceDifference: difference }) => difference !== null && <Amount amount={difference} />,
        },
      ]}
    />
  );
}

/** One thing of each line, under each other. */
function Lines({
  of,
  show,
  isWhole = false,
}: {
  of: Previewed['lines'];
  show: (line: Previewed['lines'][number]) => string | null;
  isWhole?: boolean;
}) {
  return (
    <ul>
      {of.map((line) => (
        <li key={line.position} className={isWhole ? 'one-line' : ''}>
          {show(line)}
        </li>
      ))}
    </ul>
  );
}

function Apply({
  asked,
  preview: { token, subscriptions },
  onApplied,
}: {
  asked: Input;
  preview: Preview;
  onApplied: (applied: Applied) => void;
}) {
  const words = usePriceChangeWords();
  return (
    <ActionDialog
      name={words.apply}
      isMain
      onDone={onApplied}
      send={(key) =>
        answerOf(
          api.POST('/v1/price-changes', {
            params: { header: { 'Idempotency-Key': key } },
            body: { ...asked, token },
          }),
        )
      }
    >
      <p>{words.applyText(words.count(subscriptions))}</p>
    </ActionDialog>
  );
}
