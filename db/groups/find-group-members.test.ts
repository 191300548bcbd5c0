import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { addDays, type CivilDate, civilDate, daysBetween } from '../../domain/calendar/calendar.ts';
import type {
  CreditorId,
  DebtorGroupId,
  DebtorGroupMemberId,
  DebtorId,
  SubscriptionGroupMemberId,
  SubscriptionId,
} from '../../domain/identifiers/ids.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from '../../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { DebtorGroup } from '../entities/debtor-group.ts';
import { DebtorGroupMember } from '../entities/debtor-group-member.ts';
import { SubscriptionGroupMember } from '../entities/subscription-group-member.ts';
import { findMembers, type Member, type Stay } from './find-group-members.ts';

const FIRST_DAY = civilDate('2026-01-01');
const DEBTORS = 4;
const GROUPS = 4;

let database: OpenTestDatabase;
let creditorId: CreditorId;
let subscriptionId: SubscriptionId;
let debtors: DebtorId[];
let groups: DebtorGroupId[];

beforeAll(async () => {
  database = await openTestDatabase();
  const { orm } = database;
  creditorId = await sampleCreditor(orm);
  const ids: DebtorId[] = [];
  for (let count = 0; count < DEBTORS; count += 1) ids.push(await sampleDebtor(orm, { creditorId }));
  debtors = ids.toSorted();
  const [debtorId = uuid() as DebtorId] = debtors;
  subscriptionId = await sampleSubscription(orm, { creditorId, debtorId, startOn: FIRST_DAY });
  groups = Array.from({ length: GROUPS }, () => uuid() as DebtorGroupId);
  await orm.em.fork().insertMany(
    DebtorGroup,
    groups.map((id, index) => ({ id, creditorId, name: `Opgang ${index}` })),
  );
});
afterAll(() => database.close());
beforeEach(() => forgetMembers());

async function forgetMembers(): Promise<void> {
  await database.orm.em.fork().execute('truncate debtor_group_member, subscription_group_member');
}

/** Who is in what, by position: `null` is the subscription itself. */
interface Membership {
  readonly owner: number | null;
  readonly debtor?: number;
  readonly group?: number;
  readonly stay: Stay;
}

const from = (joinedOn: string, leftOn: string | null = null): Stay => ({
  joinedOn: civilDate(joinedOn),
  leftOn: leftOn === null ? null : civilDate(leftOn),
});

async function join(...memberships: Membership[]): Promise<void> {
  const em = database.orm.em.fork();
  for (const { owner, debtor, group, stay } of memberships) {
    const debtorId = debtor === undefined ? null : (debtors[debtor] ?? null);
    const heldId = group === undefined ? null : (groups[group] ?? null);
    const groupId = owner === null ? undefined : groups[owner];
    if (groupId === undefined) {
      const id = uuid() as SubscriptionGroupMemberId;
      await em.insert(SubscriptionGroupMember, {
        id,
        creditorId,
        subscriptionId,
        debtorId,
        debtorGroupId: heldId,
        ...stay,
      });
    } else {
      const id = uuid() as DebtorGroupMemberId;
      await em.insert(DebtorGroupMember, { id, creditorId, groupId, debtorId, childGroupId: heldId, ...stay });
    }
  }
}

const find = (
  period: { from: CivilDate; to: CivilDate },
  { after = null, limit = 100 }: { after?: DebtorId | null; limit?: number } = {},
) => findMembers(database.orm.em.fork(), { subscriptionId, period, after, limit });

const month = (text: string) => ({ from: civilDate(`${text}-01`), to: civilDate(`${text}-28`) });
const staysOf = (members: readonly Member[], debtor: number): readonly Stay[] | undefined =>
  members.find(({ debtorId }) => debtorId === debtors[debtor])?.stays;

describe('the members of a subscription group', () => {
  test('are its debtors and those of its groups, however deep', async () => {
    await join(
      { owner: null, debtor: 0, stay: from('2026-01-01') },
      { owner: null, group: 0, stay: from('2026-01-01') },
      { owner: 0, group: 1, stay: from('2026-01-01') },
      { owner: 1, debtor: 1, stay: from('2026-01-01') },
      { owner: 2, debtor: 2, stay: from('2026-01-01') },
    );
    const members = await find(month('2026-02'));
    expect(members.map(({ debtorId }) => debtorId)).toEqual(debtors.slice(0, 2));
  });

  test('a debtor who is reached twice is a member once, from the earliest joining to the latest leaving', async () => {
    await join(
      { owner: null, debtor: 0, stay: from('2026-02-01', '2026-03-31') },
      { owner: null, group: 0, stay: from('2026-01-01') },
      { owner: 0, debtor: 0, stay: from('2026-03-01', '2026-06-30') },
    );
    expect(await find(month('2026-03'))).toEqual([{ debtorId: debtors[0], stays: [from('2026-02-01', '2026-06-30')] }]);
  });

  test('a stay through groups is what all of them on the way have in common', async () => {
    await join(
      { owner: null, group: 0, stay: from('2026-02-10') },
      { owner: 0, group: 1, stay: from('2026-01-01', '2026-02-20') },
      { owner: 1, debtor: 0, stay: from('2026-01-15', '2026-12-31') },
    );
    expect(staysOf(await find(month('2026-02')), 0)).toEqual([from('2026-02-10', '2026-02-20')]);
    expect(await find(month('2026-03'))).toEqual([]);
  });

  test('stays that follow each other day by day are one; a day between makes two of them', async () => {
    await join(
      { owner: null, debtor: 0, stay: from('2026-01-01', '2026-02-10') },
      { owner: null, debtor: 0, stay: from('2026-02-11') },
      { owner: null, debtor: 1, stay: from('2026-01-01', '2026-02-10') },
      { owner: null, debtor: 1, stay: from('2026-02-12') },
    );
    const members = await find(month('2026-02'));
    expect(staysOf(members, 0)).toEqual([from('2026-01-01')]);
    expect(staysOf(members, 1)).toEqual([from('2026-01-01', '2026-02-10'), from('2026-02-12')]);
  });

  test('a stay is told whole, though the period sees only a part of it, and one outside the period is not told', async () => {
    await join(
      { owner: null, debtor: 0, stay: from('2025-01-01', '2025-12-31') },
      { owner: null, debtor: 0, stay: from('2026-01-15') },
      { owner: null, debtor: 1, stay: from('2025-06-01', '2026-01-31') },
      { owner: null, debtor: 1, stay: from('2026-02-01', '2026-02-02') },
    );
    const members = await find(month('2026-02'));
    expect(staysOf(members, 0)).toEqual([from('2026-01-15')]);
    expect(staysOf(members, 1)).toEqual([from('2025-06-01', '2026-02-02')]);
  });

  test('the last day of a membership belongs to it, and so does the first', async () => {
    await join({ owner: null, debtor: 0, stay: from('2026-02-28', '2026-03-01') });
    expect(await find(month('2026-02'))).toHaveLength(1);
    expect(await find(month('2026-03'))).toHaveLength(1);
    expect(await find({ from: civilDate('2026-03-02'), to: civilDate('2026-03-31') })).toEqual([]);
    expect(await find({ from: civilDate('2026-02-01'), to: civilDate('2026-02-27') })).toEqual([]);
  });

  test('those of another subscription are not among them', async () => {
    const [debtorId = uuid() as DebtorId] = debtors;
    const other = await sampleSubscription(database.orm, { creditorId, debtorId, startOn: FIRST_DAY });
    await join({ owner: null, debtor: 0, stay: from('2026-01-01') });
    const period = month('2026-02');
    expect(await findMembers(database.orm.em.fork(), { subscriptionId: other, period, limit: 10 })).toEqual([]);
  });
});

const HORIZON_DAYS = 20;
const anyStay = fc
  .record({ first: fc.nat({ max: HORIZON_DAYS }), days: fc.option(fc.nat({ max: 8 }), { freq: 2 }) })
  .map(({ first, days }): Stay => ({
    joinedOn: addDays(FIRST_DAY, first),
    leftOn: days === null ? null : addDays(FIRST_DAY, first + days),
  }));
const anyMembership = fc
  .record({
    owner: fc.option(fc.nat({ max: GROUPS - 1 }), { freq: 2 }),
    member: fc.nat({ max: DEBTORS + GROUPS - 1 }),
    stay: anyStay,
  })
  .map(({ owner, member, stay }): Membership =>
    member < DEBTORS ? { owner, debtor: member, stay } : { owner, group: member - DEBTORS, stay },
  )
  // A group holds only those after it, so that no circle arises.
  .filter(({ owner, group }) => group === undefined || owner === null || owner < group);

const holds = ({ joinedOn, leftOn }: Stay, day: CivilDate) => joinedOn <= day && (leftOn === null || day <= leftOn);
const overlap = (one: Membership, other: Membership) =>
  one.owner === other.owner &&
  one.debtor === other.debtor &&
  one.group === other.group &&
  (one.stay.leftOn ?? '9') >= other.stay.joinedOn &&
  (other.stay.leftOn ?? '9') >= one.stay.joinedOn;
const anyMemberships = fc
  .array(anyMembership, { minLength: 5, maxLength: 16 })
  .map((given) => given.filter((one, index) => !given.slice(0, index).some((earlier) => overlap(earlier, one))));

/** Whether the debtor is reached from there on that day, by walking down. */
function isMember(
  given: readonly Membership[],
  { owner, debtor, day }: { owner: number | null; debtor: number; day: CivilDate },
): boolean {
  return given.some(
    (membership) =>
      membership.owner === owner &&
      holds(membership.stay, day) &&
      (membership.debtor === debtor ||
        (membership.group !== undefined && isMember(given, { owner: membership.group, debtor, day }))),
  );
}

test('day by day, who is a member is who is reached by walking down, and each page goes on where the last one ended', async () => {
  const days = Array.from({ length: HORIZON_DAYS + 12 }, (_, index) => addDays(FIRST_DAY, index));
  const period = { from: addDays(FIRST_DAY, 5), to: addDays(FIRST_DAY, 12) };
  let found = 0;
  await fc.assert(
    fc.asyncProperty(anyMemberships, async (given) => {
      await forgetMembers();
      await join(...given);
      const members: Member[] = [];
      for (;;) {
        const page = await find(period, { after: members.at(-1)?.debtorId ?? null, limit: 1 });
        if (page.length === 0) break;
        members.push(...page);
      }
      expect(await find(period)).toEqual(members);
      found += members.length;
      for (let debtor = 0; debtor < DEBTORS; debtor += 1) {
        const isIn = days.filter((day) => isMember(given, { owner: null, debtor, day }));
        const stays = staysOf(members, debtor);
        expect(stays !== undefined).toBe(isIn.some((day) => day >= period.from && day <= period.to));
        for (const { joinedOn, leftOn } of stays ?? []) {
          const within = isIn.filter((day) => holds({ joinedOn, leftOn }, day));
          const last = leftOn ?? addDays(FIRST_DAY, days.length - 1);
          expect(within).toHaveLength(daysBetween({ from: joinedOn, to: last }) + 1);
          expect(isIn).not.toContain(addDays(joinedOn, -1));
          if (leftOn !== null) expect(isIn).not.toContain(addDays(leftOn, 1));
        }
      }
    }),
    { numRuns: 60 },
  );
  expect(found).toBeGreaterThan(20);
});
