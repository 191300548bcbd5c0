import { z } from 'zod';
import { Person } from '../../db/entities/person.ts';
import { useLink } from '../../db/people/use-link.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { signInAs } from './open-session.ts';
import { linkToken, openSessionAnswer } from './session-fields.ts';

export const signInByLink = defineRoute({
  method: 'post',
  path: '/v1/session/link',
  operationId: 'signInByLink',
  tag: 'Sessions',
  summary: 'Sign in by a link that is good once',
  description: '`npm start` and the demo print such links. They are good for half an hour.',
  access: 'anyone',
  guarded: true,
  counted: true,
  status: 200,
  body: z.strictObject({ token: linkToken() }).meta({ id: 'SignInLink' }),
  answer: openSessionAnswer,
  problems: ['link_over'],
  async handle(call) {
    const { em, body, caller } = call;
    return em.transactional(async (own) => {
      const link = await useLink(own, { token: body.token, kind: 'sign_in' });
      const person = await own.findOne(Person, { id: link?.personId ?? null, disabledAt: null });
      if (person === null) throw new ApiProblem('link_over');
      return signInAs(own, { personId: person.id, before: caller.signedIn, call });
    });
  },
});
