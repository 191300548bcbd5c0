import { describe, expect, test } from '@jest/globals';
import { browserOf } from './browser-of.ts';

describe('a browser in words', () => {
  test('is the browser and the system', () => {
    const edge =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0';
    expect(browserOf(edge)).toBe('Edge, Windows');
    expect(browserOf('Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0')).toBe('Firefox, Linux');
    const phone =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/604.1';
    expect(browserOf(phone)).toBe('Safari, iOS');
  });

  test('is what it calls itself where nobody knows it', () => {
    expect(browserOf('curl/8.5.0')).toBe('curl/8.5.0');
  });
});
