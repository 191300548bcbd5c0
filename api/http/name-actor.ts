import type { EntityManager } from '../../db/orm.ts';
import type { PersonId } from '../../domain/identifiers/ids.ts';
import type { Caller } from './authenticate.ts';
import { ApiProblem } from './problem.ts';

/** Who acts, as the audit trail names them. */
export interface Actor {
  /** Null for who changes themselves: at each of their creditors they are what they are there. */
  readonly role: Caller['role'];
  readonly name: string;
  readonly apiKeyId: string | null;
  readonly personId: PersonId | null;
}

export function actorOf({ role, name, apiKeyId, signedIn }: Caller): Actor {
  return { role, name, apiKeyId, personId: signedIn === null ? null : signedIn.personId };
}

/**
 * Says in the request's transaction who acts, until it ends: the audit trail's triggers record what is written from here on.
 * @throws ApiProblem 401 where the key has been revoked, or the person disabled or made something else, since the request came in.
 */
export async function nameActor(
  em: EntityManager,
  { actor, requestId }: { actor: Actor; requestId: string },
): Promise<void> {
  const [row] = await em.execute<{ named: boolean }[]>('select name_actor(?::jsonb) named', [
    JSON.stringify({ ...actor, requestId }),
  ]);
  if (row?.named !== true) throw new ApiProblem(actor.personId === null ? 'api_key_unknown' : 'session_over');
}
