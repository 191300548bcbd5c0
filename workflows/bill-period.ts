import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ActivityFailure, ParentClosePolicy, startChild } from '@temporalio/workflow';
import type { DraftOutcome } from '../activities/draft-invoice.ts';
import type { InvoiceId, SubscriptionId } from '../domain/ids.ts';
import type { Period } from '../domain/invoice.ts';
import { databaseActivities, localActivities, quickMail } from './activity-options.ts';
import { mail, mailWorkflowId } from './mail.ts';

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

async function sendMail(invoiceId: InvoiceId, summary: string): Promise<void> {
  try {
    await quickMail.emailInvoice.executeWithOptions({ summary }, [{ invoiceId }]);
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    await handOverToMailWorkflow(invoiceId);
  }
}

async function handOverToMailWorkflow(invoiceId: InvoiceId): Promise<void> {
  try {
    await startChild(mail, {
      workflowId: mailWorkflowId(invoiceId),
      args: [{ invoiceId }],
      parentClosePolicy: ParentClosePolicy.ABANDON,
    });
  } catch (error) {
    // Somebody asked for this mail in the meantime: it is under way.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
