/**
 * SQL: the days, from the next period of a group `s` up to its end, on which a debtor is a member, directly or through groups, and not left
 * out: each stay as `{"from", "to"}`, without `to` where it has no end. Null for no day.
 * @param debtorId an expression, a column of an outer row too.
 */
export const comingStays = ({ debtorId }: { debtorId: string }) => `(
  with recursive held (group_id, stay) as (
    select m.group_id, daterange(m.joined_on, m.left_on, '[]') from debtor_group_member m where m.debtor_id = ${debtorId}
    union
    select m.group_id, h.stay * daterange(m.joined_on, m.left_on, '[]')
    from held h join debtor_group_member m on m.child_group_id = h.group_id
    where h.stay && daterange(m.joined_on, m.left_on, '[]')
  ), stays (stay) as (
    select daterange(g.joined_on, g.left_on, '[]') from subscription_group_member g
    where g.subscription_id = s.id and g.debtor_id = ${debtorId}
    union all
    select h.stay * daterange(g.joined_on, g.left_on, '[]')
    from held h join subscription_group_member g on g.debtor_group_id = h.group_id
    where g.subscription_id = s.id
  ), coming (days) as (
    select stay * daterange(s.next_period_from, null)
      * daterange((select t.left_out_until from subscription_member_terms t where t.subscription_id = s.id and t.debtor_id = ${debtorId}), null)
      * daterange(null, s.end_on, '[]')
    from stays
  )
  select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('from', lower(days), 'to', upper(days) - 1))) from coming where not isempty(days))`;

/** SQL: whether a debtor stands in a run of a group `s` that goes on, and is billed by it yet. */
export const waitsInRun = ({ debtorId }: { debtorId: string }) => `exists (
  select from billing_run r join billing_run_member b on b.run_id = r.id
  where r.subscription_id = s.id and r.stopped_at is null and b.debtor_id = ${debtorId} and b.status in ('waiting', 'needs_attention'))`;
