import { deliveryActivities } from '../../workflows/activity-options.ts';
import { delivery as deliveryAsItIs } from '../../workflows/deliveries/delivery.ts';
import { groupRun as groupRunAsItIs } from '../../workflows/groups/group-run.ts';
import { handOver as handOverAsItIs } from '../../workflows/deliveries/hand-over.ts';
import { indexation as indexationAsItIs } from '../../workflows/indexations/indexation.ts';
import { linkMail as linkMailAsItIs } from '../../workflows/mails/link-mail.ts';
import { mail as mailAsItIs } from '../../workflows/mails/mail.ts';
import { paymentMail as paymentMailAsItIs } from '../../workflows/mails/payment-mail.ts';
import { postOffice as postOfficeAsItIs } from '../../workflows/mails/post-office.ts';
import { readFile as readFileAsItIs } from '../../workflows/received-files/read-file.ts';
import { receiveFiles as receiveFilesAsItIs } from '../../workflows/received-files/receive-files.ts';
import { reminders as remindersAsItIs } from '../../workflows/reminders/reminders.ts';
import { selfCheck as selfCheckAsItIs } from '../../workflows/self-checks/self-check.ts';
import { sendChunk as sendChunkAsItIs } from '../../workflows/groups/send-chunk.ts';
import { subscription as subscriptionAsItIs } from '../../workflows/subscriptions/subscription.ts';

// The workflows as somebody might change them who does not think of those that are under way: with a step more at the beginning.

const oneStepMore = () => deliveryActivities.writeDelivery({ deliveryId: 'none' as never });

export async function subscription(...args: Parameters<typeof subscriptionAsItIs>) {
  await oneStepMore();
  return subscriptionAsItIs(...args);
}

export async function delivery(...args: Parameters<typeof deliveryAsItIs>) {
  await oneStepMore();
  return deliveryAsItIs(...args);
}

export async function handOver(...args: Parameters<typeof handOverAsItIs>) {
  await oneStepMore();
  return handOverAsItIs(...args);
}

export async function mail(...args: Parameters<typeof mailAsItIs>) {
  await oneStepMore();
  return mailAsItIs(...args);
}

export async function linkMail(...args: Parameters<typeof linkMailAsItIs>) {
  await oneStepMore();
  return linkMailAsItIs(...args);
}

export async function paymentMail(...args: Parameters<typeof paymentMailAsItIs>) {
  await oneStepMore();
  return paymentMailAsItIs(...args);
}

export async function postOffice(...args: Parameters<typeof postOfficeAsItIs>) {
  await oneStepMore();
  return postOfficeAsItIs(...args);
}

export async function readFile(...args: Parameters<typeof readFileAsItIs>) {
  await oneStepMore();
  return readFileAsItIs(...args);
}

export async function receiveFiles(...args: Parameters<typeof receiveFilesAsItIs>) {
  await oneStepMore();
  return receiveFilesAsItIs(...args);
}

export async function selfCheck(...args: Parameters<typeof selfCheckAsItIs>) {
  await oneStepMore();
  return selfCheckAsItIs(...args);
}

export async function groupRun(...args: Parameters<typeof groupRunAsItIs>) {
  await oneStepMore();
  return groupRunAsItIs(...args);
}

export async function sendChunk(...args: Parameters<typeof sendChunkAsItIs>) {
  await oneStepMore();
  return sendChunkAsItIs(...args);
}

export async function indexation(...args: Parameters<typeof indexationAsItIs>) {
  await oneStepMore();
  return indexationAsItIs(...args);
}

export async function reminders(...args: Parameters<typeof remindersAsItIs>) {
  await oneStepMore();
  return remindersAsItIs(...args);
}
