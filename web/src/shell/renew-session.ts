import type { QueryClient } from '@tanstack/react-query';
import { SESSION_KEY, type SessionOrNone } from './session.tsx';

/**
 * Another person, another creditor, or nobody any more: nothing of what was asked for before is kept. The session itself is set and not
 * removed first, since the page would not hear of it then and go on showing what it shows.
 */
export function renewSession(client: QueryClient, session: SessionOrNone): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
  client.setQueryData(SESSION_KEY, session);
  // By whom one may sign in is asked for anew.
  if (session.person === null) void client.invalidateQueries({ queryKey: SESSION_KEY });
}
