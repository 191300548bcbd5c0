import { expect, test } from '@jest/globals';
import { deliveryOf, mailedTo } from './document-delivery.ts';

test.each([
  ['mail', 'et@prove.example', 'mail'],
  ['mail', null, null],
  ['paper', null, 'paper'],
  ['slip', null, 'slip'],
] as const)('a document of a debtor who gets %s, with the address %s, is delivered by %s', (delivery, email, by) => {
  expect(deliveryOf({ delivery, email })).toBe(by);
});

test.each([
  ['mail', false, 'et@prove.example'],
  ['slip', false, null],
  ['slip', true, 'et@prove.example'],
  ['paper', true, null],
] as const)('a debtor who gets %s is mailed, where mails go with slips: %s, at %s', (delivery, withSlips, address) => {
  expect(mailedTo({ delivery, email: 'et@prove.example' }, { withSlips })).toBe(address);
  expect(mailedTo({ delivery, email: null }, { withSlips })).toBeNull();
});
