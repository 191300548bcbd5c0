import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import { useList } from '../api/use-answer.ts';
import { useMay } from '../shell/session.tsx';
import { Days, Moment } from '../ui/day.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { WayTo } from '../ui/way-to.tsx';
import { useCommonWords } from '../words/common.ts';
import { SubscriptionStatus } from './subscription-status.tsx';
import { useDebtorWords } from './words.ts';

export function SubscriptionsTab({ debtorId }: { debtorId: string }) {
  const words = useDebtorWords();
  const common = useCommonWords();
  const may = useMay('bookkeeper');
  const list = useList(['subscriptions', { debtorId }], (cursor, signal) =>
    answerOf(
      api.GET('/v1/subscriptions', { params: { query: queryOf<'/v1/subscriptions'>({ debtorId }, cursor) }, signal }),
    ),
  );
  return (
    <>
      {may && (
        <p className="actions after-tabs">
          <WayTo address="/subscriptions/new" search={{ debtorId }} className="button">
            {words.newSubscription}
          </WayTo>
        </p>
      )}
      <PagedTable
        caption={words.subscriptions}
        list={list}
        keyOf={({ id }) => id}
        columns={[
          {
            head: words.subscription,
            cell: ({ id, reference }) => (
              <WayTo address={`/subscriptions/${id}`}>{reference ?? words.noReference}</WayTo>
            ),
          },
          {
            head: words.nextPeriod,
            cell: ({ nextPeriod }) => nextPeriod !== null && <Days from={nextPeriod.from} to={nextPeriod.to} />,
          },
          {
            head: words.nextBilling,
            onlyWide: true,
            cell: ({ nextPeriod }) => nextPeriod !== null && <Moment instant={nextPeriod.billedAt} />,
          },
          {
            head: common.status,
            isState: true,
            cell: ({ status }) => <SubscriptionStatus status={status} />,
          },
        ]}
      />
    </>
  );
}
