import { beforeAll, describe, expect, test } from '@jest/globals';
import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import { InvoiceLineRow } from '../../db/entities/invoice-line.ts';
import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { billingInstantMs } from '../../domain/calendar/wake-up.ts';
import { sampleDebtor, sampleSubscription } from '../../tests/support/sample-data.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { lastingToday, currentMs } from '../../tests/support/test-day.ts';
import { GOOD, type Answer, type TestCreditor } from '../test-api.ts';

const ZONE = 'Europe/Copenhagen';
const PERIOD_DAYS = 30;
/** How many days of the running period have passed. */
const PASSED_DAYS = 12;

const { database, api } = await openTestApi();
let creditor: TestCreditor;
let creditorId: CreditorId;
let debtorId: DebtorId;
const today = await lastingToday();
const startOn = addDays(today, -PASSED_DAYS);
const nextFrom = addDays(startOn, PERIOD_DAYS);

beforeAll(async () => {
  creditor = await api.creditor();
  creditorId = creditor.creditorId as CreditorId;
  debtorId = await sampleDebtor(database.orm, { creditorId });
});

/** A subscription at 100 kr. for thirty days, billed for so many periods. */
async function subscribe({
  billed,
  endOn = null,
}: {
  billed: number;
  endOn?: CivilDate | null;
}): Promise<SubscriptionId> {
  const interval = { unit: 'day', count: PERIOD_DAYS } as const;
  const subscriptionId = await sampleSubscription(database.orm, { creditorId, debtorId, startOn, interval, endOn });
  for (let periodIndex = 0; periodIndex < billed; periodIndex += 1) await bill(subscriptionId, periodIndex);
  return subscriptionId;
}

/** The nets of the lines of the period's invoice, in øre. */
async function bill(subscriptionId: SubscriptionId, periodIndex: number): Promise<bigint[]> {
  const date = addDays(startOn, periodIndex * PERIOD_DAYS);
  const billedAtMs = billingInstantMs({ date, zone: ZONE, subscriptionId });
  const outcome = await createDraftInvoice(database)({ subscriptionId, periodIndex, billedAtMs });
  if (outcome.kind !== 'issued') throw new Error(outcome.kind);
  const lines = await database.orm.em
    .fork()
    .find(InvoiceLineRow, { invoiceId: outcome.invoiceId }, { orderBy: { position: 'asc' } });
  return lines.map(({ netOre }) => netOre);
}

const post = (path: string, body: unknown): Promise<Answer> => api.call('post', path, { key: creditor.admin, body });
const change = (id: SubscriptionId, body: Readonly<Record<string, unknown>>, position = 1) =>
  post(`/v1/subscriptions/${id}/lines/${position}/changes`, body);
const history = async (id: SubscriptionId, position = 1) =>
  (await api.call('get', `/v1/subscriptions/${id}/lines/${position}/history`, { key: creditor.readOnly })).body
    .versions;
const waiting = (subscriptionId: SubscriptionId) =>
  api.call('get', `/v1/subscriptions/${subscriptionId}/one-off-lines`, { key: creditor.readOnly });

/** Billed for one period at 100; the item costs 130 from the day on. */
async function follow(prorated: boolean, on: CivilDate): Promise<SubscriptionId> {
  const item = { ...GOOD.item, number: `F-${on}-${prorated}`, unitPrice: '100' };
  const itemId: string = (await post('/v1/items', item)).body.id;
  const id = await subscribe({ billed: 1 });
  const em = database.orm.em.fork();
  await em.execute(
    'update standing_line set item_id = ?, follows_item = true, prorated = ? where subscription_id = ?',
    [itemId, prorated, id],
  );
  await em.execute(
    'insert into item_price (creditor_id, item_id, valid_from, unit_price_micro) values (?, ?, ?, 130000000)',
    [creditorId, itemId, on],
  );
  return id;
}

describe('a change of price', () => {
  test('now and prorated charges the days that are left of a billed period on the next invoice', async () => {
    const id = await subscribe({ billed: 1 });
    const changed = await change(id, { effective: 'now', prorated: true, unitPrice: '130' });
    expect([changed.status, changed.body.effectiveOn]).toEqual([201, today]);
    expect(
      changed.body.adjustments.map(({ unitPrice, vatCode }: Record<string, string>) => [unitPrice, vatCode]),
    ).toEqual([['18', 'standard']]);
    expect(changed.body.adjustments[0].text).toMatch(/^Regulering .* til .*: Kontingent 1$/);
    expect(await bill(id, 1)).toEqual([13_000n, 1800n]);
    expect(await bill(id, 2)).toEqual([13_000n]);
  });

  test('prorated and lower gives the days that are left back', async () => {
    const id = await subscribe({ billed: 1 });
    await change(id, { effective: 'now', prorated: true, unitPrice: '70' });
    expect(await bill(id, 1)).toEqual([7000n, -1800n]);
  });

  test('prorated twice within a billed period evens out each step from the one before', async () => {
    const id = await subscribe({ billed: 1 });
    await change(id, { effective: 'date', on: addDays(startOn, 15), prorated: true, unitPrice: '130' });
    await change(id, { effective: 'now', prorated: true, quantity: '2' });
    // Twelve days at 100, three at 200, fifteen at 260: 190 in all, and 100 is billed.
    expect((await bill(id, 1)).reduce((sum, net) => sum + net, 0n)).toBe(26_000n + 9000n);
  });

  test('now and not prorated counts from the next period that is not billed, and says so', async () => {
    const id = await subscribe({ billed: 1 });
    const changed = await change(id, { effective: 'now', unitPrice: '130' });
    expect([changed.body.effectiveOn, changed.body.adjustments]).toEqual([nextFrom, []]);
    expect(await bill(id, 1)).toEqual([13_000n]);
  });

  test('within a period that is not billed splits it by days', async () => {
    const id = await subscribe({ billed: 0 });
    const changed = await change(id, { effective: 'now', prorated: true, unitPrice: '130' });
    expect(changed.body.adjustments).toEqual([]);
    expect(await bill(id, 0)).toEqual([4000n, 7800n]);
    expect(await bill(id, 1)).toEqual([13_000n]);
  });

  test('from the next period counts from its first day, and the preview shows it', async () => {
    const id = await subscribe({ billed: 1 });
    expect((await change(id, { effective: 'next_period', prorated: true, unitPrice: '99.5' })).body.effectiveOn).toBe(
      nextFrom,
    );
    const preview = await api.call('get', `/v1/subscriptions/${id}/preview?periods=1`, { key: creditor.admin });
    expect(preview.body.periods[0].invoice.net).toBe('99.50');
    expect(await bill(id, 1)).toEqual([9950n]);
  });

  test('keeps the old and the new price, and what a later change has replaced', async () => {
    const id = await subscribe({ billed: 1 });
    const on = addDays(nextFrom, PERIOD_DAYS);
    await change(id, { effective: 'date', on, unitPrice: '120' });
    await change(id, { effective: 'date', on, unitPrice: '140' });
    const shown = (await history(id)).map((version: Record<string, string | null>) => [
      version['unitPrice'],
      version['validFrom'],
      version['validTo'],
      version['replacedAt'] !== null,
    ]);
    expect(shown).toEqual([
      ['100', null, addDays(on, -1), false],
      ['120', on, null, true],
      ['140', on, null, false],
    ]);
  });

  test('leaves what is known to change later, whichever was asked for first', async () => {
    const [one, other] = [await subscribe({ billed: 1 }), await subscribe({ billed: 1 })];
    const sooner = { effective: 'date', on: addDays(nextFrom, 5), prorated: true, unitPrice: '120', text: 'Ny' };
    const later = { effective: 'date', on: addDays(nextFrom, 40), prorated: true, unitPrice: '140' };
    for (const body of [sooner, later]) await change(one, body);
    for (const body of [later, sooner]) await change(other, body);
    expect(await bill(one, 1)).toEqual(await bill(other, 1));
    expect(await bill(one, 2)).toEqual(await bill(other, 2));
    expect(await bill(one, 3)).toEqual([14_000n]);
    expect(await bill(other, 3)).toEqual([14_000n]);
  });

  test('wakes a subscription that needs attention, and no other', async () => {
    const [healthy, ill] = [await subscribe({ billed: 1 }), await subscribe({ billed: 1 })];
    const em = database.orm.em.fork();
    await em.execute(
      `update subscription set status = 'needs_attention', attention_code = 'amount_too_large' where id = ?`,
      [ill],
    );
    for (const id of [healthy, ill]) await change(id, { effective: 'now', unitPrice: '1' });
    const sent = await em.execute<{ workflow_id: string; kind: string }[]>('select workflow_id, kind from outbox');
    const told = (id: SubscriptionId) =>
      sent.filter(({ workflow_id }) => workflow_id === `subscription/${id}`).map(({ kind }) => kind);
    expect([told(healthy), told(ill)]).toEqual([[], ['retry']]);
  });
});

describe('a line', () => {
  test('that ends prorated is charged through that day, and what is billed beyond is given back', async () => {
    const id = await subscribe({ billed: 1 });
    await post(`/v1/subscriptions/${id}/lines`, { text: 'Andet', quantity: '1', unitPrice: '5', vatCode: 'standard' });
    const ended = await post(`/v1/subscriptions/${id}/lines/1/end`, { on: addDays(today, -1), prorated: true });
    expect([ended.status, ended.body.effectiveOn]).toEqual([201, today]);
    expect(await bill(id, 1)).toEqual([500n, -6000n, 5500n]);
  });

  test('that ends and is not prorated is charged through what is billed', async () => {
    const id = await subscribe({ billed: 1 });
    const ended = await post(`/v1/subscriptions/${id}/lines/1/end`, { on: today });
    expect([ended.body.effectiveOn, ended.body.lines.map(({ validTo }: { validTo: string }) => validTo)]).toEqual([
      nextFrom,
      [addDays(nextFrom, -1)],
    ]);
  });

  test('that is added counts from the next period, and prorated from its day on', async () => {
    const id = await subscribe({ billed: 1 });
    const line = { text: 'Andet', quantity: '1', unitPrice: '60', vatCode: 'standard' };
    const added = await post(`/v1/subscriptions/${id}/lines`, line);
    expect([added.body.effectiveOn, added.body.lines[0].position]).toEqual([nextFrom, 2]);
    const prorated = await post(`/v1/subscriptions/${id}/lines`, { ...line, validFrom: today, prorated: true });
    expect([prorated.body.effectiveOn, prorated.body.lines[0].position]).toEqual([today, 3]);
    expect(prorated.body.adjustments).toHaveLength(1);
    expect(await bill(id, 1)).toEqual([10_000n, 6000n, 6000n, 3600n]);
  });

  test('that replaces others is evened out for no day before it counts', async () => {
    const id = await subscribe({ billed: 1 });
    const [row] = await database.orm.em
      .fork()
      .execute<{ id: string }[]>(
        `update standing_line set replaced_at = now() where subscription_id = ? returning id`,
        [id],
      );
    expect(row).toBeDefined();
    const line = { text: 'Ny', quantity: '1', unitPrice: '50', vatCode: 'standard' };
    const added = await post(`/v1/subscriptions/${id}/lines`, line);
    const { position } = added.body.lines[0];
    const refused = await change(id, { effective: 'now', prorated: true, unitPrice: '60' }, position);
    expect([refused.status, refused.body.code, refused.body.earliest]).toEqual([409, 'line_not_in_force', nextFrom]);
  });
});

describe('a line that follows its item', () => {
  test('is billed at a dated price from its day where it is shared by days', async () => {
    const id = await follow(true, addDays(nextFrom, 12));
    expect(await bill(id, 1)).toEqual([4000n, 7800n]);
    expect(await bill(id, 2)).toEqual([13_000n]);
  });

  test('is billed at a dated price from the next period where it is not', async () => {
    const id = await follow(false, addDays(nextFrom, 12));
    expect(await bill(id, 1)).toEqual([10_000n]);
    expect(await bill(id, 2)).toEqual([13_000n]);
  });

  test('keeps following when its quantity is changed, and no more when its price is', async () => {
    const id = await follow(true, nextFrom);
    await change(id, { effective: 'date', on: addDays(nextFrom, 30), quantity: '2' });
    await change(id, { effective: 'date', on: addDays(nextFrom, 60), unitPrice: '110' });
    expect([await bill(id, 1), await bill(id, 2), await bill(id, 3)]).toEqual([[13_000n], [26_000n], [22_000n]]);
  });
});

describe('a change is refused, and nothing is changed,', () => {
  test.each<[string, Readonly<Record<string, unknown>>, readonly [number, string, string | undefined]]>([
    ['without a day where one is needed', { effective: 'date', text: 'x' }, [422, 'required', '/on']],
    ['with a day where none is', { effective: 'now', on: today, text: 'x' }, [422, 'not_needed', '/on']],
    ['without anything to change', { effective: 'now' }, [422, 'nothing_changed', '']],
    [
      'with two discounts',
      { effective: 'now', discountPercent: '1', discountAmount: '1' },
      [422, 'two_discounts', '/discountAmount'],
    ],
    ['below zero', { effective: 'now', unitPrice: '-1' }, [422, 'negative_price', '/unitPrice']],
    ['before the start', { effective: 'date', on: addDays(startOn, -1), text: 'x' }, [422, 'before_start', '/on']],
    ['after the end date', { effective: 'date', on: addDays(nextFrom, 100), text: 'x' }, [422, 'after_end', '/on']],
    ['in centuries', { effective: 'date', on: '2299-12-31', text: 'x' }, [422, 'too_far_ahead', '/on']],
    ['without a text or an item', { effective: 'now', text: null }, [422, 'required', '/text']],
    [
      'with a discount above the line',
      { effective: 'now', discountAmount: '100.01' },
      [422, 'exceeds_line', '/discountAmount'],
    ],
    ['with an unknown placeholder', { effective: 'now', text: '{{nothing}}' }, [422, 'unknown_placeholder', '/text']],
    [
      'beyond what an invoice can hold',
      { effective: 'now', quantity: '999999999', unitPrice: '9999999999' },
      [422, 'amount_too_large', undefined],
    ],
  ])('%s', async (_, body, [status, code, path]) => {
    const id = await subscribe({ billed: 1, endOn: addDays(nextFrom, 99) });
    const before = await history(id);
    const refused = await change(id, body);
    const [error] = refused.body.errors ?? [];
    expect([refused.status, error?.code ?? refused.body.code, error?.path]).toEqual([status, code, path]);
    expect([await history(id), (await waiting(id)).body.data]).toEqual([before, []]);
  });

  test('for days of periods that are over, and says from when it could count', async () => {
    const interval = { unit: 'day', count: 10 } as const;
    const id = await sampleSubscription(database.orm, { creditorId, debtorId, startOn, interval });
    for (const periodIndex of [0, 1]) {
      await createDraftInvoice(database)({ subscriptionId: id, periodIndex, billedAtMs: currentMs() });
    }
    const refused = await change(id, { effective: 'date', on: startOn, prorated: true, unitPrice: '1' });
    expect([refused.status, refused.body.code, refused.body.earliest]).toEqual([
      409,
      'change_too_late',
      addDays(startOn, 10),
    ]);
  });

  test('for days that an earlier version has evened out, of which nobody knows the parts', async () => {
    const id = await subscribe({ billed: 1 });
    await database.orm.em.fork().execute(
      `insert into one_off_line (id, creditor_id, subscription_id, text, quantity_micro, unit_price_micro, vat_code)
       values (gen_random_uuid(), ?, ?, 'Regulering 1. november 2026 til 30. november 2026: Kontingent', 1000000, 300000000, 'exempt')`,
      [creditorId, id],
    );
    const refused = await change(id, { effective: 'now', prorated: true, unitPrice: '1' });
    expect([refused.status, refused.body.code, refused.body.earliest]).toEqual([409, 'change_too_late', nextFrom]);
    expect((await change(id, { effective: 'now', unitPrice: '1' })).body.effectiveOn).toBe(nextFrom);
  });

  test('while the invoice of the period waits for approval, and says what to do', async () => {
    const id = await subscribe({ billed: 0 });
    const em = database.orm.em.fork();
    await em.execute('update subscription set draft_window_days = 5 where id = ?', [id]);
    await expect(bill(id, 0)).rejects.toThrow('held');
    const refused = await change(id, { effective: 'now', prorated: true, unitPrice: '1' });
    expect([refused.status, refused.body.code, refused.body.earliest]).toEqual([
      409,
      'period_awaits_approval',
      nextFrom,
    ]);
    expect((await change(id, { effective: 'now', unitPrice: '1' })).body.effectiveOn).toBe(nextFrom);
  });

  test('of a line that is not there, and of a subscription that is over', async () => {
    const id = await subscribe({ billed: 1 });
    expect((await change(id, { effective: 'now', text: 'x' }, 2)).status).toBe(404);
    expect((await api.call('get', `/v1/subscriptions/${id}/lines/2/history`, { key: creditor.admin })).status).toBe(
      404,
    );
    await database.orm.em.fork().execute(`update subscription set status = 'cancelled' where id = ?`, [id]);
    expect((await change(id, { effective: 'now', text: 'x' })).body.code).toBe('subscription_over');
  });
});
