import { z } from 'zod';
import { Person } from '../../db/entities/person.ts';
import { forgiveAttempts } from '../../db/people/count-attempt.ts';
import { replaceRecoveryCodes } from '../../db/people/second-factor.ts';
import { actorOf } from '../http/name-actor.ts';
import { ApiProblem, invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { demandNoWait } from '../sessions/sign-in.ts';
import { isSecondFactor } from './check-second-factor.ts';

export const endSecondFactor = defineRoute({
  method: 'delete',
  path: '/v1/second-factor',
  operationId: 'endSecondFactor',
  tag: 'Sessions',
  summary: 'Do without the second factor',
  description: 'A code of it is needed, or one of the ten that stand in for it.',
  access: 'person',
  guarded: true,
  status: 204,
  body: z.strictObject({ code: z.string().max(32).meta({ example: '287082' }) }).meta({ id: 'SecondFactorEnd' }),
  answer: z.null(),
  problems: ['second_factor_not_begun', 'sign_in_must_wait'],
  async handle({ em, caller, signedIn: { personId }, body: { code }, act }) {
    const person = await em.findOneOrFail(Person, { id: personId });
    if (person.secondFactorSince === null) throw new ApiProblem('second_factor_not_begun');
    await demandNoWait(em, person.email);
    if (!(await isSecondFactor(em, { person, code }))) {
      throw invalidField({ path: '/code', code: 'wrong', message: 'The code is wrong or has been used' });
    }
    await forgiveAttempts(em, person.email);
    await act(actorOf(caller), async (own) => {
      await own.em.execute(
        'update person set second_factor_since = null, totp_secret = null, totp_last_step = null where id = ?',
        [personId],
      );
      await replaceRecoveryCodes(own.em, { personId, codes: [] });
    });
    return null;
  },
});
