import type { SearchAttributePair, SearchAttributeUpdatePair } from '@temporalio/common';
import type { CivilDate } from '../domain/calendar.ts';
import type { CreditorId, SubscriptionId } from '../domain/ids.ts';
import { billingInstantMs } from '../domain/wake-up.ts';
import type { SubscriptionState } from './subscription-messages.ts';
import { attentionKey, creditorKey, nextBillingKey, stateKey } from './search-attributes.ts';

export interface SubscriptionAttributes {
  readonly creditorId: CreditorId;
  readonly subscriptionId: SubscriptionId;
  readonly timeZone: string;
  readonly state: SubscriptionState['state'];
  readonly attentionCode: string | null;
  readonly nextBillingOn: CivilDate | null;
}

/** The search attributes of a subscription's workflow in a state, as a run is given them when it starts. */
export function subscriptionAttributes({
  creditorId,
  subscriptionId,
  timeZone,
  state,
  attentionCode,
  nextBillingOn,
}: SubscriptionAttributes): SearchAttributePair[] {
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

/** The same for a run that is under way: what the state does not have is taken away. */
export function subscriptionAttributeUpdates(attributes: SubscriptionAttributes): SearchAttributeUpdatePair[] {
  const updates: SearchAttributeUpdatePair[] = subscriptionAttributes(attributes);
  if (attributes.attentionCode === null) updates.push({ key: attentionKey, value: null });
  if (attributes.nextBillingOn === null) updates.push({ key: nextBillingKey, value: null });
  return updates;
}
