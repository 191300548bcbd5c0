import { v7 as uuid } from 'uuid';
import type { Orm } from '../db/orm.ts';
import type { CivilDate } from '../domain/calendar/calendar.ts';
import type { CreditorId, SubscriptionId } from '../domain/identifiers/ids.ts';
import { LINES_OF_SUBSCRIPTIONS, WITH_DEBTORS } from './due-rows.ts';

/** Each subscription with a debtor of its own, who gets mail and has an active mandate. One statement, whatever their number. */
const INSERT = `${WITH_DEBTORS}, subscription as (
  insert into subscription (id, creditor_id, debtor_id, start_on, interval_unit, interval_count, payment_terms_days, status,
    next_period_index, next_period_from)
  select one.id, d.creditor_id, d.id, ?::date, 'month', 1, 14, 'active', 0, ?::date
  from debtor d join unnest(?::uuid[]) with ordinality one (id, place) on d.customer_number = (?::int + place)::text
  returning id, creditor_id
), ${LINES_OF_SUBSCRIPTIONS}`;

export const newSubscriptionIds = (count: number): SubscriptionId[] =>
  Array.from({ length: count }, () => uuid() as SubscriptionId);

/** Writes monthly subscriptions, plainly samples, that begin on a day. Customer numbers count up from `firstNumber`. */
export async function insertDueSubscriptions(
  orm: Orm,
  {
    creditorId,
    firstNumber,
    ids,
    startOn,
  }: { creditorId: CreditorId; firstNumber: number; ids: readonly SubscriptionId[]; startOn: CivilDate },
): Promise<void> {
  const lastNumber = firstNumber + ids.length - 1;
  const values = [creditorId, firstNumber, lastNumber, startOn, startOn, `{${ids.join()}}`, firstNumber - 1];
  await orm.em.fork().execute(INSERT, values);
}
