import type { PersonId, SessionId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/** Gives a person another password: whoever was signed in by the old one is so no longer, and no link that was asked for is good any more. */
export async function setPassword(
  em: EntityManager,
  { personId, hash, except = null }: { personId: PersonId; hash: string; except?: SessionId | null },
): Promise<void> {
  await em.execute('update person set password_hash = ?, password_changed_at = now() where id = ?', [hash, personId]);
  await em.execute('delete from session where person_id = ? and id is distinct from ?', [personId, except]);
  await em.execute(
    'update one_time_token set revoked_at = now() where person_id = ? and used_at is null and revoked_at is null',
    [personId],
  );
}
