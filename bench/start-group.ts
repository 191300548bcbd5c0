import { deliverMessage } from '../api/outbox/deliver-message.ts';
import type { CivilDate } from '../domain/calendar/calendar.ts';
import type { CreditorId, SubscriptionId } from '../domain/identifiers/ids.ts';
import { subscriptionWorkflowId } from '../workflows/subscriptions/subscription.ts';
import type { BenchStack } from './bench-stack.ts';

const TIME_ZONE = 'Europe/Copenhagen';

/** Starts a monthly group as the API starts it. */
export async function startGroup(
  { client }: Pick<BenchStack, 'client'>,
  {
    creditorId,
    subscriptionId,
    startOn,
  }: { creditorId: CreditorId; subscriptionId: SubscriptionId; startOn: CivilDate },
): Promise<void> {
  const terms = { timeZone: TIME_ZONE, startOn, intervalUnit: 'month', intervalCount: 1, endOn: null };
  await deliverMessage(client, {
    id: subscriptionId,
    creditorId,
    workflowId: subscriptionWorkflowId(subscriptionId),
    kind: 'start_subscription',
    payload: { ...terms, kind: 'group' },
    attempts: 1,
  });
}
