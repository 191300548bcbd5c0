import { beforeAll, describe, expect, test } from '@jest/globals';
import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import type { LedgerAccount } from '../../db/words/ledger.ts';
import { addDays, addMonths, type CivilDate, civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, InvoiceId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { formatOre, parseOre } from '../../domain/money/money.ts';
import { openTestApiOnTemporal } from '../../tests/support/open-test-api.ts';
import { playLedgerStory } from '../../tests/support/play-ledger-story.ts';
import { sampleMatch, samplePayment } from '../../tests/support/sample-payments.ts';
import { sampleListed, sampleReminder } from '../../tests/support/sample-reminder.ts';
import { lastingToday } from '../../tests/support/test-day.ts';
import { GOOD, type TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApiOnTemporal();
const { orm } = database;
const today = await lastingToday();
let creditor: TestCreditor;
let creditorId: CreditorId;

/** Before the first invoice, at the ends of months, on the days of the reminders and beside them, and now. */
const DAYS = [
  '2025-12-31',
  '2026-01-31',
  '2026-02-28',
  '2026-03-15',
  '2026-03-16',
  '2026-03-31',
  '2026-04-14',
  '2026-04-15',
  '2026-04-30',
].map(civilDate);

const call = (method: 'get' | 'post', path: string, body?: unknown) =>
  api.call(method, path, { key: creditor.admin, ...(body === undefined ? {} : { body }) });
const get = async (path: string) => (await call('get', path)).body;
const ore = (kroner: string | undefined) => parseOre(kroner ?? '') ?? 0n;

/**
 * The story of the ledger, invoices of two items and two VAT codes of which one is credited, and two reminders: one that charges all that one can,
 * paid in part, and one that charges a fee.
 */
beforeAll(async () => {
  const story = await playLedgerStory({ orm, api });
  ({ creditor, creditorId } = story);
  const { debtorId } = story;
  const made = async (path: string, body: unknown): Promise<string> => (await call('post', path, body)).body.id;
  const fiber = await made('/v1/items', { ...GOOD.item, number: 'B-100', unitPrice: '199.99', vatCode: 'standard' });
  const dues = await made('/v1/items', { ...GOOD.item, number: 'B-200', unitPrice: '80', vatCode: 'exempt' });
  const subscriptionId = (await made('/v1/subscriptions', {
    debtorId,
    startOn: '2026-02-01',
    interval: { unit: 'month', count: 1 },
    lines: [
      { itemId: fiber, quantity: '1' },
      { itemId: dues, quantity: '2' },
      { text: 'Porto', quantity: '1', unitPrice: '10.02', vatCode: 'standard' },
    ],
  })) as SubscriptionId;
  const issued: InvoiceId[] = [];
  for (const [periodIndex, day] of ['2026-02-01', '2026-03-01'].entries()) {
    const billedAtMs = Date.parse(`${day}T03:00:00Z`);
    const outcome = await createDraftInvoice({ orm })({ subscriptionId, periodIndex, billedAtMs });
    if (outcome.kind !== 'issued') throw new Error(outcome.kind);
    issued.push(outcome.invoiceId);
  }
  const [first, second] = issued as [InvoiceId, InvoiceId];
  const asked = { creditorId, debtorId, debtorKind: 'business', arrearsFrom: civilDate('2026-02-16') } as const;
  const span = { from: civilDate('2026-02-16'), to: civilDate('2026-03-16'), days: 29, openOre: 42_251n };
  const reckoned = { reckonedTo: span.to, interestOre: 327n };
  const spans = [{ ...span, rateBp: 975, rateFrom: civilDate('2026-01-01') }];
  const reminderId = await sampleReminder(orm, {
    ...asked,
    issuedOn: civilDate('2026-03-16'),
    deadlineOn: civilDate('2026-03-26'),
    feeNumber: 1,
    feeOre: 100_00n,
    compensationOre: 310_00n,
    invoices: [sampleListed(first, { openOre: 42_251n, ...reckoned, spans })],
  });
  await orm.em
    .fork()
    .execute(`update invoice_mail set status = 'sent', sent_at = '2026-03-16' where invoice_id = ?`, [reminderId]);
  await sampleReminder(orm, {
    ...asked,
    issuedOn: civilDate('2026-04-15'),
    deadlineOn: civilDate('2026-04-25'),
    level: 2,
    feeNumber: 2,
    feeOre: 100_00n,
    invoices: [sampleListed(first, { level: 2, openOre: 42_251n })],
  });
  const bookedOn = civilDate('2026-04-20');
  const paymentId = await samplePayment(orm, { creditorId, amountOre: 20_000n, bookedOn });
  await sampleMatch(orm, { creditorId, paymentId, debtorId, invoiceId: reminderId, amountOre: 20_000n, bookedOn });
  const credited = await call('post', `/v1/invoices/${second}/credit-notes`, {});
  if (credited.status !== 201) throw new Error(`no credit note: ${credited.body.code}`);
});

/** What accounts hold at the end of a day, straight from the postings. */
async function held(on: CivilDate): Promise<(account: LedgerAccount) => bigint> {
  const rows = await orm.em.fork().execute<{ account: LedgerAccount; ore: string }[]>(
    `select account, sum(ore)::text ore from (
       select debit account, amount_ore ore from ledger_transfer where creditor_id = ? and booked_on <= ?
       union all
       select credit, -amount_ore from ledger_transfer where creditor_id = ? and booked_on <= ?) p group by 1`,
    [creditorId, on, creditorId, on],
  );
  const balances = new Map(rows.map(({ account, ore: held_ }) => [account, BigInt(held_)]));
  return (account) => balances.get(account) ?? 0n;
}

/** Net amount and VAT by VAT code and rate, of what was posted to sales and VAT in a span. */
async function postedByCode(from: CivilDate, to: CivilDate): Promise<Record<string, [net: string, vat: string]>> {
  const rows = await orm.em.fork().execute<{ code: string; net: string; vat: string }[]>(
    `select vat_code || ' ' || vat_rate_bp code,
       sum(amount_ore * ((credit = 'sales')::int - (debit = 'sales')::int))::text net,
       sum(amount_ore * ((credit = 'vat')::int - (debit = 'vat')::int))::text vat
     from ledger_transfer where creditor_id = ? and booked_on between ? and ? and ('sales' in (debit, credit) or 'vat' in (debit, credit))
     group by 1`,
    [creditorId, from, to],
  );
  return Object.fromEntries(rows.map(({ code, net, vat }) => [code, [formatOre(BigInt(net)), formatOre(BigInt(vat))]]));
}

/** What the ledger holds as open at the end of a day, by how late it was then; invoices and reminders alike. */
async function heldByAge(on: CivilDate): Promise<Record<string, string>> {
  const rows = await orm.em.fork().execute<{ late: number; ore: string }[]>(
    `select ?::date - i.due_on late, sum(t.amount_ore * ((t.debit = 'receivables')::int - (t.credit = 'receivables')::int))::text ore
     from ledger_transfer t join invoice i on i.id = t.invoice_id
     where t.creditor_id = ? and t.booked_on <= ? and 'receivables' in (t.debit, t.credit) group by i.due_on`,
    [on, creditorId, on],
  );
  const within = (from: number, to: number) =>
    formatOre(rows.filter(({ late }) => late >= from && late <= to).reduce((sum, row) => sum + BigInt(row.ore), 0n));
  return {
    notDue: within(-Infinity, 0),
    days1To30: within(1, 30),
    days31To60: within(31, 60),
    days61To90: within(61, 90),
    over90: within(91, Infinity),
    open: within(-Infinity, Infinity),
  };
}

interface TurnoverRow {
  readonly itemNumber: string | null;
  readonly vatCode: string;
  readonly vatRate: string;
  readonly net: string;
  readonly vat: string;
}

const turnover = async (from: CivilDate, to: CivilDate): Promise<TurnoverRow[]> =>
  (await get(`/v1/ledger/turnover?from=${from}&to=${to}`)).data;

const codeOf = ({ vatCode, vatRate }: TurnoverRow) => `${vatCode} ${ore(vatRate)}`;

function sumBy(rows: readonly TurnoverRow[], keyOf: (row: TurnoverRow) => string) {
  const sums: Record<string, [bigint, bigint]> = {};
  for (const row of rows) {
    const [net, vat] = sums[keyOf(row)] ?? [0n, 0n];
    sums[keyOf(row)] = [net + ore(row.net), vat + ore(row.vat)];
  }
  return Object.fromEntries(Object.entries(sums).map(([key, [net, vat]]) => [key, [formatOre(net), formatOre(vat)]]));
}

/** Net amounts by item of the lines of invoices and credit notes of a span. */
async function soldByItem(from: CivilDate, to: CivilDate): Promise<Record<string, string>> {
  const rows = await orm.em.fork().execute<{ item: string; net: string }[]>(
    `select coalesce(n.item_number, 'none') item, sum(case i.series when 'credit_note' then -l.net_ore else l.net_ore end)::text net
     from invoice i join invoice_line l on l.invoice_id = i.id left join item n on n.id = l.item_id
     where i.creditor_id = ? and i.issued_on between ? and ? group by 1`,
    [creditorId, from, to],
  );
  return Object.fromEntries(rows.map(({ item, net }) => [item, formatOre(BigInt(net))]));
}

const spans = DAYS.flatMap((from, index) => [...DAYS.slice(index), today].map((to) => [from, to] as const));

describe('after reminders have charged fees, compensation and interest', () => {
  test('they are posted, and are neither sales nor VAT', async () => {
    const [before, after] = [await held(civilDate('2026-03-15')), await held(civilDate('2026-03-16'))];
    const charged = (account: LedgerAccount) => after(account) - before(account);
    expect([charged('reminder_fees'), charged('compensation'), charged('interest')]).toEqual([
      -10_000n,
      -31_000n,
      -327n,
    ]);
    expect([charged('receivables'), charged('sales'), charged('vat')]).toEqual([41_327n, 0n, 0n]);
  });

  test.each(spans)(
    'the turnover from %s to %s is, by VAT code and in all, what the ledger holds of it',
    async (from, to) => {
      const rows = await turnover(from, to);
      expect(sumBy(rows, codeOf)).toEqual(await postedByCode(from, to));
      const [before, after] = [await held(addDays(from, -1)), await held(to)];
      const [net, vat] = sumBy(rows, () => 'all')['all'] ?? ['0.00', '0.00'];
      expect([net, vat]).toEqual([
        formatOre(before('sales') - after('sales')),
        formatOre(before('vat') - after('vat')),
      ]);
      const byItem = sumBy(rows, ({ itemNumber }) => itemNumber ?? 'none');
      expect(Object.fromEntries(Object.entries(byItem).map(([item, [itemNet]]) => [item, itemNet]))).toEqual(
        await soldByItem(from, to),
      );
    },
  );

  test.each([...DAYS, civilDate('2026-04-24'), civilDate('2026-04-26'), today])(
    'the debtors by age on %s are what the ledger holds of them on that day',
    async (on) => {
      const credit = formatOre(-(await held(on))('credits'));
      const ages = await heldByAge(on);
      const sums = { ...ages, credit };
      expect(ages['open']).toBe(formatOre((await held(on))('receivables')));
      const { data } = await get(`/v1/ledger/aged-debtors?on=${on}`);
      const isNobody = ages['open'] === '0.00' && credit === '0.00';
      expect(data).toMatchObject(isNobody ? [] : [sums]);
      expect(await get(`/v1/ledger/aged-totals?on=${on}`)).toMatchObject(sums);
    },
  );

  test('the figures of each month are what the ledger holds at its two ends', async () => {
    const { months } = await get(`/v1/statistics/months?from=2026-01&to=${today.slice(0, 7)}`);
    let before = await held(civilDate('2025-12-31'));
    for (const { month, invoiced, credited, ...told } of months) {
      const after = await held(addDays(addMonths(civilDate(`${month}-01`), 1), -1));
      const change = (account: LedgerAccount) => formatOre(after(account) - before(account));
      expect([month, told.open, told.credit]).toEqual([
        month,
        formatOre(after('receivables')),
        formatOre(-after('credits')),
      ]);
      expect([
        month,
        formatOre(ore(credited.net) - ore(invoiced.net)),
        formatOre(ore(credited.vat) - ore(invoiced.vat)),
        formatOre(ore(told.paid) - ore(told.chargedBack) - ore(told.dismissed) - ore(told.paidOut)),
        told.writtenOff,
      ]).toEqual([month, change('sales'), change('vat'), change('bank'), change('write_offs')]);
      before = after;
    }
  });
});
