import { beforeAll, expect, test } from '@jest/globals';
import { addDays, addMonths, civilDate } from '../../domain/calendar/calendar.ts';
import { formatOre, parseOre } from '../../domain/money/money.ts';
import { playLedgerStory } from '../../tests/support/play-ledger-story.ts';
import { openTestApiOnTemporal } from '../../tests/support/open-test-api.ts';
import { lastingToday } from '../../tests/support/test-day.ts';
import type { TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApiOnTemporal();
const today = await lastingToday();
const thisMonth = today.slice(0, 7);
let creditor: TestCreditor;

const get = async (path: string) => api.call('get', path, { key: creditor.admin });
const ore = (kroner: string | undefined) => parseOre(kroner ?? '') ?? 0n;

beforeAll(async () => {
  ({ creditor } = await playLedgerStory({ orm: database.orm, api }));
});

async function balances(on: string): Promise<Map<string, bigint>> {
  const { data } = (await get(`/v1/ledger/accounts?on=${on}`)).body;
  return new Map(data.map(({ account, balance }: Record<string, string>) => [account, ore(balance)]));
}

test('the figures of a month are the differences of the ledger’s accounts from its beginning to its end, to the øre', async () => {
  const { months } = (await get(`/v1/statistics/months?from=2026-01&to=${thisMonth}`)).body;
  expect(months.at(-1).month).toBe(thisMonth);
  let before = await balances('2025-12-31');
  for (const { month, invoiced, credited, ...told } of months) {
    const end = addDays(addMonths(civilDate(`${month}-01`), 1), -1);
    const after = await balances(end);
    const change = (account: string) => formatOre((after.get(account) ?? 0n) - (before.get(account) ?? 0n));
    expect({
      month,
      sales: formatOre(ore(credited.net) - ore(invoiced.net)),
      vat: formatOre(ore(credited.vat) - ore(invoiced.vat)),
      bank: formatOre(ore(told.paid) - ore(told.chargedBack) - ore(told.dismissed) - ore(told.paidOut)),
      lost: told.writtenOff,
      open: told.open,
      credit: told.credit,
    }).toEqual({
      month,
      sales: change('sales'),
      vat: change('vat'),
      bank: change('bank'),
      lost: change('write_offs'),
      open: formatOre(after.get('receivables') ?? 0n),
      credit: formatOre(-(after.get('credits') ?? 0n)),
    });
    expect(invoiced.total).toBe(formatOre(ore(invoiced.net) + ore(invoiced.vat)));
    before = after;
  }
  expect(months[1]).toMatchObject({ month: '2026-02', invoiced: { total: '166.66' }, paid: '100.00' });
  expect(months[2]).toMatchObject({ paid: '123.45', chargedBack: '30.00' });
  expect(months.at(-1)).toMatchObject({
    credited: { net: '10.00' },
    paidOut: '20.00',
    dismissed: '9.99',
    writtenOff: '33.33',
  });
});

test('a stretch of months in the past tells the same', async () => {
  const all = (await get(`/v1/statistics/months?from=2026-01&to=${thisMonth}`)).body.months;
  expect((await get('/v1/statistics/months?from=2026-02&to=2026-03')).body.months).toEqual(all.slice(1, 3));
});

test('twelve months are told where nothing is said, and no more than sixty', async () => {
  const { months } = (await get('/v1/statistics/months')).body;
  expect([months.length, months.at(-1).month]).toEqual([12, thisMonth]);
  const refused = async (query: string) => {
    const { status, body } = await get(`/v1/statistics/months?${query}`);
    return [status, body.errors[0].path, body.errors[0].code];
  };
  expect(await refused('from=2026-03&to=2026-02')).toEqual([422, '/query/to', 'before_from']);
  expect(await refused('from=2020-01&to=2026-02')).toEqual([422, '/query/to', 'range_too_long']);
  expect(await refused('from=2026-13')).toEqual([422, '/query/from', 'invalid_format']);
});
