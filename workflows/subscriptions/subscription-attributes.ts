import type { SearchAttributePair, SearchAttributeUpdatePair } from '@temporalio/common';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { SubscriptionState } from './subscription-messages.ts';
import { attentionKey, creditorKey, nextBillingKey, stateKey } from '../search-attributes.ts';

export interface SubscriptionAttributes {
  readonly creditorId: CreditorId;
  readonly state: SubscriptionState['state'];
  readonly attentionCode: string | null;
  /** Epoch ms; null when nothing more will be billed. */
  readonly nextBillingAtMs: number | null;
}

/** The search attributes of a subscription's workflow in a state, as a run is given them when it starts. */
export function subscriptionAttributes({
  creditorId,
  state,
  attentionCode,
  nextBillingAtMs,
}: SubscriptionAttributes): SearchAttributePair[] {
  const pairs: SearchAttributePair[] = [
    { key: creditorKey, value: creditorId },
    { key: stateKey, value: state },
  ];
  if (attentionCode !== null) pairs.push({ key: attentionKey, value: attentionCode });
  if (nextBillingAtMs !== null) pairs.push({ key: nextBillingKey, value: new Date(nextBillingAtMs) });
  return pairs;
}

/** The same for a run that is under way: what the state does not have is taken away. */
export function subscriptionAttributeUpdates(attributes: SubscriptionAttributes): SearchAttributeUpdatePair[] {
  const updates: SearchAttributeUpdatePair[] = subscriptionAttributes(attributes);
  if (attributes.attentionCode === null) updates.push({ key: attentionKey, value: null });
  if (attributes.nextBillingAtMs === null) updates.push({ key: nextBillingKey, value: null });
  return updates;
}
