import { expect, test } from '@jest/globals';
import { isComplete, isTooMuch, restOf, togglePart, type Target } from './parts.ts';

const debtor = { debtorId: 'd', debtorName: 'Prøvekunde' };
const invoice = (id: string, open: string): Target => ({ ...debtor, invoice: { id, number: id, open } });
const credit: Target = { ...debtor, invoice: null };
const of = (amount: string) => [{ target: credit, amount }];

test('an invoice takes what is open of it, and credit the rest', () => {
  const parts = togglePart('500.00', togglePart('500.00', [], invoice('1', '498.75')), credit);
  expect(parts.map(({ amount }) => amount)).toEqual(['498.75', '1.25']);
  expect(restOf('500.00', parts)).toBe(0n);
});

test('an invoice with more open than is left takes what is left', () => {
  expect(togglePart('100.00', [], invoice('1', '498.75'))).toMatchObject([{ amount: '100.00' }]);
});

test('what is chosen a second time is taken out again', () => {
  const parts = togglePart('500.00', [], invoice('1', '100.00'));
  expect(togglePart('500.00', parts, invoice('1', '100.00'))).toEqual([]);
});

test('money that was taken back is laid back whole, whatever is open', () => {
  expect(togglePart('-375.00', [], invoice('1', '0.00'))).toMatchObject([{ amount: '-375.00' }]);
});

test('more than waits is too much, whichever way the money went', () => {
  expect(isTooMuch('100.00', of('100.01'))).toBe(true);
  expect(isTooMuch('100.00', of('99.99'))).toBe(false);
  expect(isTooMuch('-100.00', of('-100.01'))).toBe(true);
});

test('nothing, an empty amount and zero are not complete', () => {
  expect(isComplete('100.00', [])).toBe(false);
  expect(isComplete('100.00', [{ target: credit, amount: '' }])).toBe(false);
  expect(isComplete('100.00', [{ target: credit, amount: '0.00' }])).toBe(false);
  expect(isComplete('100.00', [{ target: credit, amount: '50.00' }])).toBe(true);
});
