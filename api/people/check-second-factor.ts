import type { Person } from '../../db/entities/person.ts';
import { useRecoveryCode, useTotpStep } from '../../db/people/second-factor.ts';
import type { EntityManager } from '../../db/orm.ts';
import { totpStepOf } from './totp.ts';

/** Whether a code is one of the person's phone or one of their ten codes, which is used up by it. */
export async function isSecondFactor(
  em: EntityManager,
  { person: { id: personId, totpSecret }, code }: { person: Person; code: string },
): Promise<boolean> {
  if (totpSecret === null) return false;
  const step = totpStepOf(code.replaceAll(' ', ''), { secret: totpSecret, nowMs: Date.now() });
  return step === null ? useRecoveryCode(em, { personId, code }) : useTotpStep(em, { personId, step });
}
