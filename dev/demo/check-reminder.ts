import type { MailCatcher } from '../mail-catcher.ts';
import type { ApiClient } from './api-client.ts';
import { listAccounts, sumKroner } from './ledger.ts';
import { listReminders } from './listed-reminder.ts';
import { namesDocument } from './names-document.ts';
import type { ExpectedReminder } from './remind-debtor.ts';

/**
 * What is not as it should be of the letter, which charges nothing: it and its mail are there exactly once, and the accounts sum to nothing on
 * its day.
 */
export async function findReminderFaults({
  api,
  mail,
  expected,
}: {
  api: ApiClient;
  mail: MailCatcher;
  expected: ExpectedReminder;
}): Promise<string[]> {
  const { debtorId, receiver, day, level, asked } = expected;
  const reminders = await listReminders(api);
  const [reminder] = reminders;
  if (reminder === undefined || reminders.length > 1) return [`${reminders.length} reminders instead of 1`];
  const { number } = reminder;
  const receivers = (await mail.messages())
    .filter(({ subject }) => namesDocument(subject, number))
    .map(({ to }) => to)
    .join(', ');
  const sum = sumKroner((await listAccounts(api, day)).map(({ balance }) => balance));
  const facts: readonly (readonly [name: string, found: string | number | null, wanted: string | number])[] = [
    ['debtor', reminder.debtorId, debtorId],
    ['day', reminder.issuedOn, day],
    ['level', reminder.level, level],
    ['charge', reminder.charged, '0.00'],
    ['sum', reminder.asked, asked],
    ['mail', reminder.mailStatus, 'sent'],
    ['receiver', receivers, receiver],
  ];
  return [
    ...facts.flatMap(([name, found, wanted]) =>
      found === wanted ? [] : [`the ${name} of reminder ${number} is ${found} instead of ${wanted}`],
    ),
    ...(sum === '0.00' ? [] : [`the accounts sum to ${sum}`]),
  ];
}
