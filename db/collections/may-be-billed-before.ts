import { MAX_DAYS_EARLY } from '../../domain/collections/collected-billing-day.ts';

// The first period may be a day long, the others are whole.
const sieve = (daysEarly: string) => `s.status in ('active', 'needs_attention') and case s.charge
  when 'advance' then s.next_period_from - s.lead_days - ${daysEarly}
  else least(s.end_on + 1, s.next_period_from + case
    when s.next_period_index = 0 then 1 when s.interval_unit = 'day' then s.interval_count else 28 * s.interval_count end)
  end < ?`;

/**
 * SQL, of a subscription `s` on a debtor with the latest mandate `m`; the day follows. No more than a sieve: when a period is billed is the
 * domain's to say.
 */
export const MAY_BE_BILLED_BEFORE = sieve(
  `case when m.active_from is null then 0 else ${MAX_DAYS_EARLY} + s.draft_window_days end`,
);

/** As `MAY_BE_BILLED_BEFORE`, of a group, which no mandate has billed early. */
export const GROUP_MAY_BE_BILLED_BEFORE = sieve('0');
