import type { PersonId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import type { NewLink } from './insert-link.ts';

/**
 * Gives whoever an invitation is for what it invites to, and makes the person who is not there yet. False where somebody else of that
 * address has been made meanwhile.
 */
export async function joinByLink(
  em: EntityManager,
  {
    personId,
    name,
    link: { email, language, creditorId, role, isOperator },
  }: { personId: PersonId; name: string; link: NewLink },
): Promise<boolean> {
  // Two links of one address may be followed at once: the second finds the person that the first has made.
  await em.execute(
    'insert into person (id, email, name, language) values (?, ?, ?, ?) on conflict (email) do nothing',
    [personId, email, name, language],
  );
  const [person] = await em.execute<{ id: PersonId }[]>('select id from person where email = ?', [email]);
  if (person?.id !== personId) return false;
  if (creditorId !== null) {
    await em.execute(
      'insert into person_creditor (person_id, creditor_id, role) values (?, ?, ?) on conflict do nothing',
      [personId, creditorId, role],
    );
  }
  if (isOperator) await em.execute('update person set is_operator = true where id = ?', [personId]);
  return true;
}
