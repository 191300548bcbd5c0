import type { EntityManager } from '../orm.ts';
import type { OneTimeTokenKind } from '../words/people.ts';
import { hashSecretToken } from './secret-token.ts';
import type { UsedLink } from './use-link.ts';

/** The link that a token is of, where it is good as of now; it is not used by that. */
export async function findLink(
  em: EntityManager,
  { token, kind }: { token: string; kind: OneTimeTokenKind },
): Promise<UsedLink | null> {
  const [link] = await em.execute<UsedLink[]>(
    `select id, kind, email, person_id "personId", creditor_id "creditorId", role, is_operator "isOperator", language,
       invited_by "invitedBy"
     from one_time_token where hash = ? and kind = ? and used_at is null and revoked_at is null and expires_at > now()`,
    [hashSecretToken(token), kind],
  );
  return link ?? null;
}
