import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Person } from '../../db/entities/person.ts';
import { replaceRecoveryCodes, useTotpStep } from '../../db/people/second-factor.ts';
import { renewSession } from '../../db/people/sessions.ts';
import { actorOf } from '../http/name-actor.ts';
import { ApiProblem, invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { base32, totpStepOf } from './totp.ts';

const RECOVERY_CODES = 10;
const RECOVERY_CODE_BYTES = 10;

export const confirmSecondFactor = defineRoute({
  method: 'post',
  path: '/v1/second-factor/confirm',
  operationId: 'confirmSecondFactor',
  tag: 'Sessions',
  summary: 'Put the second factor in force',
  description:
    'Answers ten codes that stand in for it, each once, which are shown here alone. All other sessions are over.',
  access: 'person',
  guarded: true,
  status: 200,
  body: z.strictObject({ code: z.string().max(32).meta({ example: '287082' }) }).meta({ id: 'SecondFactorCode' }),
  answer: z
    .strictObject({ recoveryCodes: z.array(z.string().meta({ example: 'MZXW-6YTB-OIAA-AAAA' })) })
    .meta({ id: 'RecoveryCodes' }),
  problems: ['second_factor_in_force', 'second_factor_not_begun'],
  async handle({ caller, signedIn: { personId, sessionId }, body, act, setSession }) {
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    const token = await act(actorOf(caller), async ({ em }) => {
      const { totpSecret, secondFactorSince } = await em.findOneOrFail(Person, { id: personId });
      if (secondFactorSince !== null) throw new ApiProblem('second_factor_in_force');
      if (totpSecret === null) throw new ApiProblem('second_factor_not_begun');
      const step = totpStepOf(body.code.replaceAll(' ', ''), { secret: totpSecret, nowMs: Date.now() });
      if (step === null || !(await useTotpStep(em, { personId, step }))) {
        throw invalidField({ path: '/code', code: 'wrong', message: 'The code is not one of these thirty seconds' });
      }
      await em.execute('update person set second_factor_since = now() where id = ?', [personId]);
      await replaceRecoveryCodes(em, { personId, codes });
      await em.execute('delete from session where person_id = ? and id <> ?', [personId, sessionId]);
      return renewSession(em, sessionId);
    });
    setSession(token);
    return { recoveryCodes: codes };
  },
});

function newRecoveryCode(): string {
  return (base32(randomBytes(RECOVERY_CODE_BYTES)).match(/.{4}/g) ?? []).join('-');
}
