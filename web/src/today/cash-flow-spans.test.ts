import { expect, test } from '@jest/globals';
import { spansAround, sumBySpan } from './cash-flow-spans.ts';

const TODAY = '2026-11-30';
const sum = (total: string) => ({ invoices: 1, total });
const due = (dueOn: string, open: string, forecast: string) => ({
  dueOn,
  paymentMethod: 'fi71' as const,
  issued: sum(open),
  open: sum(open),
  forecast: sum(forecast),
});
const day = (date: string, received: string) => ({ date, payments: 1, received, takenBack: '0.00' });

const PAYMENTS = [
  due(TODAY, '0.01', '2.00'),
  due('2026-12-06', '10.00', '0.00'),
  due('2026-12-07', '5.00', '9999999.99'),
];
const DAYS = [day('2026-11-01', '3.00'), day('2026-11-29', '4.50'), day(TODAY, '70.05')];

test('weeks begin on Mondays, some before this one, and what came in is told up to this week', () => {
  const { starts, to } = spansAround(TODAY, 'week', { before: 1, from: 2 });
  expect([starts, to]).toEqual([['2026-11-23', '2026-11-30', '2026-12-07'], '2026-12-13']);
  expect(sumBySpan({ payments: PAYMENTS, days: DAYS, today: TODAY }, starts, 'week')).toEqual([
    { from: '2026-11-23', received: '4.50', open: null, forecast: null, total: null },
    { from: '2026-11-30', received: '70.05', open: '10.01', forecast: '2.00', total: '12.01' },
    { from: '2026-12-07', received: null, open: '5.00', forecast: '9999999.99', total: '10000004.99' },
  ]);
});

test('months begin on their first, and nothing is left out at a turn of the year', () => {
  const { starts, to } = spansAround(TODAY, 'month', { before: 1, from: 3 });
  expect([starts, to]).toEqual([['2026-10-01', '2026-11-01', '2026-12-01', '2027-01-01'], '2027-01-31']);
  expect(sumBySpan({ payments: PAYMENTS, days: DAYS, today: TODAY }, starts, 'month')).toEqual([
    { from: '2026-10-01', received: '0.00', open: null, forecast: null, total: null },
    { from: '2026-11-01', received: '77.55', open: '0.01', forecast: '2.00', total: '2.01' },
    { from: '2026-12-01', received: null, open: '15.00', forecast: '9999999.99', total: '10000014.99' },
    { from: '2027-01-01', received: null, open: '0.00', forecast: '0.00', total: '0.00' },
  ]);
});
