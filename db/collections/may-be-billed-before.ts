import { settingsOf } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import { firstDueFor } from '../../domain/collections/first-due-for.ts';
import { createPaymentDates } from '../../domain/collections/payment-dates.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { MAX_DRAFT_WINDOW_DAYS } from '../../domain/subscriptions/billing-day.ts';
import { Creditor } from '../entities/creditor.ts';
import type { EntityManager } from '../orm.ts';

/** SQL and the values of its question marks. */
export type Sieve = readonly [sql: string, ...values: unknown[]];

const ORDINARY_DAY = 's.next_period_from - s.lead_days';
const ORDINARY_ISSUE = `(${ORDINARY_DAY} + s.draft_window_days)`;
const MONTH_OF_ISSUE = `date_trunc('month', ${ORDINARY_ISSUE}::timestamp)`;
const MONTH_OF_FIXED_DAY = `(${MONTH_OF_ISSUE} + case when extract(day from ${ORDINARY_ISSUE}) > s.payment_day then 1 else 0 end * interval '1 month')`;

// `dueDateFor` of the day on which it would be issued if nothing asked for an earlier one.
const ORDINARY_DUE = `case s.payment_terms_kind
  when 'net_days' then ${ORDINARY_ISSUE} + s.payment_terms_days
  when 'current_month' then (${MONTH_OF_ISSUE} + interval '1 month')::date + s.payment_terms_days - 1
  else least(${MONTH_OF_FIXED_DAY}::date + s.payment_day - 1, (${MONTH_OF_FIXED_DAY} + interval '1 month')::date - 1) end`;

// The first period may be a day long where it is aligned to anything but its start. No other is shorter than its months: where the day is one that
// a month lacks, it ends later.
const NEXT_BEGINS = `(s.next_period_from + case
  when s.next_period_index = 0 and s.alignment <> 'anniversary' then interval '1 day'
  when s.interval_unit = 'day' then make_interval(days => s.interval_count)
  else make_interval(months => s.interval_count) end)::date`;

const LIVING = "s.status in ('active', 'needs_attention')";
const ARREARS = `least(s.end_on + 1, ${NEXT_BEGINS}) < ?`;

/**
 * SQL, of a subscription `s` on a debtor with the latest mandate `m`: that its next period may be billed before a day. What is collected is billed
 * early, though not before the latest day for its ordinary due date, nor before Termin knew of subscription and mandate. No more than a sieve: when
 * a period is billed is the domain's to say. What it lets through and no mandate draws is little.
 */
export async function mayBeBilledBefore(
  em: EntityManager,
  { creditorId, before }: { creditorId: CreditorId; before: CivilDate },
): Promise<Sieve> {
  const { timeZone: zone, bsSettings } = await em.findOneOrFail(Creditor, { id: creditorId });
  const dates = createPaymentDates({ zone, rules: settingsOf(bsSettings).calendar });
  const firstDues: CivilDate[] = [];
  for (let window = 0; window <= MAX_DRAFT_WINDOW_DAYS; window += 1)
    firstDues.push(firstDueFor({ issuedOn: addDays(before, window), dates }));
  const isKnown = 'created_at < ?::timestamp at time zone ?';
  const isDrawn = `${ORDINARY_DUE} < coalesce((?::date[])[s.draft_window_days + 1], 'infinity')`;
  // What the subscription says is asked for by itself, so that mandates are looked up of those alone that are left.
  const sql = `${LIVING} and case s.charge
    when 'advance' then ${ORDINARY_DAY} < ? or (s.${isKnown} and ${isDrawn})
    else ${ARREARS} end
  and (s.charge = 'arrears' or ${ORDINARY_DAY} < ?
    or (m.active_from is not null and (m.earlier is not null or m.${isKnown})))`;
  return [sql, before, before, zone, `{${firstDues.join()}}`, before, before, before, zone];
}

/** As `mayBeBilledBefore`, of a group, which no mandate has billed early. */
export const groupMayBeBilledBefore = (before: CivilDate): Sieve => [
  `${LIVING} and case s.charge when 'advance' then ${ORDINARY_DAY} < ? else ${ARREARS} end`,
  before,
  before,
];

/** The same, or somebody has asked that the period be billed now. */
export const orAskedFor = ([sql, ...values]: Sieve): Sieve => [
  `((${sql}) or s.bill_through_index >= s.next_period_index)`,
  ...values,
];
