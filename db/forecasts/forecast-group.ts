import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import { forecastPeriods, type Unreckoned, type Wanted } from '../../domain/forecasts/forecast-subscription.ts';
import { projectMember } from '../../domain/forecasts/project-member.ts';
import type { Reckoning } from '../../domain/forecasts/reckoning.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { Period } from '../../domain/calendar/period.ts';
import type { Moment } from '../../domain/calendar/wake-up.ts';
import { periodAt, periodIndexOf, periodStart } from '../../domain/subscriptions/periods.ts';
import { groupMayBeBilledBefore, orAskedFor } from '../collections/may-be-billed-before.ts';
import { findMembers } from '../groups/find-group-members.ts';
import { hasEverHadMember } from '../groups/has-ever-had-member.ts';
import { type ComingMember, loadComingMembers } from '../groups/load-coming-members.ts';
import { type GroupTerms, loadGroupTerms } from '../groups/load-group-terms.ts';
import type { EntityManager } from '../orm.ts';
import type { Living } from './load-projectables.ts';

/** `subscription_group`: members of a run that has begun wait in it, since it is under way or was stopped: nobody knows when they are billed. */
export type GroupUnreckoned = Unreckoned | 'subscription_group';

/** A group that goes on, and what its runs have left undone. */
export interface LivingGroup {
  readonly subscriptionId: SubscriptionId;
  readonly isWaiting: boolean;
  readonly isInNeed: boolean;
}

/** Members are read so many at a time, that reckoning them does not keep others waiting. */
const PAGE_SIZE = 500;

const hasMemberWho = (status: 'waiting' | 'needs_attention') => `exists (
    select from billing_run r where r.subscription_id = s.id
      and exists (select from billing_run_member m where m.run_id = r.id and m.status = '${status}'))`;

const SELECT_GROUPS = `
select s.id "subscriptionId", ${hasMemberWho('waiting')} "isWaiting",
  s.status = 'needs_attention' or ${hasMemberWho('needs_attention')} "isInNeed"
from subscription s
where s.creditor_id = ? and s.kind = 'group' and s.status in ('active', 'needs_attention')
  and (s.end_on is null or s.next_period_from <= s.end_on)`;

/** A creditor's groups that go on, in the order of their ids. */
export async function findLivingGroups(
  em: EntityManager,
  { creditorId, before = null }: Living,
): Promise<LivingGroup[]> {
  const [isDue, ...values] = before === null ? ['true'] : orAskedFor(groupMayBeBilledBefore(before));
  return em.execute<LivingGroup[]>(`${SELECT_GROUPS} and ${isDue} order by s.id`, [creditorId, ...values]);
}

/** How many members of groups may be billed before a day, a member of two groups twice; more than `limit` are not counted. */
export async function countDueMembers(
  em: EntityManager,
  { limit, ...living }: { creditorId: CreditorId; before: CivilDate; limit: number },
): Promise<number> {
  let count = 0;
  for (const { subscriptionId } of await findLivingGroups(em, living)) {
    const group = await loadGroupTerms(em, { subscriptionId, lock: false });
    if (group === null || count > limit) break;
    const period = daysBilled(group, addDays(living.before, -1));
    count += (await findMembers(em, { subscriptionId, period, limit: limit + 1 })).length;
  }
  return count;
}

/** Hands over what the members of a group will be issued through a day, member by member, and answers as `forecastSubscription`. */
export async function forecastGroup(
  em: EntityManager,
  { subscriptionId, isWaiting, isInNeed }: LivingGroup,
  { now, reckoning, ...wanted }: { now: Moment; reckoning: Reckoning } & Wanted,
): Promise<GroupUnreckoned | null> {
  const standing = isInNeed ? 'needs_attention' : isWaiting ? 'subscription_group' : null;
  const group = await loadGroupTerms(em, { subscriptionId, lock: false });
  if (group === null) return standing;
  // No member of it could be billed.
  if (!group.hasLines || !(await hasEverHadMember(em, subscriptionId))) return 'needs_attention';
  let unreckoned: Unreckoned | null = null;
  for await (const { facts, stays, terms } of comingMembers(em, { group, days: daysBilled(group, wanted.through) })) {
    const projectable = { ...group, draft: null, indexation: null, collected: null, facts };
    const periods = projectMember(projectable, { stays, terms, now, reckoning });
    const why = forecastPeriods(periods, { pauses: group.pauses, ...wanted });
    unreckoned ??= why;
  }
  return unreckoned ?? standing;
}

async function* comingMembers(
  em: EntityManager,
  { group, days }: { group: GroupTerms; days: Period },
): AsyncGenerator<ComingMember, void> {
  for (let after: DebtorId | null = null; ;) {
    const page: ComingMember[] = await loadComingMembers(em, { group, days, after, limit: PAGE_SIZE });
    yield* page;
    after = page.at(-1)?.debtorId ?? null;
    if (page.length < PAGE_SIZE) return;
  }
}

/** The days of all periods that may be billed through a day. */
function daysBilled(
  { schedule, nextPeriodIndex, billThroughIndex, billing, endOn }: GroupTerms,
  through: CivilDate,
): Period {
  const from = periodStart(schedule, nextPeriodIndex);
  const lastStart = addDays(through, billing.leadDays);
  const index = Math.max(billThroughIndex ?? 0, periodIndexOf(schedule, lastStart < from ? from : lastStart));
  const to = lastDayOf(schedule, index) ?? lastStart;
  return { from, to: endOn !== null && endOn < to ? endOn : to };
}

/** Null where the calendar ends before it. */
function lastDayOf(schedule: GroupTerms['schedule'], index: number): CivilDate | null {
  try {
    return periodAt(schedule, index).to;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
