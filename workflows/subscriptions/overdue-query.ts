import { nextBillingKey, stateKey } from '../search-attributes.ts';

/** Long enough for a night's set to be through, and for what was woken to have been billed. */
const OVERDUE_AFTER_MS = 60 * 60 * 1000;

/** What Temporal is asked for to count the subscriptions that should have been billed an hour ago and wait for nobody. */
export function overdueQuery(nowMs: number): string {
  const before = new Date(nowMs - OVERDUE_AFTER_MS).toISOString();
  return [
    `WorkflowType = "subscription" and ExecutionStatus = "Running"`,
    `${stateKey.name} = "waiting" and ${nextBillingKey.name} < "${before}"`,
  ].join(' and ');
}
