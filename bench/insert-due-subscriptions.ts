import type { Orm } from '../db/orm.ts';
import type { CivilDate } from '../domain/calendar.ts';
import type { CreditorId, SubscriptionId } from '../domain/ids.ts';

/** Lines of each subscription: an invoice of ordinary size. */
const LINES = 3;

/** Each subscription with a debtor of its own, who gets mail and has an active mandate. One statement, whatever their number. */
const INSERT = `
with debtor as (
  insert into debtor (id, creditor_id, customer_number, name, address_lines, postcode, city, country, email, language)
  select uuidv7(), ?, n::text, 'Prøvekunde ' || n, array['Prøvevej ' || n], '9000', 'Aalborg', 'DK', 'kunde' || n || '@prove.example', 'da'
  from generate_series(?::int, ?::int) n
  returning id, creditor_id, customer_number
), mandate as (
  insert into mandate (id, creditor_id, debtor_id, mandate_number, active_from)
  select uuidv7(), creditor_id, id, lpad(customer_number, 9, '0'), date '2000-01-01' from debtor
), subscription as (
  insert into subscription (id, creditor_id, debtor_id, start_on, interval_unit, interval_count, payment_terms_days, status,
    next_period_index, next_period_from)
  select uuidv7(), creditor_id, id, ?::date, 'month', 1, 14, 'active', 0, ?::date from debtor
  returning id, creditor_id
), line as (
  insert into standing_line (id, creditor_id, subscription_id, position, text, quantity_micro, unit_price_micro, vat_code)
  select uuidv7(), s.creditor_id, s.id, position, 'Prøvevare ' || position, 1000000, position * 49950000, 'standard'
  from subscription s, generate_series(1, ${LINES}) position
)
select id from subscription`;

/** Writes monthly subscriptions, plainly samples, whose first period is due. Customer numbers count up from `firstNumber`. */
export async function insertDueSubscriptions(
  orm: Orm,
  {
    creditorId,
    firstNumber,
    count,
    startOn,
  }: { creditorId: CreditorId; firstNumber: number; count: number; startOn: CivilDate },
): Promise<SubscriptionId[]> {
  const values = [creditorId, firstNumber, firstNumber + count - 1, startOn, startOn];
  const rows = await orm.em.fork().execute<{ id: SubscriptionId }[]>(INSERT, values);
  return rows.map(({ id }) => id);
}
