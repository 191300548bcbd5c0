import { beforeAll, describe, expect, test } from '@jest/globals';
import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import { addDays } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { sampleDebtor, sampleSubscription } from '../../tests/support/sample-data.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { lastingToday, currentMs } from '../../tests/support/test-day.ts';
import { GOOD, type Answer, type TestCreditor } from '../test-api.ts';

const interval = { unit: 'day', count: 30 } as const;
const MANY = 400;

const { database, api } = await openTestApi();
let creditor: TestCreditor;
let creditorId: CreditorId;
let debtorId: DebtorId;
const startOn = addDays(await lastingToday(), -12);
const nextFrom = addDays(startOn, 30);

beforeAll(async () => {
  creditor = await api.creditor();
  creditorId = creditor.creditorId as CreditorId;
  debtorId = await sampleDebtor(database.orm, { creditorId });
});

async function subscribe(unitPricesMicro: readonly bigint[] = [100_000_000n]): Promise<SubscriptionId> {
  const id = await sampleSubscription(database.orm, { creditorId, debtorId, startOn, interval, unitPricesMicro });
  await createDraftInvoice(database)({ subscriptionId: id, periodIndex: 0, billedAtMs: currentMs() });
  return id;
}

const post = (path: string, body: unknown): Promise<Answer> => api.call('post', path, { key: creditor.admin, body });
const preview = (body: unknown, query = '') => post(`/v1/price-changes/preview${query}`, body);
const pricesOf = async (subscriptionId: SubscriptionId) =>
  (
    await database.orm.em
      .fork()
      .execute<{ price: string }[]>(
        `select unit_price_micro price from standing_line where subscription_id = ? and replaced_at is null and valid_to is null order by position`,
        [subscriptionId],
      )
  ).map(({ price }) => price);
const percent = (subscriptionIds: readonly SubscriptionId[], more: Readonly<Record<string, unknown>> = {}) => ({
  selection: { subscriptionIds },
  change: { kind: 'percent', percent: '2.5' },
  effective: 'now',
  ...more,
});

describe('a change of prices on many subscriptions', () => {
  test('is previewed line by line with the difference of the next invoice, and changes nothing', async () => {
    const ids = [await subscribe(), await subscribe([200_000_000n, 50_000_000n])];
    const shown = await preview(percent(ids, { prorated: true }));
    expect(shown.body.subscriptions).toBe(2);
    expect(shown.body.data.map(({ subscriptionId }: { subscriptionId: string }) => subscriptionId)).toEqual(
      ids.toReversed(),
    );
    const [second, first] = shown.body.data;
    // 2.50 more for the next period, and 18 of 30 days of the period that is billed.
    expect([first.nextInvoiceDifference, first.lines[0].old.unitPrice, first.lines[0].new.unitPrice]).toEqual([
      '4.00',
      '100',
      '102.5',
    ]);
    expect([second.nextInvoiceDifference, second.lines.length]).toEqual(['10.00', 2]);
    expect(await pricesOf(ids[0] ?? ('' as SubscriptionId))).toEqual(['100000000']);
  });

  test('applies what was previewed, once, all of it', async () => {
    const ids = [await subscribe(), await subscribe([200_000_000n, 50_000_000n])];
    const body = percent(ids, { prorated: true });
    const { token } = (await preview(body)).body;
    const applied = await post('/v1/price-changes', { ...body, token });
    expect(applied.body).toEqual({ subscriptions: 2, lines: 3, adjustments: 3 });
    expect(await Promise.all(ids.map(pricesOf))).toEqual([['102500000'], ['205000000', '51250000']]);
    const again = await post('/v1/price-changes', { ...body, token });
    expect([again.status, again.body.code]).toEqual([409, 'price_change_stale']);
  });

  test('is refused where a line has been changed or a period billed since the preview', async () => {
    const ids = [await subscribe(), await subscribe()];
    const [one, other] = ids;
    if (one === undefined || other === undefined) throw new Error('two subscriptions are needed');
    const body = percent(ids);
    const { token } = (await preview(body)).body;
    await post(`/v1/subscriptions/${other}/lines/1/changes`, {
      effective: 'date',
      on: addDays(nextFrom, 60),
      text: 'x',
    });
    expect((await post('/v1/price-changes', { ...body, token })).body.code).toBe('price_change_stale');
    const renewed = (await preview(body)).body.token;
    await createDraftInvoice(database)({ subscriptionId: one, periodIndex: 1, billedAtMs: currentMs() });
    expect((await post('/v1/price-changes', { ...body, token: renewed })).body.code).toBe('price_change_stale');
    expect(await pricesOf(one)).toEqual(['100000000']);
  });

  test('is refused as a whole where one line cannot be changed so', async () => {
    const ids = [await subscribe(), await subscribe([10_000_000n])];
    const body = { ...percent(ids), change: { kind: 'amount', amount: '-20' } };
    const shown = await preview(body);
    expect(shown.body.data.map(({ refusal }: { refusal: string | null }) => refusal)).toEqual(['negative_price', null]);
    const refused = await post('/v1/price-changes', { ...body, token: shown.body.token });
    expect([refused.status, refused.body.code, refused.body.refused]).toEqual([
      409,
      'price_change_refused',
      [{ subscriptionId: ids[1], code: 'negative_price' }],
    ]);
    expect(await Promise.all(ids.map(pricesOf))).toEqual([['100000000'], ['10000000']]);
  });

  test('of an item changes its lines alone, and none that follow the item’s price', async () => {
    const itemId: string = (await post('/v1/items', GOOD.item)).body.id;
    const [own, follower, without] = [
      await subscribe([100_000_000n, 100_000_000n]),
      await subscribe(),
      await subscribe(),
    ];
    const em = database.orm.em.fork();
    await em.execute('update standing_line set item_id = ? where subscription_id = ? and position = 1', [itemId, own]);
    await em.execute('update standing_line set item_id = ?, follows_item = true where subscription_id = ?', [
      itemId,
      follower,
    ]);
    const body = { selection: { itemId }, change: { kind: 'unit_price', unitPrice: '80' }, effective: 'now' };
    const { token, data } = (await preview(body)).body;
    expect(data.map(({ subscriptionId }: { subscriptionId: string }) => subscriptionId)).toEqual([own]);
    await post('/v1/price-changes', { ...body, token });
    expect(await Promise.all([own, follower, without].map(pricesOf))).toEqual([
      ['80000000', '100000000'],
      ['100000000'],
      ['100000000'],
    ]);
    const counted = { ...body, change: { kind: 'quantity', quantity: '2' } };
    expect((await preview(counted)).body.subscriptions).toBe(2);
  });

  test('reaches the debtors of a group today, those of a group within it too, and texts of references and names', async () => {
    const member = await sampleDebtor(database.orm, { creditorId, name: 'Prøvekunde Gruppe' });
    const left = await sampleDebtor(database.orm, { creditorId });
    const ids: SubscriptionId[] = [];
    for (const payer of [member, left]) {
      ids.push(await sampleSubscription(database.orm, { creditorId, debtorId: payer, startOn, interval }));
    }
    const [outer, inner] = await Promise.all(
      ['Ydre', 'Indre'].map(async (name) => (await post('/v1/debtor-groups', { name })).body.id),
    );
    const joinedOn = '2026-01-01';
    await post(`/v1/debtor-groups/${outer}/members`, { debtorGroupId: inner, joinedOn });
    await post(`/v1/debtor-groups/${inner}/members`, { debtorId: member, joinedOn });
    await post(`/v1/debtor-groups/${inner}/members`, { debtorId: left, joinedOn, leftOn: '2026-02-01' });
    for (const selection of [{ debtorGroupId: outer }, { q: 'kunde gruppe' }]) {
      const shown = await preview({ ...percent([]), selection });
      expect(shown.body.data.map(({ subscriptionId }: { subscriptionId: string }) => subscriptionId)).toEqual([ids[0]]);
    }
  });

  test('changes hundreds at once, and is shown page by page', async () => {
    const ids = await Promise.all(
      Array.from({ length: MANY }, () => sampleSubscription(database.orm, { creditorId, debtorId, startOn, interval })),
    );
    const body = percent(ids);
    const first = await preview(body, '?limit=100');
    const second = await preview(body, `?limit=100&cursor=${first.body.nextCursor}`);
    expect([first.body.subscriptions, first.body.data.length, second.body.data.length]).toEqual([MANY, 100, 100]);
    expect(second.body.token).toBe(first.body.token);
    const shown = [...first.body.data, ...second.body.data].map(({ subscriptionId }) => subscriptionId);
    expect(new Set(shown).size).toBe(200);
    const applied = await post('/v1/price-changes', { ...body, token: second.body.token });
    expect(applied.body).toEqual({ subscriptions: MANY, lines: MANY, adjustments: 0 });
  });

  test.each<[string, unknown, string, string]>([
    ['no selection', { selection: {} }, 'required', '/selection'],
    [
      'an unknown item',
      { selection: { itemId: '019f0000-0000-7000-8000-000000000000' } },
      'not_found',
      '/selection/itemId',
    ],
    [
      'an unknown subscription',
      { selection: { subscriptionIds: ['019f0000-0000-7000-8000-000000000000'] } },
      'not_found',
      '/selection/subscriptionIds',
    ],
    [
      'an unknown debtor group',
      { selection: { debtorGroupId: '019f0000-0000-7000-8000-000000000000' } },
      'not_found',
      '/selection/debtorGroupId',
    ],
    [
      'one price for lines of different things',
      { selection: { q: 'x' }, change: { kind: 'unit_price', unitPrice: '1' } },
      'item_needed',
      '/selection/itemId',
    ],
    [
      'a fall by all of it',
      { selection: { q: 'x' }, change: { kind: 'percent', percent: '-100' } },
      'too_small',
      '/change/percent',
    ],
    ['no day', { selection: { q: 'x' }, effective: 'date' }, 'required', '/on'],
  ])('is refused with %s', async (_, changes, code, path) => {
    const refused = await preview({ ...percent([]), ...(changes as object) });
    expect([refused.status, refused.body.errors?.[0]?.code, refused.body.errors?.[0]?.path]).toEqual([422, code, path]);
  });
});
