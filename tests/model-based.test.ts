import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { GOOD } from '../api/test-api.ts';
import { startApiStack, type ApiStack } from './support/api-stack.ts';
import { dateOf, dayOf, type Day } from './support/model-calendar.ts';
import { anyPriceSteps, resume, skip } from './support/model-change-commands.ts';
import { type Command, expectAsModelled, type Modelled, type Real } from './support/model-command.ts';
import {
  addOneOff,
  anyLines,
  anyOneOff,
  billNow,
  billTwice,
  COMMANDS,
  replaceLines,
  setEndDate,
  setReachable,
} from './support/model-commands.ts';
import { catchUp, createModel, type ModelAgreement } from './support/model-subscription.ts';
import { lastingToday } from './support/test-day.ts';

const RUNS = 12;
const COMMUTING_RUNS = 5;
const MAX_COMMANDS = 14;
const TIME_LIMIT_MS = 25_000;
const TEST_TIMEOUT_MS = 120_000;

let stack: ApiStack;
beforeAll(async () => {
  stack = await startApiStack();
}, 120_000);
afterAll(() => stack.close());

const today: Day = dayOf(await lastingToday());

/** Days of the month that no period begins on within some days of today: what is due then depends on the hour. */
const dayOfMonth = (day: Day) => new Date(dateOf(day)).getUTCDate();

const anyPartial = fc.constantFrom('full' as const, 'proportional' as const, 'free' as const);
const anyCharge = fc.oneof(
  fc.constant({ charge: 'advance' as const, leadDays: 0 }),
  fc.constant({ charge: 'advance' as const, leadDays: 3 }),
  fc.constant({ charge: 'arrears' as const, leadDays: 0 }),
);
/** No period begins or ends close to today. */
const anySchedule = fc.oneof(
  // The longest ago has all periods of a run of its workflow billed but one.
  fc.constantFrom(-145, -20, -5, 10).map((start) => ({
    start: today + start,
    every: { unit: 'day' as const, count: 14 },
    anchorDay: null,
  })),
  fc.constantFrom(-40, -20, 10).map((start) => ({
    start: today + start,
    every: { unit: 'month' as const, count: 1 },
    anchorDay: null,
  })),
  fc.constantFrom(-25, 5).map((start) => ({
    start: today + start,
    every: { unit: 'month' as const, count: 1 },
    anchorDay: dayOfMonth(today + 15),
  })),
);
const anyAgreement: fc.Arbitrary<ModelAgreement> = fc
  .record({
    schedule: anySchedule,
    terms: anyCharge,
    firstPartial: anyPartial,
    lastPartial: anyPartial,
    lines: anyLines,
  })
  .map(({ terms, ...agreement }) => ({ ...agreement, ...terms }));

/** Creates the subscription that is agreed on, for a creditor and a debtor of its own: its invoices are numbered from 1. */
async function create({ schedule, lines, ...terms }: ModelAgreement): Promise<Real> {
  const { api } = stack;
  const { admin: key } = await api.creditor();
  const debtor = await api.call('post', '/v1/debtors', { key, body: GOOD.debtor });
  const { start, every, anchorDay } = schedule;
  const body = {
    ...terms,
    debtorId: debtor.body.id,
    startOn: dateOf(start),
    interval: every,
    alignment: anchorDay === null ? { kind: 'anniversary' } : { kind: 'anchor_day', day: anchorDay },
    lines: lines.map(({ priceOre, vatCode }) => ({
      text: 'Ydelse',
      quantity: '1',
      unitPrice: `${priceOre / 100n}.${`${priceOre % 100n}`.padStart(2, '0')}`,
      vatCode,
    })),
  };
  const created = await api.call('post', '/v1/subscriptions', { key, body });
  expect([created.status, created.body.code]).toEqual([201, undefined]);
  return { api, key, debtorId: debtor.body.id, subscriptionId: created.body.id };
}

/** What did not hold, and for what; null where all runs went well. After the time limit no further run begins. */
async function failureOf<Given>(
  any: fc.Arbitrary<Given>,
  { numRuns, run }: { numRuns: number; run: (given: Given) => Promise<void> },
): Promise<unknown> {
  const startedAt = performance.now();
  const property = fc.asyncProperty(any, async (given) => {
    if (performance.now() - startedAt < TIME_LIMIT_MS) await run(given);
  });
  const outcome = await fc.check(property, { numRuns, endOnFailure: true });
  return outcome.failed ? { given: fc.defaultReportMessage(outcome), why: outcome.errorInstance } : null;
}

test(
  'whatever is agreed and whatever is then asked of it, a subscription is billed as the model says',
  async () => {
    const anyCommands = fc.commands([...COMMANDS], { maxCommands: MAX_COMMANDS, size: 'max' });
    const failure = await failureOf(fc.tuple(anyAgreement, anyCommands, fc.integer({ min: 0, max: 25 })), {
      numRuns: RUNS,
      async run([agreement, commands, endAfterDays]) {
        const real = await create(agreement);
        const model: Modelled = { subscription: catchUp(createModel(agreement, today)) };
        await expectAsModelled(model.subscription, real);
        await fc.asyncModelRun(() => ({ model, real }), commands);
        // Every life comes to an end: within the next period or the one after it, all billed. Resumed from the last pause on, for
        // one that has not begun is gone.
        const resumed = [...model.subscription.pauses.keys()]
          .toReversed()
          .map((place) => resume({ place, inDays: null }));
        for (const command of [
          setReachable(true),
          ...resumed,
          billTwice(),
          setEndDate(endAfterDays),
          billNow(0),
          billNow(0),
        ]) {
          await command.run(model, real);
        }
        await stack.api.call('post', `/v1/subscriptions/${real.subscriptionId}/cancel`, { key: real.key });
      },
    });
    expect(failure).toBeNull();
  },
  TEST_TIMEOUT_MS,
);

/** Some commands that do not depend on each other, and an order for them. */
const anyCommuting = fc
  .record({
    oneOffs: fc.array(anyOneOff, { minLength: 1, maxLength: 3 }),
    prices: fc.oneof(
      anyLines.map((lines) => [replaceLines(lines)]),
      anyPriceSteps,
    ),
    endAfterDays: fc.integer({ min: 40, max: 90 }),
  })
  .map(({ oneOffs, prices, endAfterDays }) => [
    ...oneOffs.map(addOneOff),
    ...prices,
    skip({ ahead: 1, lateDays: 0 }),
    setEndDate(endAfterDays),
  ])
  .chain((commands) => fc.tuple(fc.constant(commands), fc.shuffledSubarray(commands, { minLength: commands.length })));

/** What a subscription that takes those commands is billed for its first period, and what is foreseen for the next ones. */
async function billAfter(agreement: ModelAgreement, commands: readonly Command[]) {
  const real = await create(agreement);
  const model: Modelled = { subscription: createModel(agreement, today) };
  for (const command of [...commands, billNow(0)]) await command.run(model, real);
  const { key, subscriptionId } = real;
  const { body } = await stack.api.call('get', `/v1/subscriptions/${subscriptionId}/preview?periods=6`, { key });
  await stack.api.call('post', `/v1/subscriptions/${subscriptionId}/cancel`, { key });
  const foreseen = body.periods.map(({ from, invoice }: { from: string; invoice: { total: string } | null }) => [
    from,
    invoice?.total ?? null,
  ]);
  return { billed: model.subscription.invoices, foreseen };
}

test(
  'the order of commands that commute does not matter',
  async () => {
    const start = today + 10;
    const failure = await failureOf(fc.tuple(anyAgreement, anyCommuting), {
      numRuns: COMMUTING_RUNS,
      async run([drawn, [commands, shuffled]]) {
        const agreement = { ...drawn, schedule: { ...drawn.schedule, start } };
        expect(await billAfter(agreement, shuffled)).toEqual(await billAfter(agreement, commands));
      },
    });
    expect(failure).toBeNull();
  },
  TEST_TIMEOUT_MS,
);
