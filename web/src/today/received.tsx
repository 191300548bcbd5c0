import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { amountOf, NOTHING, oreOf } from '../format/amounts.ts';
import { Amount } from '../ui/amount.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Section } from '../ui/section.tsx';
import { useSourceWords, useTodayWords } from './words.ts';

/** What came in during the last two weeks, by day and by way. */
export function Received({ received }: { received: components['schemas']['Received'] }) {
  const words = useTodayWords();
  const sourceWords = useSourceWords();
  const format = useFormat();
  const total = amountOf(received.days.reduce((sum, day) => sum + oreOf(day.received), 0n));
  const days = received.days.filter(({ payments }) => payments > 0).toReversed();
  return (
    <Section
      title={words.received}
      aside={<span className="hint">{words.receivedSince(format.date(received.from))}</span>}
    >
      {days.length === 0 ? (
        <p className="nothing">{words.receivedNothing}</p>
      ) : (
        <>
          <p className="headline">
            {format.amount(total)} <span className="unit">kr.</span>
          </p>
          <DataTable
            caption={words.day}
            rows={days}
            keyOf={({ date }) => date}
            columns={[
              { head: words.day, cell: ({ date }) => format.nearDate(date) },
              { head: words.payments, isFigure: true, onlyWide: true, cell: ({ payments }) => format.count(payments) },
              { head: words.total, isFigure: true, cell: ({ received: amount }) => <Amount amount={amount} /> },
            ]}
          />
          <DataTable
            caption={words.way}
            rows={received.sources}
            keyOf={({ source }) => source}
            columns={[
              { head: words.way, cell: ({ source }) => sourceWords(source) },
              {
                head: words.takenBack,
                isFigure: true,
                onlyWide: true,
                cell: ({ takenBack }) => takenBack !== NOTHING && <Amount amount={takenBack} />,
              },
              { head: words.total, isFigure: true, cell: ({ received: amount }) => <Amount amount={amount} /> },
            ]}
          />
        </>
      )}
      {received.unplaced.count > 0 && (
        <p>
          <Link to="/payments">
            {words.unplaced}: {format.kroner(received.unplaced.total)}
          </Link>
        </p>
      )}
    </Section>
  );
}
