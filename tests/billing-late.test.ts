import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Done } from '../activities/seen.ts';
import { InvoiceDraft } from '../db/entities/invoice-draft.ts';
import { addDays, type CivilDate } from '../domain/calendar/calendar.ts';
import { billingInstantMs, civilDateAt } from '../domain/calendar/wake-up.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../domain/identifiers/ids.ts';
import { billNowUpdate, reconsiderUpdate } from '../workflows/subscriptions/subscription-messages.ts';
import { type BillingStack, startBillingStack } from './support/billing-stack.ts';
import { sampleCreditor, sampleDebtor, sampleMember, sampleSubscription } from './support/sample-data.ts';

const ZONE = 'Europe/Copenhagen';
const MINUTE_MS = 60_000;

let stack: BillingStack;
let creditorId: CreditorId;
let debtorId: DebtorId;
const done: Done[] = [];
beforeAll(async () => {
  stack = await startBillingStack({ seen: (one) => done.push(one) });
  creditorId = await sampleCreditor(stack.orm);
  debtorId = await sampleDebtor(stack.orm, { creditorId });
}, 120_000);
afterAll(() => stack.close());

const nowMs = () => stack.environment.currentTimeMs();
const today = async () => civilDateAt({ epochMs: await nowMs(), zone: ZONE });
const night = (date: CivilDate, subscriptionId: SubscriptionId) =>
  billingInstantMs({ date, zone: ZONE, subscriptionId });

/** What was told of drafts since it was asked last. */
const drafts = () => done.splice(0).flatMap((one) => (one.what === 'draft' ? [[one.kind, one.dueAtMs]] : []));

test('a period is due at the second of its own night, however late its worker comes to it', async () => {
  const startOn = addDays(await today(), 3);
  const interval = { unit: 'day', count: 2 } as const;
  const subscriptionId = await sampleSubscription(stack.orm, { creditorId, debtorId, startOn, interval });
  const handle = await stack.start(subscriptionId);
  await stack.environment.sleep('6 days');
  expect(drafts()).toEqual([0, 2].map((days) => ['issued', night(addDays(startOn, days), subscriptionId)]));
  await handle.terminate();
});

test('what a new subscription has behind it is due from its first moment on', async () => {
  const startOn = addDays(await today(), -10);
  const interval = { unit: 'day', count: 5 } as const;
  const subscriptionId = await sampleSubscription(stack.orm, { creditorId, debtorId, startOn, interval });
  const beganMs = await nowMs();
  const handle = await stack.start(subscriptionId);
  await stack.environment.sleep('1 minute');
  const told = drafts();
  expect(told.map(([kind]) => kind)).toEqual(['issued', 'issued', 'issued']);
  for (const [, dueAtMs] of told) expect(Math.abs(Number(dueAtMs) - beganMs)).toBeLessThan(MINUTE_MS);
  await handle.terminate();
});

test('what is billed now is due when that was asked for', async () => {
  const startOn = addDays(await today(), 20);
  const subscriptionId = await sampleSubscription(stack.orm, { creditorId, debtorId, startOn });
  const handle = await stack.start(subscriptionId);
  await stack.environment.sleep('2 days');
  const askedMs = await nowMs();
  await handle.executeUpdate(billNowUpdate, { args: [{ periodIndex: 0 }] });
  const [told] = drafts();
  expect(told?.[0]).toBe('issued');
  expect(Math.abs(Number(told?.[1]) - askedMs)).toBeLessThan(MINUTE_MS);
  await handle.terminate();
});

test('what waits for approval is due when its time is over, or when somebody has released it', async () => {
  const startOn = addDays(await today(), 2);
  const interval = { unit: 'day', count: 8 } as const;
  const of = { creditorId, debtorId, startOn, interval, draftWindowDays: 3 };
  const subscriptionId = await sampleSubscription(stack.orm, of);
  const handle = await stack.start(subscriptionId);
  await stack.environment.sleep('6 days');
  expect(drafts()).toEqual([
    ['awaiting_approval', night(startOn, subscriptionId)],
    ['issued', night(addDays(startOn, 3), subscriptionId)],
  ]);
  await stack.environment.sleep('5 days');
  expect(drafts()).toEqual([['awaiting_approval', night(addDays(startOn, 8), subscriptionId)]]);
  await stack.orm.em.fork().nativeUpdate(InvoiceDraft, { subscriptionId, periodIndex: 1 }, { status: 'released' });
  const releasedMs = await nowMs();
  await handle.executeUpdate(reconsiderUpdate);
  await stack.environment.sleep('1 minute');
  const [told] = drafts();
  expect(told?.[0]).toBe('issued');
  expect(Math.abs(Number(told?.[1]) - releasedMs)).toBeLessThan(MINUTE_MS);
  await handle.terminate();
});

test('a group is due as its run is, and each member is counted', async () => {
  const startOn = addDays(await today(), 2);
  const subscriptionId = await sampleSubscription(stack.orm, { creditorId, debtorId: null, startOn });
  for (let member = 0; member < 2; member += 1) {
    const of = await sampleDebtor(stack.orm, { creditorId });
    await sampleMember(stack.orm, { creditorId, subscriptionId, debtorId: of, joinedOn: startOn, leftOn: null });
  }
  const handle = await stack.start(subscriptionId);
  await stack.environment.sleep('3 days');
  expect(drafts()).toEqual([
    ['run_started', night(startOn, subscriptionId)],
    ['issued', null],
    ['issued', null],
  ]);
  await handle.terminate();
});
