import type { Orm } from '../db/orm.ts';
import type { CivilDate } from '../domain/calendar.ts';
import type { CreditorId, SubscriptionId } from '../domain/ids.ts';

/** Lines of the group: an invoice of ordinary size. */
const LINES = 3;

/** A group with its lines, whose members come by a debtor group, get mail and have an active mandate. One statement, whatever their number. */
const INSERT = `
with debtor as (
  insert into debtor (id, creditor_id, customer_number, name, address_lines, postcode, city, country, email, language)
  select uuidv7(), ?, n::text, 'Prøvekunde ' || n, array['Prøvevej ' || n], '9000', 'Aalborg', 'DK', 'kunde' || n || '@prove.example', 'da'
  from generate_series(?::int, ?::int) n
  returning id, creditor_id, customer_number
), mandate as (
  insert into mandate (id, creditor_id, debtor_id, mandate_number, active_from)
  select uuidv7(), creditor_id, id, lpad(customer_number, 9, '0'), date '2000-01-01' from debtor
), house as (
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
), line as (
  insert into standing_line (id, creditor_id, subscription_id, position, text, quantity_micro, unit_price_micro, vat_code)
  select uuidv7(), s.creditor_id, s.id, position, 'Prøvevare ' || position, 1000000, position * 49950000, 'standard'
  from subscription s, generate_series(1, ${LINES}) position
)
select id from subscription`;

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
