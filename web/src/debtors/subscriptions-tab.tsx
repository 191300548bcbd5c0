import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { Day, Moment } from '../ui/day.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Status, type Tone } from '../ui/status.tsx';
import { WayTo } from '../ui/way-to.tsx';
import { useCommonWords } from '../words/common.ts';
import { useDebtorWords, useSubscriptionStatusWords } from './words.ts';

type Subscription = components['schemas']['SubscriptionSummary'];

const TONES: Readonly<Record<Subscription['status'], Tone>> = {
  active: 'good',
  needs_attention: 'bad',
  ended: 'quiet',
  cancelled: 'quiet',
};

export function SubscriptionsTab({ debtorId }: { debtorId: string }) {
  const words = useDebtorWords();
  const common = useCommonWords();
  const statuses = useSubscriptionStatusWords();
  const list = useList(['subscriptions', { debtorId }], (cursor, signal) =>
    answerOf(
      api.GET('/v1/subscriptions', { params: { query: queryOf<'/v1/subscriptions'>({ debtorId }, cursor) }, signal }),
    ),
  );
  return (
    <PagedTable
      caption={words.subscriptions}
      list={list}
      keyOf={({ id }) => id}
      columns={[
        {
          head: words.subscription,
          cell: ({ id, reference }) => <WayTo address={`/subscriptions/${id}`}>{reference ?? words.noReference}</WayTo>,
        },
        {
          head: words.nextPeriod,
          cell: ({ nextPeriod }) =>
            nextPeriod !== null && (
              <>
                <Day date={nextPeriod.from} /> – <Day date={nextPeriod.to} />
              </>
            ),
        },
        {
          head: words.nextBilling,
          onlyWide: true,
          cell: ({ nextPeriod }) => nextPeriod !== null && <Moment instant={nextPeriod.billedAt} />,
        },
        {
          head: common.status,
          isState: true,
          cell: ({ status }) => <Status tone={TONES[status]}>{statuses(status)}</Status>,
        },
      ]}
    />
  );
}
