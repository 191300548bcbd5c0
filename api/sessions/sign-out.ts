import { z } from 'zod';
import { endSession } from '../../db/people/sessions.ts';
import { defineRoute } from '../http/route.ts';

export const signOut = defineRoute({
  method: 'delete',
  path: '/v1/session',
  operationId: 'signOut',
  tag: 'Sessions',
  summary: 'Sign out',
  description: 'Asking twice is safe: where nobody is signed in nothing happens.',
  access: 'anyone',
  status: 204,
  answer: z.null(),
  async handle({ em, caller, setSession }) {
    if (caller.signedIn !== null) await endSession(em, caller.signedIn.sessionId);
    setSession(null);
    return null;
  },
});
