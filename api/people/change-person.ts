import { z } from 'zod';
import type { PersonId } from '../../domain/identifiers/ids.ts';
import { id } from '../http/fields.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { role } from '../sessions/session-fields.ts';
import { personAnswer, type PersonRow, SELECT_PEOPLE, showPerson } from './person-fields.ts';

export const changePerson = defineRoute({
  method: 'patch',
  path: '/v1/people/{personId}',
  operationId: 'changePerson',
  tag: 'People',
  summary: 'Change what a person may do for the creditor, or that they may do anything',
  description:
    'Their sessions for this creditor are over by it. What they are at other creditors is not touched. The last admin stays one.',
  access: 'creditor',
  role: 'admin',
  status: 200,
  params: z.strictObject({ personId: id<PersonId>() }),
  body: z.strictObject({ role: role().optional(), isDisabled: z.boolean().optional() }).meta({ id: 'PersonChange' }),
  answer: personAnswer,
  problems: ['last_admin'],
  async handle({ em, creditorId, params: { personId }, body }) {
    // All of the creditor's, in one order: of two admins who disable each other at once, one stays.
    const members = await em.execute<{ personId: PersonId; isAdmin: boolean }[]>(
      `select person_id "personId", role = 'admin' and disabled_at is null "isAdmin" from person_creditor where creditor_id = ? order by person_id for update`,
      [creditorId],
    );
    if (!members.some((member) => member.personId === personId)) throw notFound();
    const changed = await em.execute<unknown[]>(
      `update person_creditor set role = coalesce(?, role),
         disabled_at = case ?::boolean when true then coalesce(disabled_at, now()) when false then null else disabled_at end
       where person_id = ? and creditor_id = ?
         and (role is distinct from coalesce(?, role) or (disabled_at is not null) is distinct from coalesce(?::boolean, disabled_at is not null))
       returning 1`,
      [body.role ?? null, body.isDisabled ?? null, personId, creditorId, body.role ?? null, body.isDisabled ?? null],
    );
    if (changed.length > 0) {
      const hadAdmin = members.some(({ isAdmin }) => isAdmin);
      const [admin] = await em.execute<unknown[]>(
        `select 1 from person_creditor where creditor_id = ? and role = 'admin' and disabled_at is null limit 1`,
        [creditorId],
      );
      if (hadAdmin && admin === undefined) throw new ApiProblem('last_admin');
      await em.execute('delete from session where person_id = ? and creditor_id = ?', [personId, creditorId]);
    }
    const [row] = await em.execute<PersonRow[]>(`${SELECT_PEOPLE} and p.id = ?`, [creditorId, personId]);
    if (row === undefined) throw notFound();
    return showPerson(row);
  },
});
