import { expect, test } from '@jest/globals';
import { collectionId, debtorId, invoiceId, matchId } from '../../tests/support/sample-match-facts.ts';
import { planUndo } from './plan-undo.ts';

const allocation = (nth: number) => ({
  invoiceId: invoiceId(nth),
  debtorId: debtorId(1),
  collectionId: collectionId(nth),
});

test('a match that is undone leaves all that it allocated and credited to wait again', () => {
  const undo = planUndo({
    allocations: [
      { ...allocation(1), amountOre: 300_00n, matchId: matchId('a') },
      { ...allocation(2), amountOre: 200_00n, matchId: matchId('a') },
    ],
    creditOre: 12_50n,
    creditDebtorId: debtorId(1),
    reopens: [],
  });
  expect(undo).toEqual({
    allocations: [
      { ...allocation(2), amountOre: -200_00n, reversesMatchId: matchId('a') },
      { ...allocation(1), amountOre: -300_00n, reversesMatchId: matchId('a') },
    ],
    creditOre: -12_50n,
    creditDebtorId: debtorId(1),
    leftOre: 512_50n,
    noLongerReopened: [],
  });
});

test('a charge-back that is undone pays the invoice again, and its collection is not reopened', () => {
  const undo = planUndo({
    allocations: [{ ...allocation(1), amountOre: -300_00n, matchId: matchId('b') }],
    creditOre: 0n,
    creditDebtorId: null,
    reopens: [{ collectionId: collectionId(1), invoiceId: invoiceId(1) }],
  });
  expect(undo).toMatchObject({
    allocations: [{ ...allocation(1), amountOre: 300_00n, reversesMatchId: matchId('b') }],
    leftOre: -300_00n,
    noLongerReopened: [collectionId(1)],
  });
});
