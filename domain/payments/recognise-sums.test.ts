import { expect, test } from '@jest/globals';
import { civilDate } from '../calendar/calendar.ts';
import type { PaymentId } from '../identifiers/ids.ts';
import type { NewTelling } from './recognise-payments.ts';
import { type BookedTelling, recogniseSums } from './recognise-sums.ts';

const DAY = civilDate('2026-11-18');

const told = (position: number, amountOre: bigint): NewTelling => ({
  position,
  source: 'camt',
  kind: 'paid',
  account: 'DK5000400440116243',
  bookedOn: DAY,
  paidOn: DAY,
  amountOre,
  bankReference: null,
  entryReference: null,
  entryOre: amountOre,
  entryPosition: position,
  batchReference: null,
  isBatchSum: false,
  paymentId: null,
  slipCreditorNumber: null,
  payerName: null,
  payerText: null,
});
const booked = (
  id: string,
  amountOre: bigint,
  standing: BookedTelling['standing'],
  changes: Partial<BookedTelling> = {},
): BookedTelling => {
  const { position: _position, ...telling } = told(1, amountOre);
  return { ...telling, id: id as PaymentId, fileId: `file of ${id}`, isDoubtful: false, standing, ...changes };
};
const recognise = (
  tellings: readonly NewTelling[],
  known: readonly BookedTelling[],
  own: readonly BookedTelling[] = [],
) => {
  const { found, doubted } = recogniseSums(tellings, { known, own });
  return {
    found: [...found.values()].map(({ position, paymentId }) => [position, paymentId]),
    doubted: doubted.map(({ paymentId, sameAs }) => [paymentId, sameAs]),
  };
};

test.each<[string, BookedTelling['standing'], object]>([
  [
    'nothing of it is settled: it waits beside the first part',
    'open',
    { found: [], doubted: [['sum', { paymentId: 'a' }]] },
  ],
  [
    'it is settled: the part that comes waits beside it, and so does the one that waits already',
    'settled',
    { found: [[1, 'sum']], doubted: [['a', { paymentId: 'sum' }]] },
  ],
  ['a person has said that it is no money: the parts are', 'dismissed', { found: [], doubted: [] }],
])('a sum that came before its last part, where %s', (_where, standing, expected) => {
  expect(recognise([told(1, 300n)], [booked('a', 700n, 'open'), booked('sum', 1000n, standing)])).toEqual(expected);
});

test('parts that were booked from the same file before count as those of others do', () => {
  const own = [booked('a', 700n, 'settled')];
  expect(recognise([told(2, 300n)], [booked('sum', 1000n, 'open')], own)).toEqual({
    found: [],
    doubted: [['sum', { paymentId: 'a' }]],
  });
});

test('payments by slip of another channel are the sum’s parts, and never wait beside one of which nothing is settled', () => {
  const slips = [told(1, 700n), told(2, 300n)].map((one): NewTelling => ({
    ...one,
    source: 'fi_file',
    account: '80000001',
    entryOre: null,
    entryPosition: null,
  }));
  expect(recognise(slips, [booked('sum', 1000n, 'open')])).toEqual({ found: [], doubted: [['sum', { position: 1 }]] });
  expect(recognise(slips, [booked('sum', 1000n, 'settled')])).toEqual({
    found: [
      [1, 'sum'],
      [2, 'sum'],
    ],
    doubted: [],
  });
});

test('what may be no money of its own is no part', () => {
  const known = [booked('a', 700n, 'open', { isDoubtful: true }), booked('sum', 1000n, 'open')];
  expect(recognise([told(1, 300n)], known)).toEqual({ found: [], doubted: [] });
});
