import { Link, useNavigate } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { Days, Moment } from '../ui/day.tsx';
import { Filters, FilterTabs } from '../ui/filters.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { RunStatus } from './run-status.tsx';
import { useRunStatusWords, useRunWords } from './run-words.ts';
import { useGroupWords } from './words.ts';

type RunState = components['schemas']['Run']['status'];

const STATES: readonly RunState[] = ['needs_attention', 'billing', 'stopped', 'billed'];

/** The runs of all groups, newest first; those in which members need a person are one key away. */
export function AllRuns({ status }: { status: string | undefined }) {
  const words = useRunWords();
  const statusWords = useRunStatusWords();
  const groupWords = useGroupWords();
  const navigate = useNavigate({ from: '/groups' });
  const list = useList(['runs', { status }], (cursor, signal) =>
    answerOf(api.GET('/v1/runs', { params: { query: queryOf<'/v1/runs'>({ status }, cursor) }, signal })),
  );
  return (
    <>
      <Filters>
        <FilterTabs<RunState>
          label={words.state}
          value={status as RunState | undefined}
          options={[[undefined, words.all], ...STATES.map((state) => [state, statusWords(state)] as const)]}
          onChange={(chosen) => void navigate({ search: { tab: 'runs', status: chosen }, replace: true })}
        />
      </Filters>
      <PagedTable
        caption={groupWords.runs}
        list={list}
        keyOf={({ id }) => id}
        columns={[
          {
            head: groupWords.reference,
            cell: ({ id, subscriptionId, subscriptionReference }) => (
              <Link to="/groups/$subscriptionId/runs/$runId" params={{ subscriptionId, runId: id }}>
                {subscriptionReference ?? groupWords.noReference}
              </Link>
            ),
          },
          { head: words.period, cell: ({ from, to }) => <Days from={from} to={to} /> },
          { head: words.begun, onlyWide: true, cell: ({ createdAt }) => <Moment instant={createdAt} /> },
          { head: words.state, isState: true, cell: (run) => <RunStatus status={run.status} /> },
        ]}
      />
    </>
  );
}
