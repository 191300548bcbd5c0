import { raw } from '@mikro-orm/core';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { Period } from '../../domain/calendar/period.ts';
import { BEFORE_ALL_IDS } from '../before-all-ids.ts';
import type { EntityManager } from '../orm.ts';

/** Days without a gap on which a debtor is a member, both included; `leftOn` is null while it lasts. */
export interface Stay {
  readonly joinedOn: CivilDate;
  readonly leftOn: CivilDate | null;
}

export interface Member {
  readonly debtorId: DebtorId;
  /** Oldest first, at least one; between two there is a day on which the debtor is no member. */
  readonly stays: readonly Stay[];
}

// A stay that reaches a debtor is what all memberships on the way down have in common; a debtor's stays are what all ways give together.
// `reached` ends even where groups are held twice: there are only so many groups and days. `chosen` reads no more of any group than
// the page holds, in the order of an index; only then are the page's debtors read whole, since a stay outside the period may lengthen
// one inside it. What lies in the period is asked for with `isempty`, not `&&`: of that the planner expects next to nothing, and sorts
// whole groups instead of walking down the index. `offset 0` has each chosen debtor's memberships looked up and not all of them read.
/**
 * The debtors of the group `:subscription` who are members in `:period`, a daterange, in the order of their ids from the first after
 * `:after` on, at most `:limit`, null for all: `debtor_id` and `stays`, a datemultirange, whole.
 */
export const MEMBERS_SUBQUERY = `
with recursive reached (group_id, stay) as (
  select debtor_group_id, daterange(joined_on, left_on, '[]') from subscription_group_member
  where subscription_id = :subscription and debtor_group_id is not null
  union
  select m.child_group_id, r.stay * daterange(m.joined_on, m.left_on, '[]')
  from reached r join debtor_group_member m on m.group_id = r.group_id and m.child_group_id is not null
  where r.stay && daterange(m.joined_on, m.left_on, '[]')
), held (group_id, stays) as materialized (
  select group_id, range_agg(stay) from reached group by group_id
), chosen (debtor_id) as materialized (
  select distinct debtor_id from (
    (select distinct debtor_id from subscription_group_member
     where subscription_id = :subscription and debtor_id > :after and not isempty(daterange(joined_on, left_on, '[]') * :period::daterange)
     order by debtor_id limit :limit)
    union all
    select m.debtor_id from held h cross join lateral (
      select distinct debtor_id from debtor_group_member
      where group_id = h.group_id and debtor_id > :after
        and not isempty(h.stays * datemultirange(daterange(joined_on, left_on, '[]') * :period::daterange))
      order by debtor_id limit :limit) m
  ) d order by debtor_id limit :limit
), every (debtor_id, stays) as (
  select debtor_id, datemultirange(daterange(joined_on, left_on, '[]'))
  from chosen join subscription_group_member using (debtor_id) where subscription_id = :subscription
  union all
  select c.debtor_id, h.stays * datemultirange(m.stay)
  from chosen c cross join lateral (
    select group_id, daterange(joined_on, left_on, '[]') stay from debtor_group_member where debtor_id = c.debtor_id offset 0) m
  join held h using (group_id)
)
select debtor_id, range_agg(stays) stays from every group by debtor_id`;

const SELECT = `
select debtor_id "debtorId", jsonb_agg(jsonb_build_object('joinedOn', lower(stay), 'leftOn', upper(stay) - 1) order by stay) stays
from (select debtor_id, unnest(stays) stay from (${MEMBERS_SUBQUERY}) m) s
where stay && :period::daterange
group by debtor_id order by debtor_id`;

/** The values of `MEMBERS_SUBQUERY`. */
export function membersValues({
  subscriptionId,
  period,
  after = null,
  limit,
}: {
  subscriptionId: SubscriptionId;
  period: Period;
  after?: DebtorId | null;
  limit: number | null;
}) {
  return {
    subscription: subscriptionId,
    after: after ?? BEFORE_ALL_IDS,
    period: `[${period.from},${period.to}]`,
    limit,
  };
}

/**
 * The debtors of a subscription group who are members on a day of the period or more: each once, however many ways lead there, in
 * the order of their ids from the first after `after` on. Stays are whole: they may begin before the period and end after it.
 * Fewer than `limit` are the last ones.
 */
export async function findMembers(
  em: EntityManager,
  page: { subscriptionId: SubscriptionId; period: Period; after?: DebtorId | null; limit: number },
): Promise<Member[]> {
  return em.execute<Member[]>(raw(SELECT, membersValues(page)));
}
