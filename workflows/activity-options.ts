import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type {
  DatabaseActivities,
  DeliveryActivities,
  FileActivities,
  FolderActivities,
  GroupActivities,
  MailActivities,
  ReminderActivities,
  SelfCheckActivities,
  TransactionActivities,
  WebhookActivities,
} from '../activities/index.ts';
import { MAIL_TASK_QUEUE, WEBHOOK_TASK_QUEUE } from './task-queues.ts';

// What touches the database only is tried for as long as it takes: a database that is away comes back, and nothing is lost.
const UNTIL_IT_WORKS = { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '2 minutes' } as const;

/** Activities that write to the database. */
export const databaseActivities = proxyActivities<DatabaseActivities>({
  startToCloseTimeout: '10 seconds',
  retry: UNTIL_IT_WORKS,
});

/**
 * A short transaction is done by the worker that has the workflow in hand: that spares the server a task of its own and the workflow
 * another wake-up, for which it is fetched and replayed where many sleep. A database that is away does not hold the worker: after the
 * first second the server's timer takes over. Each of its tries is then half a dozen events of the workflow's history: a try every ten
 * minutes is nine hundred a day, of fifty thousand that a run may have.
 */
export const localActivities = proxyLocalActivities<TransactionActivities>({
  startToCloseTimeout: '10 seconds',
  localRetryThreshold: '1 second',
  retry: { ...UNTIL_IT_WORKS, maximumInterval: '10 minutes' },
});

/** What is done for many members of a group at once: it may wait for other chunks, and one whose worker is lost is tried again soon. */
export const groupActivities = proxyActivities<GroupActivities>({
  startToCloseTimeout: '1 minute',
  retry: UNTIL_IT_WORKS,
});

/** A delivery may hold many thousand collections; one whose worker is lost must still be tried again before the deadline. */
export const deliveryActivities = proxyActivities<DeliveryActivities>({
  startToCloseTimeout: '5 minutes',
  retry: UNTIL_IT_WORKS,
});

/** A look at a folder waits until its files no longer grow, and fetches each from afar. */
export const folderActivities = proxyActivities<FolderActivities>({
  startToCloseTimeout: '6 hours',
  heartbeatTimeout: '2 minutes',
  retry: UNTIL_IT_WORKS,
});

/** A file may hold a million payments: it is alive as long as it says so, batch by batch, and goes on soon where it stopped. */
export const fileActivities = proxyActivities<FileActivities>({
  startToCloseTimeout: '6 hours',
  heartbeatTimeout: '20 seconds',
  retry: UNTIL_IT_WORKS,
});

/** A round may write many thousand letters: it is alive as long as it says so, and goes on soon where it stopped. The next day has its own. */
export const reminderActivities = proxyActivities<ReminderActivities>({
  startToCloseTimeout: '6 hours',
  scheduleToCloseTimeout: '10 hours',
  heartbeatTimeout: '20 seconds',
  retry: UNTIL_IT_WORKS,
});

/** A check reads all that a creditor has, and asks Temporal for a list of all its subscriptions. */
export const selfCheckActivities = proxyActivities<SelfCheckActivities>({
  startToCloseTimeout: '15 minutes',
  retry: UNTIL_IT_WORKS,
});

/** The first tries at a mail, while the workflow that asks for it looks on. */
export const quickMail = proxyActivities<MailActivities>({
  taskQueue: MAIL_TASK_QUEUE,
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', backoffCoefficient: 3, maximumAttempts: 3 },
});

/** A mail whose server is away: tried for a week, ever more slowly, at least every hour. */
export const patientMail = proxyActivities<MailActivities>({
  taskQueue: MAIL_TASK_QUEUE,
  startToCloseTimeout: '1 minute',
  scheduleToCloseTimeout: '7 days',
  retry: { initialInterval: '30 seconds', backoffCoefficient: 2, maximumInterval: '1 hour' },
});

/** The post office sends as long as something is due, alive as long as it says so; another worker goes on soon where one was lost. */
export const postOfficeActivities = proxyActivities<Pick<MailActivities, 'deliverMails'>>({
  taskQueue: MAIL_TASK_QUEUE,
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '20 seconds',
  retry: UNTIL_IT_WORKS,
});

/** An endpoint is sent what is due, alive as long as it says so; another worker goes on soon where one was lost. */
export const webhookActivities = proxyActivities<WebhookActivities>({
  taskQueue: WEBHOOK_TASK_QUEUE,
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '20 seconds',
  retry: UNTIL_IT_WORKS,
});

/** A mail whose words hold for so long: tried until then, ever more slowly. */
export const mailActivitiesFor = (scheduleToCloseTimeout: number) =>
  proxyActivities<Pick<MailActivities, 'emailIndexation'>>({
    taskQueue: MAIL_TASK_QUEUE,
    startToCloseTimeout: '1 minute',
    scheduleToCloseTimeout,
    retry: { initialInterval: '30 seconds', backoffCoefficient: 2, maximumInterval: '10 minutes' },
  });
