import type { SearchAttributePair } from '@temporalio/common';
import type { CivilDate } from '../domain/calendar.ts';
import type { CreditorId, SubscriptionId } from '../domain/ids.ts';
import { billingInstantMs } from '../domain/wake-up.ts';
import type { SubscriptionState } from './subscription-messages.ts';
import { attentionKey, creditorKey, nextBillingKey, stateKey } from './search-attributes.ts';

/** The search attributes of a subscription's workflow in a state: given whole with every run, so that none is left from the one before. */
export function subscriptionAttributes({
  creditorId,
  subscriptionId,
  timeZone,
  state,
  attentionCode,
  nextBillingOn,
}: {
  creditorId: CreditorId;
  subscriptionId: SubscriptionId;
  timeZone: string;
  state: SubscriptionState['state'];
  attentionCode: string | null;
  nextBillingOn: CivilDate | null;
}): SearchAttributePair[] {
  const pairs: SearchAttributePair[] = [
    { key: creditorKey, value: creditorId },
    { key: stateKey, value: state },
  ];
  if (attentionCode !== null) pairs.push({ key: attentionKey, value: attentionCode });
  if (nextBillingOn !== null) {
    const instantMs = billingInstantMs({ date: nextBillingOn, zone: timeZone, subscriptionId });
    pairs.push({ key: nextBillingKey, value: new Date(instantMs) });
  }
  return pairs;
}
