import { expect, test } from '@jest/globals';
import { isOwnPath } from './place-before.ts';

test('only a path of the page is gone back to, and no address of another site', () => {
  for (const own of ['/', '/debtors/1?tab=invoices#x', '/invoices?q=//evil.example'])
    expect([own, isOwnPath(own)]).toEqual([own, true]);
  for (const other of [
    '',
    'invoices',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
  ])
    expect([other, isOwnPath(other)]).toEqual([other, false]);
});
