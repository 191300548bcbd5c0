import { addDays } from './calendar.ts';
import type { CreditorId } from '../identifiers/ids.ts';
import { billingInstantMs, civilDateAt } from './wake-up.ts';

/** The workflow that checks a creditor. Here, since the database asks for those that are missing. */
export const selfCheckWorkflowId = (creditorId: CreditorId) => `self-check/${creditorId}`;

/** The next moment after `afterMs` at which a creditor's self-check comes by itself, epoch ms: once a night, at a second of its own. */
export function nextSelfCheckMs({
  afterMs,
  zone,
  creditorId,
}: {
  afterMs: number;
  zone: string;
  creditorId: CreditorId;
}): number {
  const today = civilDateAt({ epochMs: afterMs, zone });
  const tonightMs = billingInstantMs({ date: today, zone, subscriptionId: creditorId });
  if (tonightMs > afterMs) return tonightMs;
  return billingInstantMs({ date: addDays(today, 1), zone, subscriptionId: creditorId });
}
