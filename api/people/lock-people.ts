import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, PersonId } from '../../domain/identifiers/ids.ts';
import { notFound } from '../http/problem.ts';

/** What somebody is for a creditor. */
interface Member {
  readonly personId: PersonId;
  /** Whether they are one whom nothing bars. */
  readonly isAdmin: boolean;
}

/**
 * All of a creditor's people, in one order: of two admins who disable each other at once, one stays.
 * @throws ApiProblem 404 where `personId` is none of them.
 */
export async function lockPeople(
  em: EntityManager,
  { creditorId, personId }: { creditorId: CreditorId; personId: PersonId },
): Promise<readonly Member[]> {
  const members = await em.execute<Member[]>(
    `select person_id "personId", role = 'admin' and disabled_at is null "isAdmin" from person_creditor where creditor_id = ? order by person_id for update`,
    [creditorId],
  );
  if (!members.some((member) => member.personId === personId)) throw notFound();
  return members;
}
