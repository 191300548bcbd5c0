import { z } from 'zod';
import { Person } from '../../db/entities/person.ts';
import { forgiveAttempts } from '../../db/people/count-attempt.ts';
import { renewSession } from '../../db/people/sessions.ts';
import { setPassword } from '../../db/people/set-password.ts';
import { actorOf } from '../http/name-actor.ts';
import { invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { password } from '../sessions/session-fields.ts';
import { demandNoWait } from '../sessions/sign-in.ts';
import { demandGoodPassword } from './new-password.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';

export const changePassword = defineRoute({
  method: 'post',
  path: '/v1/password',
  operationId: 'changePassword',
  tag: 'Sessions',
  summary: 'Choose another password',
  description: 'This session goes on with another token; all others are over.',
  access: 'person',
  guarded: true,
  status: 204,
  body: z
    .strictObject({
      currentPassword: password()
        .nullable()
        .default(null)
        .meta({ description: 'Null for who has signed in by a link and has none yet' }),
      newPassword: password(),
    })
    .meta({ id: 'PasswordChange' }),
  answer: z.null(),
  problems: ['sign_in_must_wait'],
  async handle({ em, body, caller, signedIn, act, setSession }) {
    const { personId, sessionId } = signedIn;
    const { email, passwordHash } = await em.findOneOrFail(Person, { id: personId });
    demandGoodPassword(body.newPassword, '/newPassword');
    if (passwordHash !== null) {
      await demandNoWait(em, email);
      const { isRight } = await verifyPassword(body.currentPassword ?? '', passwordHash);
      if (!isRight) throw invalidField({ path: '/currentPassword', code: 'wrong', message: 'The password is wrong' });
      await forgiveAttempts(em, email);
    }
    const hash = await hashPassword(body.newPassword);
    const token = await act(actorOf(caller), async (own) => {
      await setPassword(own.em, { personId, hash, except: sessionId });
      return renewSession(own.em, sessionId);
    });
    setSession(token);
    return null;
  },
});
