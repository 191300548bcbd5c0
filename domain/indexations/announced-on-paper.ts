import { addDays, type CivilDate } from '../calendar/calendar.ts';

/** A letter lies in the print queue so many days before a step is to be announced, so that somebody prints it in time. */
export const PRINT_QUEUE_DAYS = 21;

/** So many days are left for printing a letter from the day on which it was written last, and so many for the post. */
const PRINT_DAYS = 5;
const POST_DAYS = 5;

/** The day on which a letter that is written today is taken to be with its debtor. */
export const letterArrivesOn = (writtenOn: CivilDate): CivilDate => addDays(writtenOn, PRINT_DAYS + POST_DAYS);

/** Whether a letter that was printed on a day announces what takes effect on another with the notice. */
export function isAnnouncedInTime({
  printedOn,
  effectiveOn,
  noticeDays,
}: {
  printedOn: CivilDate;
  effectiveOn: CivilDate;
  noticeDays: number;
}): boolean {
  return addDays(printedOn, POST_DAYS + noticeDays) <= effectiveOn;
}
