import { ActivityFailure, CancellationScope } from '@temporalio/workflow';
import type { OneTimeTokenId } from '../../domain/identifiers/ids.ts';
import { databaseActivities, patientMail, quickMail } from '../activity-options.ts';
import { sendPatiently } from './send-patiently.ts';

/**
 * Sends the mail with a link by which a person comes in: an invitation, or the way to a new password.
 *
 * Id: `link-mail/<one-time token id>`. Started through the outbox with the link, or by a person who asks for it again. Lives until the mail is
 * sent or refused, or the link is over; at most a week.
 */
export async function linkMail(input: { readonly oneTimeTokenId: OneTimeTokenId }): Promise<string> {
  return CancellationScope.nonCancellable(() => trySending(input));
}

async function trySending(link: { readonly oneTimeTokenId: OneTimeTokenId }): Promise<string> {
  try {
    return await quickMail.emailLink(link);
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
  }
  return sendPatiently({
    send: () => patientMail.emailLink(link),
    giveUp: () => databaseActivities.giveUpMail(link),
  });
}
