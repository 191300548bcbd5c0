import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import { GOOD } from '../test-api.ts';
import { type LivingApi, startLivingApi } from '../../tests/support/living-api.ts';

const START = civilDate('2026-11-01');
const FIRST = { periodIndex: 0, date: START };

let living: LivingApi;
beforeAll(async () => {
  living = await startLivingApi();
});
afterAll(() => living.close());

async function lineOf(
  subscriptionId: SubscriptionId,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const path = `/v1/subscriptions/${subscriptionId}/one-off-lines`;
  const { status, body } = await living.call('post', path, { ...GOOD.line, text: 'Gebyr', ...changes });
  expect(status).toBe(201);
  return `${path}/${body.id}`;
}

const invoiceTotal = async (id: string) => (await living.call('get', `/v1/invoices/${id}`)).body.net;

describe('a one-off line', () => {
  test('that no invoice will take is refused, with what to do', async () => {
    const subscriptionId = await living.subscribe(START, { end_on: '2026-12-31' });
    const path = `/v1/subscriptions/${subscriptionId}/one-off-lines`;
    const late = { ...GOOD.line, chargeOn: '2099-01-01' };
    const added = await living.call('post', path, late);
    expect([added.status, added.body.code, added.body.lastBillingOn]).toEqual([
      409,
      'last_period_billed',
      '2026-12-01',
    ]);
    const waiting = await lineOf(subscriptionId);
    const moved = await living.call('patch', waiting, { chargeOn: late.chargeOn });
    expect([moved.status, moved.body.code]).toEqual([409, 'last_period_billed']);
    await living.bill(subscriptionId, FIRST);
    await living.bill(subscriptionId, { periodIndex: 1, date: civilDate('2026-12-01') });
    const refused = await living.call('post', path, GOOD.line);
    expect([refused.status, refused.body.code, refused.body.billedThrough]).toEqual([
      409,
      'last_period_billed',
      '2026-12-31',
    ]);
    expect(refused.body.detail).toContain('move the end date first');
  });

  test('is changed while it is unbilled, and charged as it was changed', async () => {
    const subscriptionId = await living.subscribe(START);
    const path = await lineOf(subscriptionId);
    const change = { text: 'Halvt gebyr', quantity: '0.5', unitPrice: '50', vatCode: 'exempt', chargeOn: START };
    const changed = await living.call('patch', path, change);
    expect([changed.status, changed.body]).toEqual([200, expect.objectContaining(change)]);
    expect(await invoiceTotal(await living.bill(subscriptionId, FIRST))).toBe('125.00');
  });

  test('withdrawn is never charged, stays in the list, and is not changed any more', async () => {
    const subscriptionId = await living.subscribe(START);
    const path = await lineOf(subscriptionId);
    const first = await living.call('delete', path);
    expect([first.status, first.body.withdrawnAt]).toEqual([200, expect.any(String)]);
    expect((await living.call('delete', path)).body).toEqual(first.body);
    const late = await living.call('patch', path, { unitPrice: '1' });
    expect([late.status, late.body.code]).toEqual([409, 'one_off_line_withdrawn']);
    expect(await invoiceTotal(await living.bill(subscriptionId, FIRST))).toBe('100.00');
    const { data } = (await living.call('get', `/v1/subscriptions/${subscriptionId}/one-off-lines`)).body;
    expect(data).toMatchObject([first.body]);
  });

  test('that is billed points to its invoice and is neither changed nor withdrawn', async () => {
    const subscriptionId = await living.subscribe(START);
    const path = await lineOf(subscriptionId);
    const invoiceId = await living.bill(subscriptionId, FIRST);
    for (const late of [await living.call('patch', path, { unitPrice: '1' }), await living.call('delete', path)]) {
      expect([late.status, late.body.code, late.body.invoiceId]).toEqual([409, 'one_off_line_billed', invoiceId]);
      expect(late.body.detail).toContain('credit');
    }
  });

  test('in a waiting draft is changed there', async () => {
    const subscriptionId = await living.subscribe(START, { draft_window_days: 3 });
    const path = await lineOf(subscriptionId);
    await living.draft(subscriptionId, FIRST);
    const { held } = (await living.call('get', `/v1/subscriptions/${subscriptionId}`)).body;
    for (const late of [await living.call('patch', path, { unitPrice: '1' }), await living.call('delete', path)]) {
      expect([late.status, late.body.code, late.body.draftId]).toEqual([409, 'one_off_line_in_draft', held.draftId]);
    }
  });

  test('that carries what an invoice has left is owed to the debtor: it is withdrawn only when no invoice comes any more', async () => {
    const subscriptionId = await living.subscribe(START);
    await lineOf(subscriptionId, { unitPrice: '-400' });
    const invoiceId = await living.bill(subscriptionId, FIRST);
    const [carried] = (await living.call('get', `/v1/subscriptions/${subscriptionId}`)).body.oneOffLines;
    const path = `/v1/subscriptions/${subscriptionId}/one-off-lines/${carried.id}`;
    for (const late of [await living.call('patch', path, { unitPrice: '1' }), await living.call('delete', path)]) {
      expect([late.status, late.body.code, late.body.invoiceId]).toEqual([409, 'one_off_line_carried', invoiceId]);
    }
    await living.call('post', `/v1/subscriptions/${subscriptionId}/cancel`);
    const givenBack = await living.call('delete', path);
    expect([givenBack.status, givenBack.body.withdrawnAt]).toEqual([200, expect.any(String)]);
    expect((await living.call('patch', path, { unitPrice: '1' })).body.code).toBe('subscription_over');
  });

  test.each([
    ['no quantity at all', { quantity: '0' }, '/quantity', 'not_positive'],
    ['an unknown placeholder', { text: 'Gebyr {{x}}' }, '/text', 'unknown_placeholder'],
    ['a field that is not changed', { debtorId: null }, '/debtorId', 'unknown_field'],
    ['no date', { chargeOn: '2026-13-01' }, '/chargeOn', 'not_a_date'],
  ])('is not changed to %s', async (_, change, path, code) => {
    const line = await lineOf(await living.subscribe(START));
    const refused = await living.call('patch', line, change);
    expect([refused.status, refused.body.errors[0].path, refused.body.errors[0].code]).toEqual([422, path, code]);
  });

  test('is not changed to more than a collection can hold', async () => {
    const line = await lineOf(await living.subscribe(START));
    const refused = await living.call('patch', line, { quantity: '99999', unitPrice: '9999999999' });
    expect([refused.status, refused.body.code]).toEqual([422, 'amount_too_large']);
  });
});
