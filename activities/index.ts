import { createAnnounceIndexation } from './indexations/announce-indexation.ts';
import { createBillPeriod } from './invoices/bill-period.ts';
import { createCloseDelivery } from './deliveries/close-delivery.ts';
import { createCloseSlips } from './deliveries/close-slips.ts';
import { createCloseRegistrations } from './deliveries/close-registrations.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { createDeleteExpired } from './self-checks/delete-expired.ts';
import { createDeliverMails } from './mails/deliver-mails.ts';
import { createDeliverWebhooks } from './webhooks/deliver-webhooks.ts';
import { createDraftChunk } from './groups/draft-chunk.ts';
import { createDraftInvoice } from './invoices/draft-invoice.ts';
import { createEmailIndexation } from './indexations/email-indexation.ts';
import { createEmailInvoice } from './mails/email-invoice.ts';
import { createEmailLink } from './mails/email-link.ts';
import { createEmailPayment } from './mails/email-payment.ts';
import { createEndSubscription } from './subscriptions/end-subscription.ts';
import { createEnqueueCollection } from './collections/enqueue-collection.ts';
import { createFetchFiles } from './received-files/fetch-files.ts';
import { createGatherRun } from './groups/gather-run.ts';
import { createGiveUpMail } from './mails/give-up-mail.ts';
import { createMailStatements } from './mails/mail-statements.ts';
import { createMatchPayments } from './payments/match-payments.ts';
import { createReadFile } from './received-files/read-file.ts';
import { createHandOverDelivery } from './deliveries/hand-over-delivery.ts';
import { createMissReceipt } from './deliveries/miss-receipt.ts';
import { createRunSelfCheck } from './self-checks/run-self-check.ts';
import { createSendReminders } from './reminders/send-reminders.ts';
import { createQueueChunk } from './groups/queue-chunk.ts';
import { createStartRun } from './groups/start-run.ts';
import { withoutPersonalData } from './without-personal-data.ts';
import { createWriteDelivery } from './deliveries/write-delivery.ts';

// Activities come in sets, by what they touch and how long they may take: workflows give a whole set its patience, and a worker a whole set
// its task queue. Temporal knows an activity by its name alone, whatever set it stands in.

/** What is done for one subscription, mail or delivery, in a transaction or two. */
export type DatabaseActivities = ReturnType<typeof databaseActivities>;
const databaseActivities = (dependencies: ActivityDependencies) =>
  withoutPersonalData(
    {
      draftInvoice: createDraftInvoice(dependencies),
      endSubscription: createEndSubscription(dependencies),
      announceIndexation: createAnnounceIndexation(dependencies),
      giveUpMail: createGiveUpMail(dependencies),
      missReceipt: createMissReceipt(dependencies),
    },
    dependencies.seen,
  );

/** What is one short transaction: done by the worker that has the workflow in hand. */
export type TransactionActivities = ReturnType<typeof transactionActivities>;
const transactionActivities = (dependencies: ActivityDependencies) =>
  withoutPersonalData(
    {
      billPeriod: createBillPeriod(dependencies),
      enqueueCollection: createEnqueueCollection(dependencies),
    },
    dependencies.seen,
  );

/** What is done for many members of a group at once. */
export type GroupActivities = ReturnType<typeof groupActivities>;
const groupActivities = (dependencies: ActivityDependencies) =>
  withoutPersonalData(
    {
      startRun: createStartRun(dependencies),
      gatherRun: createGatherRun(dependencies),
      draftChunk: createDraftChunk(dependencies),
      queueChunk: createQueueChunk(dependencies),
    },
    dependencies.seen,
  );

/** What makes deliveries and hands them over. */
export type DeliveryActivities = ReturnType<typeof deliveryActivities>;
const deliveryActivities = (dependencies: ActivityDependencies) =>
  withoutPersonalData(
    {
      closeDelivery: createCloseDelivery(dependencies),
      closeRegistrations: createCloseRegistrations(dependencies),
      closeSlips: createCloseSlips(dependencies),
      handOverDelivery: createHandOverDelivery(dependencies),
      writeDelivery: createWriteDelivery(dependencies),
    },
    dependencies.seen,
  );

/** What looks into a folder afar. */
export type FolderActivities = ReturnType<typeof folderActivities>;
const folderActivities = (dependencies: ActivityDependencies) =>
  withoutPersonalData({ fetchFiles: createFetchFiles(dependencies) }, dependencies.seen);

/** What goes through a received file, batch by batch. */
export type FileActivities = ReturnType<typeof fileActivities>;
const fileActivities = (dependencies: ActivityDependencies) =>
  withoutPersonalData(
    {
      readFile: createReadFile(dependencies),
      matchPayments: createMatchPayments(dependencies),
    },
    dependencies.seen,
  );

/** What goes through all debtors of a creditor who are in arrears. */
export type ReminderActivities = ReturnType<typeof reminderActivities>;
const reminderActivities = (dependencies: ActivityDependencies) =>
  withoutPersonalData({ sendReminders: createSendReminders(dependencies) }, dependencies.seen);

/** What goes through all that a creditor has. */
export type SelfCheckActivities = ReturnType<typeof selfCheckActivities>;
const selfCheckActivities = (dependencies: ActivityDependencies) =>
  withoutPersonalData(
    {
      runSelfCheck: createRunSelfCheck(dependencies),
      deleteExpired: createDeleteExpired(dependencies),
      mailStatements: createMailStatements(dependencies),
    },
    dependencies.seen,
  );

/** What talks to the mail server. */
export type MailActivities = ReturnType<typeof mailActivities>;
const mailActivities = (dependencies: ActivityDependencies) =>
  withoutPersonalData(
    {
      emailInvoice: createEmailInvoice(dependencies),
      emailIndexation: createEmailIndexation(dependencies),
      emailPayment: createEmailPayment(dependencies),
      emailLink: createEmailLink(dependencies),
      deliverMails: createDeliverMails(dependencies),
    },
    dependencies.seen,
  );

/** What sends events to the endpoints of creditors. */
export type WebhookActivities = ReturnType<typeof webhookActivities>;
const webhookActivities = (dependencies: ActivityDependencies) =>
  withoutPersonalData({ deliverWebhooks: createDeliverWebhooks(dependencies) });

/** All activities by their sets, on what they need from outside. */
export function createActivities(dependencies: ActivityDependencies) {
  return {
    database: databaseActivities(dependencies),
    transactions: transactionActivities(dependencies),
    groups: groupActivities(dependencies),
    deliveries: deliveryActivities(dependencies),
    folder: folderActivities(dependencies),
    files: fileActivities(dependencies),
    reminders: reminderActivities(dependencies),
    selfChecks: selfCheckActivities(dependencies),
    mail: mailActivities(dependencies),
    webhooks: webhookActivities(dependencies),
  };
}

export type Activities = ReturnType<typeof createActivities>;
