import { z } from 'zod';
import { Person } from '../../db/entities/person.ts';
import { countAttempt, forgiveAttempts, takeBackAttempt } from '../../db/people/count-attempt.ts';
import type { EntityManager } from '../../db/orm.ts';
import { isSecondFactor } from '../people/check-second-factor.ts';
import { hashPassword, verifyPassword } from '../people/password-hash.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { signInAs } from './open-session.ts';
import { password, personEmail, openSessionAnswer } from './session-fields.ts';

export const signIn = defineRoute({
  method: 'post',
  path: '/v1/session',
  operationId: 'signIn',
  tag: 'Sessions',
  summary: 'Sign in',
  description:
    'Sets the cookie of a session that lasts twelve hours at most, and one hour without a request. An unknown address and a wrong password are answered alike. After five failures in a row the address must wait, longer each time, up to fifteen minutes.',
  access: 'anyone',
  guarded: true,
  status: 200,
  body: z
    .strictObject({
      email: personEmail(),
      password: password(),
      code: z
        .string()
        .max(32)
        .optional()
        .meta({ description: 'Of the second factor, or one of the ten that stand in for it', example: '287082' }),
    })
    .meta({ id: 'SignIn' }),
  answer: openSessionAnswer,
  problems: ['sign_in_refused', 'sign_in_must_wait', 'second_factor_needed', 'second_factor_wrong'],
  async handle(call) {
    const { em, body, caller, act } = call;
    await demandNoWait(em, body.email);
    const person = await em.findOne(Person, { email: body.email, disabledAt: null });
    const { isRight, isDated } = await verifyPassword(body.password, person?.passwordHash ?? null);
    if (person === null || !isRight) throw new ApiProblem('sign_in_refused');
    await demandSecondFactor(em, { person, code: body.code });
    await forgiveAttempts(em, body.email);
    const { id: personId, name } = person;
    const dated = isDated ? await hashPassword(body.password) : null;
    return act({ role: null, name, apiKeyId: null, personId }, async (own) => {
      if (dated !== null) await own.em.execute('update person set password_hash = ? where id = ?', [dated, personId]);
      return signInAs(own.em, { personId, before: caller.signedIn, call });
    });
  },
});

/** @throws ApiProblem 401 where the person has a second factor and the code is missing, which is no failure, or wrong. */
async function demandSecondFactor(
  em: EntityManager,
  { person, code }: { person: Person; code: string | undefined },
): Promise<void> {
  if (person.secondFactorSince === null) return;
  if (code === undefined) {
    await takeBackAttempt(em, person.email);
    throw new ApiProblem('second_factor_needed');
  }
  if (!(await isSecondFactor(em, { person, code }))) throw new ApiProblem('second_factor_wrong');
}

/** @throws ApiProblem 429 where too much was tried for this address. */
export async function demandNoWait(em: EntityManager, email: string): Promise<void> {
  const seconds = await countAttempt(em, email);
  if (seconds === null) return;
  throw new ApiProblem('sign_in_must_wait', {
    detail: `Try again in ${seconds} seconds`,
    members: { retryAfterSeconds: seconds },
    headers: { 'Retry-After': seconds.toString() },
  });
}
