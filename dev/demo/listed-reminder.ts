import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { ApiClient } from './api-client.ts';

/** A reminder as the API lists it. */
interface ListedReminder {
  readonly number: string;
  readonly debtorId: string;
  readonly level: number;
  readonly issuedOn: CivilDate;
  readonly deadlineOn: CivilDate;
  /** What the letter itself charges. */
  readonly charged: string;
  readonly asked: string;
  readonly mailStatus: string | null;
}

/** Newest first. */
export function listReminders(api: ApiClient): Promise<ListedReminder[]> {
  return api.list<ListedReminder>('/v1/reminders');
}
