import type { Orm } from '../db/orm.ts';
import type { CivilDate } from '../domain/calendar/calendar.ts';
import type { CreditorId, SubscriptionId } from '../domain/identifiers/ids.ts';
import { LINES_OF_SUBSCRIPTIONS, WITH_DEBTORS } from './due-rows.ts';

/** Each subscription with a debtor of its own, who gets mail and has an active mandate. One statement, whatever their number. */
const INSERT = `${WITH_DEBTORS}, subscription as (
  insert into subscription (id, creditor_id, debtor_id, start_on, interval_unit, interval_count, payment_terms_days, status,
    next_period_index, next_period_from)
  select uuidv7(), creditor_id, id, ?::date, 'month', 1, 14, 'active', 0, ?::date from debtor
  returning id, creditor_id
), ${LINES_OF_SUBSCRIPTIONS}`;

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
