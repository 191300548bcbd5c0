import type { ReminderRound, SendRemindersInput } from '../../activities/reminders/send-reminders.ts';
import { reminderActivities } from '../../workflows/activity-options.ts';

/** The round of a day, whatever day it is today. */
export async function oneRound(day: SendRemindersInput): Promise<ReminderRound> {
  return reminderActivities.sendReminders(day);
}
