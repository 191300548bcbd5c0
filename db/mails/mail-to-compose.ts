import type { RefusedAddress } from '../../domain/mails/addressees.ts';
import type { AskingMailStatus } from '../words/mails.ts';

/** The mail that goes out with a document. */
export interface MailToCompose {
  readonly recipient: string;
  readonly alsoTo: readonly string[];
  readonly copyTo: readonly string[];
  readonly taken: readonly string[];
  readonly refused: readonly RefusedAddress[];
  readonly messageId: string;
  readonly status: AskingMailStatus;
  readonly createdAt: Date;
  /** Whether the message has been composed already. */
  readonly hasContent: boolean;
}

/** What is selected of `invoice_mail m`, which may not be there. */
export interface MailRow {
  readonly recipient: string | null;
  readonly alsoTo: string[] | null;
  readonly copyTo: string[] | null;
  readonly taken: string[] | null;
  readonly refused: RefusedAddress[] | null;
  readonly messageId: string | null;
  readonly mailStatus: AskingMailStatus | null;
  readonly mailCreatedAt: string | null;
  readonly mailHasContent: boolean;
}

export const MAIL_COLUMNS = `
  m.recipient, m.also_to "alsoTo", m.copy_to "copyTo", m.taken, m.refused, m.message_id "messageId", m.status "mailStatus",
  m.created_at "mailCreatedAt", m.content is not null "mailHasContent"`;

/** The mail of a row with the columns above; null where the debtor gets none. */
export function mailOf({
  recipient,
  messageId,
  mailStatus: status,
  mailCreatedAt,
  mailHasContent: hasContent,
  ...row
}: MailRow): MailToCompose | null {
  if (recipient === null || messageId === null || status === null || mailCreatedAt === null) return null;
  const { alsoTo, copyTo, taken, refused } = row;
  return {
    recipient,
    alsoTo: alsoTo ?? [],
    copyTo: copyTo ?? [],
    taken: taken ?? [],
    refused: refused ?? [],
    messageId,
    status,
    createdAt: new Date(mailCreatedAt),
    hasContent,
  };
}
