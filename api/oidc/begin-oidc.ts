import { z } from 'zod';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { asProblem } from './as-problem.ts';

export const beginOidc = defineRoute({
  method: 'post',
  path: '/v1/oidc/start',
  operationId: 'beginOidc',
  tag: 'Sessions',
  summary: 'Begin to sign in by the OpenID provider',
  description:
    'Answers where the browser is to be sent, and sets a cookie that holds this sign-in to it for ten minutes. The provider sends people back to `/oidc` of the page.',
  access: 'anyone',
  guarded: true,
  counted: true,
  status: 200,
  answer: z
    .strictObject({ url: z.string().meta({ example: 'https://login.example.dk/authorize?client_id=termin' }) })
    .meta({ id: 'OidcStart' }),
  problems: ['oidc_not_set_up', 'oidc_unreachable'],
  async handle({ services: { oidc }, setAttempt }) {
    if (oidc === null) throw new ApiProblem('oidc_not_set_up');
    const { url, attempt } = await oidc.begin().catch(asProblem);
    setAttempt(attempt);
    return { url };
  },
});
