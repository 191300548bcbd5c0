import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, type CivilDate, civilDate } from '../../domain/calendar/calendar.ts';
import { longDate } from '../../domain/calendar/date-words.ts';
import type { InvoiceId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { type LivingApi, startLivingApi } from '../../tests/support/living-api.ts';
import { sampleSubscription } from '../../tests/support/sample-data.ts';
import { GOOD } from '../test-api.ts';
import { lastingToday } from '../../tests/support/test-day.ts';

const PERIOD_DAYS = 30;
/** How many days of the running period have passed. */
const PASSED_DAYS = 12;

let living: LivingApi;
beforeAll(async () => {
  living = await startLivingApi();
});
afterAll(() => living.close());

const today = await lastingToday();

/** A subscription at 300 kr. for thirty days; today lies in the period with that index, and all up to it are billed. */
async function subscribe({
  running = 0,
  terms = {},
  priceMicro = 300_000_000n,
}: { running?: number; terms?: object; priceMicro?: bigint } = {}) {
  const { creditorId, debtorId, database } = living;
  const startOn = addDays(today, -PASSED_DAYS - running * PERIOD_DAYS);
  const subscriptionId = await sampleSubscription(database.orm, {
    creditorId,
    debtorId,
    startOn,
    interval: { unit: 'day', count: PERIOD_DAYS },
    unitPricesMicro: [priceMicro],
    terms,
  });
  const from = (index: number) => addDays(startOn, index * PERIOD_DAYS);
  const bill = (periodIndex: number) => living.bill(subscriptionId, { periodIndex, date: from(periodIndex) });
  const invoices: InvoiceId[] = [];
  if (Object.keys(terms).length === 0)
    for (let index = 0; index <= running; index += 1) invoices.push(await bill(index));
  return { subscriptionId, invoices, from, bill };
}

const post = (subscriptionId: SubscriptionId, path: string, body: unknown) =>
  living.call('post', `/v1/subscriptions/${subscriptionId}${path}`, body);
const setPrice = (subscriptionId: SubscriptionId, on: CivilDate, unitPrice: string) =>
  post(subscriptionId, '/lines/1/changes', { effective: 'date', on, prorated: true, unitPrice });
const cancel = (subscriptionId: SubscriptionId, on: CivilDate) =>
  post(subscriptionId, '/cancel', { when: 'date', on, credit: true });
const creditDays = (invoiceId: string, unusedAfter: CivilDate) =>
  living.call('post', `/v1/invoices/${invoiceId}/credit-notes`, { unusedAfter });
const waiting = async (subscriptionId: SubscriptionId): Promise<string[]> => {
  const { body } = await living.call('get', `/v1/subscriptions/${subscriptionId}/one-off-lines`);
  return body.data
    .filter(({ invoiceId, withdrawnAt }: Record<string, unknown>) => invoiceId === null && withdrawnAt === null)
    .map(({ unitPrice }: { unitPrice: string }) => unitPrice);
};
const adjusted = ({ body }: Awaited<ReturnType<typeof setPrice>>): string[] =>
  body.adjustments.map(({ unitPrice }: { unitPrice: string }) => unitPrice);

/** What the invoices of a subscription ask for and do not give back: øre without VAT, and what is to pay with it. */
async function kept(subscriptionId: SubscriptionId) {
  const [row] = await living.database.orm.em.fork().execute<{ net: string; open: string }[]>(
    `select sum(case i.series when 'invoice' then i.net_ore else -i.net_ore end)::text net, sum(b.open_ore)::text "open"
     from invoice i left join invoice_balance b on b.invoice_id = i.id where i.subscription_id = ?`,
    [subscriptionId],
  );
  return row;
}

describe('a price change that looks back reckons from what was billed and not given back', () => {
  test('days that were credited are charged no more, at no price', async () => {
    const { subscriptionId, invoices, from } = await subscribe();
    const [invoiceId = ''] = invoices;
    expect((await creditDays(invoiceId, addDays(from(0), 4))).body.net).toBe('250.00');
    expect(adjusted(await setPrice(subscriptionId, from(0), '0'))).toEqual(['-50']);
  });

  test('days that were credited when the line cost nothing on them are charged no more either', async () => {
    const { subscriptionId, invoices, from, bill } = await subscribe({ priceMicro: 0n });
    const added = { text: 'Tilvalg', quantity: '1', unitPrice: '175', vatCode: 'standard', prorated: true };
    expect(adjusted(await post(subscriptionId, '/lines', { ...added, validFrom: from(0) }))).toEqual(['175']);
    await bill(1);
    const [invoiceId = ''] = invoices;
    expect((await creditDays(invoiceId, from(0))).body.net).toBe('169.17');
    // One day of thirty, and a whole period.
    expect(adjusted(await setPrice(subscriptionId, from(0), '600'))).toEqual(['20', '600']);
  });

  test('what a person has changed in a draft is what was billed', async () => {
    const { subscriptionId, from } = await subscribe({ terms: { draftWindowDays: 5 } });
    await living.draft(subscriptionId, { periodIndex: 0, date: from(0) });
    const { data } = (await living.call('get', '/v1/drafts?status=waiting')).body;
    const draft = data.find((one: { subscriptionId: string }) => one.subscriptionId === subscriptionId);
    const { lines } = (await living.call('get', `/v1/drafts/${draft.id}`)).body;
    const edited = lines.map(
      ({ text, quantity, vatCode, share, standingLineId, oneOffLineId }: Record<string, unknown>) => {
        const same = { text, quantity, vatCode, share, standingLineId, oneOffLineId };
        return { ...same, unitPrice: '100' };
      },
    );
    expect((await living.call('put', `/v1/drafts/${draft.id}/lines`, { lines: edited })).status).toBe(200);
    await living.bill(subscriptionId, { periodIndex: 0, date: addDays(from(0), 6) });
    expect(adjusted(await setPrice(subscriptionId, from(0), '150'))).toEqual(['50']);
  });

  test('a price of the item that came after the invoice is no part of what was billed', async () => {
    const { subscriptionId, from } = await subscribe();
    const item = { ...GOOD.item, number: 'EFTER', unitPrice: '300' };
    const itemId: string = (await living.call('post', '/v1/items', item)).body.id;
    const em = living.database.orm.em.fork();
    await em.execute('update standing_line set item_id = ?, follows_item = true where subscription_id = ?', [
      itemId,
      subscriptionId,
    ]);
    await em.execute(
      'insert into item_price (creditor_id, item_id, valid_from, unit_price_micro) values (?, ?, ?, 400000000)',
      [living.creditorId, itemId, from(0)],
    );
    const body = { effective: 'date', on: from(0), prorated: true, discountPercent: '50' };
    // Half of 400, where 300 was billed.
    expect(adjusted(await post(subscriptionId, '/lines/1/changes', body))).toEqual(['-100']);
  });

  test('what a credit note has given back as an amount is given back', async () => {
    const { subscriptionId, invoices, from } = await subscribe();
    const lines = [{ text: 'Afslag', quantity: '1', unitPrice: '100', vatCode: 'standard' }];
    await living.call('post', `/v1/invoices/${invoices[0]}/credit-notes`, { lines });
    expect(adjusted(await setPrice(subscriptionId, from(0), '0'))).toEqual(['-200']);
  });

  test('the days that the line names are those of its amount', async () => {
    const { subscriptionId, from } = await subscribe();
    await setPrice(subscriptionId, addDays(from(0), 20), '600');
    const { body } = await setPrice(subscriptionId, addDays(from(0), 10), '330');
    const days = [10, 19].map((day) => longDate(addDays(from(0), day), 'da'));
    expect(body.adjustments).toMatchObject([
      { unitPrice: '10', text: `Regulering ${days.join(' til ')}: Kontingent 1` },
    ]);
  });
});

describe('what is kept is the price of the days that are used', () => {
  test('where what evened out the credited days was billed already', async () => {
    const { subscriptionId, from, bill } = await subscribe({ running: 2 });
    expect(adjusted(await setPrice(subscriptionId, from(2), '600'))).toEqual(['300']);
    await bill(3);
    await cancel(subscriptionId, addDays(from(2), -1));
    expect(await kept(subscriptionId)).toEqual({ net: '60000', open: '75000' });
  });

  test('where the last invoice has less left than its days cost, since it gave back others', async () => {
    const { subscriptionId, from, bill } = await subscribe({ running: 1 });
    expect(adjusted(await setPrice(subscriptionId, addDays(from(1), 10), '150'))).toEqual(['-100']);
    await bill(2);
    expect((await cancel(subscriptionId, addDays(from(1), 9))).status).toBe(200);
    expect(await kept(subscriptionId)).toEqual({ net: '40000', open: '50000' });
    const other = await subscribe({ running: 1 });
    await setPrice(other.subscriptionId, addDays(other.from(1), 10), '150');
    await other.bill(2);
    // Ten days at 300 and ten at 150, after a whole period; the last invoice asks for 50 alone.
    expect((await cancel(other.subscriptionId, addDays(other.from(1), 19))).status).toBe(200);
    expect(await kept(other.subscriptionId)).toEqual({ net: '45000', open: '56250' });
  });

  test('what waits to even out credited days does not outlive a cancellation and a reactivation', async () => {
    const { subscriptionId, from, bill } = await subscribe();
    await bill(1);
    expect(adjusted(await setPrice(subscriptionId, from(1), '600'))).toEqual(['300']);
    const cancelled = await cancel(subscriptionId, addDays(from(1), -1));
    expect([cancelled.status, await waiting(subscriptionId)]).toEqual([200, []]);
    await living.database.orm.em
      .fork()
      .execute(`update subscription set status = 'ended' where id = ?`, [subscriptionId]);
    const again = await post(subscriptionId, '/reactivate', { startOn: from(1) });
    await living.bill(again.body.id, { periodIndex: 0, date: from(1) });
    expect(await kept(again.body.id)).toEqual({ net: '60000', open: '75000' });
  });

  test('what still waits for days that are used is set off against the credit', async () => {
    const { subscriptionId, from } = await subscribe();
    await setPrice(subscriptionId, from(0), '400');
    await cancel(subscriptionId, addDays(from(0), 14));
    expect([await waiting(subscriptionId), await kept(subscriptionId)]).toEqual([[], { net: '20000', open: '25000' }]);
  });

  test('what was carried to an invoice that will not come is credited', async () => {
    const { subscriptionId, from, bill } = await subscribe();
    await setPrice(subscriptionId, from(0), '0');
    await bill(1);
    expect(await waiting(subscriptionId)).toEqual(['-300']);
    await cancel(subscriptionId, addDays(from(0), 14));
    expect([await waiting(subscriptionId), await kept(subscriptionId)]).toEqual([[], { net: '0', open: '0' }]);
  });

  test('a period whose invoice is credited in full is evened out no more', async () => {
    const { subscriptionId, invoices, from } = await subscribe();
    await setPrice(subscriptionId, from(0), '150');
    expect(await waiting(subscriptionId)).toEqual(['-150']);
    await living.call('post', `/v1/invoices/${invoices[0]}/credit-notes`, {});
    expect(await waiting(subscriptionId)).toEqual([]);
    expect(adjusted(await setPrice(subscriptionId, from(0), '600'))).toEqual([]);
  });
});

async function drafted() {
  const { subscriptionId, invoices, from } = await subscribe();
  const em = living.database.orm.em.fork();
  await em.execute('update subscription set draft_window_days = 5 where id = ?', [subscriptionId]);
  await setPrice(subscriptionId, from(0), '400');
  expect((await living.draft(subscriptionId, { periodIndex: 1, date: from(1) })).kind).toBe('held');
  const { data } = (await living.call('get', '/v1/drafts?status=waiting')).body;
  const draftId: string = data.find((one: { subscriptionId: string }) => one.subscriptionId === subscriptionId).id;
  const credit = (body: unknown) => living.call('post', `/v1/invoices/${invoices[0]}/credit-notes`, body);
  return { subscriptionId, from, draftId, credit };
}

describe('a draft that waits for approval and holds what evens out the days of an invoice', () => {
  test('lets neither days nor all of the invoice be credited, since its lines are fixed', async () => {
    const { subscriptionId, from, draftId, credit } = await drafted();
    for (const body of [{ unusedAfter: addDays(from(0), 14) }, {}]) {
      const refused = await credit(body);
      expect([refused.status, refused.body.code, refused.body.draftId]).toEqual([
        409,
        'one_off_line_in_draft',
        draftId,
      ]);
    }
    expect([await waiting(subscriptionId), await kept(subscriptionId)]).toEqual([
      ['100'],
      { net: '30000', open: '37500' },
    ]);
  });

  test('lets an amount be credited, and the days when it has been dropped', async () => {
    const { from, draftId, credit } = await drafted();
    const lines = [{ text: 'Afslag', quantity: '1', unitPrice: '30', vatCode: 'standard' }];
    expect((await credit({ lines })).status).toBe(201);
    expect((await living.call('post', `/v1/drafts/${draftId}/drop`, {})).status).toBe(202);
    // Half of 300, less half of the 30.
    expect((await credit({ unusedAfter: addDays(from(0), 14) })).body.net).toBe('135.00');
  });
});

const free = (invoiceId: string | undefined, unitPrice: string) => {
  const lines = [{ text: 'Afslag', quantity: '1', unitPrice, vatCode: 'standard' }];
  return living.call('post', `/v1/invoices/${invoiceId}/credit-notes`, { lines });
};

describe('what free lines have given back is not given back again by days', () => {
  test('a cancellation gives back what the unused days still cost, and says what they were credited before', async () => {
    const { subscriptionId, invoices, from } = await subscribe();
    await free(invoices[0], '200');
    const { status, body } = await cancel(subscriptionId, addDays(from(0), 14));
    expect(status).toBe(200);
    const note = (await living.call('get', `/v1/invoices/${body.creditNoteIds[0]}`)).body;
    expect(note.lines.map(({ text, net }: Record<string, string>) => [text, net])).toEqual([
      ['Kontingent 1', '150.00'],
      ['Allerede krediteret', '-100.00'],
    ]);
    // Half the days, at a third of their price.
    expect(await kept(subscriptionId)).toEqual({ net: '5000', open: '6250' });
  });

  test('the unused half of a rebate is given once', async () => {
    const { subscriptionId, invoices, from } = await subscribe();
    await free(invoices[0], '100');
    expect((await creditDays(invoices[0] ?? '', addDays(from(0), 14))).body.net).toBe('100.00');
    expect((await creditDays(invoices[0] ?? '', addDays(from(0), 8))).body.net).toBe('40.00');
    expect(await kept(subscriptionId)).toEqual({ net: '6000', open: '7500' });
  });

  test('where all was given back by free lines a cancellation gives nothing, and is not refused', async () => {
    const { subscriptionId, invoices, from } = await subscribe();
    await free(invoices[0], '300');
    const { status, body } = await cancel(subscriptionId, addDays(from(0), 14));
    expect([status, body.creditNoteIds]).toEqual([200, []]);
  });

  test('days that were given back before bear nothing of a rebate', async () => {
    const { subscriptionId, invoices, from } = await subscribe();
    await creditDays(invoices[0] ?? '', addDays(from(0), 14));
    await free(invoices[0], '100');
    expect(adjusted(await setPrice(subscriptionId, from(0), '0'))).toEqual(['-50']);
  });

  test('a line that evened out other days bears its part of a rebate, wherever those are given back', async () => {
    const { subscriptionId, from, bill } = await subscribe({ running: 1 });
    expect(adjusted(await setPrice(subscriptionId, from(1), '600'))).toEqual(['300']);
    await free(await bill(2), '450');
    expect((await cancel(subscriptionId, addDays(from(1), -1))).status).toBe(200);
    expect(await kept(subscriptionId)).toEqual({ net: '30000', open: '37500' });
  });

  test('a line below zero that evened out other days bears nothing of a rebate, and takes nothing of it away', async () => {
    const { subscriptionId, invoices, from, bill } = await subscribe({ priceMicro: 0n });
    await setPrice(subscriptionId, from(0), '600');
    await setPrice(subscriptionId, from(0), '100');
    const invoiceId = await bill(1);
    await free(invoiceId, '60');
    // 700 are charged there, and 500 taken off: the 600 for the period before bear six sevenths of the rebate.
    expect((await cancel(subscriptionId, addDays(from(1), -1))).status).toBe(200);
    expect(await kept(subscriptionId)).toEqual({ net: '4857', open: '6071' });
    expect(invoices).toHaveLength(1);
  });

  test('a rebate on an invoice falls on no days that evened out others there and were given back', async () => {
    const { subscriptionId, invoices, from, bill } = await subscribe({ priceMicro: 0n });
    expect(adjusted(await setPrice(subscriptionId, from(0), '600'))).toEqual(['600']);
    const invoiceId = await bill(1);
    // 580 of the 600 that stand on the next invoice.
    expect((await creditDays(invoices[0] ?? '', from(0))).body.net).toBe('580.00');
    await free(invoiceId, '62');
    // A tenth of the 600 for its own days, and of the 20 for the one day before.
    expect((await creditDays(invoiceId, addDays(from(1), -1))).body.net).toBe('540.00');
    expect(await kept(subscriptionId)).toEqual({ net: '1800', open: '2250' });
  });

  test('a rebate is given once where one price change after another has evened out the days since', async () => {
    const { subscriptionId, invoices, from, bill } = await subscribe({ priceMicro: 0n });
    await setPrice(subscriptionId, from(0), '1000');
    const next = await bill(1);
    await creditDays(invoices[0] ?? '', from(0));
    await free(next, '103');
    await setPrice(subscriptionId, from(0), '0');
    await bill(2);
    await free(invoices[0], '1');
    expect((await cancel(subscriptionId, from(0))).status).toBe(200);
    expect([await waiting(subscriptionId), await kept(subscriptionId)]).toEqual([[], { net: '0', open: '0' }]);
  });

  test('a rebate on what an invoice kept for another one is given once, and waits for none to come', async () => {
    const { subscriptionId, invoices, from, bill } = await subscribe({ priceMicro: 1_000_000_000n });
    expect(adjusted(await setPrice(subscriptionId, addDays(from(0), 15), '0'))).toEqual(['-500']);
    await bill(1);
    // The days of 1,000 are given back without the 500 that wait to be taken off.
    expect((await creditDays(invoices[0] ?? '', addDays(from(0), -1))).body.net).toBe('500.00');
    expect((await free(invoices[0], '100')).status).toBe(201);
    expect((await cancel(subscriptionId, from(0))).status).toBe(200);
    expect([await waiting(subscriptionId), await kept(subscriptionId)]).toEqual([[], { net: '0', open: '0' }]);
  });

  test('what falls on a one-off line is not taken from the days', async () => {
    const { subscriptionId, from, bill } = await subscribe();
    await post(subscriptionId, '/one-off-lines', {
      text: 'Gebyr',
      quantity: '1',
      unitPrice: '300',
      vatCode: 'standard',
    });
    const invoiceId = await bill(1);
    await free(invoiceId, '300');
    await free(invoiceId, '100');
    expect((await creditDays(invoiceId, addDays(from(1), -1))).body.net).toBe('100.00');
  });

  test('a credit that the ledger of days was not told of is spread over all days', async () => {
    const { subscriptionId, invoices, from } = await subscribe();
    await free(invoices[0], '200');
    await living.database.orm.em.fork().execute('delete from day_entry where subscription_id = ?', [subscriptionId]);
    expect((await creditDays(invoices[0] ?? '', addDays(from(0), 14))).body.net).toBe('50.00');
  });
});

describe('what evened out credited days and is not credited with them is named in the answer', () => {
  test('where an invoice is credited in full and another one charges more for its days', async () => {
    const { subscriptionId, invoices, from, bill } = await subscribe({ running: 1 });
    await setPrice(subscriptionId, from(1), '600');
    const next = await bill(2);
    const { status, body } = await living.call('post', `/v1/invoices/${invoices[1]}/credit-notes`, {});
    expect([status, body.notCredited]).toEqual([
      201,
      { invoiceIds: [next], detail: expect.stringContaining('Kontingent 1" 300.00') },
    ]);
    const other = await living.call('post', `/v1/invoices/${invoices[0]}/credit-notes`, {});
    expect([other.status, other.body.notCredited]).toEqual([201, undefined]);
  });

  test('where the subscription has been reactivated and the new one has billed it', async () => {
    const { subscriptionId, invoices, from } = await subscribe();
    await setPrice(subscriptionId, from(0), '400');
    const em = living.database.orm.em.fork();
    await em.execute(`update subscription set status = 'ended' where id = ?`, [subscriptionId]);
    const again = await post(subscriptionId, '/reactivate', { startOn: from(1) });
    const next = await living.bill(again.body.id, { periodIndex: 0, date: from(1) });
    const { body } = await creditDays(invoices[0] ?? '', addDays(from(0), 14));
    expect([body.net, body.notCredited]).toEqual([
      '150.00',
      { invoiceIds: [next], detail: expect.stringContaining('Kontingent 1" 50.00') },
    ]);
  });

  test('where a version before the ledger of days wrote it, so that nobody knows its days', async () => {
    const { subscriptionId, invoices, from } = await subscribe();
    const text = 'Regulering 1. november 2026 til 30. november 2026: Kontingent';
    await living.database.orm.em.fork().execute(
      `insert into one_off_line (id, creditor_id, subscription_id, text, quantity_micro, unit_price_micro, vat_code)
       values (gen_random_uuid(), ?, ?, ?, 1000000, 80000000, 'standard')`,
      [living.creditorId, subscriptionId, text],
    );
    const said = { invoiceIds: [], detail: expect.stringContaining(`"${text}" 80.00`) };
    expect((await creditDays(invoices[0] ?? '', addDays(from(0), 19))).body.notCredited).toEqual(said);
    const { body } = await cancel(subscriptionId, addDays(from(0), 14));
    expect([body.creditNoteIds.length, body.notCredited]).toEqual([1, said]);
  });
});

describe('a change when the last period has been billed', () => {
  test('is credited at once where it gives back, and refused where no invoice would charge it', async () => {
    const { subscriptionId, from } = await subscribe();
    const endOn = addDays(from(1), -1);
    await living.call('put', `/v1/subscriptions/${subscriptionId}/end-date`, { endOn });
    const raised = await setPrice(subscriptionId, from(0), '400');
    expect([raised.status, raised.body.code, raised.body.billedThrough]).toEqual([409, 'last_period_billed', endOn]);
    expect((await setPrice(subscriptionId, civilDate(from(0)), '200')).status).toBe(201);
    expect([await waiting(subscriptionId), await kept(subscriptionId)]).toEqual([[], { net: '20000', open: '25000' }]);
  });
});
