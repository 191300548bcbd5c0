import type { OneTimeTokenId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import type { UsedLink } from './use-link.ts';

const GOOD = `kind = 'invite' and used_at is null and revoked_at is null and expires_at > now()`;

/** The invitations of an address that are good as of now, the oldest first; none is used by that. */
export async function findInvitations(em: EntityManager, email: string): Promise<UsedLink[]> {
  return em.execute<UsedLink[]>(
    `select id, kind, email, person_id "personId", creditor_id "creditorId", role, is_operator "isOperator", language,
       invited_by "invitedBy"
     from one_time_token where email = ? and ${GOOD} order by id`,
    [email],
  );
}

/** Uses an invitation, in the transaction of what it is good for. False where it is good no more: of two at once the second finds it used. */
export async function takeInvitation(em: EntityManager, id: OneTimeTokenId): Promise<boolean> {
  const taken = await em.execute<unknown[]>(
    `update one_time_token set used_at = now() where id = ? and ${GOOD} returning 1`,
    [id],
  );
  return taken.length > 0;
}
