import { expect, test } from '@jest/globals';
import { deliveryOf } from './document-delivery.ts';

test.each([
  ['mail', 'et@prove.example', 'mail'],
  ['mail', null, null],
  ['paper', null, 'paper'],
  ['slip', null, 'slip'],
] as const)('a document of a debtor who gets %s, with the address %s, is delivered by %s', (delivery, email, by) => {
  expect(deliveryOf({ delivery, email })).toBe(by);
});
