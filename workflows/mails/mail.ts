import { CancellationScope } from '@temporalio/workflow';
import type { InvoiceId } from '../../domain/identifiers/ids.ts';
import { databaseActivities, patientMail } from '../activity-options.ts';
import { sendPatiently } from './send-patiently.ts';

export const mailWorkflowId = (invoiceId: InvoiceId) => `mail/${invoiceId}`;

/**
 * Sends an invoice's mail that could not be sent at once, or that a person asked to have sent again.
 *
 * Id: `mail/<invoice id>`. Started by the subscription's workflow, which does not wait for it, or through the API. Lives until the
 * mail is sent or refused, at most a week; then the mail is marked as failed, where a person sees it.
 */
export async function mail(input: { readonly invoiceId: InvoiceId }): Promise<string> {
  // Temporal's own request to cancel is not heeded: the mail would wait for ever, and nobody would hear of it.
  return CancellationScope.nonCancellable(() => trySending(input));
}

async function trySending({ invoiceId }: { readonly invoiceId: InvoiceId }): Promise<string> {
  return sendPatiently({
    send: () => patientMail.emailInvoice({ invoiceId }),
    giveUp: () => databaseActivities.giveUpMail({ invoiceId }),
  });
}
