import { z } from 'zod';
import { demandWholeKey } from '../api-keys/refuse-beyond-own.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { role } from '../sessions/session-fields.ts';
import { lockPeople } from './lock-people.ts';
import { PERSON_PARAMS, personAnswer, readPerson } from './person-fields.ts';

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
  params: PERSON_PARAMS,
  body: z.strictObject({ role: role().optional(), isDisabled: z.boolean().optional() }).meta({ id: 'PersonChange' }),
  answer: personAnswer,
  problems: ['beyond_own_key', 'last_admin'],
  async handle({ em, caller, creditorId, params: { personId }, body }) {
    demandWholeKey(caller);
    const members = await lockPeople(em, { creditorId, personId });
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
    return readPerson(em, { creditorId, personId });
  },
});
