import { expect, test } from '@jest/globals';
import { newSecretToken } from '../../db/people/secret-token.ts';
import { isKeyShaped, newKey } from './key-shape.ts';

test('a new key is one, and with any one character changed it is none', () => {
  const key = newKey();
  expect(key).toMatch(/^tk_[\w-]{43}[0-9A-Za-z]{6}$/);
  expect(isKeyShaped(key)).toBe(true);
  for (let at = 0; at < key.length; at += 1) {
    const other = key[at] === 'x' ? 'y' : 'x';
    expect(isKeyShaped(key.slice(0, at) + other + key.slice(at + 1))).toBe(false);
  }
});

test('the checksum is the CRC-32 of what stands before it, in digits and letters', () => {
  expect(isKeyShaped(`tk_${'A'.repeat(43)}17Qmjr`)).toBe(true);
});

test('a key of before, which has no checksum, is one; another text is none', () => {
  expect(isKeyShaped(`tk_${newSecretToken()}`)).toBe(true);
  for (const text of ['', 'tk_', newSecretToken(), `tk_${newSecretToken()}A`, `x${newKey()}`, `${newKey()}x`]) {
    expect(isKeyShaped(text)).toBe(false);
  }
});
