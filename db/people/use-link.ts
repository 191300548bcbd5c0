import type { OneTimeTokenId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import type { OneTimeTokenKind } from '../words/people.ts';
import type { NewLink } from './insert-link.ts';
import { hashSecretToken } from './secret-token.ts';

export interface UsedLink extends NewLink {
  readonly id: OneTimeTokenId;
}

/**
 * Takes a link, in the transaction of what it is good for: of two at once the second waits here and finds it used. Null for one that is
 * unknown, of another kind, used, revoked or expired; nobody is told which.
 */
export async function useLink(
  em: EntityManager,
  { token, kind }: { token: string; kind: OneTimeTokenKind },
): Promise<UsedLink | null> {
  const [link] = await em.execute<UsedLink[]>(
    `update one_time_token set used_at = now()
     where hash = ? and kind = ? and used_at is null and revoked_at is null and expires_at > now()
     returning id, kind, email, person_id "personId", creditor_id "creditorId", role, is_operator "isOperator", language,
       invited_by "invitedBy"`,
    [hashSecretToken(token), kind],
  );
  return link ?? null;
}
