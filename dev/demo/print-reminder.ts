import type { MailCatcher } from '../mail-catcher.ts';
import type { ApiClient } from './api-client.ts';
import { listReminders } from './listed-reminder.ts';
import { namesDocument } from './names-document.ts';
import type { ExpectedReminder } from './remind-debtor.ts';

/** Prints the letter: to whom, of which level, and what it asks for. */
export async function printReminder({
  api,
  mail,
  expected: { levels },
}: {
  api: ApiClient;
  mail: MailCatcher;
  expected: ExpectedReminder;
}): Promise<void> {
  const messages = await mail.messages();
  for (const { number, issuedOn, level, charged, asked, deadlineOn } of await listReminders(api)) {
    const sent = messages.find(({ subject }) => namesDocument(subject, number));
    console.log(`\nReminder ${number} of ${issuedOn}, level ${level} of ${levels}:\n`);
    console.log(`  To       ${sent?.to ?? ''}`);
    console.log(`  Subject  ${sent?.subject ?? ''}`);
    console.log(`  Asks     for ${asked} by ${deadlineOn}; the letter itself charges ${charged}`);
  }
}
