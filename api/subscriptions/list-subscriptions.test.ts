import { beforeEach, describe, expect, test } from '@jest/globals';
import { Subscription } from '../../db/entities/subscription.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { sampleDebtor, sampleSubscription } from '../../tests/support/sample-data.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import type { TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApi();
let creditor: TestCreditor;
let creditorId: CreditorId;
let debtorId: DebtorId;

beforeEach(async () => {
  creditor = await api.creditor();
  creditorId = creditor.creditorId as CreditorId;
  debtorId = await sampleDebtor(database.orm, { creditorId });
});

const startOn = civilDate('2026-05-15');

const read = async (path: string) => (await api.call('get', path, { key: creditor.readOnly })).body;

const change = (id: SubscriptionId, columns: Partial<Subscription>) =>
  database.orm.em.fork().nativeUpdate(Subscription, { id }, columns);
const found = async (query: string): Promise<string[]> =>
  (await read(`/v1/subscriptions?${query}`)).data.map(({ id }: { id: string }) => id);

describe('subscriptions by', () => {
  test('their kind', async () => {
    const single = await sampleSubscription(database.orm, { creditorId, debtorId, startOn });
    const group = await sampleSubscription(database.orm, { creditorId, debtorId, startOn });
    await change(group, { kind: 'group', debtorId: null });
    expect([await found('kind=single'), await found('kind=group')]).toEqual([[single], [group]]);
  });

  test('the day on which their next period is billed, before it, after it, or after a shorter last one', async () => {
    const [advance, lead, arrears, ending, over] = await Promise.all(
      Array.from({ length: 5 }, () => sampleSubscription(database.orm, { creditorId, debtorId, startOn })),
    );
    if (!advance || !lead || !arrears || !ending || !over) throw new Error('no subscriptions');
    await change(lead, { leadDays: 14 });
    await change(arrears, { charge: 'arrears', nextPeriodIndex: 1, nextPeriodFrom: civilDate('2026-06-15') });
    await change(ending, { charge: 'arrears', endOn: civilDate('2026-05-20') });
    await change(over, { status: 'cancelled' });
    for (const [before, expected] of [
      ['2026-05-01', []],
      ['2026-05-02', [lead]],
      ['2026-05-15', [lead]],
      ['2026-05-16', [lead, advance]],
      ['2026-05-21', [lead, advance]],
      ['2026-05-22', [lead, advance, ending]],
      ['2026-07-15', [lead, advance, ending]],
      ['2026-07-16', [lead, advance, ending, arrears]],
    ] as const) {
      expect([before, new Set(await found(`nextBillingBefore=${before}`))]).toEqual([before, new Set(expected)]);
    }
  });

  test('that day come in whole pages, also where the sieve lets others through', async () => {
    const intervals = Array.from({ length: 12 }, (_unused, index) => (index % 3 === 0 ? 3 : 2));
    const ids: SubscriptionId[] = [];
    for (const count of intervals) {
      const interval = { unit: 'month', count } as const;
      const id = await sampleSubscription(database.orm, { creditorId, debtorId, startOn, interval });
      await change(id, { charge: 'arrears' });
      if (count === 2) ids.unshift(id);
    }
    const first = await read('/v1/subscriptions?nextBillingBefore=2026-07-16&limit=5');
    const second = await read(`/v1/subscriptions?nextBillingBefore=2026-07-16&limit=5&cursor=${first.nextCursor}`);
    expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(ids);
    expect([first.data.length, second.nextCursor]).toEqual([5, null]);
  });

  test('a part of their reference or of the name of their debtor, or the customer number', async () => {
    const named = await sampleDebtor(database.orm, { creditorId, name: 'Ørsted Prøve', customerNumber: '880011' });
    const referred = await sampleSubscription(database.orm, { creditorId, debtorId, startOn });
    await change(referred, { reference: 'AFT-880011' });
    const owned = await sampleSubscription(database.orm, { creditorId, debtorId: named, startOn });
    expect(await found('q=%C3%B8rsted')).toEqual([owned]);
    expect(await found('q=880011')).toEqual([owned, referred]);
    expect(await found('q=aft-88')).toEqual([referred]);
    expect(await found('q=0880011')).toEqual([owned]);
  });
});

const summary = async (query: string) => (await read(`/v1/subscriptions?limit=1&summary=true${query}`)).summary;

test('subscriptions are counted, also where each must be looked at for the day on which it is billed', async () => {
  for (const count of [1, 2, 3]) {
    const interval = { unit: 'month', count } as const;
    const id = await sampleSubscription(database.orm, { creditorId, debtorId, startOn, interval });
    await change(id, { charge: 'arrears' });
  }
  expect(await summary('')).toEqual({ count: 3, countIsCapped: false });
  expect(await summary('&status=cancelled')).toEqual({ count: 0, countIsCapped: false });
  expect(await summary('&nextBillingBefore=2026-07-16')).toEqual({ count: 2, countIsCapped: false });
});
