import type { components } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { useTermsWords } from './terms-words.ts';

type Agreed = Pick<
  components['schemas']['SubscriptionSummary'],
  'interval' | 'alignment' | 'charge' | 'leadDays' | 'paymentTerms'
>;

/** What has been agreed, in words. */
export function useTerms() {
  const words = useTermsWords();
  const format = useFormat();
  return {
    interval: ({ unit, count }: Agreed['interval']): string =>
      unit === 'month' ? words.months(count) : words.days(count),
    alignment: (alignment: Agreed['alignment']): string => {
      switch (alignment.kind) {
        case 'anchor_day':
          return words.anchorDay(alignment.day);
        case 'anchor_date':
          return words.anchorDate(format.date(alignment.date));
        case 'calendar':
          return words.calendar;
        case 'calendar_eom':
          return words.calendarEom;
        case 'anniversary':
          return words.anniversary;
      }
    },
    charge: ({ charge, leadDays }: Pick<Agreed, 'charge' | 'leadDays'>): string =>
      charge === 'arrears' ? words.arrears : leadDays === 0 ? words.advance : words.leadDays(leadDays),
    paymentTerms: (terms: Agreed['paymentTerms']): string => {
      switch (terms.kind) {
        case 'net_days':
          return words.netDays(terms.days);
        case 'current_month':
          return words.currentMonth(terms.days);
        case 'fixed_day':
          return words.fixedDay(terms.day);
      }
    },
  };
}
