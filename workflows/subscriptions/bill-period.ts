import type { DraftOutcome } from '../../activities/invoices/draft-invoice.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { Period } from '../../domain/calendar/period.ts';
import { databaseActivities, localActivities } from '../activity-options.ts';
import { sendMail } from '../mails/send-mail.ts';

/**
 * Bills one period: the invoice first, then its mail and its collection, which do not wait for each other. A mail that cannot be
 * sent at once goes on in a workflow of its own, so that the next period is never late for it.
 */
export async function billPeriod({
  subscriptionId,
  periodIndex,
  period,
}: {
  subscriptionId: SubscriptionId;
  periodIndex: number;
  period: Period;
}): Promise<DraftOutcome> {
  const summary = `${period.from} to ${period.to}`;
  const outcome = await databaseActivities.draftInvoice.executeWithOptions({ summary }, [
    { subscriptionId, periodIndex, billedAtMs: Date.now() },
  ]);
  if (outcome.kind === 'issued') {
    const { invoiceId } = outcome;
    await Promise.all([
      outcome.mail ? sendMail(invoiceId, summary) : null,
      outcome.collect ? localActivities.enqueueCollection.executeWithOptions({ summary }, [{ invoiceId }]) : null,
    ]);
  }
  return outcome;
}
