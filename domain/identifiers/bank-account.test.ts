import { describe, expect, test } from '@jest/globals';
import { accountOfIban, danishIban } from './bank-account.ts';

describe('a Danish bank account', () => {
  // The example of the IBAN registry, SWIFT.
  test('is an IBAN, also where it is written with blanks or in small letters', () => {
    expect(danishIban('DK5000400440116243')).toBe('DK5000400440116243');
    expect(danishIban('dk50 0040 0440 1162 43')).toBe('DK5000400440116243');
  });

  test('is the same by registration and account number', () => {
    expect(danishIban('0040-0440116243')).toBe('DK5000400440116243');
    expect(accountOfIban('DK5000400440116243')).toBe('00400440116243');
  });

  test.each([
    'DK5100400440116243',
    'DK5000400440116234',
    'SE4550000000058398257466',
    '0040',
    '004004401162430',
    '',
    'DK',
  ])('%j is none', (text) => {
    expect(danishIban(text)).toBeNull();
  });
});
