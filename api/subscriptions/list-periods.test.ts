import { beforeEach, describe, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import { PeriodSkip } from '../../db/entities/period-skip.ts';
import { Subscription } from '../../db/entities/subscription.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { sampleDebtor, sampleSubscription } from '../../tests/support/sample-data.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import type { TestCreditor } from '../test-api.ts';

const BILLED_AT_MS = Date.UTC(2026, 8, 1, 2);

const { database, api } = await openTestApi();
let creditor: TestCreditor;
let creditorId: CreditorId;
let debtorId: DebtorId;

beforeEach(async () => {
  creditor = await api.creditor();
  creditorId = creditor.creditorId as CreditorId;
  debtorId = await sampleDebtor(database.orm, { creditorId });
});

const draft = (subscriptionId: SubscriptionId, periodIndex: number) =>
  createDraftInvoice(database)({ subscriptionId, periodIndex, billedAtMs: BILLED_AT_MS });

const columns = (names: string, changed: Readonly<Record<string, string>>) =>
  names
    .split(' ')
    .map((name) => `${changed[name] ?? name} ${name}`)
    .join(', ');

/** Another document with the same lines, and these columns by their SQL. */
async function copyInvoice(invoiceId: string, changes: Readonly<Record<string, string>>): Promise<void> {
  const id = uuid();
  await database.orm.em.fork().transactional(async (em) => {
    for (const [table, names, changed] of [
      ['invoice', INVOICE_COLUMNS, { id: `'${id}'`, ...changes }],
      ['invoice_line', LINE_COLUMNS, { invoice_id: `'${id}'` }],
      ['invoice_vat', VAT_COLUMNS, { invoice_id: `'${id}'` }],
    ] as const) {
      const key = table === 'invoice' ? 'id' : 'invoice_id';
      const list = names.replaceAll(' ', ', ');
      await em.execute(
        `insert into ${table} (${list}) select ${columns(names, changed)} from ${table} where ${key} = ?`,
        [invoiceId],
      );
    }
  });
}

const INVOICE_COLUMNS =
  'id creditor_id subscription_id debtor_id series credits_invoice_id series_number number fi_creditor_number payment_number payment_id period_index period_from period_to issued_on due_on language payment_method net_ore vat_ore total_ore parties';
const LINE_COLUMNS =
  'creditor_id invoice_id position text quantity_micro unit_price_micro vat_code vat_rate_bp net_ore';
const VAT_COLUMNS = 'creditor_id invoice_id vat_code vat_rate_bp base_ore vat_ore';

const read = async (path: string) => (await api.call('get', path, { key: creditor.readOnly })).body;

describe('the periods of a subscription', () => {
  test('are those that were billed with their invoices, those that were not with the reason, and the next one', async () => {
    const startOn = civilDate('2026-05-15');
    const subscriptionId = await sampleSubscription(database.orm, { creditorId, debtorId, startOn });
    await database.orm.em.fork().insert(PeriodSkip, { subscriptionId, periodIndex: 1, creditorId });
    for (const index of [0, 1, 2]) await draft(subscriptionId, index);
    const { data, nextCursor } = await read(`/v1/subscriptions/${subscriptionId}/periods`);
    const invoices = (await read(`/v1/invoices?subscriptionId=${subscriptionId}`)).data;
    expect(nextCursor).toBeNull();
    const billed = (place: number) => ({
      state: 'billed',
      settled: null,
      billedAt: null,
      invoiceCount: 1,
      invoiceId: invoices[place].id,
      invoiceNumber: invoices[place].number,
      issuedOn: '2026-09-01',
      dueOn: '2026-09-15',
      net: '100.00',
      vat: '25.00',
      total: '125.00',
      credited: '0.00',
    });
    const nothing = { invoiceCount: 0, invoiceId: null, net: null, total: null, credited: null };
    expect(data).toMatchObject([
      { index: 3, from: '2026-08-15', to: '2026-09-14', state: 'next', settled: null, ...nothing },
      { index: 2, from: '2026-07-15', to: '2026-08-14', ...billed(0) },
      { index: 1, from: '2026-06-15', to: '2026-07-14', state: 'settled', settled: 'skipped', ...nothing },
      { index: 0, from: '2026-05-15', to: '2026-06-14', ...billed(1) },
    ]);
    const shown = await read(`/v1/subscriptions/${subscriptionId}`);
    expect(data[0].billedAt).toBe(shown.nextPeriod.billedAt);
    expect(invoices[0].customerNumber).toBe(shown.customerNumber);
  });

  test('end with the last one, cut at the end date, when there is no next one', async () => {
    const [startOn, endOn] = [civilDate('2026-05-01'), civilDate('2026-06-10')];
    const subscriptionId = await sampleSubscription(database.orm, { creditorId, debtorId, startOn, endOn });
    for (const index of [0, 1]) await draft(subscriptionId, index);
    const { data } = await read(`/v1/subscriptions/${subscriptionId}/periods`);
    expect(data).toMatchObject([
      { index: 1, from: '2026-06-01', to: '2026-06-10', state: 'billed', total: '41.66' },
      { index: 0, from: '2026-05-01', to: '2026-05-31', state: 'billed' },
    ]);
  });

  test('show one that is over with neither an invoice nor a reason as unbilled', async () => {
    const [startOn, endOn] = [civilDate('2026-05-01'), civilDate('2026-06-10')];
    const subscriptionId = await sampleSubscription(database.orm, { creditorId, debtorId, startOn, endOn });
    await draft(subscriptionId, 0);
    await database.orm.em.fork().nativeUpdate(Subscription, { id: subscriptionId }, { nextPeriodIndex: 2 });
    const { data } = await read(`/v1/subscriptions/${subscriptionId}/periods`);
    expect(data).toMatchObject([
      {},
      { index: 1, from: '2026-06-01', to: '2026-06-10', state: 'unbilled', total: null },
      {},
    ]);
  });

  test('come page by page, each once, the next one on the first page alone', async () => {
    const startOn = civilDate('2026-05-01');
    const subscriptionId = await sampleSubscription(database.orm, { creditorId, debtorId, startOn });
    for (const index of [0, 1, 2, 3]) await draft(subscriptionId, index);
    for (const limit of [1, 2, 3, 4, 5, 6]) {
      const indices: number[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: { data: { index: number }[]; nextCursor: string | null } = await read(
          `/v1/subscriptions/${subscriptionId}/periods?limit=${limit}${cursor === '' ? '' : `&cursor=${cursor}`}`,
        );
        expect(page.data.length).toBeLessThanOrEqual(limit);
        indices.push(...page.data.map(({ index }) => index));
        cursor = page.nextCursor;
      }
      expect(indices).toEqual([4, 3, 2, 1, 0]);
    }
    const wrong = await api.call('get', `/v1/subscriptions/${subscriptionId}/periods?cursor=eA`, {
      key: creditor.admin,
    });
    expect([wrong.status, wrong.body.errors[0].code]).toEqual([422, 'not_a_cursor']);
  });

  test('have what credit notes take back beside what was billed', async () => {
    const startOn = civilDate('2026-05-01');
    const subscriptionId = await sampleSubscription(database.orm, { creditorId, debtorId, startOn });
    await draft(subscriptionId, 0);
    const [invoice] = (await read(`/v1/invoices?subscriptionId=${subscriptionId}`)).data;
    const unpaid = ['fi_creditor_number', 'payment_number', 'payment_id', 'payment_method', 'period_index'];
    await copyInvoice(invoice.id, {
      series: "'credit_note'",
      number: "'K1'",
      credits_invoice_id: 'id',
      ...Object.fromEntries(unpaid.map((column) => [column, 'null'])),
    });
    const { data } = await read(`/v1/subscriptions/${subscriptionId}/periods`);
    expect(data[1]).toMatchObject({ invoiceCount: 1, invoiceId: invoice.id, total: '125.00', credited: '125.00' });
  });

  test('of a group have the invoices of all members together', async () => {
    const startOn = civilDate('2026-05-01');
    const subscriptionId = await sampleSubscription(database.orm, { creditorId, debtorId, startOn });
    await draft(subscriptionId, 0);
    const [invoice] = (await read(`/v1/invoices?subscriptionId=${subscriptionId}`)).data;
    const member = await sampleDebtor(database.orm, { creditorId });
    await copyInvoice(invoice.id, {
      debtor_id: `'${member}'`,
      number: "'X'",
      series_number: '1000',
      payment_number: '1000',
      payment_id: "'000000000010009'",
      period_from: "'2026-05-11'",
      due_on: "'2026-10-01'",
    });
    const { data } = await read(`/v1/subscriptions/${subscriptionId}/periods`);
    expect(data[1]).toMatchObject({
      from: '2026-05-01',
      to: '2026-05-31',
      state: 'billed',
      invoiceCount: 2,
      invoiceId: null,
      invoiceNumber: null,
      dueOn: '2026-10-01',
      total: '250.00',
    });
  });
});
