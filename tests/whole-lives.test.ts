import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { Invoice } from '../db/entities/invoice.ts';
import { InvoiceDraft } from '../db/entities/invoice-draft.ts';
import { InvoiceLineRow } from '../db/entities/invoice-line.ts';
import { Item } from '../db/entities/item.ts';
import { ItemPrice } from '../db/entities/item-price.ts';
import { PeriodSettlement } from '../db/entities/period-settlement.ts';
import { PeriodSkip } from '../db/entities/period-skip.ts';
import { Subscription } from '../db/entities/subscription.ts';
import { addDays, civilDate, type CivilDate } from '../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, ItemId, SubscriptionId } from '../domain/identifiers/ids.ts';
import { civilDateAt, dayBoundsMs } from '../domain/calendar/wake-up.ts';
import {
  reconsiderUpdate,
  replaceLinesUpdate,
  setEndDateUpdate,
  stateQuery,
} from '../workflows/subscriptions/subscription-messages.ts';
import { startBillingStack, type BillingStack } from './support/billing-stack.ts';
import {
  sampleCreditor,
  sampleDebtor,
  sampleOneOffLine,
  samplePause,
  sampleStandingLine,
  sampleSubscription,
} from './support/sample-data.ts';

const ZONE = 'Europe/Copenhagen';
const NOON_MS = 12 * 60 * 60 * 1000;
const LIFE_TIMEOUT_MS = 300_000;

let stack: BillingStack;
let creditorId: CreditorId;
let debtorId: DebtorId;
beforeAll(async () => {
  stack = await startBillingStack();
  creditorId = await sampleCreditor(stack.orm);
  debtorId = await sampleDebtor(stack.orm, { creditorId });
}, 120_000);
afterAll(() => stack.close());

/** The first year that lies wholly ahead by the test server's clock. */
async function comingYear(): Promise<number> {
  const [year = ''] = civilDateAt({ epochMs: await stack.environment.currentTimeMs(), zone: ZONE }).split('-');
  return Number.parseInt(year, 10) + 1;
}

/** Lets the time pass until noon of that day. */
async function sleepUntil(date: CivilDate): Promise<void> {
  const { fromMs } = dayBoundsMs({ date, zone: ZONE });
  await stack.environment.sleep(fromMs + NOON_MS - (await stack.environment.currentTimeMs()));
}

const subscribe = (startOn: CivilDate, terms: Partial<Subscription>) =>
  sampleSubscription(stack.orm, { creditorId, debtorId, startOn, unitPricesMicro: [], terms });
const kroner = (amount: bigint) => amount * 1_000_000n;

/** Invoices and settlements in their order, once it is shown that they tile the days of the subscription. */
async function lived(subscriptionId: SubscriptionId) {
  const em = stack.orm.em.fork();
  const { startOn, endOn } = await em.findOneOrFail(Subscription, { id: subscriptionId });
  const [invoices, settlements] = await Promise.all([
    em.find(Invoice, { subscriptionId }, { orderBy: { periodFrom: 'asc' } }),
    em.find(PeriodSettlement, { subscriptionId }, { orderBy: { periodFrom: 'asc' } }),
  ]);
  const periods = [...invoices, ...settlements].toSorted((a, b) => (a.periodFrom < b.periodFrom ? -1 : 1));
  expect(periods.map(({ periodIndex }) => periodIndex)).toEqual(periods.map((_period, index) => index));
  expect(periods.map(({ periodFrom }) => periodFrom)).toEqual([
    startOn,
    ...periods.slice(0, -1).map(({ periodTo }) => addDays(periodTo, 1)),
  ]);
  expect(periods.at(-1)?.periodTo).toBe(endOn);
  return { invoices, settlements };
}

const netOf = (invoices: readonly Invoice[]) => invoices.reduce((sum, { netOre }) => sum + netOre, 0n);

describe('a life from the 31st in advance', () => {
  test(
    'with a price that changes within a period, both kinds of pause, a rebate that is carried and an end within a period',
    async () => {
      const year = await comingYear();
      const startOn = civilDate(`${year}-01-31`);
      const subscriptionId = await subscribe(startOn, {});
      const owner = { creditorId, subscriptionId };
      const changesOn = civilDate(`${year + 1}-04-10`);
      await sampleStandingLine(stack.orm, {
        ...owner,
        prorated: true,
        unitPriceMicro: kroner(300n),
        validTo: addDays(changesOn, -1),
      });
      const handle = await stack.start(subscriptionId);

      await sleepUntil(civilDate(`${year + 1}-02-10`));
      await sampleStandingLine(stack.orm, {
        ...owner,
        prorated: true,
        unitPriceMicro: kroner(600n),
        validFrom: changesOn,
      });
      await handle.executeUpdate(replaceLinesUpdate);
      const [pauseFrom, pauseTo] = [civilDate(`${year + 1}-06-01`), civilDate(`${year + 1}-08-15`)];
      await samplePause(stack.orm, { ...owner, pauseFrom, pauseTo, missed: 'skip' });
      await handle.executeUpdate(reconsiderUpdate);

      await sleepUntil(civilDate(`${year + 1}-12-01`));
      const paused = civilDate(`${year + 1}-12-01`);
      const pauseId = await samplePause(stack.orm, { ...owner, pauseFrom: paused, pauseTo: null, missed: 'bill' });
      await handle.executeUpdate(reconsiderUpdate);
      await sleepUntil(civilDate(`${year + 2}-02-16`));
      expect(await handle.query(stateQuery)).toMatchObject({ state: 'paused', nextPeriodIndex: 23 });
      await stack.orm.em
        .fork()
        .execute('update subscription_pause set pause_to = ? where id = ?', [`${year + 2}-02-15`, pauseId]);
      await handle.executeUpdate(reconsiderUpdate);
      await sleepUntil(civilDate(`${year + 2}-02-17`));
      expect(await handle.query(stateQuery)).toMatchObject({ state: 'waiting', nextPeriodIndex: 25 });

      const chargeOn = civilDate(`${year + 2}-08-01`);
      const rebateId = await sampleOneOffLine(stack.orm, { ...owner, unitPriceMicro: -kroner(1000n), chargeOn });
      const endOn = civilDate(`${year + 3}-04-14`);
      await stack.orm.em.fork().execute('update subscription set end_on = ? where id = ?', [endOn, subscriptionId]);
      await handle.executeUpdate(setEndDateUpdate, { args: [{ endOn }] });
      expect(await handle.result()).toBe('ended');

      const { invoices, settlements } = await lived(subscriptionId);
      expect(settlements.map(({ periodIndex, outcome }) => [periodIndex, outcome])).toEqual([
        [17, 'paused'],
        [18, 'paused'],
      ]);
      const byIndex = new Map(invoices.map((invoice) => [invoice.periodIndex, invoice]));
      const netOfPeriods = (from: number, through: number) =>
        invoices
          .filter(({ periodIndex }) => periodIndex !== null && periodIndex >= from && periodIndex <= through)
          .map(({ netOre }) => netOre);
      expect(netOfPeriods(0, 13)).toEqual(Array.from({ length: 14 }, () => 300_00n));
      // 31 March to 29 April: ten days at 300 kr. a month of thirty, and twenty at 600 kr.
      expect(netOfPeriods(14, 14)).toEqual([500_00n]);
      expect(netOfPeriods(15, 29)).toEqual(Array.from({ length: 13 }, () => 600_00n));
      // The rebate is charged on the first invoice from 1 August on, of 31 August, and goes on with the next.
      expect(byIndex.get(31)).toMatchObject({ issuedOn: `${year + 2}-08-31`, totalOre: 0n });
      expect(netOfPeriods(30, 33)).toEqual([600_00n, 0n, 200_00n, 600_00n]);
      // 31 March to 14 April: fifteen days of thirty.
      expect(netOfPeriods(38, 38)).toEqual([300_00n]);
      expect(netOf(invoices)).toBe(14n * 300_00n + 500_00n + 21n * 600_00n + 300_00n - 1000_00n);
      expect(await stack.orm.em.fork().count(InvoiceLineRow, { oneOffLineId: rebateId })).toBe(1);

      const resumed = civilDate(`${year + 2}-02-16`);
      expect([23, 24].map((index) => byIndex.get(index)?.issuedOn)).toEqual([resumed, resumed]);
      for (const { periodIndex, periodFrom, issuedOn } of invoices) {
        if (periodIndex !== 23 && periodIndex !== 24) expect(issuedOn).toBe(periodFrom);
      }
    },
    LIFE_TIMEOUT_MS,
  );
});

describe('a life in arrears', () => {
  test(
    'on the first of a month, from within a month until within a month, is billed the day after each period',
    async () => {
      const year = await comingYear();
      const endOn = civilDate(`${year + 3}-09-10`);
      const terms = { charge: 'arrears', alignment: 'anchor_day', anchorDay: 1, endOn } as const;
      const subscriptionId = await subscribe(civilDate(`${year}-05-16`), terms);
      await sampleStandingLine(stack.orm, { creditorId, subscriptionId, unitPriceMicro: kroner(310n) });
      const handle = await stack.start(subscriptionId);
      await sleepUntil(civilDate(`${year}-05-31`));
      expect(await handle.query(stateQuery)).toMatchObject({
        state: 'waiting',
        nextBillingOn: `${year}-06-01`,
        nextPeriodIndex: 0,
      });
      expect(await handle.result()).toBe('ended');

      const { invoices, settlements } = await lived(subscriptionId);
      expect(settlements).toEqual([]);
      expect(invoices).toHaveLength(41);
      // 16 of the 31 days of May, and 10 of the 30 of September.
      expect([invoices[0]?.netOre, invoices.at(-1)?.netOre]).toEqual([160_00n, 103_33n]);
      expect(netOf(invoices)).toBe(160_00n + 39n * 310_00n + 103_33n);
      for (const { issuedOn, periodTo } of invoices) expect(issuedOn).toBe(addDays(periodTo, 1));
    },
    LIFE_TIMEOUT_MS,
  );
});

describe('a life by quarters of the calendar, invoiced a fortnight ahead', () => {
  test(
    'follows the yearly price of its item, leaves out the quarter that is skipped, and its last days are free',
    async () => {
      const year = await comingYear();
      const em = stack.orm.em.fork();
      const itemId = uuid() as ItemId;
      const wording = { itemNumber: 'INDEX', nameDa: 'Leje', nameEn: 'Rent', vatCode: 'standard' } as const;
      await em.insert(Item, { id: itemId, creditorId, ...wording, unitPriceMicro: kroner(100n) });
      for (const [nth, unitPriceMicro] of [103_000_000n, 106_090_000n].entries()) {
        const validFrom = civilDate(`${year + nth + 1}-01-01`);
        await em.insert(ItemPrice, { itemId, validFrom, creditorId, unitPriceMicro });
      }
      const subscriptionId = await subscribe(civilDate(`${year}-02-10`), {
        intervalCount: 3,
        alignment: 'calendar',
        leadDays: 14,
        firstPartial: 'full',
        lastPartial: 'free',
        endOn: civilDate(`${year + 2}-11-20`),
      });
      await sampleStandingLine(stack.orm, { creditorId, subscriptionId, itemId, followsItem: true });
      await em.insert(PeriodSkip, { subscriptionId, periodIndex: 5, creditorId });
      const handle = await stack.start(subscriptionId);
      expect(await handle.result()).toBe('ended');

      const { invoices, settlements } = await lived(subscriptionId);
      expect(settlements.map(({ periodIndex, outcome }) => [periodIndex, outcome])).toEqual([
        [5, 'skipped'],
        [11, 'free'],
      ]);
      expect(invoices.map(({ netOre }) => netOre)).toEqual([
        ...Array.from({ length: 4 }, () => 100_00n),
        ...Array.from({ length: 3 }, () => 103_00n),
        ...Array.from({ length: 3 }, () => 106_09n),
      ]);
      for (const { issuedOn, periodFrom } of invoices) expect(issuedOn).toBe(addDays(periodFrom, -14));
    },
    LIFE_TIMEOUT_MS,
  );
});

describe('a life with invoices that wait five days for approval', () => {
  test(
    'issues the one that is released at once, the one that is dropped never, and the others when their time has passed',
    async () => {
      const year = await comingYear();
      const startOn = civilDate(`${year}-03-01`);
      const subscriptionId = await subscribe(startOn, { draftWindowDays: 5, endOn: civilDate(`${year}-08-31`) });
      await sampleStandingLine(stack.orm, { creditorId, subscriptionId });
      const handle = await stack.start(subscriptionId);
      for (const [month, status] of [
        ['04', 'released'],
        ['05', 'dropped'],
      ]) {
        await sleepUntil(civilDate(`${year}-${month}-02`));
        expect(await handle.query(stateQuery)).toMatchObject({ state: 'awaiting_approval' });
        await stack.orm.em
          .fork()
          .execute(`update invoice_draft set status = ? where subscription_id = ? and status = 'waiting'`, [
            status,
            subscriptionId,
          ]);
        await handle.executeUpdate(reconsiderUpdate);
      }
      expect(await handle.result()).toBe('ended');

      const { invoices, settlements } = await lived(subscriptionId);
      expect(invoices.map(({ issuedOn }) => issuedOn)).toEqual(
        ['03-06', '04-02', '06-06', '07-06', '08-06'].map((day) => `${year}-${day}`),
      );
      expect(settlements.map(({ periodFrom, outcome }) => [periodFrom, outcome])).toEqual([
        [`${year}-05-01`, 'dropped'],
      ]);
      const numbers = invoices.map(({ seriesNumber }) => seriesNumber);
      expect(numbers.map((number) => number - (numbers[0] ?? 0n))).toEqual([0n, 1n, 2n, 3n, 4n]);
      const drafts = await stack.orm.em
        .fork()
        .find(InvoiceDraft, { subscriptionId }, { orderBy: { periodIndex: 'asc' } });
      expect(drafts.map(({ status }) => status)).toEqual(['issued', 'issued', 'dropped', 'issued', 'issued', 'issued']);
    },
    LIFE_TIMEOUT_MS,
  );
});
