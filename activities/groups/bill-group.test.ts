import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { Collection } from '../../db/entities/collection.ts';
import { BillingRun } from '../../db/entities/billing-run.ts';
import { DebtorGroup } from '../../db/entities/debtor-group.ts';
import { DebtorGroupMember } from '../../db/entities/debtor-group-member.ts';
import { InvoiceLineRow } from '../../db/entities/invoice-line.ts';
import { OneOffLine } from '../../db/entities/one-off-line.ts';
import { Subscription } from '../../db/entities/subscription.ts';
import { SubscriptionMemberTerms } from '../../db/entities/subscription-member-terms.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type {
  CreditorId,
  DebtorGroupId,
  DebtorGroupMemberId,
  DebtorId,
  OneOffLineId,
  RunId,
  SubscriptionId,
} from '../../domain/identifiers/ids.ts';
import type { PartialPeriods } from '../../domain/subscriptions/plan-period.ts';
import {
  sampleCreditor,
  sampleDebtor,
  sampleMember,
  sampleOneOffLine,
  sampleSubscription,
} from '../../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { NO_POST_OFFICE } from '../../tests/support/with-post-office.ts';
import { createDraftChunk } from './draft-chunk.ts';
import { createGatherRun } from './gather-run.ts';
import { createQueueChunk } from './queue-chunk.ts';
import { createStartRun } from './start-run.ts';

const BILLED_AT_MS = Date.UTC(2026, 10, 1, 3);
const START = civilDate('2026-11-01');

let database: OpenTestDatabase;
let creditorId: CreditorId;
let subscriptionId: SubscriptionId;
let one: DebtorId;
let two: DebtorId;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  creditorId = await sampleCreditor(database.orm);
  one = await sampleDebtor(database.orm, { creditorId, mandateNumber: '123456789' });
  two = await sampleDebtor(database.orm, { creditorId });
  subscriptionId = await sampleGroup();
});

const sampleGroup = (changes: { firstPartial?: PartialPeriods; lastPartial?: PartialPeriods } = {}) =>
  sampleSubscription(database.orm, { creditorId, debtorId: null, startOn: START, ...changes });

const join = (debtorId: DebtorId, joinedOn = '2026-01-01', leftOn: string | null = null) =>
  sampleMember(database.orm, {
    creditorId,
    subscriptionId,
    debtorId,
    joinedOn: civilDate(joinedOn),
    leftOn: leftOn === null ? null : civilDate(leftOn),
  });
const terms = (debtorId: DebtorId, own: Partial<SubscriptionMemberTerms>) =>
  database.orm.em.fork().insert(SubscriptionMemberTerms, {
    creditorId,
    subscriptionId,
    debtorId,
    quantityMicro: null,
    discountPercentMicro: null,
    leftOutUntil: null,
    ...own,
  });

const start = (periodIndex = 0) => createStartRun(database)({ subscriptionId, periodIndex, billedAtMs: BILLED_AT_MS });
const gather = (runId: RunId) => createGatherRun(database)({ runId, again: true });
const draft = (runId: RunId, chunk: number) =>
  createDraftChunk({ ...database, ...NO_POST_OFFICE })({ runId, chunk, billedAtMs: BILLED_AT_MS });

/** Drafts all that waits in the runs that a period starts, as the workflows do. */
async function bill(periodIndex = 0): Promise<RunId[]> {
  const outcome = await start(periodIndex);
  if (outcome.kind !== 'started') throw new Error(outcome.kind);
  for (const runId of outcome.runIds) await draftWaiting(runId);
  return [...outcome.runIds];
}

async function draftWaiting(runId: RunId): Promise<void> {
  const { chunks } = await createGatherRun(database)({ runId, again: false });
  for (const chunk of chunks) await draft(runId, chunk);
}

async function billed(): Promise<string[]> {
  const rows = await database.orm.em
    .fork()
    .execute<Record<string, string>[]>(
      `select debtor_id, number, period_from, period_to, net_ore from invoice where subscription_id = ? order by series_number`,
      [subscriptionId],
    );
  return rows.map(({ debtor_id: debtor, number, period_from: from, period_to: to, net_ore: net }) =>
    [number, debtor === one ? 'one' : 'two', from?.slice(5), to?.slice(5), net].join(' '),
  );
}

const members = async (runId: RunId) =>
  (
    await database.orm.em
      .fork()
      .execute<Record<string, string | number>[]>(
        `select debtor_id, chunk, status, coalesce(settled_as, attention_code) why from billing_run_member where run_id = ? order by debtor_id`,
        [runId],
      )
  ).map((row) => [row['debtor_id'] === one ? 'one' : 'two', row['chunk'], row['status'], row['why']]);

describe('the run of a period', () => {
  test('bills each member once, with numbers without gaps, and moves the group on', async () => {
    await join(one);
    await join(two);
    const [runId] = await bill();
    expect(await billed()).toEqual(['1 one 11-01 11-30 10000', '2 two 11-01 11-30 10000']);
    expect(await database.orm.em.fork().findOneOrFail(Subscription, { id: subscriptionId })).toMatchObject({
      nextPeriodIndex: 1,
      nextPeriodFrom: '2026-12-01',
    });
    expect(await database.orm.em.fork().findOneOrFail(BillingRun, { subscriptionId })).toMatchObject({
      id: runId,
      periodFrom: '2026-11-01',
      periodTo: '2026-11-30',
    });
  });

  test('asked for twice, even at once, each step answers the same and bills nobody again', async () => {
    await join(one);
    await join(two);
    const outcomes = await Promise.all([start(), start(), start()]);
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    const [outcome] = outcomes;
    if (outcome?.kind !== 'started') throw new Error('not started');
    const [runId] = outcome.runIds;
    if (runId === undefined) throw new Error('no run');
    const drafts = await Promise.all([0, 0, 0].map((chunk) => draft(runId, chunk)));
    expect(drafts.at(-1)).toEqual({ stopped: false, billed: 2, settled: 0, needsAttention: 0 });
    expect(new Set(drafts.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await billed()).toHaveLength(2);
    const queued = await Promise.all([0, 0].map((chunk) => createQueueChunk(database)({ runId, chunk })));
    expect(queued.map(({ mails }) => mails.length)).toEqual([2, 2]);
    expect(await database.orm.em.fork().count(Collection, { creditorId })).toBe(1);
    expect(await start()).toEqual(outcome);
  });

  test.each([
    ['full', ['1 one 11-16 11-30 10000', '2 two 11-01 11-10 10000']],
    ['proportional', ['1 one 11-16 11-30 5000', '2 two 11-01 11-10 3333']],
    ['free', []],
  ] as const)('charges who joins and who leaves within it by the rule: %s', async (rule, expected) => {
    subscriptionId = await sampleGroup({ firstPartial: rule, lastPartial: rule });
    await join(one, '2026-11-16');
    await join(two, '2026-01-01', '2026-11-10');
    const [runId] = await bill();
    expect(await billed()).toEqual(expected);
    if (runId !== undefined && rule === 'free') {
      expect(await members(runId)).toEqual([
        ['one', 0, 'settled', 'free'],
        ['two', 0, 'settled', 'free'],
      ]);
    }
  });

  test('charges the days of both stays of one who has left and joined again', async () => {
    await join(one, '2026-01-01', '2026-11-10');
    await join(one, '2026-11-21');
    await bill();
    expect(await billed()).toEqual(['1 one 11-01 11-30 6666']);
  });

  test('bills a debtor who is a member by two ways once', async () => {
    const debtorGroupId = uuid() as DebtorGroupId;
    const em = database.orm.em.fork();
    await em.insert(DebtorGroup, { id: debtorGroupId, creditorId, name: 'Opgang A' });
    for (const debtorId of [one, two]) {
      await em.insert(DebtorGroupMember, {
        id: uuid() as DebtorGroupMemberId,
        creditorId,
        groupId: debtorGroupId,
        debtorId,
        childGroupId: null,
        joinedOn: civilDate('2026-01-01'),
        leftOn: null,
      });
    }
    await sampleMember(database.orm, { creditorId, subscriptionId, debtorGroupId, joinedOn: START });
    await join(one, '2026-11-05');
    await bill();
    expect(await billed()).toEqual(['1 one 11-01 11-30 10000', '2 two 11-01 11-30 10000']);
  });

  test('charges a member’s own quantity, discount and one-off lines to that member alone', async () => {
    await join(one);
    await join(two);
    await terms(one, { quantityMicro: 3_000_000n, discountPercentMicro: 10_000_000n });
    const oneOffLineId = await sampleOneOffLine(database.orm, { creditorId, subscriptionId, debtorId: two });
    await bill();
    await bill(1);
    expect(await billed()).toEqual([
      '1 one 11-01 11-30 27000',
      '2 two 11-01 11-30 15000',
      '3 one 12-01 12-31 27000',
      '4 two 12-01 12-31 10000',
    ]);
    const charged = await database.orm.em.fork().find(InvoiceLineRow, { oneOffLineId });
    expect(charged).toHaveLength(1);
    expect((await database.orm.em.fork().findOneOrFail(OneOffLine, { id: oneOffLineId })).invoiceId).toBe(
      charged[0]?.invoiceId,
    );
  });

  test('leaves a member out until the date, and charges the days from then on', async () => {
    await join(one);
    await join(two);
    await terms(one, { leftOutUntil: civilDate('2026-12-17') });
    const [runId] = await bill();
    expect(runId === undefined ? [] : await members(runId)).toEqual([
      ['one', 0, 'settled', 'left_out'],
      ['two', 0, 'billed', null],
    ]);
    await bill(1);
    expect(await billed()).toEqual(['1 two 11-01 11-30 10000', '2 one 12-17 12-31 4839', '3 two 12-01 12-31 10000']);
  });

  test('keeps what a rebate leaves for the member who has it', async () => {
    await join(one);
    await join(two);
    const id: OneOffLineId = await sampleOneOffLine(database.orm, { creditorId, subscriptionId, debtorId: one });
    await database.orm.em.fork().execute(`update one_off_line set unit_price_micro = -150000000 where id = ?`, [id]);
    await bill();
    await bill(1);
    expect(await billed()).toEqual([
      '1 one 11-01 11-30 0',
      '2 two 11-01 11-30 10000',
      '3 one 12-01 12-31 5000',
      '4 two 12-01 12-31 10000',
    ]);
  });
});

describe('a member whom a person must look at', () => {
  beforeEach(async () => {
    await join(one);
    await join(two);
    await database.orm.em.fork().execute('update debtor set email = null where id = ?', [two]);
  });

  test('holds up nobody else, and is billed for that period when it is mended', async () => {
    const [runId] = await bill();
    if (runId === undefined) throw new Error('no run');
    expect(await members(runId)).toEqual([
      ['one', 0, 'billed', null],
      ['two', 0, 'needs_attention', 'debtor_without_email'],
    ]);
    await database.orm.em.fork().execute(`update debtor set email = 'ny@prove.example' where id = ?`, [two]);
    expect(await gather(runId)).toEqual({ stopped: false, chunks: [1] });
    expect(await gather(runId)).toEqual({ stopped: false, chunks: [1] });
    expect(await draft(runId, 1)).toEqual({ stopped: false, billed: 1, settled: 0, needsAttention: 0 });
    expect(await billed()).toEqual(['1 one 11-01 11-30 10000', '2 two 11-01 11-30 10000']);
    expect(await gather(runId)).toEqual({ stopped: false, chunks: [] });
  });

  test('is billed on paper without an address, and that waits to be printed', async () => {
    await database.orm.em.fork().execute(`update debtor set delivery = 'paper' where id = ?`, [two]);
    const [runId] = await bill();
    if (runId === undefined) throw new Error('no run');
    expect(await members(runId)).toContainEqual(['two', 0, 'billed', null]);
    const printed = await database.orm.em
      .fork()
      .execute(
        'select i.debtor_id, i.delivery from print_item p join invoice i on i.id = p.invoice_id where p.creditor_id = ?',
        [creditorId],
      );
    expect(printed).toEqual([{ debtor_id: two, delivery: 'paper' }]);
  });

  test('is tried again with the run of the next period, and settled where they are no member after all', async () => {
    const [runId] = await bill();
    if (runId === undefined) throw new Error('no run');
    await bill(1);
    expect(await members(runId)).toContainEqual(['two', 1, 'needs_attention', 'debtor_without_email']);
    await database.orm.em.fork().execute('delete from subscription_group_member where debtor_id = ?', [two]);
    expect(await gather(runId)).toEqual({ stopped: false, chunks: [] });
    expect(await members(runId)).toContainEqual(['two', 1, 'settled', 'left']);
  });

  test('is found among many where the database itself refuses the invoice', async () => {
    await database.orm.em.fork().execute(`update debtor set email = 'ny@prove.example' where id = ?`, [two]);
    // Nothing that can be computed: more millionths than the column has room for, at no price.
    await database.orm.em
      .fork()
      .execute(`update standing_line set unit_price_micro = 0 where subscription_id = ?`, [subscriptionId]);
    await terms(two, { quantityMicro: 999_999_999_999_999n });
    await database.orm.em
      .fork()
      .execute(`update standing_line set quantity_micro = 999999999999999 where subscription_id = ?`, [subscriptionId]);
    for (let more = 0; more < 5; more += 1) await join(await sampleDebtor(database.orm, { creditorId }));
    const [runId] = await bill();
    const em = database.orm.em.fork();
    const rows = await em.execute(
      'select status, attention_code, count(*)::int from billing_run_member where run_id = ? group by 1, 2 order by 1',
      [runId],
    );
    expect(rows).toEqual([
      { status: 'billed', attention_code: null, count: 6 },
      { status: 'needs_attention', attention_code: 'cannot_be_drafted', count: 1 },
    ]);
    const numbers = await em.execute<{ number: string }[]>(
      'select number from invoice where subscription_id = ? order by series_number',
      [subscriptionId],
    );
    expect(numbers.map(({ number }) => number)).toEqual(['1', '2', '3', '4', '5', '6']);
  });
});

describe('a late joiner', () => {
  test('is billed for the period that they joined late, with the next run and with a retry', async () => {
    await join(one);
    const [november] = await bill();
    await join(two, '2026-11-21');
    const runs = await bill(1);
    expect(runs).toHaveLength(2);
    expect(runs[0]).toBe(november);
    expect(await billed()).toEqual([
      '1 one 11-01 11-30 10000',
      '2 two 11-21 11-30 3333',
      '3 one 12-01 12-31 10000',
      '4 two 12-01 12-31 10000',
    ]);
    const three = await sampleDebtor(database.orm, { creditorId });
    await join(three, '2026-12-01');
    const [, december] = runs;
    if (december === undefined) throw new Error('no run');
    expect((await gather(december)).chunks).toEqual([1]);
  });
});

const setStopped = (stopped: string) =>
  database.orm.em
    .fork()
    .execute(`update billing_run set stopped_at = ${stopped} where subscription_id = ?`, [subscriptionId]);

describe('a run that is stopped', () => {
  test('drafts nothing until it is resumed', async () => {
    await join(one);
    const outcome = await start();
    if (outcome.kind !== 'started') throw new Error(outcome.kind);
    const [runId] = outcome.runIds;
    if (runId === undefined) throw new Error('no run');
    await setStopped('now()');
    expect(await gather(runId)).toEqual({ stopped: true, chunks: [0] });
    expect(await draft(runId, 0)).toEqual({ stopped: true, billed: 0, settled: 0, needsAttention: 0 });
    expect(await billed()).toEqual([]);
    await setStopped('null');
    expect(await gather(runId)).toEqual({ stopped: false, chunks: [0] });
    await draft(runId, 0);
    expect(await billed()).toHaveLength(1);
  });
});

describe('a group', () => {
  test('that nobody has ever been a member of waits for its first member', async () => {
    expect(await start()).toEqual({ kind: 'needs_attention', code: 'group_without_members' });
    await join(await sampleDebtor(database.orm, { creditorId }));
    expect(await start()).toMatchObject({ kind: 'started' });
  });

  test('whose members have all left is billed for nobody, and waits for no one', async () => {
    await join(await sampleDebtor(database.orm, { creditorId }), '2025-01-01', '2025-12-31');
    expect(await start()).toMatchObject({ kind: 'started' });
  });

  test('without lines waits for a person, and goes on when it has some', async () => {
    await join(await sampleDebtor(database.orm, { creditorId }));
    await database.orm.em
      .fork()
      .execute('update standing_line set replaced_at = now() where subscription_id = ?', [subscriptionId]);
    expect(await start()).toEqual({ kind: 'needs_attention', code: 'nothing_to_bill' });
    await database.orm.em
      .fork()
      .execute('update standing_line set replaced_at = null where subscription_id = ?', [subscriptionId]);
    expect(await start()).toMatchObject({ kind: 'started' });
  });

  test('that is cancelled, paused or skipped has no run', async () => {
    const em = database.orm.em.fork();
    await em.execute(`insert into period_skip (subscription_id, period_index, creditor_id) values (?, 0, ?)`, [
      subscriptionId,
      creditorId,
    ]);
    expect(await start()).toEqual({ kind: 'settled' });
    expect(await start()).toEqual({ kind: 'settled' });
    await em.execute(
      `insert into subscription_pause (id, creditor_id, subscription_id, pause_from, missed) values (?, ?, ?, ?, 'bill')`,
      [uuid(), creditorId, subscriptionId, '2026-12-01'],
    );
    expect(await start(1)).toEqual({ kind: 'held', why: 'paused', untilMs: null });
    await em.execute(`update subscription set status = 'cancelled' where id = ?`, [subscriptionId]);
    expect(await start(1)).toEqual({ kind: 'over' });
    expect(await em.count(BillingRun, { subscriptionId })).toBe(0);
  });
});
