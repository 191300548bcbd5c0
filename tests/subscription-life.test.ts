import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { Collection } from '../db/entities/collection.ts';
import { Delivery } from '../db/entities/delivery.ts';
import { Invoice } from '../db/entities/invoice.ts';
import { InvoiceLineRow } from '../db/entities/invoice-line.ts';
import { Subscription } from '../db/entities/subscription.ts';
import { addDays, civilDate, type CivilDate } from '../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, DeliveryId, SubscriptionId } from '../domain/identifiers/ids.ts';
import { billingInstantMs, civilDateAt } from '../domain/calendar/wake-up.ts';
import {
  closeDeliveryUpdate,
  delivery,
  deliveryStateQuery,
  deliveryWorkflowId,
} from '../workflows/deliveries/delivery.ts';
import {
  billNowUpdate,
  cancelUpdate,
  addOneOffLineUpdate,
  replaceLinesUpdate,
  retryUpdate,
  setEndDateUpdate,
  stateQuery,
} from '../workflows/subscriptions/subscription-messages.ts';
import { BILLING_TASK_QUEUE } from '../workflows/task-queues.ts';
import { startBillingStack, type BillingStack } from './support/billing-stack.ts';
import { sampleCreditor, sampleDebtor, sampleOneOffLine, sampleSubscription } from './support/sample-data.ts';

let stack: BillingStack;
let creditorId: CreditorId;
let debtorId: DebtorId;
beforeAll(async () => {
  stack = await startBillingStack();
  creditorId = await sampleCreditor(stack.orm);
  debtorId = await sampleDebtor(stack.orm, { creditorId });
}, 120_000);
afterAll(() => stack.close());

/** Today by the test server's clock, which runs ahead of every other. */
async function today(): Promise<CivilDate> {
  return civilDateAt({ epochMs: await stack.environment.currentTimeMs(), zone: 'Europe/Copenhagen' });
}
const invoicesOf = (subscriptionId: SubscriptionId) =>
  stack.orm.em.fork().find(Invoice, { subscriptionId }, { orderBy: { periodFrom: 'asc' } });
const statusOf = async (subscriptionId: SubscriptionId) =>
  (await stack.orm.em.fork().findOneOrFail(Subscription, { id: subscriptionId })).status;

describe('a subscription', () => {
  test('bills each missed period by itself, oldest first, and then waits', async () => {
    const startOn = addDays(await today(), -50);
    const interval = { unit: 'day', count: 14 } as const;
    const subscriptionId = await sampleSubscription(stack.orm, { creditorId, debtorId, startOn, interval });
    const handle = await stack.start(subscriptionId);
    await stack.environment.sleep('1 minute');
    const invoices = await invoicesOf(subscriptionId);
    expect(invoices.map(({ periodFrom }) => periodFrom)).toEqual([0, 14, 28, 42].map((days) => addDays(startOn, days)));
    const numbers = invoices.map(({ seriesNumber }) => seriesNumber);
    expect(numbers).toEqual(numbers.toSorted((a, b) => Number(a - b)));
    expect(await handle.query(stateQuery)).toEqual({
      state: 'waiting',
      attentionCode: null,
      nextBillingOn: addDays(startOn, 56),
      nextPeriodIndex: 4,
      lastInvoiceId: invoices.at(-1)?.id,
    });
    await handle.terminate();
  });

  test('billed now is billed before its day, once, and the next one on its own day', async () => {
    const startOn = addDays(await today(), 10);
    const subscriptionId = await sampleSubscription(stack.orm, { creditorId, debtorId, startOn });
    const handle = await stack.start(subscriptionId);
    const answers = await Promise.all(
      [1, 2].map(() => handle.executeUpdate(billNowUpdate, { args: [{ periodIndex: 0 }] })),
    );
    expect(answers.map(({ nextPeriodIndex }) => nextPeriodIndex)).toEqual([1, 1]);
    expect(await invoicesOf(subscriptionId)).toHaveLength(1);
    await stack.environment.sleep('20 days');
    expect(await invoicesOf(subscriptionId)).toHaveLength(1);
    await stack.environment.sleep('25 days');
    expect(await invoicesOf(subscriptionId)).toHaveLength(2);
    await handle.terminate();
  });

  test('takes one-off lines and new standing lines along at its next invoice, and says when that is', async () => {
    const startOn = addDays(await today(), 5);
    const subscriptionId = await sampleSubscription(stack.orm, { creditorId, debtorId, startOn });
    const handle = await stack.start(subscriptionId);
    const oneOffLineId = await sampleOneOffLine(stack.orm, { creditorId, subscriptionId });
    const { nextBillingOn } = await handle.executeUpdate(addOneOffLineUpdate, { args: [{ oneOffLineId }] });
    expect(nextBillingOn).toBe(startOn);
    await stack.environment.sleep('6 days');
    await stack.orm.em
      .fork()
      .execute('update standing_line set unit_price_micro = 200000000 where subscription_id = ?', [subscriptionId]);
    await handle.executeUpdate(replaceLinesUpdate);
    await stack.environment.sleep('32 days');
    const totals = (await invoicesOf(subscriptionId)).map(({ totalOre }) => totalOre);
    expect(totals).toEqual([18_750n, 25_000n]);
    expect(await stack.orm.em.fork().count(InvoiceLineRow, { oneOffLineId })).toBe(1);
    await handle.terminate();
  });

  test('ends on the end date that it is given on its way, and goes on when that is moved', async () => {
    const startOn = addDays(await today(), 1);
    const interval = { unit: 'day', count: 10 } as const;
    const subscriptionId = await sampleSubscription(stack.orm, { creditorId, debtorId, startOn, interval });
    const handle = await stack.start(subscriptionId);
    const setEnd = async (endOn: CivilDate) => {
      await stack.orm.em.fork().execute('update subscription set end_on = ? where id = ?', [endOn, subscriptionId]);
      return handle.executeUpdate(setEndDateUpdate, { args: [{ endOn }] });
    };
    await setEnd(addDays(startOn, 9));
    await stack.environment.sleep('5 days');
    expect(await handle.query(stateQuery)).toMatchObject({ state: 'waiting', nextBillingOn: null });
    expect(await setEnd(addDays(startOn, 29))).toMatchObject({ nextBillingOn: addDays(startOn, 10) });
    expect(await handle.result()).toBe('ended');
    expect(await invoicesOf(subscriptionId)).toHaveLength(3);
    expect(await statusOf(subscriptionId)).toBe('ended');
  });

  test('is not billed after it was cancelled, even where the message about it comes late', async () => {
    const startOn = addDays(await today(), 3);
    const [told, untold] = await Promise.all(
      [1, 2].map(() => sampleSubscription(stack.orm, { creditorId, debtorId, startOn })),
    );
    if (told === undefined || untold === undefined) throw new Error('two subscriptions are needed');
    const toldHandle = await stack.start(told);
    const untoldHandle = await stack.start(untold);
    await stack.orm.em.fork().execute(`update subscription set status = 'cancelled' where start_on = ?`, [startOn]);
    await toldHandle.executeUpdate(cancelUpdate);
    expect(await toldHandle.result()).toBe('cancelled');
    expect(await untoldHandle.result()).toBe('cancelled');
    expect(await Promise.all([told, untold].map(async (id) => (await invoicesOf(id)).length))).toEqual([0, 0]);
  });

  test('that needs attention waits with its reason, and bills the period when it is told to try again', async () => {
    const unreachable = await sampleDebtor(stack.orm, { creditorId, email: null });
    const startOn = await today();
    const subscriptionId = await sampleSubscription(stack.orm, { creditorId, debtorId: unreachable, startOn });
    const handle = await stack.start(subscriptionId);
    await stack.environment.sleep('6 hours');
    expect(await handle.query(stateQuery)).toMatchObject({
      state: 'needs_attention',
      attentionCode: 'debtor_without_email',
    });
    expect(await statusOf(subscriptionId)).toBe('needs_attention');
    await stack.orm.em.fork().execute(`update debtor set email = 'ny@prove.example' where id = ?`, [unreachable]);
    await handle.executeUpdate(retryUpdate);
    await stack.environment.sleep('1 minute');
    expect(await invoicesOf(subscriptionId)).toHaveLength(1);
    expect(await statusOf(subscriptionId)).toBe('active');
    expect(await handle.query(stateQuery)).toMatchObject({ state: 'waiting', attentionCode: null });
    await handle.terminate();
  });

  test('that needs attention tries again by itself each day', async () => {
    const unreachable = await sampleDebtor(stack.orm, { creditorId, email: null });
    const subscriptionId = await sampleSubscription(stack.orm, {
      creditorId,
      debtorId: unreachable,
      startOn: await today(),
    });
    const handle = await stack.start(subscriptionId);
    await stack.environment.sleep('6 hours');
    await stack.orm.em.fork().execute(`update debtor set email = 'ny@prove.example' where id = ?`, [unreachable]);
    await stack.environment.sleep('25 hours');
    expect(await invoicesOf(subscriptionId)).toHaveLength(1);
    await handle.terminate();
  });

  test('goes on where somebody asks Temporal and not the API to cancel it', async () => {
    const startOn = addDays(await today(), 2);
    const subscriptionId = await sampleSubscription(stack.orm, { creditorId, debtorId, startOn });
    const handle = await stack.start(subscriptionId);
    await handle.cancel();
    await stack.environment.sleep('3 days');
    expect(await invoicesOf(subscriptionId)).toHaveLength(1);
    expect((await handle.describe()).status.name).toBe('RUNNING');
    await handle.terminate();
  });

  test('that its database knows less of, after an older backup, waits for a person at its end', async () => {
    const startOn = addDays(await today(), -20);
    const interval = { unit: 'day', count: 10 } as const;
    const endOn = addDays(startOn, 9);
    const subscriptionId = await sampleSubscription(stack.orm, { creditorId, debtorId, startOn, interval, endOn });
    const handle = await stack.start(subscriptionId, { nextPeriodIndex: 1 });
    await stack.environment.sleep('1 minute');
    expect(await handle.query(stateQuery)).toMatchObject({ state: 'needs_attention', attentionCode: 'out_of_step' });
    expect(await invoicesOf(subscriptionId)).toHaveLength(0);
    await handle.terminate();
  });

  test.each([
    ['the spring night, when the clock skips an hour', '03-28', 2027],
    ['the autumn night, when an hour comes twice', '10-31', 2027],
    ['29 February', '02-29', 2028],
  ])('starting on %s is billed at its second of that night', async (_, day, firstYear) => {
    const now = await today();
    let year = firstYear;
    while (`${year}-${day}` <= now) year += day === '02-29' ? 4 : 1;
    const startOn = civilDate(`${year}-${day}`);
    const subscriptionId = await sampleSubscription(stack.orm, { creditorId, debtorId, startOn });
    const handle = await stack.start(subscriptionId);
    const dueMs = billingInstantMs({ date: startOn, zone: 'Europe/Copenhagen', subscriptionId });
    await stack.environment.sleep(dueMs - (await stack.environment.currentTimeMs()) - 60_000);
    expect(await invoicesOf(subscriptionId)).toHaveLength(0);
    await stack.environment.sleep('3 minutes');
    expect((await invoicesOf(subscriptionId)).map(({ issuedOn }) => issuedOn)).toEqual([startOn]);
    await handle.terminate();
  });
});

describe('a delivery', () => {
  test('gathers the queue before the deadline, each collection once, and into one record what falls on one day', async () => {
    const creditor = await sampleCreditor(stack.orm);
    const payer = await sampleDebtor(stack.orm, { creditorId: creditor, mandateNumber: '123456789' });
    const startOn = addDays(await today(), -40);
    const subscriptionId = await sampleSubscription(stack.orm, { creditorId: creditor, debtorId: payer, startOn });
    const handle = await stack.environment.client.workflow.start(delivery, {
      workflowId: deliveryWorkflowId(creditor),
      taskQueue: BILLING_TASK_QUEUE,
      args: [{ creditorId: creditor, timeZone: 'Europe/Copenhagen', lastDeliveryId: null }],
    });
    const billed = await stack.start(subscriptionId);
    await stack.environment.sleep('1 minute');
    const em = stack.orm.em.fork();
    expect(await em.count(Collection, { creditorId: creditor, status: 'queued' })).toBe(2);

    const deliveryId = uuid() as DeliveryId;
    const closings = await Promise.all(
      [1, 2].map(() => handle.executeUpdate(closeDeliveryUpdate, { args: [{ deliveryId }] })),
    );
    expect(closings).toEqual([deliveryId, deliveryId]);
    const closed = await em.findOneOrFail(Delivery, { id: deliveryId });
    expect(closed).toMatchObject({ collectionCount: 2, netOre: 25_000n });
    const records = Buffer.from(closed.content).toString('latin1').split('\r\n');
    expect(records.filter((record) => record.startsWith('BS042'))).toHaveLength(1);
    expect(records.filter((record) => record.startsWith('BS052') && record.includes('Faktura'))).toHaveLength(2);
    await billed.terminate();

    // Nothing is queued: the next closing, before the deadline, makes no delivery.
    const { nextClosingMs } = await handle.query(deliveryStateQuery);
    await stack.environment.sleep(nextClosingMs - (await stack.environment.currentTimeMs()) + 60_000);
    expect(await stack.orm.em.fork().count(Delivery, { creditorId: creditor })).toBe(1);
    await handle.terminate();
  });
});
