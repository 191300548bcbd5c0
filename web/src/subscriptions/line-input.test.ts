import { expect, test } from '@jest/globals';
import { EMPTY_LINE, oneOffLineInput, standingLineInput } from './line-input.ts';

const item = { id: 'i', name: 'Kontingent' };

test('a line of an item leaves its text, price and VAT to the item', () => {
  expect(standingLineInput({ ...EMPTY_LINE, item, quantity: '2' })).toEqual({ itemId: 'i', quantity: '2' });
});

test('a line of its own has the ordinary VAT unless it is chosen', () => {
  const line = { ...EMPTY_LINE, text: 'Leje', unitPrice: '10' };
  expect(standingLineInput(line)).toMatchObject({ text: 'Leje', unitPrice: '10', vatCode: 'standard' });
  expect(standingLineInput({ ...line, vatCode: 'exempt' })).toMatchObject({ vatCode: 'exempt' });
});

test('a price that follows the item is not sent, even where one was typed before', () => {
  const sent = standingLineInput({ ...EMPTY_LINE, item, unitPrice: '10', followItemPrice: true });
  expect(sent).toEqual({ itemId: 'i', quantity: '1', followItemPrice: true });
});

test('a line that has lost its item follows no price', () => {
  const sent = standingLineInput({ ...EMPTY_LINE, text: 'Leje', unitPrice: '10', followItemPrice: true });
  expect(sent).not.toHaveProperty('followItemPrice');
  expect(sent).toMatchObject({ unitPrice: '10' });
});

test('one of the two discounts is sent, the other is none', () => {
  const line = { ...EMPTY_LINE, item, discount: '10' };
  const both = (discountKind: 'percent' | 'amount') => standingLineInput({ ...line, discountKind });
  expect(both('percent')).toMatchObject({ discountPercent: '10', discountAmount: null });
  expect(both('amount')).toMatchObject({ discountPercent: null, discountAmount: '10' });
});

test('the first day of a one-off line is the day from which it may be charged', () => {
  expect(oneOffLineInput({ ...EMPTY_LINE, item, validFrom: '2027-01-01' })).toEqual({
    itemId: 'i',
    quantity: '1',
    chargeOn: '2027-01-01',
  });
});
