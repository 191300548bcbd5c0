import { ActivityFailure, CancellationScope } from '@temporalio/workflow';
import type { PaymentMailId } from '../../domain/identifiers/ids.ts';
import { databaseActivities, patientMail, quickMail } from '../activity-options.ts';
import { sendPatiently } from './send-patiently.ts';

/**
 * Sends the mail that asks a debtor to pay what Betalingsservice does not bring.
 *
 * Id: `payment-mail/<payment mail id>`. Started through the outbox with what has happened, or by a person who asks for the mail again.
 * Lives until the mail is sent, refused or not needed any more, at most a week; then the mail is marked as failed, where a person sees it.
 */
export async function paymentMail(input: { readonly paymentMailId: PaymentMailId }): Promise<string> {
  // Temporal's own request to cancel is not heeded: the mail would wait for ever, and nobody would hear of it.
  return CancellationScope.nonCancellable(() => trySending(input));
}

async function trySending({ paymentMailId }: { readonly paymentMailId: PaymentMailId }): Promise<string> {
  // The day by the workflow's clock, so that a mail says the same however late an activity runs.
  const email = { paymentMailId, askedAtMs: Date.now() };
  try {
    return await quickMail.emailPayment(email);
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
  }
  return sendPatiently({
    send: () => patientMail.emailPayment(email),
    giveUp: () => databaseActivities.giveUpMail({ paymentMailId }),
  });
}
