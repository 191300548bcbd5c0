/**
 * SQL: the last day, within some days, on which a debtor is a member of a subscription group, directly or through groups; `infinity` for no
 * end, null for no day. The four are expressions, columns of an outer row too; `through` may be null for no end.
 */
export const lastMemberDay = ({
  subscriptionId,
  debtorId,
  from,
  through,
}: {
  subscriptionId: string;
  debtorId: string;
  from: string;
  through: string;
}) => `case when ${from} > ${through} then null else (
  with recursive held (group_id, stay) as (
    select m.group_id, daterange(m.joined_on, m.left_on, '[]') from debtor_group_member m where m.debtor_id = ${debtorId}
    union
    select m.group_id, h.stay * daterange(m.joined_on, m.left_on, '[]')
    from held h join debtor_group_member m on m.child_group_id = h.group_id
    where h.stay && daterange(m.joined_on, m.left_on, '[]')
  ), stays (stay) as (
    select daterange(g.joined_on, g.left_on, '[]') from subscription_group_member g
    where g.subscription_id = ${subscriptionId} and g.debtor_id = ${debtorId}
    union all
    select h.stay * daterange(g.joined_on, g.left_on, '[]')
    from held h join subscription_group_member g on g.debtor_group_id = h.group_id
    where g.subscription_id = ${subscriptionId}
  )
  select max(coalesce(upper(d.days) - 1, 'infinity'::date))
  from (select stay * daterange(${from}, ${through}, '[]') days from stays) d where not isempty(d.days)) end`;

/** SQL: the same for a waiting line's debtor in a group `s`: from its next period on, and from the day until which the debtor is left out. */
export const lastComingDay = ({ debtorId }: { debtorId: string }) =>
  lastMemberDay({
    subscriptionId: 's.id',
    debtorId,
    from: `greatest(s.next_period_from, (
      select t.left_out_until from subscription_member_terms t where t.subscription_id = s.id and t.debtor_id = ${debtorId}))`,
    through: 's.end_on',
  });

/** SQL: whether a debtor stands in a run of a group `s` that goes on, and is billed by it yet. */
export const waitsInRun = ({ debtorId }: { debtorId: string }) => `exists (
  select from billing_run r join billing_run_member b on b.run_id = r.id
  where r.subscription_id = s.id and r.stopped_at is null and b.debtor_id = ${debtorId} and b.status in ('waiting', 'needs_attention'))`;
