import type { components } from '../api/schema.ts';
import { codeWordsOf, wordsOf } from '../words/language.tsx';

type Summary = components['schemas']['SubscriptionSummary'];

/** What has been agreed of a subscription, as sentences. */
export const useTermsWords = wordsOf(
  {
    months: (count: number) =>
      ({ 1: 'Hver måned', 3: 'Hvert kvartal', 6: 'Hvert halve år', 12: 'Hvert år' })[count] ?? `Hver ${count}. måned`,
    days: (count: number) => ({ 1: 'Hver dag', 7: 'Hver uge' })[count] ?? `Hver ${count}. dag`,
    anniversary: 'På startdagen',
    anchorDay: (day: number) => (day >= 29 ? `Den ${day}. i måneden, eller dens sidste dag` : `Den ${day}. i måneden`),
    anchorDate: (day: string) => `${day}, og hvert interval derfra`,
    calendar: 'Med kalenderen',
    calendarEom: 'Så de slutter med en måned',
    advance: 'Forud',
    arrears: 'Bagud, dagen efter perioden',
    leadDays: (days: number) => (days === 1 ? 'Forud, 1 dag før perioden' : `Forud, ${days} dage før perioden`),
    netDays: (days: number) => (days === 1 ? 'Netto 1 dag' : `Netto ${days} dage`),
    currentMonth: (days: number) => (days === 0 ? 'Løbende måned' : `Løbende måned + ${days} dage`),
    fixedDay: (day: number) => `Den ${day}. i måneden`,
  },
  {
    months: (count) =>
      ({ 1: 'Every month', 3: 'Every quarter', 6: 'Every half-year', 12: 'Every year' })[count] ??
      `Every ${count} months`,
    days: (count) => ({ 1: 'Every day', 7: 'Every week' })[count] ?? `Every ${count} days`,
    anniversary: 'On the day of the start',
    anchorDay: (day) => (day >= 29 ? `On day ${day} of the month, or its last` : `On day ${day} of the month`),
    anchorDate: (day) => `On ${day}, and every interval from it`,
    calendar: 'With the calendar',
    calendarEom: 'So that they end with a month',
    advance: 'In advance',
    arrears: 'In arrears, the day after the period',
    leadDays: (days) =>
      days === 1 ? 'In advance, 1 day before the period' : `In advance, ${days} days before the period`,
    netDays: (days) => (days === 1 ? 'Net 1 day' : `Net ${days} days`),
    currentMonth: (days) => (days === 0 ? 'End of the month' : `End of the month + ${days} days`),
    fixedDay: (day) => `On day ${day} of the month`,
  },
);

export const usePartialWords = codeWordsOf<Summary['firstPartial']>({
  proportional: ['efter dage', 'by days'],
  full: ['fuldt ud', 'in full'],
  free: ['gratis', 'free'],
});
