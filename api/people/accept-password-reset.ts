import { z } from 'zod';
import { Person } from '../../db/entities/person.ts';
import { forgiveAttempts } from '../../db/people/count-attempt.ts';
import { findLink } from '../../db/people/find-link.ts';
import { setPassword } from '../../db/people/set-password.ts';
import { useLink } from '../../db/people/use-link.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { linkToken, password } from '../sessions/session-fields.ts';
import { demandGoodPassword } from './new-password.ts';
import { hashPassword } from './password-hash.ts';

export const acceptPasswordReset = defineRoute({
  method: 'post',
  path: '/v1/password-resets/accept',
  operationId: 'acceptPasswordReset',
  tag: 'Sessions',
  summary: 'Choose a new password by a link',
  description:
    'All sessions of the person are over. Nobody is signed in by it: that is the next request, with the second factor where there is one.',
  access: 'anyone',
  guarded: true,
  counted: true,
  status: 200,
  body: z.strictObject({ token: linkToken(), password: password() }).meta({ id: 'PasswordResetAcceptance' }),
  answer: z.strictObject({ email: z.string().meta({ description: 'To sign in with' }) }).meta({ id: 'PasswordReset' }),
  problems: ['link_over'],
  async handle({ em, body: { token, password: chosen }, act }) {
    const link = await findLink(em, { token, kind: 'reset' });
    const person = await em.findOne(Person, { id: link?.personId ?? null, disabledAt: null });
    if (person === null) throw new ApiProblem('link_over');
    demandGoodPassword(chosen);
    const hash = await hashPassword(chosen);
    const { id: personId, name, email } = person;
    await act({ role: null, name, apiKeyId: null, personId }, async (own) => {
      if ((await useLink(own.em, { token, kind: 'reset' })) === null) throw new ApiProblem('link_over');
      await setPassword(own.em, { personId, hash });
      await forgiveAttempts(own.em, email);
    });
    return { email };
  },
});
