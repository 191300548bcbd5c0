import { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { PersonRole } from '../../db/words/people.ts';
import type { CreditorId, PersonId } from '../../domain/identifiers/ids.ts';
import { id, instant, isoInstant, isoInstantOrNull } from '../http/fields.ts';
import { notFound } from '../http/problem.ts';
import { role } from '../sessions/session-fields.ts';

export const PERSON_PARAMS = z.strictObject({ personId: id<PersonId>() });

export const personAnswer = z
  .strictObject({
    id: z.string(),
    email: z.string().meta({ example: 'bogholder@eksempel.example' }),
    name: z.string().meta({ example: 'Prøve Bogholder' }),
    role: role(),
    hasSecondFactor: z.boolean(),
    disabledAt: instant().nullable().meta({ description: 'From when on they may do nothing for this creditor' }),
    createdAt: instant().meta({ description: 'When they became one of the creditor’s' }),
  })
  .meta({ id: 'Person' });

export interface PersonRow {
  id: string;
  email: string;
  name: string;
  role: PersonRole;
  hasSecondFactor: boolean;
  disabledAt: Date | string | null;
  createdAt: Date | string;
}

/** People of a creditor, a condition on `m` and `p` follows. SQL. */
export const SELECT_PEOPLE = `
select p.id, p.email, p.name, m.role, p.second_factor_since is not null "hasSecondFactor", m.disabled_at "disabledAt",
  m.created_at "createdAt"
from person_creditor m join person p on p.id = m.person_id
where m.creditor_id = ?`;

export function showPerson({ disabledAt, createdAt, ...row }: PersonRow): z.input<typeof personAnswer> {
  return { ...row, disabledAt: isoInstantOrNull(disabledAt), createdAt: isoInstant(createdAt) };
}

/** @throws ApiProblem 404 where nobody of the creditor's is it. */
export async function readPerson(
  em: EntityManager,
  { creditorId, personId }: { creditorId: CreditorId; personId: PersonId },
): Promise<z.input<typeof personAnswer>> {
  const [row] = await em.execute<PersonRow[]>(`${SELECT_PEOPLE} and p.id = ?`, [creditorId, personId]);
  if (row === undefined) throw notFound();
  return showPerson(row);
}
