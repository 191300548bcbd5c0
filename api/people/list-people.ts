import { z } from 'zod';
import { defineRoute } from '../http/route.ts';
import { personAnswer, type PersonRow, SELECT_PEOPLE, showPerson } from './person-fields.ts';

export const listPeople = defineRoute({
  method: 'get',
  path: '/v1/people',
  operationId: 'listPeople',
  tag: 'People',
  summary: 'List the people of the creditor, by name',
  access: 'creditor',
  role: 'admin',
  status: 200,
  answer: z.strictObject({ data: z.array(personAnswer) }),
  async handle({ em, creditorId }) {
    const rows = await em.execute<PersonRow[]>(`${SELECT_PEOPLE} order by p.name, p.id`, [creditorId]);
    return { data: rows.map(showPerson) };
  },
});
