import { useLanguage } from '../words/language.tsx';
import { showAmount, showCount, showDecimal } from './amounts.ts';
import {
  showAge,
  showDate,
  showDayOf,
  showInstant,
  showLongDate,
  showMonth,
  showNearDate,
  showShortDate,
} from './dates.ts';

/** What the API says as the person who is signed in reads it. */
export function useFormat() {
  const language = useLanguage();
  return {
    amount: (amount: string) => showAmount(amount, language),
    kroner: (amount: string) => `${showAmount(amount, language)} kr.`,
    decimal: (decimal: string) => showDecimal(decimal, language),
    count: (count: number) => showCount(count, language),
    date: (date: string) => showDate(date, language),
    longDate: (date: string) => showLongDate(date, language),
    shortDate: (date: string) => showShortDate(date, language),
    nearDate: (date: string) => showNearDate(date, language),
    month: (date: string) => showMonth(date, language),
    dayOf: (instant: string) => showDayOf(instant, language),
    instant: (instant: string) => showInstant(instant, language),
    age: (instant: string) => showAge(instant, language),
  };
}
