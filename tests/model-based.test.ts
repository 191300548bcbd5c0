import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { GOOD } from '../api/test-api.ts';
import { civilDateAt } from '../domain/wake-up.ts';
import { startApiStack, type ApiStack } from './support/api-stack.ts';
import { dateOf, dayOf, type Day } from './support/model-calendar.ts';
import { anyLines, COMMANDS, expectAsModelled, type Modelled, type Real } from './support/model-commands.ts';
import { catchUp, createModel, type ModelAgreement } from './support/model-subscription.ts';

const RUNS = 12;
const MAX_COMMANDS = 14;
const TIME_LIMIT_MS = 45_000;

let stack: ApiStack;
beforeAll(async () => {
  stack = await startApiStack();
}, 120_000);
afterAll(() => stack.close());

const today = (): Day => dayOf(civilDateAt({ epochMs: Date.now(), zone: 'Europe/Copenhagen' }));

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
  fc.constantFrom(-20, -5, 10).map((start) => ({
    start: today() + start,
    every: { unit: 'day' as const, count: 14 },
    anchorDay: null,
  })),
  fc.constantFrom(-40, -20, 10).map((start) => ({
    start: today() + start,
    every: { unit: 'month' as const, count: 1 },
    anchorDay: null,
  })),
  fc.constantFrom(-25, 5).map((start) => ({
    start: today() + start,
    every: { unit: 'month' as const, count: 1 },
    anchorDay: dayOfMonth(today() + 15),
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

test(
  'whatever is agreed and whatever is then asked of it, a subscription is billed as the model says',
  async () => {
    const outcome = await fc.check(
      fc.asyncProperty(
        anyAgreement,
        fc.commands([...COMMANDS], { maxCommands: MAX_COMMANDS, size: 'max' }),
        async (agreement, commands) => {
          const real = await create(agreement);
          const model: Modelled = { subscription: catchUp(createModel(agreement, today())) };
          await expectAsModelled(model.subscription, real);
          await fc.asyncModelRun(() => ({ model, real }), commands);
          await stack.api.call('post', `/v1/subscriptions/${real.subscriptionId}/cancel`, { key: real.key });
        },
      ),
      { numRuns: RUNS, interruptAfterTimeLimit: TIME_LIMIT_MS, markInterruptAsFailure: false, endOnFailure: true },
    );
    expect({ report: outcome.failed ? fc.defaultReportMessage(outcome) : null, why: outcome.errorInstance }).toEqual({
      report: null,
      why: null,
    });
    expect(outcome.numRuns).toBeGreaterThan(0);
  },
  2 * TIME_LIMIT_MS,
);
