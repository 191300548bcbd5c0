import { defineRoute } from '../http/route.ts';
import { sessionAnswer, showSession } from './session-fields.ts';

export const getSession = defineRoute({
  method: 'get',
  path: '/v1/session',
  operationId: 'getSession',
  tag: 'Sessions',
  summary: 'Who is signed in, and for which creditor',
  description: 'Answers 200 either way: `person` is null where nobody is signed in.',
  access: 'anyone',
  status: 200,
  answer: sessionAnswer,
  async handle({ em, caller, services }) {
    const { oidc } = services;
    if (caller.signedIn === null) return { person: null, oidc: oidc === null ? null : { name: oidc.name } };
    return showSession(em, caller.signedIn, services.settings);
  },
});
