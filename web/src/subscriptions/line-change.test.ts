import { expect, test } from '@jest/globals';
import { lineChangeOf, typedChangeOf } from './line-change.ts';

const before = {
  text: 'Kontingent',
  quantity: '1',
  unitPrice: '250',
  discountKind: 'percent' as const,
  discount: '10',
};

test('what is not changed is not sent', () => {
  expect(lineChangeOf(before, before)).toEqual({});
  expect(lineChangeOf(before, { ...before, quantity: '2' })).toEqual({ quantity: '2' });
});

test('a text that is emptied is the item’s name again', () => {
  expect(lineChangeOf(before, { ...before, text: ' ' })).toEqual({ text: null });
});

test('a discount that is taken away is sent as none, once', () => {
  expect(lineChangeOf(before, { ...before, discountKind: 'none', discount: '' })).toEqual({ discountPercent: null });
});

test('a discount of another kind takes the place of the one before', () => {
  expect(lineChangeOf(before, { ...before, discountKind: 'amount', discount: '25.00' })).toEqual({
    discountAmount: '25.00',
  });
});

test('a price that follows the item stands empty, and stays so', () => {
  const line = {
    id: 'l',
    itemId: 'i',
    text: null,
    quantity: '1',
    unitPrice: '250',
    vatCode: 'standard' as const,
    position: 1,
    followItemPrice: true,
    discountPercent: null,
    discountAmount: null,
    validFrom: null,
    validTo: null,
    prorated: false,
  };
  const typed = typedChangeOf(line);
  expect(typed).toMatchObject({ unitPrice: '', text: '', discountKind: 'none' });
  expect(lineChangeOf(typed, typed)).toEqual({});
});
