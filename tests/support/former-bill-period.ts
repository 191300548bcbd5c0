import type { DraftInvoiceInput, DraftOutcome } from '../../activities/invoices/draft-set.ts';
import type { Period } from '../../domain/calendar/period.ts';
import { databaseActivities, localActivities } from '../../workflows/activity-options.ts';
import { sendMail } from '../../workflows/mails/send-mail.ts';

/** How a version that is out bills a period: the invoice as an activity of the server, and then its mail beside its collection. */
export async function billPeriod({
  period,
  ...due
}: Omit<DraftInvoiceInput, 'billedAtMs'> & { period: Period }): Promise<DraftOutcome> {
  const summary = `${period.from} to ${period.to}`;
  const outcome = await databaseActivities.draftInvoice.executeWithOptions({ summary }, [
    { ...due, billedAtMs: Date.now() },
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
