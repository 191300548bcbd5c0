import { expect, test } from '@jest/globals';
import { spreadCredit } from './spread-credit.ts';

const room = { wantedOre: 0n, leftOre: 0n, loweredOre: 0n, freedOre: 0n, freedKeptOre: 0n };

test('what an invoice lacks because free lines gave it before is not given again, and refuses nothing', () => {
  expect(spreadCredit([{ ...room, wantedOre: 100n, leftOre: 40n, freedOre: 60n }])).toEqual({
    givenOre: [40n],
    givenBeforeOre: [60n],
    missingOre: 0n,
  });
  expect(spreadCredit([{ ...room, wantedOre: 100n, leftOre: 40n, freedOre: 59n }])).toEqual({ exceededAt: 0 });
});

test('where more is charged than given back an invoice to come charges it, as far as free lines gave it before', () => {
  const rooms = [
    { ...room, wantedOre: 574n, leftOre: 1782n, freedOre: 18n },
    { ...room, wantedOre: -580n },
  ];
  expect(spreadCredit(rooms)).toEqual({ givenOre: [0n, 0n], givenBeforeOre: [0n, 0n], missingOre: -6n });
  expect(spreadCredit(rooms.map((one) => ({ ...one, freedOre: 0n })))).toEqual({ exceededAt: 1 });
});

test('what free lines gave of what an invoice kept for another one is missing nowhere', () => {
  const rooms = [
    { ...room, leftOre: 90n, freedOre: 10n, freedKeptOre: 10n },
    { ...room, wantedOre: 300n, leftOre: 200n, loweredOre: 100n },
  ];
  const spread = { givenOre: [90n, 200n], givenBeforeOre: [10n, 0n], missingOre: 0n };
  expect(spreadCredit(rooms)).toEqual(spread);
  const notFreed = rooms.map((one) => ({ ...one, freedKeptOre: 0n }));
  expect(spreadCredit(notFreed)).toEqual({ ...spread, givenBeforeOre: [0n, 0n], missingOre: 10n });
});
