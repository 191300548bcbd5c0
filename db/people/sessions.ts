import { v7 as uuid } from 'uuid';
import type { CreditorId, PersonId, SessionId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import type { PersonRole } from '../words/people.ts';
import { hashSecretToken, newSecretToken } from './secret-token.ts';

/** A session lasts no longer than a working day, and an hour without a request ends it. */
export const SESSION_LASTS_SECONDS = 12 * 3600;
const IDLE = `interval '60 minutes'`;
/** That a session is used is not written down at each request. */
const SEEN_IS_WRITTEN_AFTER = `interval '1 minute'`;
const AGENT_LENGTH = 200;
/** A longer one fits in no address by which a provider could be told of it. */
const ID_TOKEN_LENGTH = 8000;

/** Who a session says is there, and what they are at the creditor they chose. */
export interface SignedIn {
  readonly sessionId: SessionId;
  readonly personId: PersonId;
  readonly name: string;
  readonly isOperator: boolean;
  /** Null where none is chosen, and where the person is nothing there any more. */
  readonly creditorId: CreditorId | null;
  readonly role: PersonRole | null;
}

/**
 * A person who signs in at the creditor that they chose last; else at the one whom they came to first. `idToken` is what an OpenID provider
 * wrote of it; null for other ways in. Answers the session's token.
 */
export async function openSession(
  em: EntityManager,
  { personId, agent, idToken }: { personId: PersonId; agent: string | null; idToken: string | null },
): Promise<string> {
  const token = newSecretToken();
  await em.execute(
    `insert into session (id, hash, person_id, creditor_id, agent, id_token, expires_at)
     select ?, ?, ?, (
       select m.creditor_id from person_creditor m where m.person_id = ? and m.disabled_at is null
       order by m.created_at, m.creditor_id limit 1
     ), ?, ?, now() + make_interval(secs => ?)`,
    [
      uuid(),
      hashSecretToken(token),
      personId,
      personId,
      agent === null ? null : agent.slice(0, AGENT_LENGTH),
      idToken !== null && idToken.length > ID_TOKEN_LENGTH ? null : idToken,
      SESSION_LASTS_SECONDS,
    ],
  );
  return token;
}

/** Gives a session another token: what it was known by before is worth nothing. It lasts no longer for that. */
export async function renewSession(em: EntityManager, sessionId: SessionId): Promise<string> {
  const token = newSecretToken();
  await em.execute('update session set hash = ? where id = ?', [hashSecretToken(token), sessionId]);
  return token;
}

/** Who is signed in by a token; null where it is unknown, too old, long unused, or its person is disabled. */
export async function findSession(em: EntityManager, token: string): Promise<SignedIn | null> {
  const [row] = await em.execute<(SignedIn & { stale: boolean })[]>(
    `select s.id "sessionId", s.person_id "personId", p.name, p.is_operator "isOperator", m.creditor_id "creditorId", m.role,
       s.seen_at < now() - ${SEEN_IS_WRITTEN_AFTER} stale
     from session s
     join person p on p.id = s.person_id and p.disabled_at is null
     left join person_creditor m on m.person_id = s.person_id and m.creditor_id = s.creditor_id and m.disabled_at is null
     where s.hash = ? and s.expires_at > now() and s.seen_at > now() - ${IDLE}`,
    [hashSecretToken(token)],
  );
  if (row === undefined) return null;
  const { stale, ...signedIn } = row;
  if (stale) await em.execute('update session set seen_at = now() where id = ?', [signedIn.sessionId]);
  return signedIn;
}

/** Ends a session. Answers the ID token of the OpenID provider at which it was begun; null where it was begun otherwise. */
export async function endSession(em: EntityManager, sessionId: SessionId): Promise<string | null> {
  const [ended] = await em.execute<{ idToken: string | null }[]>(
    'delete from session where id = ? returning id_token "idToken"',
    [sessionId],
  );
  return ended?.idToken ?? null;
}
