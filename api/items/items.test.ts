import { beforeEach, describe, expect, test } from '@jest/globals';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, ItemId } from '../../domain/identifiers/ids.ts';
import { ItemPrice } from '../../db/entities/item-price.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { type Answer, GOOD } from '../test-api.ts';

// Dates that lie behind and before every day on which this runs.
const PAST = '2020-01-01';
const FUTURE = '2290-01-01';

const { database, api } = await openTestApi();
let key: string;
let creditorId: CreditorId;
let itemId: string;

beforeEach(async () => {
  const creditor = await api.creditor();
  key = creditor.admin;
  creditorId = creditor.creditorId as CreditorId;
  itemId = (await api.call('post', '/v1/items', { key, body: GOOD.item })).body.id;
});

const change = (body: unknown): Promise<Answer> => api.call('patch', `/v1/items/${itemId}`, { key, body });
const setPrice = (validFrom: string, unitPrice: unknown): Promise<Answer> =>
  api.call('put', `/v1/items/${itemId}/prices/${validFrom}`, { key, body: { unitPrice } });
const get = async (path = '') => (await api.call('get', `/v1/items/${itemId}${path}`, { key })).body;

const listed = async (query: string): Promise<string[]> =>
  (await api.call('get', `/v1/items${query}`, { key })).body.data.map(({ id }: { id: string }) => id);

const found = (q: string): Promise<string[]> => listed(`?q=${encodeURIComponent(q)}`);

/** A price that was set in its time. */
const insertPrice = (validFrom: string, unitPriceMicro: bigint) =>
  database.orm.em.fork().insert(ItemPrice, {
    itemId: itemId as ItemId,
    validFrom: civilDate(validFrom),
    creditorId,
    unitPriceMicro,
  });

/** The code of a refusal, and that it changed nothing. */
async function refusal(request: () => Promise<Answer>): Promise<[number, string, string, string]> {
  const before = [await get(), await get('/prices')];
  const { status, body } = await request();
  expect([await get(), await get('/prices')]).toEqual(before);
  return [status, body.code, body.errors[0].path, body.errors[0].code];
}

describe('the dated prices of an item', () => {
  test('take over from its own price, the one in force stands as the current one, and those to come beside it', async () => {
    expect(await get()).toMatchObject({ unitPrice: '250', currentPrice: '250', prices: [] });
    await insertPrice('2019-01-01', 200_000_000n);
    await insertPrice(PAST, 260_500_000n);
    expect((await setPrice(FUTURE, '270.123456')).body).toMatchObject({ validFrom: FUTURE, unitPrice: '270.123456' });
    const item = await get();
    expect(item).toMatchObject({ unitPrice: '250', currentPrice: '260.5' });
    expect(item.prices).toEqual([
      { validFrom: PAST, unitPrice: '260.5' },
      { validFrom: FUTURE, unitPrice: '270.123456' },
    ]);
    const page = await api.call('get', '/v1/items', { key });
    expect(page.body.data).toEqual([item]);
  });

  test('are listed with those of the past, the latest first, page by page', async () => {
    await insertPrice(PAST, 1_000_000n);
    await insertPrice('2021-01-01', 2_000_000n);
    await setPrice(FUTURE, '3');
    const first = await get('/prices?limit=2');
    expect(first.data.map(({ validFrom }: { validFrom: string }) => validFrom)).toEqual([FUTURE, '2021-01-01']);
    const rest = await get(`/prices?limit=2&cursor=${first.nextCursor}`);
    expect([rest.data, rest.nextCursor]).toEqual([
      [{ validFrom: PAST, unitPrice: '1', createdAt: expect.any(String) }],
      null,
    ]);
    expect((await get('/prices?cursor=abc')).errors).toMatchObject([{ path: '/query/cursor', code: 'not_a_cursor' }]);
  });

  test('are set again and taken back as long as they lie ahead', async () => {
    await setPrice(FUTURE, '270');
    expect((await setPrice(FUTURE, '275')).body.unitPrice).toBe('275');
    expect((await get('/prices')).data).toHaveLength(1);
    const path = `/v1/items/${itemId}/prices/${FUTURE}`;
    expect((await api.call('delete', path, { key })).body).toMatchObject({ validFrom: FUTURE, unitPrice: '275' });
    expect((await get('/prices')).data).toEqual([]);
    expect((await api.call('delete', path, { key })).status).toBe(404);
  });

  test('of the past stand: they are neither set nor taken back, and the refusal says what to do instead', async () => {
    await insertPrice(PAST, 260_000_000n);
    const expected = [409, 'price_in_the_past', '/path/validFrom', 'price_in_the_past'];
    const path = `/v1/items/${itemId}/prices/${PAST}`;
    expect(await refusal(() => api.call('delete', path, { key }))).toEqual(expected);
    expect(await refusal(() => setPrice(PAST, '1'))).toEqual(expected);
    const { body } = await setPrice('2021-01-01', '1');
    expect(body.detail).toContain(`set another one from ${body.today} or a later day`);
    expect((await setPrice(body.today, '265')).status).toBe(200);
    expect(await get()).toMatchObject({ currentPrice: '265' });
  });

  test('are refused, and nothing changes, from a day that is none or at a price that is none', async () => {
    const bad = [422, 'invalid_request'];
    expect(await refusal(() => setPrice('2027-02-30', '1'))).toEqual([...bad, '/path/validFrom', 'not_a_date']);
    expect(await refusal(() => setPrice(FUTURE, '-1'))).toEqual([...bad, '/unitPrice', 'negative_price']);
    expect(await refusal(() => setPrice(FUTURE, 1))).toEqual([...bad, '/unitPrice', 'invalid_type']);
    expect(await refusal(() => setPrice(FUTURE, undefined))).toEqual([...bad, '/unitPrice', 'required']);
  });

  test('leave the item’s own price alone once one is in force, for it would never be charged again', async () => {
    await setPrice(FUTURE, '270');
    expect((await change({ unitPrice: '255' })).body.unitPrice).toBe('255');
    await insertPrice(PAST, 260_000_000n);
    expect(await refusal(() => change({ unitPrice: '256' }))).toEqual([
      409,
      'item_price_dated',
      '/unitPrice',
      'item_price_dated',
    ]);
    expect((await change({ unitPrice: '255', nameDa: 'Medlemskab' })).body.nameDa).toBe('Medlemskab');
  });
});

describe('an item', () => {
  test('has descriptions in both languages, or none', async () => {
    expect(await get()).toMatchObject({ descriptionDa: null, descriptionEn: null });
    const described = await change({ descriptionDa: 'Adgang til alt', descriptionEn: 'Access to all' });
    expect(described.body).toMatchObject({ descriptionDa: 'Adgang til alt', descriptionEn: 'Access to all' });
    expect((await change({ descriptionDa: null })).body).toMatchObject({
      descriptionDa: null,
      descriptionEn: 'Access to all',
    });
  });

  test('is archived and taken out again, and lists tell the two apart', async () => {
    const archived = await change({ archived: true });
    expect(archived.body.archivedAt).toEqual(expect.any(String));
    expect((await change({ archived: true })).body.archivedAt).toBe(archived.body.archivedAt);
    expect([await listed('?archived=true'), await listed('?archived=false'), await listed('')]).toEqual([
      [itemId],
      [],
      [itemId],
    ]);
    expect((await change({ archived: false })).body.archivedAt).toBeNull();
    expect([await listed('?archived=true'), await listed('?archived=false')]).toEqual([[], [itemId]]);
  });
});

test('items are searched by a part of their number or of either name, and by what is typed, whatever signs it has', async () => {
  const ids: Record<string, string> = {};
  for (const [number, nameDa, nameEn] of [
    ['BRED', 'Bredbånd 100 %', 'Broadband'],
    ['TV', 'Stort fjernsyn', 'Big television'],
  ] as const) {
    const made = await api.call('post', '/v1/items', { key, body: { ...GOOD.item, number, nameDa, nameEn } });
    ids[number] = made.body.id;
  }
  for (const q of ['bred', 'BREDBÅND', '100 %', 'oadb']) expect([q, await found(q)]).toEqual([q, [ids['BRED']]]);
  for (const q of ['tv', 'fjernsyn', 'Big tele']) expect([q, await found(q)]).toEqual([q, [ids['TV']]]);
  // A name and the next text are two: nobody finds what stands over both.
  for (const q of ['%', '1_0', 'TVStort', 'TV Stort'])
    expect([q, await found(q)]).toEqual([q, q === '%' ? [ids['BRED']] : []]);
  expect([await found('b'), await listed('?q=b&limit=1')]).toEqual([[ids['TV'], ids['BRED'], itemId], [ids['TV']]]);
});
