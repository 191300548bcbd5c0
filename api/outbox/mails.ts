import { z } from 'zod';
import type { MailMessageKind } from '../../db/words/mails.ts';
import type { InvoiceId, MailCopyId, OneTimeTokenId, PaymentMailId } from '../../domain/identifiers/ids.ts';
import type { linkMail } from '../../workflows/mails/link-mail.ts';
import type { mail } from '../../workflows/mails/mail.ts';
import type { paymentMail } from '../../workflows/mails/payment-mail.ts';
import { POST_OFFICE_WAKING, type postOffice } from '../../workflows/mails/post-office.ts';
import { BILLING_TASK_QUEUE } from '../../workflows/task-queues.ts';
import { type MessageKind, messageKind } from './message-kind.ts';
import { nothing, textOf } from './payload-fields.ts';
import { startOnce } from './reach-workflow.ts';

export const MAIL_MESSAGES = {
  send_mail: messageKind(
    z.strictObject({ invoiceId: textOf<InvoiceId>(), copyId: textOf<MailCopyId>().exactOptional() }),
    (client, { row, payload }) =>
      startOnce(() =>
        client.workflow.start<typeof mail>('mail', {
          workflowId: row.workflowId,
          taskQueue: BILLING_TASK_QUEUE,
          args: [payload],
          workflowIdConflictPolicy: 'USE_EXISTING',
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
          staticSummary: 'a mail that was asked for again',
        }),
      ),
  ),
  send_payment_mail: messageKind(
    z.strictObject({ paymentMailId: textOf<PaymentMailId>() }),
    (client, { row, payload }) =>
      startOnce(() =>
        client.workflow.start<typeof paymentMail>('paymentMail', {
          workflowId: row.workflowId,
          taskQueue: BILLING_TASK_QUEUE,
          args: [payload],
          workflowIdConflictPolicy: 'USE_EXISTING',
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
          staticSummary: 'a mail that asks for what Betalingsservice does not bring',
        }),
      ),
  ),
  send_link_mail: messageKind(
    z.strictObject({ oneTimeTokenId: textOf<OneTimeTokenId>() }),
    (client, { row, payload }) =>
      startOnce(() =>
        client.workflow.start<typeof linkMail>('linkMail', {
          workflowId: row.workflowId,
          taskQueue: BILLING_TASK_QUEUE,
          args: [payload],
          workflowIdConflictPolicy: 'USE_EXISTING',
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
          staticSummary: 'a link by which a person comes in',
        }),
      ),
  ),
  // Starts the post office where none runs, and has one that runs look again.
  wake_post_office: messageKind(nothing, async (client) => {
    await client.workflow.signalWithStart<typeof postOffice>('postOffice', POST_OFFICE_WAKING);
    return null;
  }),
} as const satisfies Record<MailMessageKind, MessageKind<unknown>>;
