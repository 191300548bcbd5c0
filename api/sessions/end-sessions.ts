import { z } from 'zod';
import { defineRoute } from '../http/route.ts';

export const endSessions = defineRoute({
  method: 'delete',
  path: '/v1/sessions',
  operationId: 'endSessions',
  tag: 'Sessions',
  summary: 'Sign out everywhere, here too',
  access: 'person',
  status: 204,
  answer: z.null(),
  async handle({ em, signedIn: { personId }, setSession }) {
    await em.execute('delete from session where person_id = ?', [personId]);
    setSession(null);
    return null;
  },
});
