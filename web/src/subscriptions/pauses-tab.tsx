import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { useMay } from '../shell/session.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Day, Moment } from '../ui/day.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Section } from '../ui/section.tsx';
import { Span } from '../ui/span.tsx';
import { useCommonWords } from '../words/common.ts';
import { AddPause, EndPause, SkipPeriod, UnskipPeriod } from './pause-dialogs.tsx';
import { usePeriodWords } from './period-words.ts';

type Subscription = components['schemas']['Subscription'];

/** When nothing is billed although the subscription runs: pauses, and single periods that are left out. */
export function PausesTab({ subscription }: { subscription: Subscription }) {
  return (
    <>
      <Pauses subscription={subscription} />
      <Skips subscription={subscription} />
    </>
  );
}

function Pauses({ subscription }: { subscription: Subscription }) {
  const { id, pauses, nextPeriod } = subscription;
  const words = usePeriodWords();
  const common = useCommonWords();
  const mayChange = useMay('bookkeeper') && nextPeriod !== null;
  const current = new Set(pauses.map((pause) => pause.id));
  const list = useList(['subscriptions', id, 'pauses'], (cursor, signal) =>
    answerOf(
      api.GET('/v1/subscriptions/{subscriptionId}/pauses', {
        params: {
          path: { subscriptionId: id },
          query: queryOf<'/v1/subscriptions/{subscriptionId}/pauses'>({}, cursor),
        },
        signal,
      }),
    ),
  );
  return (
    <Section title={words.pauses} aside={mayChange && <AddPause subscription={subscription} />}>
      <p className="why">{words.pausesText}</p>
      <PagedTable
        caption={words.pauses}
        list={list}
        keyOf={(pause) => pause.id}
        columns={[
          { head: words.pauseFrom, cell: ({ from }) => <Day date={from} /> },
          { head: words.pauseTo, cell: ({ to }) => (to === null ? words.openEnd : <Day date={to} />) },
          { head: words.missed, cell: ({ missed }) => (missed === 'skip' ? words.missedSkip : words.missedBill) },
          { head: words.made, onlyWide: true, cell: ({ createdAt }) => <Moment instant={createdAt} /> },
          {
            head: common.actions,
            isState: true,
            cell: (pause) =>
              mayChange && current.has(pause.id) && <EndPause subscription={subscription} pauseId={pause.id} />,
          },
        ]}
      />
    </Section>
  );
}

function Skips({ subscription }: { subscription: Subscription }) {
  const { skips, nextPeriod } = subscription;
  const words = usePeriodWords();
  const common = useCommonWords();
  const mayChange = useMay('bookkeeper') && nextPeriod !== null;
  return (
    <Section title={words.skips} aside={mayChange && <SkipPeriod subscription={subscription} />}>
      <p className="why">{words.skipsText}</p>
      <DataTable
        caption={words.skips}
        rows={skips}
        keyOf={({ from }) => from}
        columns={[
          { head: words.period, cell: (skip) => <Span {...skip} /> },
          {
            head: common.actions,
            isState: true,
            cell: ({ from }) => mayChange && <UnskipPeriod subscription={subscription} periodFrom={from} />,
          },
        ]}
      />
    </Section>
  );
}
