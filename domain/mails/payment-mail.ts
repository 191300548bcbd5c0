import type { PaymentMailId } from '../identifiers/ids.ts';

/**
 * Why a debtor is asked to pay by FI 71 after all: Betalingsservice has said that the amount was `rejected`, `cancelled` or `charged_back`;
 * the mandate has ended; the collection was taken out of the queue; no delivery could carry it before its deadline.
 */
export type PaymentMailReason = 'rejected' | 'cancelled' | 'charged_back' | 'mandate_ended' | 'withdrawn' | 'too_late';

/** What the id of the workflow that sends a payment mail begins with. */
const PAYMENT_MAIL_WORKFLOW_PREFIX = 'payment-mail/';

export const paymentMailWorkflowId = (paymentMailId: PaymentMailId) =>
  `${PAYMENT_MAIL_WORKFLOW_PREFIX}${paymentMailId}`;
