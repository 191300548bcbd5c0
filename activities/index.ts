import { createAnnounceIndexation } from './indexations/announce-indexation.ts';
import { createCloseDelivery } from './deliveries/close-delivery.ts';
import { createCloseRegistrations } from './deliveries/close-registrations.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { createDeleteExpired } from './self-checks/delete-expired.ts';
import { createDraftChunk } from './groups/draft-chunk.ts';
import { createDraftInvoice } from './invoices/draft-invoice.ts';
import { createEmailIndexation } from './indexations/email-indexation.ts';
import { createEmailInvoice } from './mails/email-invoice.ts';
import { createEmailPayment } from './mails/email-payment.ts';
import { createEndSubscription } from './subscriptions/end-subscription.ts';
import { createEnqueueCollection } from './collections/enqueue-collection.ts';
import { createFetchFiles } from './received-files/fetch-files.ts';
import { createGatherRun } from './groups/gather-run.ts';
import { createGiveUpMail } from './mails/give-up-mail.ts';
import { createMatchPayments } from './payments/match-payments.ts';
import { createReadFile } from './received-files/read-file.ts';
import { createHandOverDelivery } from './deliveries/hand-over-delivery.ts';
import { createMissReceipt } from './deliveries/miss-receipt.ts';
import { createRunSelfCheck } from './self-checks/run-self-check.ts';
import { createQueueChunk } from './groups/queue-chunk.ts';
import { createStartRun } from './groups/start-run.ts';
import { withoutPersonalData } from './without-personal-data.ts';
import { createWriteDelivery } from './deliveries/write-delivery.ts';

/** All activities, on what they need from outside. */
export function createActivities(dependencies: ActivityDependencies) {
  return {
    draftInvoice: withoutPersonalData(createDraftInvoice(dependencies)),
    emailInvoice: withoutPersonalData(createEmailInvoice(dependencies)),
    announceIndexation: withoutPersonalData(createAnnounceIndexation(dependencies)),
    emailIndexation: withoutPersonalData(createEmailIndexation(dependencies)),
    emailPayment: withoutPersonalData(createEmailPayment(dependencies)),
    giveUpMail: withoutPersonalData(createGiveUpMail(dependencies)),
    enqueueCollection: withoutPersonalData(createEnqueueCollection(dependencies)),
    endSubscription: withoutPersonalData(createEndSubscription(dependencies)),
    startRun: withoutPersonalData(createStartRun(dependencies)),
    gatherRun: withoutPersonalData(createGatherRun(dependencies)),
    draftChunk: withoutPersonalData(createDraftChunk(dependencies)),
    queueChunk: withoutPersonalData(createQueueChunk(dependencies)),
    closeDelivery: withoutPersonalData(createCloseDelivery(dependencies)),
    runSelfCheck: withoutPersonalData(createRunSelfCheck(dependencies)),
    deleteExpired: withoutPersonalData(createDeleteExpired(dependencies)),
    fetchFiles: withoutPersonalData(createFetchFiles(dependencies)),
    readFile: withoutPersonalData(createReadFile(dependencies)),
    matchPayments: withoutPersonalData(createMatchPayments(dependencies)),
    closeRegistrations: withoutPersonalData(createCloseRegistrations(dependencies)),
    handOverDelivery: withoutPersonalData(createHandOverDelivery(dependencies)),
    missReceipt: withoutPersonalData(createMissReceipt(dependencies)),
    writeDelivery: withoutPersonalData(createWriteDelivery(dependencies)),
  };
}

export type Activities = ReturnType<typeof createActivities>;
