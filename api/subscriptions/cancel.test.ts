import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, addMonths, type CivilDate, daysBetween } from '../../domain/calendar/calendar.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import { type LivingApi, startLivingApi } from '../../tests/support/living-api.ts';
import { lastingToday } from '../../tests/support/test-day.ts';

let living: LivingApi;
beforeAll(async () => {
  living = await startLivingApi();
});
afterAll(() => living.close());

const today = await lastingToday();
/** A period that today lies in, with days before it and after it. */
const START = addDays(today, -10);
const PERIOD_END = addDays(addMonths(START, 1), -1);

const cancel = (subscriptionId: SubscriptionId, body?: unknown) =>
  living.call('post', `/v1/subscriptions/${subscriptionId}/cancel`, body);
const invoiceOf = async (id: string) => (await living.call('get', `/v1/invoices/${id}`)).body;

async function billed(columns: Readonly<Record<string, string | number>> = {}) {
  const subscriptionId = await living.subscribe(START, columns);
  const invoiceId = await living.bill(subscriptionId, { periodIndex: 0, date: START });
  return { subscriptionId, invoiceId };
}

const daysThrough = (to: CivilDate) => BigInt(daysBetween({ from: START, to }) + 1);

/** Øre for the days of the period after that one, as the rest of what the other days cost. */
function oreAfter(lastDay: CivilDate, ofOre: bigint): bigint {
  const ofDays = daysThrough(PERIOD_END);
  return ofOre - (2n * ofOre * daysThrough(lastDay) + ofDays) / (2n * ofDays);
}

/** The same of 100 kr. in all, in kroner. */
const shareAfter = (lastDay: CivilDate) => formatOre(oreAfter(lastDay, 10_000n));

describe('cancelling', () => {
  test('now, without more said, bills nothing more and gives nothing back', async () => {
    const { subscriptionId, invoiceId } = await billed();
    const { status, body } = await cancel(subscriptionId);
    expect([status, body.status, body.nextPeriod, body.creditNoteIds]).toEqual([200, 'cancelled', null, []]);
    expect((await invoiceOf(invoiceId)).credited).toBe('0.00');
  });

  test('now with credit gives back the days after today', async () => {
    const { subscriptionId, invoiceId } = await billed();
    const { body } = await cancel(subscriptionId, { credit: true });
    expect([body.status, body.endOn]).toEqual(['cancelled', today]);
    const [note] = await Promise.all(body.creditNoteIds.map(invoiceOf));
    expect(note).toMatchObject({
      creditsInvoiceId: invoiceId,
      periodFrom: addDays(today, 1),
      periodTo: PERIOD_END,
      net: shareAfter(today),
    });
  });

  test('now with credit, of one that has not begun, gives back all of what is billed ahead', async () => {
    const startOn = addDays(today, 5);
    const subscriptionId = await living.subscribe(startOn);
    const invoiceId = await living.bill(subscriptionId, { periodIndex: 0, date: today });
    const { body } = await cancel(subscriptionId, { credit: true });
    expect([body.status, body.endOn]).toEqual(['cancelled', null]);
    const { total, credited } = await invoiceOf(invoiceId);
    expect(credited).toBe(total);
  });

  test('now, in arrears, leaves the days up to today to be billed', async () => {
    const subscriptionId = await living.subscribe(START, { charge: 'arrears' });
    const { body } = await cancel(subscriptionId);
    expect([body.status, body.endOn, body.nextPeriod.to]).toEqual(['active', today, today]);
    const invoiceId = await living.bill(subscriptionId, { periodIndex: 0, date: addDays(today, 1) });
    expect(await invoiceOf(invoiceId)).toMatchObject({ periodFrom: START, periodTo: today });
  });

  test('at period end lets the period that today lies in be the last', async () => {
    const { subscriptionId } = await billed();
    const { body } = await cancel(subscriptionId, { when: 'period_end' });
    expect([body.status, body.endOn, body.nextPeriod, body.creditNoteIds]).toEqual(['active', PERIOD_END, null, []]);
    expect((await living.draft(subscriptionId, { periodIndex: 1, date: addMonths(START, 1) })).kind).toBe('over');
  });

  test('on a date credits each invoice that reaches beyond it, oldest period first', async () => {
    const { subscriptionId } = await billed();
    await living.bill(subscriptionId, { periodIndex: 1, date: today });
    const on = addDays(START, 4);
    const { body } = await cancel(subscriptionId, { when: 'date', on, credit: true });
    const notes = await Promise.all(body.creditNoteIds.map(invoiceOf));
    expect(notes.map(({ periodFrom, net }) => [periodFrom, net])).toEqual([
      [addDays(on, 1), shareAfter(on)],
      [addMonths(START, 1), '100.00'],
    ]);
    expect(body.endOn).toBe(on);
  });

  test('on a date before what is billed needs a word about the credit; where none is wanted nothing is given back', async () => {
    const { subscriptionId, invoiceId } = await billed();
    const wish = { when: 'date', on: addDays(today, 3) };
    const refused = await cancel(subscriptionId, wish);
    expect([refused.status, refused.body.code, refused.body.billedThrough]).toEqual([
      409,
      'end_date_already_billed',
      PERIOD_END,
    ]);
    const { body } = await cancel(subscriptionId, { ...wish, credit: false });
    expect([body.endOn, body.creditNoteIds]).toEqual([wish.on, []]);
    expect((await invoiceOf(invoiceId)).credited).toBe('0.00');
  });

  test('with credit gives back what free lines have left of the unused days, and is not refused for them', async () => {
    const { subscriptionId, invoiceId } = await billed();
    const line = { text: 'Afslag', quantity: '1', unitPrice: '99', vatCode: 'standard' };
    await living.call('post', `/v1/invoices/${invoiceId}/credit-notes`, { lines: [line] });
    const { status, body } = await cancel(subscriptionId, { when: 'date', on: START, credit: true });
    expect([status, body.endOn]).toEqual([200, START]);
    const [note] = await Promise.all(body.creditNoteIds.map(invoiceOf));
    expect(note.net).toBe(formatOre(oreAfter(START, 10_000n) - oreAfter(START, 9_900n)));
  });

  test('a draft that was composed for more days is drafted anew for those that are left', async () => {
    const subscriptionId = await living.subscribe(START, { draft_window_days: 5 });
    expect((await living.draft(subscriptionId, { periodIndex: 0, date: START })).kind).toBe('held');
    await cancel(subscriptionId, { when: 'date', on: today });
    await living.draft(subscriptionId, { periodIndex: 0, date: START });
    const { data } = (await living.call('get', '/v1/drafts?status=waiting')).body;
    const [draft] = data.filter((one: { subscriptionId: string }) => one.subscriptionId === subscriptionId);
    expect([draft.from, draft.to]).toEqual([START, today]);
  });

  test.each([
    ['no date', { when: 'date' }, 'required'],
    ['a date without need', { on: today }, 'only_with_date'],
    ['a date before the start', { when: 'date', on: addDays(START, -1) }, 'end_before_start'],
    ['a date after its end', { when: 'date', on: addDays(PERIOD_END, 1) }, 'after_end_date'],
  ])('is refused for %s', async (_, body, code) => {
    const subscriptionId = await living.subscribe(START, { end_on: PERIOD_END });
    const refused = await cancel(subscriptionId, body);
    expect([refused.status, refused.body.errors[0].path, refused.body.errors[0].code]).toEqual([422, '/on', code]);
  });
});
