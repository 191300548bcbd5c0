import { raw } from '@mikro-orm/core';
import type { RunId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { Period } from '../../domain/calendar/period.ts';
import { MEMBERS_SUBQUERY, membersValues } from './find-group-members.ts';
import type { EntityManager } from '../orm.ts';

/** Members of a chunk: as many as one transaction drafts in less than a second or two. */
export const CHUNK_MEMBERS = 500;

// The memberships are read once for all the runs. A member who stands in a run keeps the chunk while waiting, since the chunk may be
// on its way; who is new or tries again goes into a chunk after the last one.
const GATHER = `
merge into billing_run_member b
using (
  with found as (
    select r.id run_id, r.creditor_id, m.debtor_id, m.stays * datemultirange(daterange(r.period_from, r.period_to, '[]')) days
    from (${MEMBERS_SUBQUERY}) m join billing_run r on r.id = any(:runs::uuid[])
  ), counted as (
    select f.run_id, f.creditor_id, f.debtor_id,
      case when t.left_out_until is null then f.days else f.days * datemultirange(daterange(t.left_out_until, null)) end days,
      coalesce(b.status = 'waiting', false) is_waiting
    from found f
    left join subscription_member_terms t on t.subscription_id = :subscription and t.debtor_id = f.debtor_id
    left join billing_run_member b on b.run_id = f.run_id and b.debtor_id = f.debtor_id
    where not isempty(f.days) and (b.status is null or b.status in ('waiting', 'needs_attention'))
  )
  select c.*, case when isempty(days) then 'settled' else 'waiting' end status, case when isempty(days) then 'left_out' end settled_as,
    coalesce(last.chunk + 1, 0) + (row_number() over (partition by run_id, is_waiting order by debtor_id) - 1) / :size::int chunk
  from counted c left join lateral (select max(chunk) chunk from billing_run_member where run_id = c.run_id) last on true
) m on b.run_id = m.run_id and b.debtor_id = m.debtor_id
when matched and b.status = 'needs_attention' then update
  set status = m.status, settled_as = m.settled_as, attention_code = null, days = m.days, chunk = m.chunk, updated_at = now()
when matched and b.status = 'waiting' and b.days <> m.days then update
  set status = m.status, settled_as = m.settled_as, days = m.days, updated_at = now()
when not matched then insert (run_id, debtor_id, creditor_id, chunk, days, status, settled_as)
  values (m.run_id, m.debtor_id, m.creditor_id, m.chunk, m.days, m.status, m.settled_as)
when not matched by source and b.run_id = any(:runs::uuid[]) and b.status in ('waiting', 'needs_attention') then update
  set status = 'settled', settled_as = 'left', attention_code = null, days = '{}', updated_at = now()`;

/**
 * Brings runs of a group up to date with who is a member on which days of their periods: who is missing is added, who needed attention
 * waits again, and who is no member after all is settled as `left`. What was billed or settled stays. One statement, however many they
 * are; the caller holds the runs alone.
 */
export async function gatherRunMembers(
  em: EntityManager,
  { subscriptionId, runs }: { subscriptionId: SubscriptionId; runs: readonly { id: RunId; period: Period }[] },
): Promise<void> {
  const [first, ...others] = runs.map(({ period }) => period);
  if (first === undefined) return;
  const span = others.reduce(
    (all, { from, to }) => ({ from: from < all.from ? from : all.from, to: to > all.to ? to : all.to }),
    first,
  );
  const values = membersValues({ subscriptionId, period: span, limit: null });
  await em.execute(raw(GATHER, { ...values, runs: `{${runs.map(({ id }) => id).join()}}`, size: CHUNK_MEMBERS }));
}
