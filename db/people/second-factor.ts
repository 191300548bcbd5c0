import type { PersonId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import { hashSecretToken } from './secret-token.ts';

/** Uses up a step of a person's codes: neither its code nor one before it is good again. Answers whether it was. RFC 6238, 5.2. */
export async function useTotpStep(
  em: EntityManager,
  { personId, step }: { personId: PersonId; step: number },
): Promise<boolean> {
  const used = await em.execute<unknown[]>(
    'update person set totp_last_step = ? where id = ? and (totp_last_step is null or totp_last_step < ?) returning 1',
    [step, personId, step],
  );
  return used.length > 0;
}

/** Uses up a code that stands in for the second factor. Answers whether it was good. */
export async function useRecoveryCode(
  em: EntityManager,
  { personId, code }: { personId: PersonId; code: string },
): Promise<boolean> {
  const used = await em.execute<unknown[]>(
    'update recovery_code set used_at = now() where person_id = ? and hash = ? and used_at is null returning 1',
    [personId, hashRecoveryCode(code)],
  );
  return used.length > 0;
}

/** Puts new codes in place of all that the person had. */
export async function replaceRecoveryCodes(
  em: EntityManager,
  { personId, codes }: { personId: PersonId; codes: readonly string[] },
): Promise<void> {
  await em.execute('delete from recovery_code where person_id = ?', [personId]);
  for (const code of codes) {
    await em.execute('insert into recovery_code (person_id, hash) values (?, ?)', [personId, hashRecoveryCode(code)]);
  }
}

/** However it is typed. Its 80 random bits cannot be guessed from a quick hash. */
function hashRecoveryCode(code: string): Buffer {
  return hashSecretToken(code.toUpperCase().replaceAll(/[^A-Z2-7]/g, ''));
}
