import { DebtorGroup } from '../../db/entities/debtor-group.ts';
import { Item } from '../../db/entities/item.ts';
import { uuidArray } from '../../db/lines/load-line-holders.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { likeAnywhere } from '../http/pages.ts';
import { ApiProblem, invalidField } from '../http/problem.ts';
import type { PriceChangeBody } from './price-change-fields.ts';

/** As many as are read, changed and written within some seconds. */
const MAX_SUBSCRIPTIONS = 5000;

const IN_GROUP = `s.debtor_id in (
  with recursive today (today) as (
    select (now() at time zone time_zone)::date from creditor where id = ?
  ), held (group_id) as (
    select ?::uuid
    union
    select m.child_group_id from held h join debtor_group_member m on m.group_id = h.group_id cross join today t
    where m.child_group_id is not null and daterange(m.joined_on, m.left_on, '[]') @> t.today
  )
  select m.debtor_id from held h join debtor_group_member m on m.group_id = h.group_id cross join today t
  where m.debtor_id is not null and daterange(m.joined_on, m.left_on, '[]') @> t.today)`;

/**
 * The creditor's subscriptions that a change of prices is about.
 * @throws ApiProblem where the selection names what is not there, or too many.
 */
export async function selectSubscriptions(
  em: EntityManager,
  { creditorId, selection }: { creditorId: CreditorId; selection: PriceChangeBody['selection'] },
): Promise<SubscriptionId[]> {
  const { itemId, subscriptionIds, debtorGroupId, q } = selection;
  const conditions = [`s.creditor_id = ?`, `s.status in ('active', 'needs_attention')`];
  const values: unknown[] = [creditorId];
  const add = (condition: string, ...given: unknown[]) => {
    conditions.push(condition);
    values.push(...given);
  };
  if (itemId !== undefined) {
    if ((await em.count(Item, { id: itemId, creditorId })) === 0) throw notThere('itemId');
    add(
      'exists (select from standing_line l where l.subscription_id = s.id and l.item_id = ? and l.replaced_at is null)',
      itemId,
    );
  }
  if (debtorGroupId !== undefined) {
    if ((await em.count(DebtorGroup, { id: debtorGroupId, creditorId })) === 0) throw notThere('debtorGroupId');
    add(IN_GROUP, creditorId, debtorGroupId);
  }
  if (subscriptionIds !== undefined) {
    const [live] = await em.execute<{ count: string }[]>(
      `select count(*) from subscription s where ${conditions.slice(0, 2).join(' and ')} and s.id = any(?::uuid[])`,
      [creditorId, uuidArray(subscriptionIds)],
    );
    if (live?.count !== `${new Set(subscriptionIds).size}`) throw notThere('subscriptionIds');
    add('s.id = any(?::uuid[])', uuidArray(subscriptionIds));
  }
  if (q !== undefined) {
    add('(lower(s.reference) like ? or lower(d.name) like ?)', likeAnywhere(q), likeAnywhere(q));
  }
  const rows = await em.execute<{ id: SubscriptionId }[]>(
    `select s.id from subscription s left join debtor d on d.creditor_id = s.creditor_id and d.id = s.debtor_id
     where ${conditions.join(' and ')} order by s.id limit ?`,
    [...values, MAX_SUBSCRIPTIONS + 1],
  );
  if (rows.length > MAX_SUBSCRIPTIONS) {
    throw new ApiProblem('too_many_subscriptions', { detail: `At most ${MAX_SUBSCRIPTIONS} are changed at once` });
  }
  return rows.map(({ id }) => id);
}

function notThere(field: string): ApiProblem {
  const message = 'There is none such, or it is over';
  return invalidField({ path: `/selection/${field}`, code: 'not_found', message });
}
