import { beforeEach, describe, expect, test } from '@jest/globals';
import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import { addDays, addMonths, type CivilDate, civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { formatOre, parseOre } from '../../domain/money/money.ts';
import { sampleDebtor, sampleSubscription } from '../../tests/support/sample-data.ts';
import { ownAgreement } from '../test-api.ts';
import { sampleMatch, samplePayment } from '../../tests/support/sample-payments.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { lastingToday } from '../../tests/support/test-day.ts';

const LONG_AGO = civilDate('2024-03-01');
const LONG_AGO_MS = Date.UTC(2024, 2, 1, 2);

const { database, api } = await openTestApi();
let key: string;
let creditorId: CreditorId;
let debtorId: DebtorId;

beforeEach(async () => {
  const creditor = await api.creditor({
    betalingsservice: { ...ownAgreement(), mainText: 'Eksempelforeningen' },
  });
  key = creditor.admin;
  creditorId = creditor.creditorId as CreditorId;
  debtorId = await sampleDebtor(database.orm, { creditorId });
});

interface ForecastPayment {
  readonly dueOn: CivilDate;
  readonly paymentMethod: string;
  readonly forecast: { readonly invoices: number; readonly total: string };
}

const get = (path: string) => api.call('get', path, { key });
const today = await lastingToday();
const subscribe = (startOn: CivilDate, changes: Partial<Parameters<typeof sampleSubscription>[1]> = {}) =>
  sampleSubscription(database.orm, { creditorId, debtorId, startOn, ...changes });

async function issue(subscriptionId: SubscriptionId): Promise<InvoiceId> {
  const draft = createDraftInvoice(database);
  const outcome = await draft({ subscriptionId, periodIndex: 0, billedAtMs: LONG_AGO_MS });
  if (outcome.kind !== 'issued') throw new Error(`not issued: ${outcome.kind}`);
  return outcome.invoiceId;
}

/** Credits 40 kr. and their VAT of an invoice. */
async function credit(invoiceId: InvoiceId): Promise<void> {
  await database.orm.em.fork().transactional(async (em) => {
    const [note] = await em.execute<{ id: string }[]>(
      `insert into invoice (id, creditor_id, subscription_id, debtor_id, series, credits_invoice_id, series_number, number,
         period_from, period_to, issued_on, due_on, language, net_ore, vat_ore, total_ore, parties)
       select uuidv7(), creditor_id, subscription_id, debtor_id, 'credit_note', id, 1, 'K1', period_from, period_to, date '2024-03-20',
         date '2024-03-20', language, 4000, 1000, 5000, parties from invoice where id = ?
       returning id`,
      [invoiceId],
    );
    const values = [note?.id, creditorId];
    await em.execute(
      `insert into invoice_line (invoice_id, creditor_id, position, text, quantity_micro, unit_price_micro, vat_code, vat_rate_bp, net_ore)
       values (?, ?, 1, 'Godtgørelse', 1000000, 40000000, 'standard', 2500, 4000)`,
      values,
    );
    await em.execute(
      `insert into invoice_vat (invoice_id, creditor_id, vat_code, vat_rate_bp, base_ore, vat_ore) values (?, ?, 'standard', 2500, 4000, 1000)`,
      values,
    );
    await em.execute(`update number_series set next_number = 2 where creditor_id = ? and code = 'credit_note'`, [
      creditorId,
    ]);
  });
}

describe('the forecast', () => {
  test('says for each month what the previews of all subscriptions come to', async () => {
    const ids = [
      await subscribe(addDays(today, 3)),
      await subscribe(addDays(today, 45), { interval: { unit: 'month', count: 3 }, unitPricesMicro: [33_333_333n] }),
      await subscribe(addDays(today, -3), { endOn: addDays(today, 100) }),
    ];
    const { body } = await get('/v1/forecast?months=12');
    const months = body.months as { month: string; invoices: number; net: string; vat: string; total: string }[];
    expect(months.map(({ month }) => month)).toEqual(
      Array.from({ length: 12 }, (_, index) => addMonths(civilDate(`${today.slice(0, 7)}-01`), index).slice(0, 7)),
    );
    const expected = new Map(months.map(({ month }) => [month, { invoices: 0, totalOre: 0n }]));
    for (const id of ids) {
      const { periods } = (await get(`/v1/subscriptions/${id}/preview?periods=20`)).body;
      for (const { invoice } of periods) {
        const sums = expected.get(invoice.issuedOn.slice(0, 7));
        if (sums === undefined) continue;
        sums.invoices += 1;
        sums.totalOre += parseOre(invoice.total) ?? 0n;
      }
    }
    expect(months.map(({ month, invoices, total }) => [month, invoices, total])).toEqual(
      [...expected].map(([month, { invoices, totalOre }]) => [month, invoices, formatOre(totalOre)]),
    );
    expect(body.subscriptions).toBe(3);
  });

  test('of a creditor without subscriptions is nothing, for 24 months', async () => {
    const { body } = await get('/v1/forecast');
    expect(body.months).toHaveLength(24);
    expect(body.months[23]).toMatchObject({ invoices: 0, net: '0.00', vat: '0.00', total: '0.00' });
    expect(body).toMatchObject({
      subscriptions: 0,
      unreckoned: { needsAttention: 0, pausedWithoutEnd: 0, subscriptionGroups: 0 },
    });
  });

  test.each(['0', '61', '1.5', 'x', ''])('is not made for %p months', async (months) => {
    const { status, body } = await get(`/v1/forecast?months=${months}`);
    expect([status, body.code, body.errors[0].path]).toEqual([422, 'invalid_request', '/query/months']);
  });
});

describe('expected payments', () => {
  test('are what issued invoices ask for on their due dates, less their credit notes, by how they are paid', async () => {
    const endOn = addDays(LONG_AGO, 20);
    debtorId = await sampleDebtor(database.orm, { creditorId });
    const first = await issue(await subscribe(LONG_AGO, { endOn }));
    await issue(await subscribe(LONG_AGO, { endOn }));
    debtorId = await sampleDebtor(database.orm, { creditorId, mandateNumber: '123456789' });
    await issue(await subscribe(LONG_AGO, { endOn }));
    await credit(first);
    const { body } = await get('/v1/expected-payments?from=2024-03-15&to=2024-04-30');
    const invoice = parseOre((await get(`/v1/invoices/${first}`)).body.total) ?? 0n;
    const none = { invoices: 0, total: '0.00' };
    expect(body.payments).toEqual([
      {
        dueOn: '2024-03-15',
        paymentMethod: 'fi71',
        issued: { invoices: 2, total: formatOre(2n * invoice - 5000n) },
        open: { invoices: 2, total: formatOre(2n * invoice - 5000n) },
        forecast: none,
      },
      {
        dueOn: '2024-04-02',
        paymentMethod: 'betalingsservice',
        issued: { invoices: 1, total: formatOre(invoice) },
        open: { invoices: 1, total: formatOre(invoice) },
        forecast: none,
      },
    ]);
    expect((await get('/v1/expected-payments?from=2024-03-16&to=2024-04-01')).body.payments).toEqual([]);
  });

  test('are open as far as they are not paid, and overdue as well once their day has passed', async () => {
    const endOn = addDays(LONG_AGO, 20);
    const first = await issue(await subscribe(LONG_AGO, { endOn }));
    const second = await issue(await subscribe(LONG_AGO, { endOn }));
    const { total } = (await get(`/v1/invoices/${first}`)).body;
    const whole = parseOre(total) ?? 0n;
    for (const [invoiceId, amountOre] of [
      [first, 1_001n],
      [second, whole],
    ] as const) {
      const paymentId = await samplePayment(database.orm, { creditorId, amountOre });
      await sampleMatch(database.orm, { creditorId, paymentId, debtorId, invoiceId, amountOre });
    }
    const { payments, overdue } = (await get('/v1/expected-payments?from=2024-03-15&to=2024-03-15')).body;
    expect(payments).toEqual([
      {
        dueOn: '2024-03-15',
        paymentMethod: 'fi71',
        issued: { invoices: 2, total: formatOre(2n * whole) },
        open: { invoices: 1, total: formatOre(whole - 1_001n) },
        forecast: { invoices: 0, total: '0.00' },
      },
    ]);
    expect(overdue).toEqual({ invoices: 1, total: formatOre(whole - 1_001n) });
    expect((await get('/v1/expected-payments')).body).toMatchObject({ payments: [], overdue });
  });

  test('are forecast on the due dates that the previews tell', async () => {
    const startOn = addDays(today, 2);
    const ids = [await subscribe(startOn)];
    debtorId = await sampleDebtor(database.orm, { creditorId, mandateNumber: '123456789' });
    ids.push(await subscribe(startOn));
    const to = addDays(today, 200);
    const expected: string[] = [];
    for (const id of ids) {
      const { periods } = (await get(`/v1/subscriptions/${id}/preview?periods=10`)).body;
      for (const { invoice } of periods)
        if (invoice.dueOn <= to) expected.push(`${invoice.dueOn} ${invoice.paymentMethod} 1 ${invoice.total}`);
    }
    const { payments } = (await get(`/v1/expected-payments?to=${to}`)).body;
    const told = (payments as ForecastPayment[]).map(
      ({ dueOn, paymentMethod, forecast }) => `${dueOn} ${paymentMethod} ${forecast.invoices} ${forecast.total}`,
    );
    expect(told).toEqual(expected.toSorted());
    expect(told.length).toBeGreaterThan(8);
  });

  test('are not told for days that run backwards, or for more than a year', async () => {
    const refused = async (query: string) => {
      const { status, body } = await get(`/v1/expected-payments?${query}`);
      return [status, body.errors[0].path, body.errors[0].code];
    };
    expect(await refused('from=2026-12-02&to=2026-12-01')).toEqual([422, '/query/to', 'before_from']);
    expect(await refused('from=2026-01-01&to=2027-01-02')).toEqual([422, '/query/to', 'range_too_long']);
    expect(await refused('from=2026-02-30')).toEqual([422, '/query/from', 'not_a_date']);
    expect((await get('/v1/expected-payments?from=2026-01-01&to=2027-01-01')).status).toBe(200);
  });
});

describe('the preview', () => {
  test('goes on after the index of a period, and shows what is held as held', async () => {
    const subscriptionId = await subscribe(addDays(today, 1));
    const path = `/v1/subscriptions/${subscriptionId}/preview`;
    const whole = (await get(`${path}?periods=60`)).body.periods;
    expect(whole).toHaveLength(60);
    expect((await get(`${path}?periods=2&after=57`)).body.periods).toEqual(whole.slice(58));
    expect((await get(`${path}?periods=1&after=0`)).body.periods).toEqual([whole[1]]);
    await database.orm.em.fork().execute(
      `insert into subscription_pause (id, creditor_id, subscription_id, pause_from, pause_to, missed)
       values (uuidv7(), ?, ?, ?, null, 'bill')`,
      [creditorId, subscriptionId, addDays(today, 2)],
    );
    const { periods } = (await get(`${path}?periods=5`)).body;
    expect(periods).toEqual([whole[0], { ...whole[1], held: true, billedAt: null, invoice: null }]);
  });

  test('ends where the calendar does, and refuses what lies too far ahead', async () => {
    const interval = { unit: 'month', count: 1200 } as const;
    const path = `/v1/subscriptions/${await subscribe(addDays(today, 1), { interval })}/preview`;
    expect((await get(`${path}?periods=60`)).body.periods).toHaveLength(2);
    const { status, body } = await get(`${path}?after=20000`);
    expect([status, body.errors[0].path, body.errors[0].code]).toEqual([422, '/query/after', 'too_far_ahead']);
    for (const query of ['periods=0', 'periods=61', 'after=-1', 'after=x']) {
      expect((await get(`${path}?${query}`)).status).toBe(422);
    }
  });
});
