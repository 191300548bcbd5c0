import { z } from 'zod';
import type { PersonRole } from '../../db/words/people.ts';
import { instant, isoInstant, isoInstantOrNull } from '../http/fields.ts';
import { role } from '../sessions/session-fields.ts';

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
