import type { Difference } from '../../db/self-checks/difference.ts';
import { Creditor } from '../../db/entities/creditor.ts';
import { ReminderSettingsRow } from '../../db/entities/reminder-settings.ts';
import { findAwaitedObjects, findLiveSubscriptions } from '../../db/self-checks/find-live-subscriptions.ts';
import { findLiveRules } from '../../db/self-checks/find-indexation-differences.ts';
import { findWaitingRuns } from '../../db/self-checks/find-waiting-runs.ts';
import { findWaitingMails, findWaitingPaymentMails } from '../../db/self-checks/find-mail-differences.ts';
import type { EntityManager } from '../../db/orm.ts';
import { type BillingMoment, reckonBillingMoments } from '../../db/self-checks/reckon-billing-moments.ts';
import type { CreditorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { keepWhere } from './keep-where.ts';
import type { WorkflowDirectory } from './workflow-directory.ts';

/** What was billed, begun or changed a moment ago may not have come to its workflow yet. */
const SETTLED_AFTER_MINUTES = 10;

/**
 * What the database and Temporal disagree on: subscriptions without their workflow and workflows without their subscription, or that bill
 * it on another day, runs of groups that stand still, mails that nobody tries to send, a creditor on Betalingsservice without deliveries,
 * rules of yearly steps without the workflow that announces them. The server's list names suspects only: each is asked
 * for by itself before it counts. One to which a message is under way is left to that message.
 */
export async function findWorkflowDifferences(
  em: EntityManager,
  { creditorId, workflows }: { creditorId: CreditorId; workflows: WorkflowDirectory },
): Promise<Difference[]> {
  // The list first: whatever it names was written to the database before.
  const listed = await workflows.listSubscriptions(creditorId);
  const live = await findLiveSubscriptions(em, { creditorId });
  const awaited = await findAwaitedObjects(em, { creditorId });
  const isSuspect = (id: SubscriptionId) => !awaited.has(id);
  const unlisted = live.filter((id) => isSuspect(id) && listed?.has(id) !== true);
  const isLive = new Set(live);
  const leftOver = [...(listed?.keys() ?? [])].filter((id) => isSuspect(id) && !isLive.has(id));
  const isRunning = (id: SubscriptionId) => workflows.isSubscriptionRunning(id);
  const missing = await keepWhere(unlisted, async (id) => !(await isRunning(id)));
  const running = await keepWhere(leftOver, isRunning);
  const stalled = await keepWhere(
    await findWaitingRuns(em, { creditorId, settledMinutes: SETTLED_AFTER_MINUTES }),
    async ({ objectId }) => !awaited.has(objectId) && !(await workflows.isRunRunning(objectId)),
  );
  const unsent = await keepWhere(
    await findWaitingMails(em, { creditorId }),
    async ({ mailId }) => !(await workflows.isMailRunning(mailId)),
  );
  const unsentPaymentMails = await keepWhere(
    await findWaitingPaymentMails(em, { creditorId }),
    async ({ objectId }) => !(await workflows.isPaymentMailRunning(objectId)),
  );
  return [
    ...missing.map((id) => ofSubscription('workflow_missing', id)),
    ...running.map((id) => ofSubscription('workflow_left_over', id)),
    ...(await findOtherDays(em, { creditorId, workflows, listed, isSuspect })),
    ...stalled,
    ...unsent.map(({ difference }) => difference),
    ...unsentPaymentMails,
    ...(await findDeliveryDifference(em, { creditorId, workflows })),
    ...(await findLostIndexations(em, { creditorId, workflows })),
    ...(await findLostReminders(em, { creditorId, workflows, isAwaited: awaited.has(creditorId) })),
  ];
}

/**
 * Subscriptions whose workflow bills the next period at another moment than the database reckons, found before either has come. The
 * moment of a workflow is the one that it shows while it sleeps.
 */
async function findOtherDays(
  em: EntityManager,
  {
    creditorId,
    workflows,
    listed,
    isSuspect,
  }: {
    creditorId: CreditorId;
    workflows: WorkflowDirectory;
    listed: ReadonlyMap<SubscriptionId, number | null> | null;
    isSuspect: (id: SubscriptionId) => boolean;
  },
): Promise<Difference[]> {
  if (listed === null) return [];
  const found: Difference[] = [];
  for await (const moments of reckonBillingMoments(em, { creditorId, settledMinutes: SETTLED_AFTER_MINUTES })) {
    const suspects = moments.filter(
      ({ subscriptionId: id, atMs }) => isSuspect(id) && listed.has(id) && listed.get(id) !== atMs,
    );
    const isOther = async ({ subscriptionId: id, atMs }: BillingMoment) =>
      (await workflows.readNextBilling(id)) !== atMs && (await workflows.isSubscriptionRunning(id));
    found.push(...(await keepWhere(suspects, isOther)).map((moment) => ofMoment(moment, listed)));
  }
  return found;
}

function ofMoment(
  { subscriptionId, periodIndex, on }: BillingMoment,
  listed: ReadonlyMap<SubscriptionId, number | null>,
): Difference {
  const billsAtMs = listed.get(subscriptionId) ?? null;
  const workflowBillsAt = billsAtMs === null ? null : new Date(billsAtMs).toISOString();
  const details = { periodIndex, billingOn: on, workflowBillsAt };
  return { code: 'billing_day_differs', objectType: 'subscription', objectId: subscriptionId, details };
}

async function findLostIndexations(
  em: EntityManager,
  { creditorId, workflows }: { creditorId: CreditorId; workflows: WorkflowDirectory },
): Promise<Difference[]> {
  const live = await findLiveRules(em, { creditorId });
  if (live.length === 0) return [];
  const listed = await workflows.listIndexations(creditorId);
  const unlisted = live.filter((id) => listed?.has(id) !== true);
  const lost = await keepWhere(unlisted, async (id) => !(await workflows.isIndexationRunning(id)));
  return lost.map((id) => ofSubscription('indexation_not_running', id));
}

async function findDeliveryDifference(
  em: EntityManager,
  { creditorId, workflows }: { creditorId: CreditorId; workflows: WorkflowDirectory },
): Promise<Difference[]> {
  const { pbsNumber } = await em.findOneOrFail(Creditor, { id: creditorId });
  if (pbsNumber === null || (await workflows.isDeliveryRunning(creditorId))) return [];
  return [{ code: 'delivery_workflow_missing', objectType: 'creditor', objectId: creditorId, details: {} }];
}

/** Who has said how it reminds has a workflow that does, or waits until it is to. */
async function findLostReminders(
  em: EntityManager,
  { creditorId, workflows, isAwaited }: { creditorId: CreditorId; workflows: WorkflowDirectory; isAwaited: boolean },
): Promise<Difference[]> {
  if (isAwaited || (await em.count(ReminderSettingsRow, { creditorId })) === 0) return [];
  if (await workflows.isRemindingRunning(creditorId)) return [];
  return [{ code: 'reminders_not_running', objectType: 'creditor', objectId: creditorId, details: {} }];
}

function ofSubscription(
  code: 'workflow_missing' | 'workflow_left_over' | 'indexation_not_running',
  subscriptionId: SubscriptionId,
): Difference {
  return { code, objectType: 'subscription', objectId: subscriptionId, details: {} };
}
