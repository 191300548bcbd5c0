import { Navigate, useParams } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { ScreenOf } from '../ui/screen-of.tsx';

/** Leads on to the run within its group. */
export function AnyRunScreen() {
  const { runId } = useParams({ from: '/runs/$runId' });
  const run = useAnswer(['runs', runId], (signal) =>
    answerOf(api.GET('/v1/runs/{runId}', { params: { path: { runId } }, signal })),
  );
  return (
    <ScreenOf answer={run}>
      {({ id, subscriptionId }) => (
        <Navigate to="/groups/$subscriptionId/runs/$runId" params={{ subscriptionId, runId: id }} replace />
      )}
    </ScreenOf>
  );
}
