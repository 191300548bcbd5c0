import type { Orm } from '../db/orm.ts';
import type { CivilDate } from '../domain/calendar/calendar.ts';
import type { CreditorId } from '../domain/identifiers/ids.ts';

/** Starts lie this many days apart from the first to the last of them: over three years. */
const DAYS_OF_STARTS = 1096;

/**
 * Monthly subscriptions that have been billed until today, each with a debtor of its own and two lines. They start on all days of
 * three years up to the 28th of a month; half of the debtors have a mandate, and a tenth of the subscriptions a one-off line that waits.
 */
const INSERT = `
with given as (
  select ?::uuid creditor_id, ?::date today
), numbered as (
  select n, today - ((n * 7919) % ${DAYS_OF_STARTS}) as drawn_on, creditor_id, today from given, generate_series(1, ?::int) n
), starting as (
  select n, creditor_id, today, drawn_on - greatest(extract(day from drawn_on)::int - 28, 0) start_on from numbered
), debtor as (
  insert into debtor (id, creditor_id, customer_number, name, address_lines, postcode, city, country, email, language)
  select uuidv7(), creditor_id, n::text, 'Prøvekunde ' || n, array['Prøvevej ' || n], '9000', 'Aalborg', 'DK', 'kunde' || n || '@prove.example', 'da'
  from starting
  returning id, creditor_id, customer_number
), mandate as (
  insert into mandate (id, creditor_id, debtor_id, mandate_number, active_from)
  select uuidv7(), creditor_id, id, lpad(customer_number, 9, '0'), date '2000-01-01' from debtor where customer_number::int % 2 = 0
), subscription as (
  insert into subscription (id, creditor_id, debtor_id, start_on, interval_unit, interval_count, payment_terms_days, status,
    next_period_index, next_period_from)
  select uuidv7(), d.creditor_id, d.id, start_on, 'month', 1, 14, 'active', months, (start_on + make_interval(months => months))::date
  from debtor d join starting s on s.n = d.customer_number::int, lateral (
    select (extract(year from age(today, start_on)) * 12 + extract(month from age(today, start_on)))::int + 1 months) billed
  returning id, creditor_id
), line as (
  insert into standing_line (id, creditor_id, subscription_id, position, text, quantity_micro, unit_price_micro, vat_code)
  select uuidv7(), s.creditor_id, s.id, position, 'Prøvevare ' || position, 1000000, position * 49950000, 'standard'
  from subscription s, generate_series(1, 2) position
)
insert into one_off_line (id, creditor_id, subscription_id, text, quantity_micro, unit_price_micro, vat_code)
select uuidv7(), creditor_id, id, 'Prøvegebyr', 1000000, 50000000, 'standard' from subscription where hashtext(id::text) % 10 = 0`;

/** Writes subscriptions, plainly samples, that a forecast is made of. */
export async function insertForecastSubscriptions(
  orm: Orm,
  { creditorId, count, today }: { creditorId: CreditorId; count: number; today: CivilDate },
): Promise<void> {
  const em = orm.em.fork();
  await em.execute(INSERT, [creditorId, today, count]);
  await em.execute('analyze');
}
