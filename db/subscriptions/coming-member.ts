/**
 * SQL: whether a debtor is, or will be, a member of a subscription group on some day from that one on, directly or through groups. The
 * three are expressions, columns of an outer row too.
 */
export const isComingMember = ({
  subscriptionId,
  debtorId,
  from,
}: {
  subscriptionId: string;
  debtorId: string;
  from: string;
}) => `exists (
  with recursive held (group_id, stay) as (
    select m.group_id, daterange(m.joined_on, m.left_on, '[]') from debtor_group_member m where m.debtor_id = ${debtorId}
    union
    select m.group_id, h.stay * daterange(m.joined_on, m.left_on, '[]')
    from held h join debtor_group_member m on m.child_group_id = h.group_id
    where h.stay && daterange(m.joined_on, m.left_on, '[]')
  )
  select from subscription_group_member g
  where g.subscription_id = ${subscriptionId} and g.debtor_id = ${debtorId} and (g.left_on is null or g.left_on >= ${from})
  union all
  select from held h join subscription_group_member g on g.debtor_group_id = h.group_id
  where g.subscription_id = ${subscriptionId}
    and not isempty(h.stay * daterange(g.joined_on, g.left_on, '[]') * daterange(${from}, null, '[)')))`;
