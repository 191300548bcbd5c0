import { hasEverHadMember } from '../../../db/groups/has-ever-had-member.ts';
import { LATE_PERIODS } from '../../../domain/groups/late-periods.ts';
import type { RunId, SubscriptionId } from '../../../domain/identifiers/ids.ts';
import { subscriptionWorkflowId } from '../../../workflows/subscriptions/subscription.ts';
import type { Call } from '../../http/route.ts';
import { wakeRun } from '../runs/wake-run.ts';
import type { MembershipKind, MembershipOwner } from './membership-kinds.ts';

/** The days of a membership; `leftOn` is null where it goes on. */
interface Stay {
  readonly joinedOn: string;
  readonly leftOn: string | null;
}

const STAYS = `jsonb_to_recordset(?::jsonb) as w ("ownerId" uuid, "joinedOn" date, "leftOn" date)`;

// Ways up from debtor groups to the subscriptions that they are members of, with the days that all memberships on the way have in common.
const ABOVE_GROUPS = `
with recursive above (group_id, stay) as (
  select "ownerId", daterange("joinedOn", "leftOn", '[]') from ${STAYS}
  union
  select m.group_id, a.stay * daterange(m.joined_on, m.left_on, '[]')
  from above a join debtor_group_member m on m.child_group_id = a.group_id
  where a.stay && daterange(m.joined_on, m.left_on, '[]')
), reached as (
  select g.subscription_id, a.stay * daterange(g.joined_on, g.left_on, '[]') stay
  from above a join subscription_group_member g on g.debtor_group_id = a.group_id
)`;
const THE_SUBSCRIPTIONS = `with reached (subscription_id, stay) as (select "ownerId", daterange("joinedOn", "leftOn", '[]') from ${STAYS})`;

/** As `wakeAllReached`, for one. */
export async function wakeReached(
  call: Pick<Call<unknown, unknown, unknown>, 'em' | 'creditorId' | 'send'>,
  { kind, ownerId }: MembershipOwner,
  { joinedOn, leftOn }: Stay,
): Promise<void> {
  await wakeAllReached(call, kind, [{ ownerId, joinedOn, leftOn }]);
}

/**
 * Tells what new or longer memberships of a kind reach: the groups that wait for their first member, and the runs of the periods that have
 * begun and that they have days in, so that who joins late is billed at once. Groups that are over are told nothing. All are looked for in two
 * statements, however many there are.
 *
 * The groups are held first: a run that begins meanwhile reads the membership, or is seen here.
 */
export async function wakeAllReached(
  { em, creditorId, send }: Pick<Call<unknown, unknown, unknown>, 'em' | 'creditorId' | 'send'>,
  kind: MembershipKind,
  stays: readonly (Stay & Pick<MembershipOwner, 'ownerId'>)[],
): Promise<void> {
  const reached = kind.owner === 'group_id' ? ABOVE_GROUPS : THE_SUBSCRIPTIONS;
  const values = [JSON.stringify(stays)];
  const groups = await em.execute<{ id: SubscriptionId; isMemberless: boolean }[]>(
    `${reached} select s.id, s.status = 'needs_attention' and s.attention_code = 'group_without_members' "isMemberless" from subscription s
     where s.id in (select subscription_id from reached) and s.status in ('active', 'needs_attention') order by s.id for share of s`,
    values,
  );
  for (const { id, isMemberless } of groups) {
    if (!isMemberless || !(await hasEverHadMember(em, id))) continue;
    await send({ kind: 'retry', creditorId, workflowId: subscriptionWorkflowId(id), payload: {} });
  }
  const runs = await em.execute<{ id: RunId }[]>(
    `${reached} select distinct r.id from reached join subscription s on s.id = reached.subscription_id and s.status in ('active', 'needs_attention')
       join billing_run r on r.subscription_id = s.id and r.period_index >= s.next_period_index - ?
     where daterange(r.period_from, r.period_to, '[]') && reached.stay order by r.id`,
    [...values, LATE_PERIODS],
  );
  for (const { id } of runs) await wakeRun({ send, creditorId }, id);
}
