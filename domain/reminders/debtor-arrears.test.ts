import { expect, test } from '@jest/globals';
import { civilDate } from '../calendar/calendar.ts';
import { chargesTaken } from './debtor-arrears.ts';

const letter = (issuedOn: string, feeOre: bigint, compensationOre = 0n, feeToldOn = issuedOn) => ({
  issuedOn: civilDate(issuedOn),
  feeToldOn: civilDate(feeToldOn),
  feeOre,
  compensationOre,
});

test('fees and compensation are counted from the first day of the period on, the last fee and the last letter from any', () => {
  const letters = [letter('2026-04-01', 0n), letter('2026-01-10', 100_00n, 310_00n), letter('2026-03-02', 100_00n)];
  expect(chargesTaken(letters, civilDate('2026-03-02'))).toEqual({
    feesTaken: 1,
    lastFeeOn: '2026-03-02',
    compensationTaken: false,
    remindedOn: '2026-04-01',
  });
  expect(chargesTaken(letters, civilDate('2026-01-10'))).toMatchObject({ feesTaken: 2, compensationTaken: true });
  expect(chargesTaken(letters, civilDate('2026-05-01'))).toMatchObject({ feesTaken: 0, lastFeeOn: '2026-03-02' });
});

test('the last fee is the one that the debtor was told of last', () => {
  const late = letter('2026-01-10', 100_00n, 0n, '2026-03-20');
  const letters = [late, letter('2026-03-02', 100_00n), letter('2026-03-25', 0n, 0n, '2026-04-02')];
  expect(chargesTaken(letters, civilDate('2026-01-10'))).toMatchObject({ lastFeeOn: '2026-03-20', feesTaken: 2 });
});

test('where no letter was sent nothing is taken', () => {
  const none = { feesTaken: 0, lastFeeOn: null, compensationTaken: false, remindedOn: null };
  expect(chargesTaken([], civilDate('2026-03-02'))).toEqual(none);
});
