import { lazy, Suspense, useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { Amount } from '../ui/amount.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { FilterTabs } from '../ui/filters.tsx';
import { Section } from '../ui/section.tsx';
import { Shown } from '../ui/shown.tsx';
import { spansAround, sumBySpan, type Span } from './cash-flow-spans.ts';
import { useTodayWords } from './words.ts';

const SPANS = 12;
/** Those that are over, of which only what came in is told. */
const SPANS_BEFORE = 4;

const KEYS = [
  ['received', 'line-received'],
  ['open', 'bar-open'],
  ['forecast', 'bar-forecast'],
] as const;

const CashFlowChart = lazy(async () => ({ default: (await import('./cash-flow-chart.tsx')).CashFlowChart }));

/** What came in, and what is expected to, week by week or month by month: reckoned by the code that bills. */
export function CashFlow({ today }: { today: string }) {
  const words = useTodayWords();
  const [by, setBy] = useState<'week' | 'month'>('week');
  const { starts, to } = spansAround(today, by, { before: SPANS_BEFORE, from: SPANS });
  const first = starts[0] ?? today;
  const expected = useAnswer(['forecasts', 'expected-payments', today, to], (signal) =>
    answerOf(api.GET('/v1/expected-payments', { params: { query: { from: today, to } }, signal })),
  );
  const received = useAnswer(['payments', 'received', first, today], (signal) =>
    answerOf(api.GET('/v1/statistics/received', { params: { query: { from: first, to: today } }, signal })),
  );
  return (
    <Section
      title={words.cashFlow}
      aside={
        <FilterTabs
          label={words.cashFlow}
          value={by}
          options={[
            ['week', words.byWeek],
            ['month', words.byMonth],
          ]}
          onChange={(chosen) => setBy(chosen ?? 'week')}
        />
      }
    >
      <div className="cash-flow">
        <Shown answer={expected}>
          {(answer) => (
            <Shown answer={received}>
              {({ days }) => (
                <Spans
                  spans={sumBySpan({ payments: answer.payments, days, today }, starts, by)}
                  by={by}
                  answer={answer}
                />
              )}
            </Shown>
          )}
        </Shown>
      </div>
    </Section>
  );
}

function Spans({
  spans,
  by,
  answer,
}: {
  spans: readonly Span[];
  by: 'week' | 'month';
  answer: components['schemas']['ExpectedPayments'];
}) {
  const words = useTodayWords();
  const format = useFormat();
  return (
    <>
      <p className="legend" aria-hidden="true">
        {KEYS.map(([name, mark]) => (
          <span key={name}>
            <span className={`key ${mark}`} /> {words[name]}
          </span>
        ))}
      </p>
      <Suspense fallback={<div className="chart" />}>
        <CashFlowChart spans={spans} by={by} />
      </Suspense>
      <Footnotes answer={answer} />
      <details>
        <summary>{words.showTable}</summary>
        <DataTable
          caption={words.cashFlow}
          rows={spans}
          keyOf={({ from }) => from}
          columns={[
            {
              head: by === 'week' ? words.week : words.month,
              cell: ({ from }) => (by === 'week' ? format.date(from) : format.month(from)),
            },
            { head: words.received, isFigure: true, cell: ({ received }) => <Told amount={received} /> },
            { head: words.open, isFigure: true, onlyWide: true, cell: ({ open }) => <Told amount={open} /> },
            {
              head: words.forecast,
              isFigure: true,
              onlyWide: true,
              cell: ({ forecast }) => <Told amount={forecast} />,
            },
            { head: words.expected, isFigure: true, cell: ({ total }) => <Told amount={total} /> },
          ]}
        />
      </details>
    </>
  );
}

const Told = ({ amount }: { amount: string | null }) => amount !== null && <Amount amount={amount} />;

/** What the bars do not show: what is late already, and what nobody can reckon. */
function Footnotes({ answer: { overdue, unreckoned } }: { answer: components['schemas']['ExpectedPayments'] }) {
  const words = useTodayWords();
  const format = useFormat();
  const left = [
    unreckoned.needsAttention > 0 && words.needsAttention(unreckoned.needsAttention),
    unreckoned.pausedWithoutEnd > 0 && words.paused(unreckoned.pausedWithoutEnd),
    unreckoned.subscriptionGroups > 0 && words.groups(unreckoned.subscriptionGroups),
  ].filter((text) => text !== false);
  return (
    <p className="hint">
      {overdue.invoices > 0 && words.alsoOverdue(format.amount(overdue.total))}{' '}
      {left.length > 0 && words.notIn(left.join(', '))}
    </p>
  );
}
