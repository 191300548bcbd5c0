import type { Orm } from '../db/orm.ts';

/** Groups of each creditor: those of a house with as many doors. */
const GROUPS_EACH = 10;

const INSERT = `
with debtor as (
  select id, creditor_id, row_number() over (partition by creditor_id order by id) % ${GROUPS_EACH} n from debtor
), house as (
  insert into debtor_group (id, creditor_id, name) select uuidv7(), id, 'Ejendom' from creditor returning id, creditor_id
), door as (
  insert into debtor_group (id, creditor_id, name)
  select uuidv7(), creditor_id, 'Opgang ' || n from (select distinct creditor_id, n from debtor) d
  returning id, creditor_id, name
), doors as (
  insert into debtor_group_member (id, creditor_id, group_id, child_group_id, joined_on)
  select uuidv7(), h.creditor_id, h.id, d.id, date '2020-01-01' from house h join door d using (creditor_id)
), debtors as (
  insert into debtor_group_member (id, creditor_id, group_id, debtor_id, joined_on)
  select uuidv7(), d.creditor_id, g.id, d.id, date '2020-01-01'
  from debtor d join door g on g.creditor_id = d.creditor_id and g.name = 'Opgang ' || d.n
), subscribed as (
  insert into subscription (id, creditor_id, kind, start_on, interval_unit, interval_count, payment_terms_days, status,
    next_period_index, next_period_from)
  select uuidv7(), creditor_id, 'group', date '2026-01-01', 'month', 1, 14, 'active', 0, date '2026-01-01' from house
  returning id, creditor_id
)
insert into subscription_group_member (id, creditor_id, subscription_id, debtor_group_id, joined_on)
select uuidv7(), s.creditor_id, s.id, h.id, date '2020-01-01' from house h join subscribed s using (creditor_id)`;

/** Puts every debtor of the database into a group of a group that a subscription group of the creditor bills. */
export async function insertGroups(orm: Orm): Promise<void> {
  await orm.em.fork().execute(INSERT);
  await orm.em.fork().execute('vacuum analyze');
}

/** The subscription of the creditor that bills the groups, and the group that holds the others. */
export async function pickGroups(
  orm: Orm,
  creditorId: string,
): Promise<{ subscriptionId: string; debtorGroupId: string }> {
  const [row] = await orm.em
    .fork()
    .execute<{ subscriptionId: string; debtorGroupId: string }[]>(
      'select subscription_id "subscriptionId", debtor_group_id "debtorGroupId" from subscription_group_member where creditor_id = ?',
      [creditorId],
    );
  if (row === undefined) throw new Error(`creditor ${creditorId} has no groups`);
  return row;
}
