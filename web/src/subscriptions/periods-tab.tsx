import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { NOTHING } from '../format/amounts.ts';
import { Amount } from '../ui/amount.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { Day } from '../ui/day.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Section } from '../ui/section.tsx';
import { Span } from '../ui/span.tsx';
import { Status, type Tone } from '../ui/status.tsx';
import { usePeriodStateWords, usePeriodWords } from './period-words.ts';
import { useSettledWords } from './preview-words.ts';

type Period = components['schemas']['SubscriptionPeriod'];

/** Its periods so far, the latest first, and what became of each. */
export function PeriodsTab({ subscription: { id } }: { subscription: { id: string } }) {
  const words = usePeriodWords();
  const path = `/v1/subscriptions/${id}/periods`;
  const list = useList(['subscriptions', id, 'periods'], (cursor, signal) =>
    answerOf(
      api.GET('/v1/subscriptions/{subscriptionId}/periods', {
        params: {
          path: { subscriptionId: id },
          query: queryOf<'/v1/subscriptions/{subscriptionId}/periods'>({}, cursor),
        },
        signal,
      }),
    ),
  );
  return (
    <Section title={words.title} aside={<CsvLink path={path} query={{}} />}>
      <PagedTable
        caption={words.title}
        list={list}
        keyOf={({ index }) => index.toString()}
        columns={[
          { head: words.period, cell: (period) => <Span {...period} /> },
          { head: words.invoice, cell: (period) => <PeriodInvoice period={period} /> },
          { head: words.issued, onlyWide: true, cell: ({ issuedOn }) => issuedOn !== null && <Day date={issuedOn} /> },
          { head: words.due, onlyWide: true, cell: ({ dueOn }) => dueOn !== null && <Day date={dueOn} /> },
          { head: words.total, isFigure: true, cell: ({ total }) => total !== null && <Amount amount={total} /> },
          {
            head: words.credited,
            isFigure: true,
            cell: ({ credited }) => credited !== null && credited !== NOTHING && <Amount amount={credited} />,
          },
          { head: words.state, isState: true, cell: (period) => <PeriodState period={period} /> },
        ]}
      />
    </Section>
  );
}

function PeriodInvoice({ period: { invoiceId, invoiceNumber, invoiceCount } }: { period: Period }) {
  const words = usePeriodWords();
  if (invoiceId === null) return invoiceCount > 1 && words.invoices(invoiceCount);
  return (
    <Link to="/invoices/$invoiceId" params={{ invoiceId }}>
      {invoiceNumber}
    </Link>
  );
}

const TONES: Readonly<Record<Period['state'], Tone>> = {
  next: 'waiting',
  billed: 'good',
  settled: 'quiet',
  unbilled: 'quiet',
};

function PeriodState({ period: { state, settled } }: { period: Period }) {
  const stateWords = usePeriodStateWords();
  const settledWords = useSettledWords();
  return <Status tone={TONES[state]}>{settled === null ? stateWords(state) : settledWords(settled)}</Status>;
}
