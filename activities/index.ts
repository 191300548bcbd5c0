import { createCloseDelivery } from './close-delivery.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { createDraftInvoice } from './draft-invoice.ts';
import { createEmailInvoice } from './email-invoice.ts';
import { createEndSubscription } from './end-subscription.ts';
import { createEnqueueCollection } from './enqueue-collection.ts';
import { createGiveUpMail } from './give-up-mail.ts';
import { createWriteDelivery } from './write-delivery.ts';

/** All activities, on what they need from outside. */
export function createActivities(dependencies: ActivityDependencies) {
  return {
    draftInvoice: createDraftInvoice(dependencies),
    emailInvoice: createEmailInvoice(dependencies),
    giveUpMail: createGiveUpMail(dependencies),
    enqueueCollection: createEnqueueCollection(dependencies),
    endSubscription: createEndSubscription(dependencies),
    closeDelivery: createCloseDelivery(dependencies),
    writeDelivery: createWriteDelivery(dependencies),
  };
}

export type Activities = ReturnType<typeof createActivities>;
