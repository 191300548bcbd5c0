import type { z } from 'zod';
import { endSession, findSession, openSession, type SignedIn } from '../../db/people/sessions.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { PersonId } from '../../domain/identifiers/ids.ts';
import type { Call } from '../http/route.ts';
import { showSession, type openSessionAnswer } from './session-fields.ts';

/**
 * Signs a person in: a new session with a new token, whatever the request came with. A session that it carried is over, whoever's it was.
 */
export async function signInAs(
  em: EntityManager,
  {
    personId,
    before,
    idToken = null,
    call: { agent, setSession, services },
  }: {
    personId: PersonId;
    before: SignedIn | null;
    /** Of the OpenID provider, where it let them in. */
    idToken?: string | null;
    call: Pick<Call<unknown, unknown, unknown>, 'agent' | 'setSession' | 'services'>;
  },
): Promise<z.input<typeof openSessionAnswer>> {
  if (before !== null) await endSession(em, before.sessionId);
  const token = await openSession(em, { personId, agent, idToken });
  const signedIn = await findSession(em, token);
  if (signedIn === null) throw new Error('a session is over before it begins');
  setSession(token);
  return showSession(em, signedIn, services.settings);
}
