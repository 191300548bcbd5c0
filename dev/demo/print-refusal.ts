import type { MailCatcher } from '../mail-catcher.ts';
import type { Samples } from './create-samples.ts';
import { findInvoices } from './listed-invoice.ts';

/** What has happened, after the greeting. */
const HAPPENED = 1;
const PAYMENT_LINE = '+71<';

/** Prints of each invoice that was refused what its latest mail says: why it is to be paid after all, and by which payment line. */
export async function printRefusal({ samples, mail }: { samples: Samples; mail: MailCatcher }): Promise<void> {
  const messages = await mail.messages();
  for (const { number } of await findInvoices(samples, 'refused')) {
    const asking = messages.findLast(({ subject }) => subject.includes(number));
    if (asking === undefined) continue;
    const paragraphs = asking.text.split('\n\n');
    console.log(`\nThe mail about invoice ${number}, which was refused:\n`);
    console.log(`  To       ${asking.to}`);
    console.log(`  Subject  ${asking.subject}`);
    console.log(`  Text     ${paragraphs[HAPPENED]?.trim() ?? ''}`);
    console.log(`           ${paragraphs.find((paragraph) => paragraph.includes(PAYMENT_LINE))?.trim() ?? ''}`);
  }
}
