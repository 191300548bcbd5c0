import type { Orm } from '../db/orm.ts';
import type { CivilDate } from '../domain/calendar/calendar.ts';
import type { CreditorId, SubscriptionId } from '../domain/identifiers/ids.ts';
import { LINES_OF_SUBSCRIPTIONS, WITH_DEBTORS } from './due-rows.ts';

/** A group with its lines, whose members come by a debtor group, get mail and have an active mandate. One statement, whatever their number. */
const INSERT = `${WITH_DEBTORS}, house as (
  insert into debtor_group (id, creditor_id, name) values (uuidv7(), ?, 'Ejendom ' || ?::text) returning id, creditor_id
), membership as (
  insert into debtor_group_member (id, creditor_id, group_id, debtor_id, joined_on)
  select uuidv7(), d.creditor_id, h.id, d.id, date '2020-01-01' from debtor d, house h
), subscription as (
  insert into subscription (id, creditor_id, kind, start_on, interval_unit, interval_count, payment_terms_days, status,
    next_period_index, next_period_from)
  select uuidv7(), creditor_id, 'group', ?::date, 'month', 1, 14, 'active', 0, ?::date from house
  returning id, creditor_id
), member as (
  insert into subscription_group_member (id, creditor_id, subscription_id, debtor_group_id, joined_on)
  select uuidv7(), h.creditor_id, s.id, h.id, date '2020-01-01' from house h, subscription s
), ${LINES_OF_SUBSCRIPTIONS}`;

/** Writes a monthly group, plainly a sample, whose first period is due. Customer numbers count up from `firstNumber`. */
export async function insertDueGroup(
  orm: Orm,
  {
    creditorId,
    firstNumber,
    count,
    startOn,
  }: { creditorId: CreditorId; firstNumber: number; count: number; startOn: CivilDate },
): Promise<SubscriptionId> {
  const last = firstNumber + count - 1;
  const values = [creditorId, firstNumber, last, creditorId, firstNumber, startOn, startOn];
  const [row] = await orm.em.fork().execute<{ id: SubscriptionId }[]>(INSERT, values);
  if (row === undefined) throw new Error('no group was written');
  await orm.em.fork().execute('vacuum analyze');
  return row.id;
}
