import { beforeAll, expect, test } from '@jest/globals';
import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import { addDays, addMonths, civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { formatOre, parseOre } from '../../domain/money/money.ts';
import { sampleDebtor, sampleSubscription } from '../../tests/support/sample-data.ts';
import { sampleMatch, samplePayment } from '../../tests/support/sample-payments.ts';
import { openTestApiOnTemporal } from '../../tests/support/open-test-api.ts';
import { lastingToday } from '../../tests/support/test-day.ts';
import type { TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApiOnTemporal();
const { orm } = database;
const today = await lastingToday();
const thisMonth = today.slice(0, 7);
let creditor: TestCreditor;

const get = async (path: string) => api.call('get', path, { key: creditor.admin });
const post = (path: string, body: unknown) => api.call('post', path, { key: creditor.admin, body });
const ore = (kroner: string | undefined) => parseOre(kroner ?? '') ?? 0n;

/** Invoices of four months with payments, money taken back, a credit note, a loss, credit that is paid out, and money dismissed. */
beforeAll(async () => {
  creditor = await api.creditor();
  const creditorId = creditor.creditorId as CreditorId;
  const debtorId: DebtorId = await sampleDebtor(orm, { creditorId });
  const startOn = civilDate('2026-01-31');
  const subscriptionId = await sampleSubscription(orm, {
    creditorId,
    debtorId,
    startOn,
    unitPricesMicro: [133_330_000n],
  });
  const invoices: InvoiceId[] = [];
  for (let periodIndex = 0; periodIndex < 4; periodIndex += 1) {
    const billedAtMs = Date.parse(`${addMonths(startOn, periodIndex)}T03:00:00Z`);
    const outcome = await createDraftInvoice({ orm })({ subscriptionId, periodIndex, billedAtMs });
    if (outcome.kind !== 'issued') throw new Error(outcome.kind);
    invoices.push(outcome.invoiceId);
  }
  const [first, second, third] = invoices as [InvoiceId, InvoiceId, InvoiceId];
  const pay = async (amountOre: bigint, bookedOn: string, invoiceId: InvoiceId) => {
    const paymentId = await samplePayment(orm, { creditorId, amountOre, bookedOn: civilDate(bookedOn) });
    await sampleMatch(orm, { creditorId, paymentId, debtorId, invoiceId, amountOre });
  };
  await pay(10_000n, '2026-02-10', first);
  await pay(-3_000n, '2026-03-01', first);
  await pay(12_345n, '2026-03-31', second);
  const surplus = await samplePayment(orm, { creditorId, amountOre: 5_000n, bookedOn: civilDate('2026-04-01') });
  await post(`/v1/payments/${surplus}/assign`, { allocations: [{ debtorId, amount: '50.00' }] });
  await post(`/v1/debtors/${debtorId}/pay-out`, { amount: '20.00', note: 'Overført' });
  await post(`/v1/invoices/${third}/write-off`, { amount: '33.33', note: 'Forlig' });
  const dismissed = await samplePayment(orm, { creditorId, amountOre: 999n, bookedOn: civilDate('2026-04-30') });
  await post(`/v1/payments/${dismissed}/dismiss`, { reason: 'Gave' });
  const lines = [{ text: 'Godtgørelse', quantity: '1', unitPrice: '10.00', vatCode: 'standard' }];
  const credited = await post(`/v1/invoices/${second}/credit-notes`, { lines });
  if (credited.status !== 201) throw new Error(`no credit note: ${credited.body.code}`);
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
