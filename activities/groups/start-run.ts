import { v7 as uuid } from 'uuid';
import { isDatabaseAway } from '../../db/database-away.ts';
import { BillingRun } from '../../db/entities/billing-run.ts';
import { PeriodSettlement } from '../../db/entities/period-settlement.ts';
import { gatherRunMembers } from '../../db/groups/gather-run-members.ts';
import { type GroupTerms, loadGroupTerms } from '../../db/groups/load-group-terms.ts';
import { hasEverHadMember } from '../../db/groups/has-ever-had-member.ts';
import { lockRun } from '../../db/groups/lock-run.ts';
import { advanceSubscriptions } from '../../db/subscriptions/advance-subscriptions.ts';
import { markNeedsAttention } from '../../db/subscriptions/mark-needs-attention.ts';
import type { EntityManager, Orm } from '../../db/orm.ts';
import { LATE_PERIODS } from '../../domain/groups/late-periods.ts';
import type { RunId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { PeriodPlan } from '../../domain/subscriptions/plan-period.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { storeUnbilled } from '../invoices/store-unbilled.ts';
import { draftKindOf } from '../seen.ts';
import { inNeedOfAttention, type NotBilled, periodAfter, takeTurn, type Unbilled } from '../invoices/take-turn.ts';

export interface StartRunInput {
  readonly subscriptionId: SubscriptionId;
  readonly periodIndex: number;
  /** The workflow's clock, epoch ms. */
  readonly billedAtMs: number;
  /** The moment from which the period could have been billed, epoch ms. */
  readonly dueAtMs?: number;
}

export type StartRunOutcome =
  /** The runs that have members to bill, oldest first: the period's own, and earlier ones that somebody joined late. */
  { readonly kind: 'started'; readonly runIds: readonly RunId[] } | NotBilled;

/**
 * Starts the billing of a period of a group: its run, with everybody who is a member on a day of it, and the subscription moved on to
 * its next period, all in one transaction; or settles the period without one, or says until when it waits. A group that nobody has ever
 * been a member of waits for its first member. Members who were added to a
 * period that has been billed join its run. Asked twice, it answers the same. What a person must fix is stored as the subscription's
 * state and answered; only a database that is away makes it fail.
 */
export function createStartRun({ orm, seen }: Pick<ActivityDependencies, 'orm' | 'seen'>) {
  return async function startRun(input: StartRunInput): Promise<StartRunOutcome> {
    const outcome = await startOrMark(orm, input);
    seen?.({ what: 'draft', kind: draftKindOf(outcome), dueAtMs: input.dueAtMs ?? null });
    return outcome;
  };
}

async function startOrMark(orm: Orm, input: StartRunInput): Promise<StartRunOutcome> {
  try {
    return await orm.em.fork().transactional((em) => start(em, input), { clear: true });
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    const { subscriptionId } = input;
    await markNeedsAttention(orm.em.fork(), [{ subscriptionId, code: 'cannot_be_drafted', detail }]);
    return { kind: 'needs_attention', code: 'cannot_be_drafted' };
  }
}

async function start(
  em: EntityManager,
  { subscriptionId, periodIndex, billedAtMs }: StartRunInput,
): Promise<StartRunOutcome> {
  const group = await loadGroupTerms(em, { subscriptionId, lock: true });
  if (group === null) return { kind: 'needs_attention', code: 'subscription_missing' };
  if (periodIndex < group.nextPeriodIndex) return decidedBefore(em, { subscriptionId, periodIndex });
  const due = { terms: group, periodIndex, billedAtMs };
  const turn = takeTurn(due, group.common);
  if (turn.kind !== 'bill') return stored(em, turn);
  if (!group.hasLines) return stored(em, inNeedOfAttention(due, { code: 'nothing_to_bill', detail: null }));
  if (!(await hasEverHadMember(em, subscriptionId))) {
    return stored(em, inNeedOfAttention(due, { code: 'group_without_members', detail: null }));
  }
  await insertRun(em, { group, plan: turn.plan, periodIndex });
  await gatherLatest(em, { subscriptionId, periodIndex });
  await advanceSubscriptions(em, [periodAfter(group, periodIndex)]);
  return { kind: 'started', runIds: await runsToBill(em, { subscriptionId, periodIndex }) };
}

async function stored(em: EntityManager, unbilled: Unbilled): Promise<NotBilled> {
  await storeUnbilled(em, [unbilled]);
  return unbilled.outcome;
}

async function insertRun(
  em: EntityManager,
  {
    group: { creditorId, subscriptionId },
    plan: { period },
    periodIndex,
  }: { group: GroupTerms; plan: PeriodPlan; periodIndex: number },
): Promise<void> {
  await em.insert(BillingRun, {
    id: uuid() as RunId,
    creditorId,
    subscriptionId,
    periodIndex,
    periodFrom: period.from,
    periodTo: period.to,
    stoppedAt: null,
  });
}

async function gatherLatest(
  em: EntityManager,
  { subscriptionId, periodIndex }: { subscriptionId: SubscriptionId; periodIndex: number },
): Promise<void> {
  const rows = await em.find(
    BillingRun,
    { subscriptionId, periodIndex: { $gt: periodIndex - LATE_PERIODS } },
    { orderBy: { periodIndex: 'asc' }, disableIdentityMap: true },
  );
  for (const { id: runId } of rows) await lockRun(em, { runId, alone: true });
  const runs = rows.map(({ id, periodFrom, periodTo }) => ({ id, period: { from: periodFrom, to: periodTo } }));
  await gatherRunMembers(em, { subscriptionId, runs });
}

async function runsToBill(
  em: EntityManager,
  { subscriptionId, periodIndex }: { subscriptionId: SubscriptionId; periodIndex: number },
): Promise<RunId[]> {
  const rows = await em.execute<{ id: RunId }[]>(
    `select id from billing_run r where subscription_id = ? and period_index > ? and period_index <= ?
       and (period_index = ? or exists (select from billing_run_member where run_id = r.id and status = 'waiting'))
     order by period_index`,
    [subscriptionId, periodIndex - LATE_PERIODS, periodIndex, periodIndex],
  );
  return rows.map(({ id }) => id);
}

/** The answer for a period that is over already, after a first answer was lost. Starting a run that is under way is safe. */
async function decidedBefore(
  em: EntityManager,
  { subscriptionId, periodIndex }: { subscriptionId: SubscriptionId; periodIndex: number },
): Promise<StartRunOutcome> {
  if ((await em.count(BillingRun, { subscriptionId, periodIndex })) === 1) {
    return { kind: 'started', runIds: await runsToBill(em, { subscriptionId, periodIndex }) };
  }
  await em.findOneOrFail(PeriodSettlement, { subscriptionId, periodIndex });
  return { kind: 'settled' };
}
