import { CancellationScope } from '@temporalio/workflow';
import type { InvoiceId, MailCopyId } from '../../domain/identifiers/ids.ts';
import { databaseActivities, patientMail } from '../activity-options.ts';
import { sendPatiently } from './send-patiently.ts';

/** What is to be sent: an invoice's own mail, or a copy of it. */
export interface MailInput {
  readonly invoiceId: InvoiceId;
  readonly copyId?: MailCopyId;
}

export const mailWorkflowId = (mailId: InvoiceId | MailCopyId) => `mail/${mailId}`;

/**
 * Sends an invoice's mail that could not be sent at once, or that a person asked to have sent again.
 *
 * Id: `mail/<invoice id>`, of a copy `mail/<copy id>`. Started by the subscription's workflow, which does not wait for it, or through the API. Lives until the
 * mail is sent or refused, at most a week; then the mail is marked as failed, where a person sees it.
 */
export async function mail(input: MailInput): Promise<string> {
  // Temporal's own request to cancel is not heeded: the mail would wait for ever, and nobody would hear of it.
  return CancellationScope.nonCancellable(() => trySending(input));
}

async function trySending(input: MailInput): Promise<string> {
  return sendPatiently({
    send: () => patientMail.emailInvoice(input),
    giveUp: () =>
      databaseActivities.giveUpMail(
        input.copyId === undefined ? { invoiceId: input.invoiceId } : { copyId: input.copyId },
      ),
  });
}
