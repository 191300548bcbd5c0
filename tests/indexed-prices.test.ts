import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { createAnnounceIndexation } from '../activities/indexations/announce-indexation.ts';
import { createDraftInvoice } from '../activities/invoices/draft-invoice.ts';
import { Indexation } from '../db/entities/indexation.ts';
import { IndexationStep } from '../db/entities/indexation-step.ts';
import { IndexTable } from '../db/entities/index-table.ts';
import { Invoice } from '../db/entities/invoice.ts';
import { InvoiceLineRow } from '../db/entities/invoice-line.ts';
import { loadProjectable } from '../db/forecasts/load-projectables.ts';
import { noteMailAnswered } from '../db/mails/note-mail-outcome.ts';
import { addDays, type CivilDate, civilDate, datePartsOf } from '../domain/calendar/calendar.ts';
import { civilDateAt, momentAt } from '../domain/calendar/wake-up.ts';
import { projectInvoices } from '../domain/forecasts/project-invoices.ts';
import { createReckoning } from '../domain/forecasts/reckoning.ts';
import type { CreditorId, DebtorId, IndexTableId, SubscriptionId } from '../domain/identifiers/ids.ts';
import {
  nextStart,
  type SubscriptionInput,
  type SubscriptionLife,
} from '../workflows/subscriptions/subscription-life.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from './support/sample-data.ts';
import { sampleIndexation } from './support/sample-indexation.ts';
import { openTestDatabase, type OpenTestDatabase } from './support/test-database.ts';
import { currentMs } from './support/test-day.ts';

const ZONE = 'Europe/Copenhagen';
const START_ON = civilDate('2031-01-01');
const BASE_MONTH = '2029-08';
const RUNS = 20;
const DAY_MS = 86_400_000;
const PRICE_MICRO = 100_000_000n;
const ORE_MICRO = 10_000n;

let database: OpenTestDatabase;
let creditorId: CreditorId;
let debtors: DebtorId[];

beforeAll(async () => {
  database = await openTestDatabase();
  creditorId = await sampleCreditor(database.orm);
  debtors = [
    await sampleDebtor(database.orm, { creditorId }),
    await sampleDebtor(database.orm, { creditorId, mandateNumber: '123456789' }),
  ];
});
afterAll(() => database.close());

/** A life of an indexed price: the schedule, the index, and what a person changes on which day. */
const life = fc.record({
  payer: fc.nat({ max: 1 }),
  months: fc.constantFrom(3, 6, 12),
  prorated: fc.boolean(),
  due: fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.constantFrom(1, 15, 31) }),
  noticeDays: fc.integer({ min: 1, max: 90 }),
  values: fc.array(fc.bigInt({ min: 60n, max: 160n }), { minLength: 8, maxLength: 8 }),
  changes: fc.array(
    fc.record({
      afterDays: fc.integer({ min: 0, max: 1500 }),
      change: fc.oneof(
        fc.record({ year: fc.nat({ max: 7 }), value: fc.bigInt({ min: 60n, max: 160n }) }),
        fc.constant('set again' as const),
      ),
    }),
    { maxLength: 4 },
  ),
});
type Life = typeof life extends fc.Arbitrary<infer Drawn> ? Drawn : never;

const monthOf = (year: number) => `${2029 + year}${BASE_MONTH.slice(-3)}`;

test('the price of a day is base × index ÷ base index, announced the notice before, and what is previewed is what is billed', async () => {
  await fc.assert(fc.asyncProperty(life, live), { numRuns: RUNS, endOnFailure: true });
}, 300_000);

async function live(drawn: Life): Promise<void> {
  const due = { ...drawn.due, day: Math.min(drawn.due.day, drawn.due.month === 2 ? 28 : 30) };
  const subscriptionId = await sampleSubscription(database.orm, {
    creditorId,
    debtorId: debtors[drawn.payer] as DebtorId,
    startOn: START_ON,
    interval: { unit: 'month', count: drawn.months },
    terms: { paymentTermsDays: 0 },
  });
  const em = database.orm.em.fork();
  await em.execute('update standing_line set prorated = ? where subscription_id = ?', [drawn.prorated, subscriptionId]);
  const indexTableId = uuid() as IndexTableId;
  await em.insert(IndexTable, { id: indexTableId, creditorId, name: indexTableId });
  const values = [...drawn.values];
  for (const year of values.keys()) await setValue(indexTableId, { year, value: values[year] ?? 0n });
  await setRule(subscriptionId, { indexTableId, due, noticeDays: drawn.noticeDays });

  const beginMs = Date.parse(`${addDays(START_ON, -400)}T12:00:00Z`);
  const untilMs = Date.parse(`${addDays(START_ON, 3 * 366)}T12:00:00Z`);
  const changes = drawn.changes
    .map(({ afterDays, change }) => ({ atMs: beginMs + 300 * DAY_MS + afterDays * DAY_MS, change }))
    .toSorted((one, other) => one.atMs - other.atMs);
  const found = await loadProjectable(database.orm.em.fork(), subscriptionId);
  if (found === null) throw new Error('the subscription is there');
  const input = {
    subscriptionId,
    timeZone: ZONE,
    schedule: found.schedule,
    charge: 'advance',
    leadDays: 0,
    endOn: null,
  } as unknown as SubscriptionInput;
  /** The price from each day on which a step was due, by the index as it was when the step was announced. */
  const modelled: { dueOn: CivilDate; priceMicro: bigint }[] = [];
  let previewed = await preview(subscriptionId, beginMs);
  let nowMs = beginMs;
  let announceMs = beginMs;
  for (let periodIndex = 0; nowMs < untilMs;) {
    const standing = { collected: found.collected, nextPeriodIndex: periodIndex, endOn: null, nextStart: null };
    const billMs = Math.max(nowMs, nextStart(standing as SubscriptionLife, input).wakeUpMs);
    const [change] = changes;
    nowMs = Math.max(nowMs, Math.min(billMs, announceMs, change?.atMs ?? billMs));
    if (change !== undefined && change.atMs <= nowMs) {
      changes.shift();
      if (change.change === 'set again')
        await setRule(subscriptionId, { indexTableId, due, noticeDays: drawn.noticeDays });
      else {
        const { year, value } = change.change;
        values[year] = value;
        await setValue(indexTableId, { year, value });
      }
      previewed = await preview(subscriptionId, nowMs);
    } else if (announceMs <= nowMs) {
      announceMs = await announce(subscriptionId, { nowMs, noticeDays: drawn.noticeDays, modelled, values });
    } else {
      await createDraftInvoice(database)({ subscriptionId, periodIndex, billedAtMs: nowMs });
      const billed = await billedIn(subscriptionId, periodIndex);
      expect({ drawn, periodIndex, lines: billed.lines }).toEqual({
        drawn,
        periodIndex,
        lines: previewed.get(periodIndex),
      });
      const [first, last] = [billed.lines.at(0), billed.lines.at(-1)];
      expect(first?.priceMicro).toBe(priceOn(modelled, billed.from));
      if (drawn.prorated) expect(last?.priceMicro).toBe(priceOn(modelled, billed.to));
      periodIndex += 1;
    }
  }
}

/** Announces all that is to be announced now, each mail sent at once; answers until when there is nothing more. */
async function announce(
  subscriptionId: SubscriptionId,
  {
    nowMs,
    noticeDays,
    modelled,
    values,
  }: {
    nowMs: number;
    noticeDays: number;
    modelled: { dueOn: CivilDate; priceMicro: bigint }[];
    values: readonly bigint[];
  },
): Promise<number> {
  for (;;) {
    const outcome = await createAnnounceIndexation(database)({ creditorId, subscriptionId, nowMs });
    const em = database.orm.em.fork();
    if (outcome.kind === 'waiting') return outcome.untilMs;
    if (outcome.kind === 'mail')
      await noteMailAnswered(em, { stepId: outcome.stepId }, { taken: [], refused: [], deferred: [] });
    else expect(outcome.kind).toBe('unchanged');
    const [step] = await em.find(IndexationStep, { subscriptionId }, { orderBy: { dueOn: 'desc' }, limit: 1 });
    if (step === undefined) throw new Error('no step was planned');
    const today = civilDateAt({ epochMs: nowMs, zone: ZONE });
    expect(addDays(today, noticeDays) <= step.effectiveOn).toBe(true);
    expect(step.effectiveOn).toBe(step.dueOn);
    const year = Number.parseInt((step.indexMonth ?? '').slice(0, 4), 10) - 2029;
    const [to = 0n, base = 1n] = [values[year], values[0]];
    modelled.push({ dueOn: step.dueOn, priceMicro: ((2n * 10_000n * to + base) / (2n * base)) * ORE_MICRO });
  }
}

function priceOn(modelled: readonly { dueOn: CivilDate; priceMicro: bigint }[], date: CivilDate): bigint {
  return modelled.findLast(({ dueOn }) => dueOn <= date)?.priceMicro ?? PRICE_MICRO;
}

interface ToldLine {
  readonly priceMicro: bigint;
  readonly netOre: bigint;
}

async function preview(
  subscriptionId: SubscriptionId,
  nowMs: number,
): Promise<ReadonlyMap<number, readonly ToldLine[]>> {
  const found = await loadProjectable(database.orm.em.fork(), subscriptionId);
  if (found === null) throw new Error('the subscription is there');
  const told = new Map<number, readonly ToldLine[]>();
  const projection = { now: momentAt({ epochMs: nowMs, zone: ZONE }), reckoning: createReckoning(ZONE) };
  for (const projected of projectInvoices(found, projection)) {
    if (projected.kind !== 'invoice' || datePartsOf(projected.plan.period.from).year > 2036) break;
    told.set(
      projected.periodIndex,
      projected.invoice.lines.map(({ unitPriceMicro: priceMicro, netOre }) => ({ priceMicro, netOre })),
    );
  }
  return told;
}

async function billedIn(
  subscriptionId: SubscriptionId,
  periodIndex: number,
): Promise<{ from: CivilDate; to: CivilDate; lines: readonly ToldLine[] }> {
  const em = database.orm.em.fork();
  const {
    id: invoiceId,
    periodFrom: from,
    periodTo: to,
  } = await em.findOneOrFail(Invoice, { subscriptionId, periodIndex });
  const lines = await em.find(InvoiceLineRow, { invoiceId }, { orderBy: { position: 'asc' } });
  return { from, to, lines: lines.map(({ unitPriceMicro: priceMicro, netOre }) => ({ priceMicro, netOre })) };
}

async function setValue(indexTableId: IndexTableId, { year, value }: { year: number; value: bigint }): Promise<void> {
  await database.orm.em.fork().execute(
    `insert into index_value (index_table_id, creditor_id, month, value_micro) values (?, ?, ?, ?)
     on conflict (index_table_id, month) do update set value_micro = excluded.value_micro`,
    [indexTableId, creditorId, monthOf(year), `${value * 1_000_000n}`],
  );
}

/** Sets the rule as another row, in the place of the one before. */
async function setRule(
  subscriptionId: SubscriptionId,
  {
    indexTableId,
    due: { month, day },
    noticeDays,
  }: { indexTableId: IndexTableId; due: { month: number; day: number }; noticeDays: number },
): Promise<void> {
  const em = database.orm.em.fork();
  await em.nativeUpdate(Indexation, { subscriptionId, endedAt: null }, { endedAt: new Date(currentMs()) });
  await sampleIndexation(database.orm, {
    creditorId,
    subscriptionId,
    kind: 'index_table',
    percentMicro: null,
    indexTableId,
    baseMonth: BASE_MONTH,
    month,
    day,
    noticeDays,
    fromOn: addDays(START_ON, 1),
  });
}
