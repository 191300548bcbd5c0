import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { WorkflowHandle } from '@temporalio/client';
import { Invoice } from '../db/entities/invoice.ts';
import { addDays, type CivilDate } from '../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../domain/identifiers/ids.ts';
import { civilDateAt } from '../domain/calendar/wake-up.ts';
import {
  billNowUpdate,
  reconsiderUpdate,
  retryUpdate,
  setEndDateUpdate,
  stateQuery,
} from '../workflows/subscriptions/subscription-messages.ts';
import { NO_ANSWER_IS_AWAITED } from '../workflows/subscriptions/subscription-life.ts';
import { MESSAGES_A_RUN, PERIODS_A_RUN, type subscription } from '../workflows/subscriptions/subscription.ts';
import { startBillingStack, type BillingStack } from './support/billing-stack.ts';
import { fetchRuns } from './support/fetch-runs.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from './support/sample-data.ts';

const PERIOD_DAYS = 14;
const POLL_MS = 20;
/** Long enough for a period to be billed, were it billed at all. */
const STANDSTILL_MS = 1500;

// The test server gives a run to the worker that has it in memory, and would wait for one that is gone.
const KEEPING_NOTHING = { maxCachedWorkflows: 0 };

let stack: BillingStack;
let creditorId: CreditorId;
let debtorId: DebtorId;
beforeAll(async () => {
  stack = await startBillingStack();
  creditorId = await sampleCreditor(stack.orm);
  debtorId = await sampleDebtor(stack.orm, { creditorId });
}, 120_000);
afterAll(() => stack.close());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const billedOf = async (subscriptionId: SubscriptionId) =>
  (await stack.orm.em.fork().find(Invoice, { subscriptionId }, { orderBy: { periodFrom: 'asc' } })).map(
    ({ periodIndex }) => periodIndex,
  );
const periodsThrough = (last: number) => Array.from({ length: last + 1 }, (_, index) => index);

interface Started {
  readonly subscriptionId: SubscriptionId;
  readonly startOn: CivilDate;
  readonly handle: WorkflowHandle<typeof subscription>;
}

/** A subscription of which all periods of a run but the last are billed, and the next one begins in some days. */
async function billedAlmostARun(): Promise<Started> {
  const today = civilDateAt({ epochMs: await stack.environment.currentTimeMs(), zone: 'Europe/Copenhagen' });
  const startOn = addDays(today, 3 - (PERIODS_A_RUN - 1) * PERIOD_DAYS);
  const interval = { unit: 'day', count: PERIOD_DAYS } as const;
  const subscriptionId = await sampleSubscription(stack.orm, { creditorId, debtorId, startOn, interval });
  const handle = await stack.start(subscriptionId);
  await untilNextIs(handle, PERIODS_A_RUN - 1);
  return { subscriptionId, startOn, handle };
}

async function untilNextIs(handle: WorkflowHandle<typeof subscription>, index: number): Promise<void> {
  while ((await handle.query(stateQuery)).nextPeriodIndex < index) await pause(POLL_MS);
}

/** Asks for the last period of a run and for the first one of the run after, as somebody does who clicks twice. */
async function askTwice({ handle }: Started) {
  const ask = (periodIndex: number) =>
    handle.startUpdate(billNowUpdate, { args: [{ periodIndex }], waitForStage: 'ACCEPTED' });
  return [await ask(PERIODS_A_RUN), await ask(PERIODS_A_RUN - 1)] as const;
}

test('periods asked for across the end of a run are billed, and both askers are answered', async () => {
  const started = await billedAlmostARun();
  const { runId } = await started.handle.describe();
  const [second, first] = await askTwice(started);
  expect((await first.result()).nextPeriodIndex).toBeGreaterThanOrEqual(PERIODS_A_RUN);
  expect(await second.result()).toMatchObject({ state: 'waiting', nextPeriodIndex: PERIODS_A_RUN + 1 });
  expect(await billedOf(started.subscriptionId)).toEqual(periodsThrough(PERIODS_A_RUN));
  await stack.environment.sleep(`${4 * PERIOD_DAYS} days`);
  expect(await billedOf(started.subscriptionId)).toEqual(periodsThrough(PERIODS_A_RUN + 2));
  const newest = stack.environment.client.workflow.getHandle(started.handle.workflowId);
  expect((await newest.describe()).runId).not.toBe(runId);
  await newest.terminate();
});

test('who asks for a period behind the end date is answered, and the subscription ends on its day', async () => {
  const started = await billedAlmostARun();
  const { subscriptionId, startOn, handle } = started;
  const endOn = addDays(startOn, PERIODS_A_RUN * PERIOD_DAYS - 1);
  await stack.orm.em.fork().execute('update subscription set end_on = ? where id = ?', [endOn, subscriptionId]);
  const [second] = await askTwice(started);
  await handle.executeUpdate(setEndDateUpdate, { args: [{ endOn }] });
  expect(await second.result()).toMatchObject({ nextBillingOn: null });
  expect(await handle.result()).toBe('ended');
  expect(await billedOf(subscriptionId)).toEqual(periodsThrough(PERIODS_A_RUN - 1));
});

test('a run of the version before that waits for itself comes free with the first message to a worker of this one', async () => {
  // A worker that makes no use of what is new decides as the version before did.
  await stack.restartWorkers({ ...KEEPING_NOTHING, patchActivationCallback: () => false });
  const { subscriptionId, handle } = await billedAlmostARun();
  const asked = await handle.startUpdate(billNowUpdate, {
    args: [{ periodIndex: PERIODS_A_RUN }],
    waitForStage: 'ACCEPTED',
  });
  await untilNextIs(handle, PERIODS_A_RUN);
  await handle.executeUpdate(retryUpdate);
  await pause(STANDSTILL_MS);
  expect(await handle.query(stateQuery)).toMatchObject({ state: 'waiting', nextPeriodIndex: PERIODS_A_RUN });
  expect(await billedOf(subscriptionId)).toEqual(periodsThrough(PERIODS_A_RUN - 1));

  await stack.restartWorkers(KEEPING_NOTHING);
  await handle.executeUpdate(reconsiderUpdate);
  expect(await asked.result()).toMatchObject({ state: 'waiting', nextPeriodIndex: PERIODS_A_RUN + 1 });
  await stack.environment.sleep(`${3 * PERIOD_DAYS} days`);
  // Whoever loads it anew follows what it did before it came free, and after.
  await stack.restartWorkers(KEEPING_NOTHING);
  await stack.environment.sleep(`${2 * PERIOD_DAYS} days`);
  const billed = await billedOf(subscriptionId);
  expect(billed).toEqual(periodsThrough(billed.length - 1));
  expect(billed.length).toBeGreaterThan(PERIODS_A_RUN + 3);
  await stack.environment.client.workflow.getHandle(handle.workflowId).terminate();
});

/** A subscription whose first period begins long after the test: what is billed of it somebody has asked for. */
async function billedByHandAlone(): Promise<Started> {
  const today = civilDateAt({ epochMs: await stack.environment.currentTimeMs(), zone: 'Europe/Copenhagen' });
  const startOn = addDays(today, 365);
  const interval = { unit: 'day', count: PERIOD_DAYS } as const;
  const subscriptionId = await sampleSubscription(stack.orm, { creditorId, debtorId, startOn, interval });
  return { subscriptionId, startOn, handle: await stack.start(subscriptionId) };
}

const runsOf = ({ handle }: Started) => fetchRuns(stack.environment.client, handle.workflowId);

test('a subscription that is only ever billed by hand goes on in a new run every so many periods', async () => {
  await stack.restartWorkers({});
  const started = await billedByHandAlone();
  const last = 3 * PERIODS_A_RUN;
  for (let periodIndex = 0; periodIndex <= last; periodIndex += 1) {
    const answer = await started.handle.executeUpdate(billNowUpdate, { args: [{ periodIndex }] });
    expect(answer).toMatchObject({ state: 'waiting', nextPeriodIndex: periodIndex + 1 });
  }
  expect(await billedOf(started.subscriptionId)).toEqual(periodsThrough(last));
  expect(await runsOf(started)).toHaveLength(4);
  await stack.environment.client.workflow.getHandle(started.handle.workflowId).terminate();
}, 120_000);

test('a subscription that is told much while it waits goes on in a new run every so many messages', async () => {
  const started = await billedByHandAlone();
  const endOn = addDays(started.startOn, 5 * PERIOD_DAYS - 1);
  for (let message = 0; message <= 2 * MESSAGES_A_RUN; message += 1) {
    await started.handle.executeUpdate(setEndDateUpdate, { args: [{ endOn: message % 2 === 0 ? endOn : null }] });
  }
  expect(await started.handle.query(stateQuery)).toMatchObject({ state: 'waiting', nextPeriodIndex: 0 });
  const answer = await started.handle.executeUpdate(billNowUpdate, { args: [{ periodIndex: 0 }] });
  expect(answer).toMatchObject({ state: 'waiting', nextPeriodIndex: 1 });
  const runs = await runsOf(started);
  expect(runs).toHaveLength(3);
  const [{ events } = { events: [] }] = runs;
  expect(events?.length).toBeLessThan(10 * MESSAGES_A_RUN);
  await stack.environment.client.workflow.getHandle(started.handle.workflowId).terminate();
}, 120_000);

test('a run of the version before that found its last asker unanswered goes on as it did, and is followed', async () => {
  await stack.restartWorkers({
    ...KEEPING_NOTHING,
    patchActivationCallback: ({ patchId }) => patchId === NO_ANSWER_IS_AWAITED,
  });
  const started = await billedByHandAlone();
  const bill = async (from: number, through: number) => {
    for (let periodIndex = from; periodIndex <= through; periodIndex += 1)
      await started.handle.executeUpdate(billNowUpdate, { args: [{ periodIndex }] });
  };
  await bill(0, PERIODS_A_RUN + 2);
  expect(await runsOf(started)).toHaveLength(1);
  await stack.restartWorkers(KEEPING_NOTHING);
  await bill(PERIODS_A_RUN + 3, PERIODS_A_RUN + 5);
  expect(await billedOf(started.subscriptionId)).toEqual(periodsThrough(PERIODS_A_RUN + 5));
  expect(await runsOf(started)).toHaveLength(2);
  await stack.environment.client.workflow.getHandle(started.handle.workflowId).terminate();
}, 120_000);
