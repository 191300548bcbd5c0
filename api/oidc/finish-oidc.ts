import { z } from 'zod';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { signInAs } from '../sessions/open-session.ts';
import { openSessionAnswer } from '../sessions/session-fields.ts';
import { admit } from './admit.ts';
import { asProblem } from './as-problem.ts';

export const finishOidc = defineRoute({
  method: 'post',
  path: '/v1/oidc/callback',
  operationId: 'finishOidc',
  tag: 'Sessions',
  summary: 'Sign in by what the OpenID provider has answered',
  description:
    'Who is known by issuer and subject is signed in. Who comes for the first time needs an invitation to the e-mail address that the provider says is theirs, and need not follow its link; or is signed in already: then the person is known by it from then on. Sets the cookie as signing in by password does; the second factor is the provider’s affair.',
  access: 'anyone',
  guarded: true,
  status: 200,
  body: z
    .strictObject({
      answer: z
        .string()
        .min(1)
        .max(8000)
        .meta({ description: 'The query that the provider sent the browser back with', example: 'code=abc&state=xyz' }),
    })
    .meta({ id: 'OidcAnswer' }),
  answer: openSessionAnswer,
  problems: ['oidc_not_set_up', 'oidc_unreachable', 'oidc_refused', 'oidc_unknown_person', 'oidc_email_unverified'],
  async handle(call) {
    const { em, body, caller, act, attempt, setAttempt, services } = call;
    if (services.oidc === null) throw new ApiProblem('oidc_not_set_up');
    // Good once, whatever comes of it.
    setAttempt(null);
    if (attempt === null) {
      throw new ApiProblem('oidc_refused', { detail: 'This browser has begun no sign-in in the last ten minutes' });
    }
    const identity = await services.oidc.finish(body.answer, attempt).catch(asProblem);
    const { id: personId, name } = await admit({ em, act }, { identity, signedIn: caller.signedIn });
    return act({ role: null, name, apiKeyId: null, personId }, ({ em: own }) =>
      signInAs(own, { personId, before: caller.signedIn, idToken: identity.idToken, call }),
    );
  },
});
