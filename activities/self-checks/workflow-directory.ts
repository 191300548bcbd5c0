import type { WorkflowKind } from '../../db/words/workflows.ts';
import type {
  CreditorId,
  InvoiceId,
  MailCopyId,
  PaymentMailId,
  RunId,
  SubscriptionId,
} from '../../domain/identifiers/ids.ts';

/** Which workflows run. Temporal answers for one at once; its list may be some seconds behind. */
export interface WorkflowDirectory {
  /**
   * The subscriptions of a creditor whose workflows run, as the server lists them, and when each bills next, epoch ms, null where it bills
   * nothing more; null where the server keeps no list.
   */
  listSubscriptions(creditorId: CreditorId): Promise<ReadonlyMap<SubscriptionId, number | null> | null>;
  /** When the workflow of a subscription bills next, epoch ms; null where it bills nothing more or does not run. */
  readNextBilling(subscriptionId: SubscriptionId): Promise<number | null>;
  /** The subscriptions of a creditor whose yearly steps a workflow announces; null where the server keeps no list. */
  listIndexations(creditorId: CreditorId): Promise<ReadonlySet<SubscriptionId> | null>;
  isSubscriptionRunning(subscriptionId: SubscriptionId): Promise<boolean>;
  isIndexationRunning(subscriptionId: SubscriptionId): Promise<boolean>;
  /** Whether the workflow of that id runs and cannot go on: its code fails at the same place each time, and no try was merely too late. */
  isStuck(workflowId: string): Promise<boolean>;
  /** The ids of all of Termin's workflows of whose tasks Temporal itself reports problems, late ones too; none where the server does not. */
  listReported(): Promise<readonly string[]>;
  /** The ids of the workflows of these kinds that run for a creditor; none where the server keeps no list. */
  listRunning(creditorId: CreditorId, kinds: readonly WorkflowKind[]): Promise<readonly string[]>;
  isRunRunning(runId: RunId): Promise<boolean>;
  isMailRunning(mailId: InvoiceId | MailCopyId): Promise<boolean>;
  isPaymentMailRunning(paymentMailId: PaymentMailId): Promise<boolean>;
  isDeliveryRunning(creditorId: CreditorId): Promise<boolean>;
  isRemindingRunning(creditorId: CreditorId): Promise<boolean>;
}
