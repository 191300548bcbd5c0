import { expect, test } from '@jest/globals';
import { base32, totpCode, totpStepOf, totpUri } from './totp.ts';

const SECRET = Buffer.from('12345678901234567890', 'ascii');

// RFC 6238, appendix B, SHA-1: the last six of the eight digits.
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at second %d the code is that of RFC 6238', (second, code) => {
  const step = Math.floor(second / 30);
  expect(totpCode(SECRET, step)).toBe(code);
  expect(totpStepOf(code, { secret: SECRET, nowMs: second * 1000 })).toBe(step);
});

test('a code is good for a step before and after its own, and no longer', () => {
  const step = 41_152_263;
  const at = (off: number) => totpStepOf(totpCode(SECRET, step), { secret: SECRET, nowMs: (step + off) * 30_000 });
  expect([-2, -1, 0, 1, 2].map(at)).toEqual([null, step, step, step, null]);
});

test('what is no code of six digits is of no step', () => {
  for (const code of ['', '12345', '1234567', '12345a', '１２３４５６']) {
    expect(totpStepOf(code, { secret: SECRET, nowMs: 0 })).toBeNull();
  }
});

test('a secret is written as RFC 4648 does', () => {
  expect(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => base32(Buffer.from(text)))).toEqual([
    '',
    'MY',
    'MZXQ',
    'MZXW6',
    'MZXW6YQ',
    'MZXW6YTB',
    'MZXW6YTBOI',
  ]);
  expect(totpUri({ secret: SECRET, email: 'a+b@prove.example' })).toBe(
    'otpauth://totp/Termin:a%2Bb%40prove.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Termin',
  );
});
