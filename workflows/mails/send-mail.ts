import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ActivityFailure, ParentClosePolicy, startChild } from '@temporalio/workflow';
import type { InvoiceId } from '../../domain/identifiers/ids.ts';
import { quickMail } from '../activity-options.ts';
import { mail, mailWorkflowId } from './mail.ts';

/** Sends the mail of an invoice. One that cannot be sent in some quick tries goes on in a workflow of its own, and nobody waits for it. */
export async function sendMail(invoiceId: InvoiceId, summary: string): Promise<void> {
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
