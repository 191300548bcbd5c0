import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, type LinkProps } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { useAction } from '../api/use-answer.ts';
import { useLeave } from '../ui/leave.ts';
import { renewSession } from './renew-session.ts';

/**
 * Another creditor, or none, which an operator works for: other books, so nothing of what was shown is kept. `goTo` is where that leads;
 * null where the screen is of the other already.
 */
export function useChooseCreditor(goTo: NonNullable<LinkProps['to']> | null = '/') {
  const navigate = useNavigate();
  const client = useQueryClient();
  const leave = useLeave();
  const choose = useAction(
    (creditorId: string | null) => answerOf(api.PATCH('/v1/session', { body: { creditorId } })),
    {
      onDone: (session) => {
        renewSession(client, session);
        if (goTo !== null) void navigate({ to: goTo });
      },
    },
  );
  return { ...choose, mutate: (creditorId: string | null) => leave(() => choose.mutate(creditorId)) };
}
