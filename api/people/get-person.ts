import { defineRoute } from '../http/route.ts';
import { lockPeople } from './lock-people.ts';
import { PERSON_PARAMS, personAnswer, readPerson } from './person-fields.ts';

export const getPerson = defineRoute({
  method: 'get',
  path: '/v1/people/{personId}',
  operationId: 'getPerson',
  tag: 'People',
  summary: 'Read a person of the creditor',
  access: 'creditor',
  role: 'admin',
  status: 200,
  params: PERSON_PARAMS,
  answer: personAnswer,
  hold: ({ em, creditorId, params }) => lockPeople(em, { creditorId, ...params }),
  handle: ({ em, creditorId, params }) => readPerson(em, { creditorId, ...params }),
});
