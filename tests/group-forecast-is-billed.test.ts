import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { createDraftChunk } from '../activities/groups/draft-chunk.ts';
import { createGatherRun } from '../activities/groups/gather-run.ts';
import { createStartRun } from '../activities/groups/start-run.ts';
import { DebtorGroup } from '../db/entities/debtor-group.ts';
import { DebtorGroupMember } from '../db/entities/debtor-group-member.ts';
import { SubscriptionMemberTerms } from '../db/entities/subscription-member-terms.ts';
import { forecastInvoices } from '../db/forecasts/forecast-invoices.ts';
import { addDays, type CivilDate } from '../domain/calendar/calendar.ts';
import { momentAt } from '../domain/calendar/wake-up.ts';
import type { CreditorId, DebtorGroupId, DebtorGroupMemberId, SubscriptionId } from '../domain/identifiers/ids.ts';
import {
  nextStart,
  type SubscriptionInput,
  type SubscriptionLife,
} from '../workflows/subscriptions/subscription-life.ts';
import {
  insertRandomSubscription,
  type RandomSubscription,
  randomSubscription,
} from './support/random-subscription.ts';
import { sampleCreditor, sampleDebtor, sampleMember, sampleOneOffLine } from './support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from './support/test-database.ts';
import { NO_POST_OFFICE } from './support/with-post-office.ts';

const RUNS = 25;
const DAYS_AHEAD = 200;
const ZONE = 'Europe/Copenhagen';

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const stay = fc.record({
  from: fc.integer({ min: -40, max: 150 }),
  days: fc.option(fc.nat({ max: 120 }), { freq: 2 }),
});
const member = fc.record({
  stay,
  hasMandate: fc.boolean(),
  isReachable: fc.boolean(),
  throughGroup: fc.boolean(),
  quantityMicro: fc.option(fc.constantFrom(2_000_000n, 333_333n)),
  discountPercentMicro: fc.option(fc.constantFrom(10_000_000n, 33_333_333n)),
  oneOffKroner: fc.option(fc.integer({ min: -900, max: 300 }).filter((kroner) => kroner !== 0)),
});
type DrawnMember = typeof member extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/** Of an invoice: what it comes to, and when and how it is paid. */
type Told = string;

test('the forecast of a group is what its members are then billed, to the øre and the day', async () => {
  let invoices = 0;
  await fc.assert(
    fc.asyncProperty(
      randomSubscription,
      fc.array(member, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: -60, max: 60 }),
      async (random, members, daysFromStart) => {
        const drawn: RandomSubscription = { ...random, draftWindowDays: 0, oneOffLines: [] };
        const creditorId = await sampleCreditor(database.orm);
        const subscriptionId = await insertGroup({ creditorId, drawn, members });
        const nowMs = Date.parse(`${addDays(drawn.startOn, daysFromStart)}T11:30:00Z`);
        const through = addDays(drawn.startOn, daysFromStart + DAYS_AHEAD);
        const told = await forecast({ creditorId, nowMs, through });
        await bill(subscriptionId, { drawn, nowMs, through });
        expect(told).toEqual(await booked(subscriptionId));
        invoices += told.length;
      },
    ),
    { numRuns: RUNS, endOnFailure: true },
  );
  expect(invoices).toBeGreaterThan(RUNS);
}, 180_000);

async function insertGroup({
  creditorId,
  drawn,
  members,
}: {
  creditorId: CreditorId;
  drawn: RandomSubscription;
  members: readonly DrawnMember[];
}): Promise<SubscriptionId> {
  const { orm } = database;
  const em = orm.em.fork();
  const placeholder = await sampleDebtor(orm, { creditorId });
  const subscriptionId = await insertRandomSubscription(orm, { creditorId, debtorId: placeholder, drawn });
  await em.execute(`update subscription set kind = 'group', debtor_id = null where id = ?`, [subscriptionId]);
  const groupId = uuid() as DebtorGroupId;
  await em.insert(DebtorGroup, { id: groupId, creditorId, name: groupId });
  await sampleMember(orm, { creditorId, subscriptionId, debtorGroupId: groupId, joinedOn: drawn.startOn });
  for (const { stay: drawnStay, hasMandate, isReachable, throughGroup, oneOffKroner, ...terms } of members) {
    const debtorId = await sampleDebtor(orm, {
      creditorId,
      ...(hasMandate ? { mandateNumber: '123456789' } : {}),
      ...(isReachable ? {} : { email: null }),
    });
    const joinedOn = addDays(drawn.startOn, drawnStay.from);
    const leftOn = drawnStay.days === null ? null : addDays(joinedOn, drawnStay.days);
    if (throughGroup) {
      const id = uuid() as DebtorGroupMemberId;
      await em.insert(DebtorGroupMember, { id, creditorId, groupId, debtorId, childGroupId: null, joinedOn, leftOn });
    } else await sampleMember(orm, { creditorId, subscriptionId, debtorId, joinedOn, leftOn });
    if (terms.quantityMicro !== null || terms.discountPercentMicro !== null) {
      await em.insert(SubscriptionMemberTerms, { creditorId, subscriptionId, debtorId, leftOutUntil: null, ...terms });
    }
    if (oneOffKroner !== null) {
      const unitPriceMicro = BigInt(oneOffKroner) * 1_000_000n;
      await sampleOneOffLine(orm, { creditorId, subscriptionId, debtorId, unitPriceMicro });
    }
  }
  return subscriptionId;
}

async function forecast({
  creditorId,
  nowMs,
  through,
}: {
  creditorId: CreditorId;
  nowMs: number;
  through: CivilDate;
}): Promise<Told[]> {
  const told: Told[] = [];
  await forecastInvoices(database.orm.em.fork(), {
    creditorId,
    now: momentAt({ epochMs: nowMs, zone: ZONE }),
    zone: ZONE,
    through,
    onInvoice({ issuedOn, dueOn, mandateNumber, netOre, vatOre, totalOre }) {
      told.push(
        [issuedOn, dueOn, mandateNumber === null ? 'fi71' : 'betalingsservice', netOre, vatOre, totalOre].join(' '),
      );
    },
  });
  return told.toSorted();
}

/** Bills the periods whose turn comes through a day, at the moments at which the workflow would. */
async function bill(
  subscriptionId: SubscriptionId,
  { drawn, nowMs, through }: { drawn: RandomSubscription; nowMs: number; through: CivilDate },
): Promise<void> {
  const startRun = createStartRun(database);
  const { startOn, interval, alignment, charge, leadDays, endOn } = drawn;
  const schedule = { start: startOn, interval, alignment };
  const input = { subscriptionId, timeZone: ZONE, schedule, charge, leadDays, endOn } as SubscriptionInput;
  let clockMs = nowMs;
  for (let periodIndex = 0; ;) {
    const life = {
      collected: null,
      nextPeriodIndex: periodIndex,
      endOn,
      nextStart: null,
    } as unknown as SubscriptionLife;
    clockMs = Math.max(clockMs, nextStart(life, input).wakeUpMs);
    if (momentAt({ epochMs: clockMs, zone: ZONE }).date > through) return;
    const outcome = await startRun({ subscriptionId, periodIndex, billedAtMs: clockMs });
    if (outcome.kind === 'held') {
      if (outcome.untilMs === null) return;
      clockMs = outcome.untilMs;
      continue;
    }
    if (outcome.kind === 'over' || outcome.kind === 'needs_attention') return;
    if (outcome.kind === 'started') {
      for (const runId of outcome.runIds) {
        const { chunks } = await createGatherRun(database)({ runId, again: false });
        for (const chunk of chunks)
          await createDraftChunk({ ...database, ...NO_POST_OFFICE })({ runId, chunk, billedAtMs: clockMs });
      }
    }
    periodIndex += 1;
  }
}

async function booked(subscriptionId: SubscriptionId): Promise<Told[]> {
  const rows = await database.orm.em.fork().execute<{ told: string }[]>(
    `select concat_ws(' ', issued_on, due_on, payment_method, net_ore, vat_ore, total_ore) told
     from invoice where subscription_id = ? and series = 'invoice'`,
    [subscriptionId],
  );
  return rows.map(({ told }) => told).toSorted();
}
