import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { useMay } from '../shell/session.tsx';
import { ScreenOf } from '../ui/screen-of.tsx';
import { Screen } from '../ui/screen.tsx';
import { RunActions } from './run-actions.tsx';
import { RunFigures } from './run-figures.tsx';
import { RunMembers } from './run-members.tsx';
import { useRunWords } from './run-words.ts';
import { useGroupWords } from './words.ts';

type Run = components['schemas']['Run'];

const ROUTE = '/groups/$subscriptionId/runs/$runId';
/** How soon a run that is under way is asked for again. */
const RUNNING_MS = 2000;

/** Those who are tried again wait while the run itself still says that it needs attention. */
const isUnderWay = (run: Run | undefined): boolean =>
  run !== undefined &&
  run.status !== 'stopped' &&
  (run.status === 'billing' || run.waiting > 0 || run.mailsWaiting > 0);

/** The billing of a group for one period, as it goes on. */
export function RunScreen() {
  const { subscriptionId, runId } = useParams({ from: ROUTE });
  const answer = useAnswer<Run>(
    ['runs', subscriptionId, runId],
    (signal) =>
      answerOf(
        api.GET('/v1/subscriptions/{subscriptionId}/runs/{runId}', {
          params: { path: { subscriptionId, runId } },
          signal,
        }),
      ),
    { refetchMs: (run) => isUnderWay(run) && RUNNING_MS },
  );
  return <ScreenOf answer={answer}>{(run) => <ShownRun key={run.id} run={run} />}</ScreenOf>;
}

function ShownRun({ run }: { run: Run }) {
  const words = useRunWords();
  const format = useFormat();
  const may = useMay('bookkeeper');
  const { status } = useSearch({ from: ROUTE });
  const navigate = useNavigate({ from: ROUTE });
  return (
    <Screen
      title={`${words.title} ${format.date(run.from)} – ${format.date(run.to)}`}
      subtitle={<WayToGroup subscriptionId={run.subscriptionId} />}
      actions={may && <RunActions run={run} />}
    >
      <RunFigures run={run} />
      <RunMembers
        run={run}
        status={status}
        onFilter={(chosen) => void navigate({ search: { status: chosen }, replace: true })}
      />
    </Screen>
  );
}

function WayToGroup({ subscriptionId }: { subscriptionId: string }) {
  const words = useGroupWords();
  const group = useAnswer(['subscriptions', subscriptionId], (signal) =>
    answerOf(api.GET('/v1/subscriptions/{subscriptionId}', { params: { path: { subscriptionId } }, signal })),
  );
  return (
    <Link to="/groups/$subscriptionId" params={{ subscriptionId }} search={{ tab: 'runs' }}>
      {group.data?.reference ?? words.runs}
    </Link>
  );
}
