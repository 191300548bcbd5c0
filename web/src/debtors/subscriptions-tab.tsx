import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import { useList } from '../api/use-answer.ts';
import { useMay } from '../shell/session.tsx';
import { useComingColumns } from '../subscriptions/coming-columns.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { useDebtorWords } from './words.ts';

export function SubscriptionsTab({ debtorId }: { debtorId: string }) {
  const words = useDebtorWords();
  const coming = useComingColumns();
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
          <Link to="/subscriptions/new" search={{ debtorId }} className="button">
            {words.newSubscription}
          </Link>
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
              <Link to="/subscriptions/$subscriptionId" params={{ subscriptionId: id }}>
                {reference ?? words.noReference}
              </Link>
            ),
          },
          ...coming,
        ]}
      />
    </>
  );
}
