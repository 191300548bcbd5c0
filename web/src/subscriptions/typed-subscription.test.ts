import { expect, test } from '@jest/globals';
import { canBePreviewed, newSubscription, subscriptionInput } from './typed-subscription.ts';

const debtor = { id: 'd', name: 'Prøvekunde' };
const blank = newSubscription(debtor, 'k');
const [line] = blank.lines;
if (line === undefined) throw new Error('a new subscription has no line');
const filled = { ...blank, startOn: '2026-12-15', lines: [{ ...line, text: 'Leje', unitPrice: '10' }] };

test('what is left alone goes by the defaults that the form tells of', () => {
  const { paymentTerms, ...sent } = subscriptionInput(filled);
  expect(paymentTerms).toBeUndefined();
  expect(sent).toMatchObject({
    kind: 'single',
    debtorId: 'd',
    reference: null,
    interval: { unit: 'month', count: 1 },
    alignment: { kind: 'anniversary' },
    charge: 'advance',
    leadDays: 0,
    firstPartial: 'proportional',
    lastPartial: 'proportional',
    endOn: null,
    draftWindowDays: 0,
    oneOffLines: [],
  });
});

test.each([
  ['quarter', { unit: 'month', count: 3 }],
  ['week', { unit: 'day', count: 7 }],
  ['months', { unit: 'month', count: 5 }],
  ['days', { unit: 'day', count: 5 }],
] as const)('every %s is an interval of the API', (every, interval) => {
  expect(subscriptionInput({ ...filled, every, count: '5' })).toMatchObject({ interval });
});

test('a group has no debtor and no draft window, whatever was chosen before', () => {
  expect(subscriptionInput({ ...filled, kind: 'group', draftWindowDays: '7' })).toMatchObject({
    debtorId: null,
    draftWindowDays: 0,
  });
});

test('in arrears nothing is billed days before the period', () => {
  expect(subscriptionInput({ ...filled, charge: 'arrears', leadDays: '5' })).toMatchObject({ leadDays: 0 });
});

test('a number that is none is left to the API to refuse at its field', () => {
  expect(subscriptionInput({ ...filled, leadDays: 'fem' }).leadDays).toBeNaN();
});

test('it is previewed once it says who, what and from when', () => {
  expect(canBePreviewed(filled)).toBe(true);
  expect(canBePreviewed({ ...filled, debtor: null })).toBe(false);
  expect(canBePreviewed({ ...filled, startOn: '' })).toBe(false);
  expect(canBePreviewed({ ...filled, lines: [line] })).toBe(false);
  expect(canBePreviewed({ ...filled, lines: [{ ...line, item: { id: 'i', name: 'Vare' } }] })).toBe(true);
});
