import { patched } from '@temporalio/workflow';
import type { BillPeriodInput } from '../../activities/invoices/bill-period.ts';
import type { DraftInvoiceInput, DraftOutcome } from '../../activities/invoices/draft-set.ts';
import type { CreditorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { Period } from '../../domain/calendar/period.ts';
import { databaseActivities, localActivities } from '../activity-options.ts';
import { sendMail } from '../mails/send-mail.ts';

/** Invoice and collection are one step, done by the worker that has the workflow in hand. */
const ONE_STEP_A_PERIOD = 'one-step-a-period';

/** The mail is the post office's from the invoice on. */
const BY_POST_OFFICE = 'mail-by-post-office';

/** Bills one period: the invoice with its collection and its mail, in one step. The post office sends the mail, and nobody waits for it. */
export async function billPeriod({
  creditorId,
  subscriptionId,
  periodIndex,
  period,
  dueAtMs,
}: {
  creditorId: CreditorId;
  subscriptionId: SubscriptionId;
  periodIndex: number;
  period: Period;
  dueAtMs: number;
}): Promise<DraftOutcome> {
  const summary = `${period.from} to ${period.to}`;
  const input = { subscriptionId, periodIndex, billedAtMs: Date.now() };
  if (!patched(ONE_STEP_A_PERIOD)) return billInSteps(input, summary);
  if (patched(BY_POST_OFFICE)) {
    return localActivities.billPeriod.executeWithOptions({ summary }, [
      { creditorId, ...input, byPostOffice: true, dueAtMs },
    ]);
  }
  return billThenMail({ creditorId, ...input }, summary);
}

/** As the version before bills: the mail follows the invoice. One that cannot be sent at once goes on in a workflow of its own. */
async function billThenMail(input: BillPeriodInput, summary: string): Promise<DraftOutcome> {
  const outcome = await localActivities.billPeriod.executeWithOptions({ summary }, [input]);
  if (outcome.kind === 'issued' && outcome.mail) await sendMail(outcome.invoiceId, summary);
  return outcome;
}

/** As the one before that bills: mail and collection follow the invoice, and do not wait for each other. */
async function billInSteps(input: DraftInvoiceInput, summary: string): Promise<DraftOutcome> {
  const outcome = await databaseActivities.draftInvoice.executeWithOptions({ summary }, [input]);
  if (outcome.kind === 'issued') {
    const { invoiceId } = outcome;
    await Promise.all([
      outcome.mail ? sendMail(invoiceId, summary) : null,
      outcome.collect ? localActivities.enqueueCollection.executeWithOptions({ summary }, [{ invoiceId }]) : null,
    ]);
  }
  return outcome;
}
