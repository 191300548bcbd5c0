import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

/** A token of 256 random bits, in base64url. */
export function newSecretToken(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** What is stored of a token. One of 256 random bits cannot be guessed from it, so no slow hash is needed. */
export function hashSecretToken(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}
