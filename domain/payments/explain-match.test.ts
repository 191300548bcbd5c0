import { describe, expect, test } from '@jest/globals';
import { explainMatch, type PaymentPlace } from './explain-match.ts';
import type { MatchOutcome, MatchRule } from './match-decision.ts';

const place: PaymentPlace = { type: '0602', deliveryId: '0000000017', line: 4, code: '0236' };
const explain = (outcome: MatchOutcome, where: Partial<PaymentPlace> = {}, rule: MatchRule = 'by_collection') =>
  explainMatch({ decision: { rule, outcome, creditOre: 12_50n, leftOre: 500_00n }, place: { ...place, ...where } });

test.each<[MatchOutcome, string]>([
  ['exact', 'paid by 0236 of delivery 17, line 4'],
  ['part', 'paid in part by 0236 of delivery 17, line 4'],
  ['over', 'paid by 0236 of delivery 17, line 4; credited to the debtor: 12.50 kr more than was open'],
  ['double', '500.00 kr of 0236 of delivery 17, line 4 wait in the queue: what they pay is settled already'],
  ['unknown', '0236 of delivery 17, line 4 waits in the queue: nothing is known that it belongs to'],
  ['wrong_check_digit', '0236 of delivery 17, line 4 waits in the queue: the check digit of its payment id is wrong'],
  [
    'ambiguous',
    '0236 of delivery 17, line 4 waits in the queue: it could belong to more than one, or contradicts what is known',
  ],
  ['charged_back', 'charged back by 0236 of delivery 17, line 4'],
  ['reopened', 'cancelled by 0236 of delivery 17, line 4; to be paid by payment slip'],
  ['nothing', 'no money moved by 0236 of delivery 17, line 4'],
])('a payment that is %s is explained', (outcome, sentence) => {
  expect(explain(outcome)).toBe(sentence);
});

test('who rejected is told apart from a cancellation', () => {
  expect(explain('reopened', { code: '0237' })).toBe(
    'rejected by the debtor by 0237 of delivery 17, line 4; to be paid by payment slip',
  );
  expect(explain('reopened', { code: '0238' })).toMatch(/^cancelled by 0238 /);
});

test('what a person assigned is said to be', () => {
  expect(explain('exact', {}, 'by_person')).toBe('paid by 0236 of delivery 17, line 4, assigned by a person');
});

describe('the place', () => {
  test.each<[Partial<PaymentPlace>, string]>([
    [{ type: 'fi', deliveryId: '20270105093000', code: 'FI03' }, 'paid by FI03 of FI file 20270105093000, line 4'],
    [{ type: 'camt.053', deliveryId: 'MSG-1', code: 'CRDT' }, 'paid by CRDT of statement MSG-1, line 4'],
    [{ type: 'camt.054', deliveryId: 'MSG-1', code: 'CRDT' }, 'paid by CRDT of notification MSG-1, line 4'],
    [{ deliveryId: null }, 'paid by 0236 of a delivery without a number, line 4'],
    [{ deliveryId: ' ' }, 'paid by 0236 of a delivery without a number, line 4'],
    [{ deliveryId: '0000000000' }, 'paid by 0236 of delivery 0, line 4'],
    [{ type: 'camt.054', deliveryId: '007-A', code: 'CRDT' }, 'paid by CRDT of notification 007-A, line 4'],
  ])('of %j is said in words', (where, sentence) => {
    expect(explain('exact', where)).toBe(sentence);
  });
});
