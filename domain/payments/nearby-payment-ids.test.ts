import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { isPaymentId, paymentId } from '../identifiers/fi71.ts';
import { nearbyPaymentIds } from './nearby-payment-ids.ts';

const anyId = fc.bigInt({ min: 1n, max: 99_999_999_999_999n }).map(paymentId);
const anyPlace = fc.integer({ min: 0, max: 14 });

test('an id with one digit wrong lies near the one that was meant', () => {
  fc.assert(
    fc.property(anyId, anyPlace, fc.integer({ min: 0, max: 9 }), (id, place, digit) => {
      const typed = id.slice(0, place) + digit.toString() + id.slice(place + 1);
      expect([typed, ...nearbyPaymentIds(typed)]).toContain(id);
    }),
  );
});

test('an id with two neighbours swapped lies near the one that was meant', () => {
  fc.assert(
    fc.property(anyId, anyPlace, (id, place) => {
      const typed = id.slice(0, place) + id.charAt(place + 1) + id.charAt(place) + id.slice(place + 2);
      expect([typed, ...nearbyPaymentIds(typed)]).toContain(id);
    }),
  );
});

test('whatever the text is, those near it are few, have a right check digit, and are not itself', () => {
  fc.assert(
    fc.property(fc.oneof(anyId, fc.stringMatching(/^\d{15}$/), fc.string()), (text) => {
      const nearby = nearbyPaymentIds(text);
      expect(nearby.every((id) => isPaymentId(id) && id !== text)).toBe(true);
      expect(nearby.length).toBeLessThanOrEqual(30);
    }),
  );
});

test('nothing lies near what is too short or too long', () => {
  expect(nearbyPaymentIds('')).toEqual([]);
  expect(nearbyPaymentIds('02684014996532')).toEqual([]);
});
