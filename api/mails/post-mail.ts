import { queueMail } from '../../db/mails/queue-mails.ts';
import type { QueuedMailKind } from '../../db/words/mails.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { POST_OFFICE_WORKFLOW_ID } from '../../domain/mails/post-office.ts';
import type { Writing } from '../http/route.ts';

/** Hands a mail to the post office, to be tried at once and for a week, and has it told. */
export async function postMail(writing: Writing, mail: { id: string; kind: QueuedMailKind }): Promise<void> {
  const { em, creditorId } = writing;
  await queueMail(em, { ...mail, creditorId });
  await tellPostOffice(writing);
}

/** Tells the post office that it has something to send. */
export async function tellPostOffice({ creditorId, send }: Pick<Writing, 'creditorId' | 'send'>): Promise<void> {
  await send(wakingFor(creditorId));
}

/** The message by which it is told. */
export const wakingFor = (creditorId: CreditorId) =>
  ({ kind: 'wake_post_office', creditorId, workflowId: POST_OFFICE_WORKFLOW_ID, payload: {} }) as const;
