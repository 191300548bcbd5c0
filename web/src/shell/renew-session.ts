import type { QueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import { keptSession } from './kept-session.ts';
import { isSignedIn, SESSION_KEY, type Session, type SessionOrNone } from './session.tsx';

/** The windows of a browser share one session: by this they tell each other that it is another's now. */
const windows = new BroadcastChannel('termin-session');

/**
 * Another person, another creditor, or nobody any more: nothing of what was asked for before is kept, in no window. The session itself is
 * set and not removed first, since the page would not hear of it then and go on showing what it shows. But whoever signs in again here
 * after their session was over goes on where they were, at the creditor they were at.
 */
export function renewSession(client: QueryClient, session: SessionOrNone): void {
  const wanted = creditorToGoBackTo(client, session);
  if (wanted === null) takeOver(client, session);
  else if (isSignedIn(session)) void goBackTo(client, wanted, session);
}

async function goBackTo(client: QueryClient, creditorId: string, session: Session): Promise<void> {
  takeOver(client, await answerOf(api.PATCH('/v1/session', { body: { creditorId } })).catch(() => session));
}

function takeOver(client: QueryClient, session: SessionOrNone): void {
  goOnOrForget(client, session);
  // A channel is of this origin alone.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  windows.postMessage(null);
}

/**
 * Follows what another window does to the session: what was typed into a form at one creditor must not be sent to another. Where the
 * person and the creditor are those of this window, it keeps all that is typed in it.
 */
export function followOtherWindows(client: QueryClient): void {
  windows.addEventListener('message', () => follow(client));
}

/** Each request names the creditor that this window shows, so that the API refuses it where another has been chosen since. */
export function nameCreditor(client: QueryClient): void {
  api.use({
    onRequest({ request }) {
      const session = client.getQueryData<SessionOrNone>(SESSION_KEY);
      if (session === undefined || !isSignedIn(session) || session.creditor === null) return;
      request.headers.set('Termin-Creditor', session.creditor.id);
    },
  });
}

/** Takes on the session as it is by now; where that is another's than this window's, it begins anew. */
export function follow(client: QueryClient): void {
  // Where it is not answered, whatever is asked for next will tell.
  void takeOn(client).catch(() => client.invalidateQueries());
}

async function takeOn(client: QueryClient): Promise<void> {
  const session = (await answerOf(api.GET('/v1/session'))) as SessionOrNone;
  const known = client.getQueryData<SessionOrNone>(SESSION_KEY);
  if (known === undefined || whoseAndWhere(known) !== whoseAndWhere(session)) goOnOrForget(client, session);
}

const whoseAndWhere = (session: SessionOrNone): string =>
  isSignedIn(session) ? `${session.person.id} ${session.creditor?.id ?? ''}` : '';

/** Whose session was over here, and who may still sign in again. */
function keptOf(client: QueryClient, session: SessionOrNone): Session | null {
  const known = client.getQueryData<SessionOrNone>(SESSION_KEY);
  const kept = keptSession.get();
  const isOver = known !== undefined && !isSignedIn(known);
  return isOver && kept !== null && kept.person.id === session.person?.id ? kept : null;
}

function creditorToGoBackTo(client: QueryClient, session: SessionOrNone): string | null {
  const wanted = keptOf(client, session)?.creditor?.id ?? null;
  const isElsewhere = isSignedIn(session) && session.creditor?.id !== wanted;
  return isElsewhere && session.creditors.some(({ id }) => id === wanted) ? wanted : null;
}

function goOnOrForget(client: QueryClient, session: SessionOrNone): void {
  const kept = keptOf(client, session);
  if (kept !== null && whoseAndWhere(kept) === whoseAndWhere(session)) {
    client.setQueryData(SESSION_KEY, session);
    // What is shown is of before.
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
  } else forgetFor(client, session);
}

function forgetFor(client: QueryClient, session: SessionOrNone): void {
  keptSession.set(null);
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
  client.setQueryData(SESSION_KEY, session);
  // By whom one may sign in is asked for anew.
  if (session.person === null) void client.invalidateQueries({ queryKey: SESSION_KEY });
}
