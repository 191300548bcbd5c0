import { z } from 'zod';
import { endSession } from '../../db/people/sessions.ts';
import { defineRoute } from '../http/route.ts';

export const signOutOfOidc = defineRoute({
  method: 'post',
  path: '/v1/oidc/sign-out',
  operationId: 'signOutOfOidc',
  tag: 'Sessions',
  summary: 'Sign out, at the OpenID provider too',
  description:
    'The session is over as by `DELETE /v1/session`. Answers where the browser is to be sent to end that of the provider as well, which sends it back to `/oidc` of the page with no answer. Asking twice is safe: where nobody is signed in nothing happens.',
  access: 'anyone',
  guarded: true,
  status: 200,
  answer: z
    .strictObject({
      url: z.string().nullable().meta({
        description:
          'Null where the session was not begun there, and where the provider has no such place or does not answer',
        example: 'https://login.example.dk/logout?client_id=termin',
      }),
    })
    .meta({ id: 'OidcSignOut' }),
  async handle({ em, caller, setSession, services: { oidc } }) {
    const idToken = caller.signedIn === null ? null : await endSession(em, caller.signedIn.sessionId);
    setSession(null);
    return { url: idToken === null || oidc === null ? null : await oidc.signOutUrl(idToken) };
  },
});
