import { crc32 } from 'node:zlib';
import { newSecretToken } from '../../db/people/secret-token.ts';

/** Tells a reader, and a scanner for leaked secrets, what the text is. */
const PREFIX = 'tk_';
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** As many digits as the highest CRC-32 takes. */
const CHECK_LENGTH = 6;

const CHECKED = new RegExp(`^(${PREFIX}[\\w-]{43})([0-9A-Za-z]{${CHECK_LENGTH}})$`);
/** Versions until 0.1.0 made keys without a checksum. */
const UNCHECKED = new RegExp(`^${PREFIX}[\\w-]{43}$`);

/** A new key: its prefix, 256 random bits and a checksum, by which what is no key is known without asking anybody. */
export function newKey(): string {
  const key = PREFIX + newSecretToken();
  return key + checksumOf(key);
}

/** Whether a text can be a key at all. */
export function isKeyShaped(text: string): boolean {
  const [, key, checksum] = CHECKED.exec(text) ?? [];
  return key === undefined ? UNCHECKED.test(text) : checksumOf(key) === checksum;
}

/** CRC-32 in digits and letters, as in the tokens of GitHub. */
function checksumOf(key: string): string {
  let left = crc32(key);
  let digits = '';
  for (let place = 0; place < CHECK_LENGTH; place += 1) {
    digits = (DIGITS[left % DIGITS.length] ?? '') + digits;
    left = Math.floor(left / DIGITS.length);
  }
  return digits;
}
