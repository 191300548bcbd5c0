import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import { useList } from '../api/use-answer.ts';
import { Days, Moment } from '../ui/day.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { RunStatus } from './run-status.tsx';
import { useRunWords } from './run-words.ts';
import { useGroupWords } from './words.ts';

export function RunsTable({ subscriptionId }: { subscriptionId: string }) {
  const words = useRunWords();
  const { runs } = useGroupWords();
  const list = useList(['runs', subscriptionId], (cursor, signal) => {
    const query = queryOf<'/v1/subscriptions/{subscriptionId}/runs'>({}, cursor);
    const params = { path: { subscriptionId }, query };
    return answerOf(api.GET('/v1/subscriptions/{subscriptionId}/runs', { params, signal }));
  });
  return (
    <PagedTable
      caption={runs}
      list={list}
      keyOf={({ id }) => id}
      columns={[
        {
          head: words.period,
          cell: ({ id, from, to }) => (
            <Link to="/groups/$subscriptionId/runs/$runId" params={{ subscriptionId, runId: id }}>
              <Days from={from} to={to} />
            </Link>
          ),
        },
        { head: words.begun, cell: ({ createdAt }) => <Moment instant={createdAt} /> },
        { head: words.state, isState: true, cell: ({ status }) => <RunStatus status={status} /> },
      ]}
    />
  );
}
