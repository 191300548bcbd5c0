import { createAnnounceIndexation } from './announce-indexation.ts';
import { createCloseDelivery } from './close-delivery.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { createDeleteExpired } from './delete-expired.ts';
import { createDraftChunk } from './draft-chunk.ts';
import { createDraftInvoice } from './draft-invoice.ts';
import { createEmailIndexation } from './email-indexation.ts';
import { createEmailInvoice } from './email-invoice.ts';
import { createEmailPayment } from './email-payment.ts';
import { createEndSubscription } from './end-subscription.ts';
import { createEnqueueCollection } from './enqueue-collection.ts';
import { createGatherRun } from './gather-run.ts';
import { createGiveUpMail } from './give-up-mail.ts';
import { createRunSelfCheck } from './run-self-check.ts';
import { createQueueChunk } from './queue-chunk.ts';
import { createStartRun } from './start-run.ts';
import { withoutPersonalData } from './without-personal-data.ts';
import { createWriteDelivery } from './write-delivery.ts';

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
    writeDelivery: withoutPersonalData(createWriteDelivery(dependencies)),
  };
}

export type Activities = ReturnType<typeof createActivities>;
