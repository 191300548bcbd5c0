import { invalidField } from '../http/problem.ts';
import { COMMON_PASSWORDS } from './common-passwords.ts';

const MIN_LENGTH = 12;

/** Twelve characters, and none of those that are tried first; no rule else. @throws ApiProblem 422 */
export function demandGoodPassword(password: string, path = '/password'): void {
  // As a person counts them, and not as UTF-16 does.
  const length = Array.from(password.normalize('NFC')).length;
  if (length < MIN_LENGTH) {
    throw invalidField({ path, code: 'too_small', message: `A password needs ${MIN_LENGTH} characters or more` });
  }
  if (COMMON_PASSWORDS.has(password.normalize('NFC').toLowerCase())) {
    throw invalidField({ path, code: 'too_common', message: 'The password is one of those that are tried first' });
  }
}
