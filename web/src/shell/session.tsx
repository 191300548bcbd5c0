import { createContext, useContext } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';

export type Session = components['schemas']['Session'];
type Role = NonNullable<Session['creditor']>['role'];

export type SessionOrNone = components['schemas']['SessionOrNone'];

export const SESSION_KEY = ['session'] as const;

/** The session where nobody is signed in, until it is known by whom one may sign in. */
export const NOBODY: SessionOrNone = { person: null, oidc: null };

/** Who is signed in, asked before anything else: this alone answers also where nobody is. */
export function useSessionOrNone() {
  // openapi-fetch loses unions of objects on their way through.
  return useAnswer(SESSION_KEY, (signal) => answerOf(api.GET('/v1/session', { signal })) as Promise<SessionOrNone>);
}

export const isSignedIn = (session: SessionOrNone): session is Session => session.person !== null;

export const SessionContext = createContext<Session | null>(null);

/** The session of who is signed in. @throws Error outside of the page's shell */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('nobody is signed in here');
  return session;
}

const RANKS: Readonly<Record<Role, number>> = { read_only: 0, bookkeeper: 1, admin: 2 };

/** Whether who is signed in has at least this role at the creditor. The API decides; this only hides what it would refuse. */
export function useMay(role: Role): boolean {
  const { creditor } = useSession();
  return creditor !== null && RANKS[creditor.role] >= RANKS[role];
}
