import type { CivilDate } from '../../../domain/calendar/calendar.ts';

/** A date as Danes type it. */
export const typedDate = (date: CivilDate): string => date.split('-').toReversed().join('.');

/** An amount below a thousand kroner as the page shows it. */
export const shownAmount = (amount: string): string => amount.replace('.', ',');
