import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { civilDate } from '../domain/calendar/calendar.ts';
import type { InvoiceId, SubscriptionId } from '../domain/identifiers/ids.ts';
import type { Answer } from '../api/test-api.ts';
import { type LivingApi, startLivingApi } from './support/living-api.ts';
import { dateOf, type Day, dayOf } from './support/model-calendar.ts';
import { formatOre } from '../domain/money/money.ts';
import {
  freedOfDays,
  type ModelDays,
  modelPeriodOf,
  priceOfDays,
  withBilled,
  withFreed,
  withGivenBack,
  withLine,
  withPrice,
} from './support/model-days.ts';
import { MICRO } from '../domain/money/decimal.ts';
import { sampleSubscription } from './support/sample-data.ts';
import { lastingToday } from './support/test-day.ts';

const RUNS = 40;
/** The lives of a run of the tests are the same each time; another number looks at others. */
const SEED = 20_261_129;
const MAX_COMMANDS = 14;
const TEST_TIMEOUT_MS = 300_000;
const TIME_LIMIT_MS = 60_000;
const DAYS_A_PERIOD = 30;
const ORE_PER_KRONE = 100n;

let living: LivingApi;
beforeAll(async () => {
  living = await startLivingApi();
}, 120_000);
afterAll(() => living.close());

const today: Day = dayOf(await lastingToday());

interface Life {
  readonly subscriptionId: SubscriptionId;
  model: ModelDays;
  /** The invoices in the order of their periods. */
  invoices: { readonly id: InvoiceId; readonly index: number }[];
  nextIndex: number;
  endOn: Day | null;
  /** What is charged once, or given below zero; øre without VAT. */
  onceOre: bigint;
  /** How many credits by free lines there were. */
  freed: number;
}

/** Why a command may be refused in some state; refused, it changes nothing. */
const REFUSALS = new Set([
  'change_too_late',
  'end_date_already_billed',
  'invalid_request',
  'last_period_billed',
  'line_not_in_force',
  'nothing_to_credit',
  'pauses_overlap',
  'subscription_over',
]);

type Command = (life: Life) => Promise<void>;

function isDone({ status, body }: Answer): boolean {
  if (status < 300) return true;
  expect(REFUSALS).toContain(body.code);
  return false;
}

const post = ({ subscriptionId }: Life, path: string, body: unknown) =>
  living.call('post', `/v1/subscriptions/${subscriptionId}${path}`, body);
const kroner = (amount: number) => BigInt(amount) * ORE_PER_KRONE;

const bill = (): Command => async (life) => {
  const index = life.nextIndex;
  const { from } = modelPeriodOf(life.model, index);
  const outcome = await living.draft(life.subscriptionId, { periodIndex: index, date: civilDate(dateOf(from)) });
  if (outcome.kind === 'over') return;
  life.nextIndex += 1;
  if (outcome.kind === 'settled') return;
  if (outcome.kind !== 'issued') throw new Error(outcome.kind);
  life.invoices.push({ id: outcome.invoiceId, index });
  life.model = withBilled(life.model, index);
  if (life.endOn !== null) life.model = withGivenBack(life.model, { after: life.endOn, index });
};

type DayIn = (life: Life) => Day;
type DayOf = (days: number) => DayIn;
/** A day that may lie in a period that is billed; and one that does not. */
const aroundToday = (afterToday: number) => () => today + afterToday;
const ahead = (afterBilled: number) => (life: Life) => modelPeriodOf(life.model, life.nextIndex).from + afterBilled;

const change =
  (place: number, price: number, dayIn: DayIn): Command =>
  async (life) => {
    const at = place % life.model.lines.length;
    const from = dayIn(life);
    const body = { effective: 'date', on: dateOf(from), prorated: true, unitPrice: `${price}` };
    if (!isDone(await post(life, `/lines/${at + 1}/changes`, body))) return;
    life.model = withPrice(life.model, { place: at, from, priceOre: kroner(price) });
  };

const add =
  (price: number, dayIn: DayIn): Command =>
  async (life) => {
    const from = dayIn(life);
    const line = { text: 'Tilvalg', quantity: '1', unitPrice: `${price}`, vatCode: 'standard', prorated: true };
    if (!isDone(await post(life, '/lines', { ...line, validFrom: dateOf(from) }))) return;
    life.model = withLine(life.model, { from, priceOre: kroner(price) });
  };

const once =
  (amount: number): Command =>
  async (life) => {
    const line = { text: 'Engangs', quantity: '1', unitPrice: `${amount}`, vatCode: 'standard' };
    if (!isDone(await post(life, '/one-off-lines', line))) return;
    life.onceOre += kroner(amount);
  };

const giveBack =
  (nth: number, afterDays: number): Command =>
  async (life) => {
    const invoice = life.invoices[nth % Math.max(1, life.invoices.length)];
    if (invoice === undefined) return;
    const after = modelPeriodOf(life.model, invoice.index).from + afterDays;
    const body = { unusedAfter: dateOf(after) };
    if (!isDone(await living.call('post', `/v1/invoices/${invoice.id}/credit-notes`, body))) return;
    life.model = withGivenBack(life.model, { after, index: invoice.index });
  };

/** A credit by a free line, of a part of what its invoice has left. */
const free =
  (nth: number, percent: number): Command =>
  async (life) => {
    const invoice = life.invoices[nth % Math.max(1, life.invoices.length)];
    if (invoice === undefined) return;
    const [row] = await living.database.orm.em.fork().execute<{ ore: string }[]>(LEFT, [invoice.id]);
    const ore = (BigInt(row?.ore ?? 0) * BigInt(percent)) / 100n;
    if (ore <= 0n) return;
    const lines = [{ text: 'Afslag', quantity: '1', unitPrice: formatOre(ore), vatCode: 'standard' }];
    const { status } = await living.call('post', `/v1/invoices/${invoice.id}/credit-notes`, { lines });
    expect(status).toBe(201);
    life.freed += 1;
    life.model = withFreed(life.model, { index: invoice.index, ore });
  };

const LEFT = `
select (i.net_ore - coalesce((select sum(n.net_ore) from invoice n where n.credits_invoice_id = i.id), 0))::text ore
from invoice i where i.id = ?`;

const pause = (): Command => async (life) => {
  const { from } = modelPeriodOf(life.model, life.nextIndex);
  isDone(await post(life, '/pauses', { from: dateOf(from), to: dateOf(from), missed: 'skip' }));
};

const cancel =
  (afterToday: number, credit: boolean): Command =>
  async (life) => {
    const on = today + afterToday;
    if (!isDone(await post(life, '/cancel', { when: 'date', on: dateOf(on), credit }))) return;
    life.endOn = on;
    if (credit) life.model = withGivenBack(life.model, { after: on });
  };

const anyPrice = fc.constantFrom(0, 50, 100, 175, 300, 457, 600, 1000);
const anyDay = fc.integer({ min: -25, max: 50 });
const named = (name: string, args: readonly unknown[], run: Command) => ({
  name: `${name}(${args.join(', ')})`,
  run,
  [fc.toStringMethod]: () => `${name}(${args.join(', ')})`,
});
const anyBill = { weight: 5, arbitrary: fc.constant(named('bill', [], bill())) };
const changesOn = (days: fc.Arbitrary<number>, of: DayOf) => [
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.nat({ max: 2 }), anyPrice, days)
      .map(([place, price, day]) => named('change', [place, price, day], change(place, price, of(day)))),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(anyPrice, days).map(([price, day]) => named('add', [price, day], add(price, of(day)))),
  },
];
const anyGiveBack = {
  weight: 2,
  arbitrary: fc
    .tuple(fc.nat({ max: 4 }), fc.integer({ min: -1, max: 29 }))
    .map((args) => named('giveBack', args, giveBack(...args))),
};
const anyPause = { weight: 1, arbitrary: fc.constant(named('pause', [], pause())) };
const anyFree = {
  weight: 4,
  arbitrary: fc
    .tuple(fc.nat({ max: 4 }), fc.integer({ min: 1, max: 100 }))
    .map((args) => named('free', args, free(...args))),
};
const anyCommand = fc.oneof(
  anyBill,
  ...changesOn(anyDay, aroundToday),
  { weight: 1, arbitrary: fc.constantFrom(-700, -80, 40).map((amount) => named('once', [amount], once(amount))) },
  anyGiveBack,
  anyPause,
  { weight: 2, arbitrary: fc.tuple(anyDay, fc.boolean()).map((args) => named('cancel', args, cancel(...args))) },
);

const KEPT = `
select (coalesce((select sum(case series when 'invoice' then net_ore else -net_ore end) from invoice where subscription_id = s.id), 0)
  + coalesce((select sum(round(quantity_micro::numeric * unit_price_micro / 10000000000)) from one_off_line
      where subscription_id = s.id and invoice_id is null and withdrawn_at is null), 0))::text "ore"
from subscription s where s.id = ?`;

/** What the invoices ask for without what credit notes give back, and what still waits. */
async function kept({ subscriptionId }: Life): Promise<bigint> {
  const [row] = await living.database.orm.em.fork().execute<{ ore: string }[]>(KEPT, [subscriptionId]);
  return BigInt(row?.ore ?? 0);
}

async function begin({ startedDays, price }: { startedDays: number; price: number }): Promise<Life> {
  const start = today - startedDays;
  const subscriptionId = await sampleSubscription(living.database.orm, {
    creditorId: living.creditorId,
    debtorId: living.debtorId,
    startOn: civilDate(dateOf(start)),
    interval: { unit: 'day', count: DAYS_A_PERIOD },
    unitPricesMicro: [BigInt(price) * 1_000_000n],
  });
  const lines = [[{ from: start, priceOre: kroner(price) }]];
  const model = { start, daysAPeriod: DAYS_A_PERIOD, lines, billed: [], freed: [] };
  return { subscriptionId, model, invoices: [], nextIndex: 0, endOn: null, onceOre: 0n, freed: 0 };
}

const livesOf = (startedDays: fc.Arbitrary<number>, command: typeof anyCommand) =>
  fc.record({
    startedDays,
    price: anyPrice,
    commands: fc.array(command, { minLength: 3, maxLength: MAX_COMMANDS }),
  });

const RUN = {
  seed: SEED,
  numRuns: RUNS,
  interruptAfterTimeLimit: TIME_LIMIT_MS,
  markInterruptAsFailure: false,
};

test(
  'what is kept is the price of the days that are used, whatever the order of price changes, adjustments, pauses, cancellations and credit notes',
  async () => {
    const anyLife = livesOf(fc.integer({ min: 0, max: 70 }), anyCommand);
    const property = fc.asyncProperty(anyLife, async ({ commands, ...beginning }) => {
      const life = await begin(beginning);
      const done: string[] = [];
      for (const { name, run } of commands) {
        await run(life);
        done.push(name);
        expect([done, await kept(life)]).toEqual([done, priceOfDays(life.model) + life.onceOre]);
      }
    });
    await fc.assert(property, RUN);
  },
  TEST_TIMEOUT_MS,
);

test(
  'credits by free lines refuse no credit by days, and where all days are given back nothing is kept',
  async () => {
    // It begins tomorrow, so that a cancellation of today gives back all that is billed ahead.
    const anyLife = livesOf(
      fc.constant(-1),
      fc.oneof(anyBill, ...changesOn(anyDay, aroundToday), anyGiveBack, anyFree),
    );
    const property = fc.asyncProperty(anyLife, async ({ commands, ...beginning }) => {
      const life = await begin(beginning);
      const done: string[] = [];
      for (const { name, run } of commands) {
        await run(life);
        done.push(name);
      }
      const { status } = await post(life, '/cancel', { credit: true });
      expect([done, status, await kept(life)]).toEqual([done, 200, 0n]);
    });
    await fc.assert(property, RUN);
  },
  TEST_TIMEOUT_MS,
);

test(
  'where no price changes behind, what is kept is the price of the days that are used, less their part of what free lines gave',
  async () => {
    const anyLife = livesOf(
      fc.integer({ min: 0, max: 70 }),
      fc.oneof(anyBill, ...changesOn(fc.integer({ min: 0, max: 50 }), ahead), anyGiveBack, anyPause, anyFree, {
        weight: 1,
        arbitrary: anyDay.map((day) => named('cancel', [day], cancel(day, true))),
      }),
    );
    const property = fc.asyncProperty(anyLife, async ({ commands, ...beginning }) => {
      const life = await begin(beginning);
      const done: string[] = [];
      for (const { name, run } of commands) {
        await run(life);
        done.push(name);
        const offMicro = (await kept(life)) * MICRO - priceOfDays(life.model) * MICRO + freedOfDays(life.model);
        // Of each line each free credit's part is rounded by itself, and once more where days are given back.
        const mostOre = BigInt(life.freed * life.model.lines.length);
        const isNear = offMicro >= -mostOre * MICRO && offMicro <= mostOre * MICRO;
        expect({ done, offMicro, isNear }).toEqual({ done, offMicro, isNear: true });
      }
    });
    await fc.assert(property, RUN);
  },
  TEST_TIMEOUT_MS,
);
