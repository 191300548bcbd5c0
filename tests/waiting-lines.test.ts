import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createDraftChunk } from '../activities/groups/draft-chunk.ts';
import { createGatherRun } from '../activities/groups/gather-run.ts';
import { createStartRun } from '../activities/groups/start-run.ts';
import { createDraftInvoice } from '../activities/invoices/draft-invoice.ts';
import { loadProjectable } from '../db/forecasts/load-projectables.ts';
import { findStrandedLines } from '../db/self-checks/find-stranded-lines.ts';
import { addDays, civilDate } from '../domain/calendar/calendar.ts';
import type { CollectedTerms } from '../domain/collections/collected-billing-day.ts';
import type { CreditorId, DebtorId, OneOffLineId, SubscriptionId } from '../domain/identifiers/ids.ts';
import {
  nextStart,
  type SubscriptionInput,
  type SubscriptionLife,
} from '../workflows/subscriptions/subscription-life.ts';
import {
  sampleCreditor,
  sampleDebtor,
  sampleMember,
  sampleOneOffLine,
  samplePause,
  sampleSubscription,
} from './support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from './support/test-database.ts';
import { NO_POST_OFFICE } from './support/with-post-office.ts';

const ZONE = 'Europe/Copenhagen';
/** Long after the sample rows were written, so that nothing is billed late for that. */
const START_ON = civilDate('2031-01-01');
const CHECKED_AT_MS = Date.parse(`${addDays(START_ON, -200)}T12:00:00Z`);
/** More than the latest day that is drawn. */
const PERIODS = 9;
const RUNS = 25;

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const dayWithin = (min: number, max: number) => fc.integer({ min, max }).map((days) => addDays(START_ON, days));
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

/** A subscription of months, with or without an end, and the lines that wait for its invoices. */
const life = fc.record({
  kind: fc.constantFrom('single' as const, 'drawn' as const, 'group' as const),
  endOn: maybe(dayWithin(0, 150)),
  charge: fc.constantFrom('advance' as const, 'arrears' as const),
  leadDays: fc.nat({ max: 40 }),
  lastPartial: fc.constantFrom('full' as const, 'proportional' as const, 'free' as const),
  skips: fc.uniqueArray(fc.nat({ max: 5 }), { maxLength: 3 }),
  pause: maybe(
    fc.record({ from: dayWithin(0, 90), days: fc.nat({ max: 60 }), missed: fc.constantFrom('skip' as const, 'bill') }),
  ),
  members: fc.array(
    fc.record({
      joinedOn: dayWithin(-30, 150),
      stays: maybe(fc.nat({ max: 90 })),
      leftOutUntil: maybe(dayWithin(0, 60)),
    }),
    { minLength: 2, maxLength: 2 },
  ),
  lines: fc.array(
    fc.record({
      member: fc.nat({ max: 1 }),
      chargeOn: maybe(dayWithin(-60, 150)),
      unitPriceMicro: fc.constantFrom(50_000_000n, -250_000_000n),
    }),
    { minLength: 1, maxLength: 5 },
  ),
});
type Life = typeof life extends fc.Arbitrary<infer Drawn> ? Drawn : never;

test('each line that waits is billed, or is told of from the beginning, and never both', async () => {
  await fc.assert(fc.asyncProperty(life, live), { numRuns: RUNS, endOnFailure: true });
}, 300_000);

async function live(drawn: Life): Promise<void> {
  const creditorId = await sampleCreditor(database.orm);
  const { subscriptionId, collected, lineIds } = await begin(creditorId, drawn);
  const told = await toldOf(creditorId, CHECKED_AT_MS);
  const endMs = await billThrough(subscriptionId, { drawn, collected });
  const waiting = await waitingOf(subscriptionId);
  expect({ drawn, waiting: waiting.filter((id) => lineIds.some((one) => one === id)) }).toEqual({
    drawn,
    waiting: lineIds.filter((id) => told.includes(id)),
  });
  // What an invoice has left is told of too, as soon as no further one comes.
  const toldAtTheEnd = await toldOf(creditorId, endMs);
  if (drawn.endOn !== null) expect({ drawn, told: toldAtTheEnd }).toEqual({ drawn, told: waiting });
}

async function begin(
  creditorId: CreditorId,
  { kind, endOn, charge, leadDays, lastPartial, skips, pause, members, lines }: Life,
): Promise<{ subscriptionId: SubscriptionId; collected: CollectedTerms | null; lineIds: OneOffLineId[] }> {
  const { orm } = database;
  const payer = await sampleDebtor(orm, { creditorId, ...(kind === 'drawn' ? { mandateNumber: '123456789' } : {}) });
  const subscriptionId = await sampleSubscription(orm, {
    creditorId,
    debtorId: kind === 'group' ? null : payer,
    startOn: START_ON,
    endOn,
    lastPartial,
    terms: { charge, leadDays: charge === 'arrears' ? 0 : leadDays },
  });
  const em = orm.em.fork();
  for (const index of skips) {
    await em.execute('insert into period_skip (subscription_id, period_index, creditor_id) values (?, ?, ?)', [
      subscriptionId,
      index,
      creditorId,
    ]);
  }
  if (pause !== null) {
    const { from: pauseFrom, days, missed } = pause;
    await samplePause(orm, { creditorId, subscriptionId, pauseFrom, pauseTo: addDays(pauseFrom, days), missed });
  }
  const debtorIds: DebtorId[] = [];
  if (kind === 'group') {
    for (const { joinedOn, stays, leftOutUntil } of members) {
      const debtorId = await sampleDebtor(orm, { creditorId });
      const leftOn = stays === null ? null : addDays(joinedOn, stays);
      await sampleMember(orm, { creditorId, subscriptionId, debtorId, joinedOn, leftOn });
      if (leftOutUntil !== null) {
        await em.execute(
          'insert into subscription_member_terms (subscription_id, debtor_id, creditor_id, left_out_until) values (?, ?, ?, ?)',
          [subscriptionId, debtorId, creditorId, leftOutUntil],
        );
      }
      debtorIds.push(debtorId);
    }
  }
  const lineIds: OneOffLineId[] = [];
  for (const { member, chargeOn, unitPriceMicro } of lines) {
    const debtorId = debtorIds[member] ?? null;
    lineIds.push(await sampleOneOffLine(orm, { creditorId, subscriptionId, debtorId, chargeOn, unitPriceMicro }));
  }
  const collected =
    kind === 'group' ? null : ((await loadProjectable(orm.em.fork(), subscriptionId))?.collected ?? null);
  return { subscriptionId, collected, lineIds: lineIds.toSorted() };
}

/** Bills as the workflow would, period by period, each at its moment; answers the last. */
async function billThrough(
  subscriptionId: SubscriptionId,
  { drawn: { kind, endOn, charge, leadDays }, collected }: { drawn: Life; collected: CollectedTerms | null },
): Promise<number> {
  const schedule = { start: START_ON, interval: { unit: 'month', count: 1 } } as const;
  const billing = { charge, leadDays: charge === 'arrears' ? 0 : leadDays };
  const input = { subscriptionId, timeZone: ZONE, schedule, ...billing, endOn } as unknown as SubscriptionInput;
  let nowMs = CHECKED_AT_MS;
  for (let periodIndex = 0; periodIndex < PERIODS;) {
    const standing = { collected, nextPeriodIndex: periodIndex, endOn, nextStart: null };
    nowMs = Math.max(nowMs, nextStart(standing as SubscriptionLife, input).wakeUpMs);
    let outcome = await billAt(subscriptionId, { kind, periodIndex, billedAtMs: nowMs });
    if (outcome.kind === 'held') {
      if (outcome.untilMs === null) throw new Error('held for good');
      nowMs = Math.max(nowMs, outcome.untilMs);
      outcome = await billAt(subscriptionId, { kind, periodIndex, billedAtMs: nowMs });
    }
    if (outcome.kind === 'over') break;
    if (outcome.kind === 'needs_attention' || outcome.kind === 'held') throw new Error(JSON.stringify(outcome));
    periodIndex += 1;
  }
  return nowMs;
}

async function billAt(
  subscriptionId: SubscriptionId,
  { kind, ...period }: { kind: Life['kind']; periodIndex: number; billedAtMs: number },
) {
  if (kind !== 'group') return createDraftInvoice(database)({ subscriptionId, ...period });
  const outcome = await createStartRun(database)({ subscriptionId, ...period });
  if (outcome.kind !== 'started') return outcome;
  for (const runId of outcome.runIds) {
    const { chunks } = await createGatherRun(database)({ runId, again: false });
    for (const chunk of chunks)
      await createDraftChunk({ ...database, ...NO_POST_OFFICE })({ runId, chunk, billedAtMs: period.billedAtMs });
  }
  return outcome;
}

async function toldOf(creditorId: CreditorId, checkedAtMs: number): Promise<string[]> {
  const found = await findStrandedLines(database.orm.em.fork(), { creditorId, checkedAtMs });
  return found.map(({ objectId }) => objectId).toSorted();
}

async function waitingOf(subscriptionId: SubscriptionId): Promise<string[]> {
  const rows = await database.orm.em
    .fork()
    .execute<{ id: string }[]>(
      'select id from one_off_line where subscription_id = ? and invoice_id is null and withdrawn_at is null order by id',
      [subscriptionId],
    );
  return rows.map(({ id }) => id);
}
