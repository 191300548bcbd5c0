import type { components } from '../api/schema.ts';
import { useSubscriptionWords } from './words.ts';

type Named = Pick<components['schemas']['SubscriptionSummary'], 'debtorName' | 'reference'>;

/** Who it is for; a group goes by its reference. */
export function useSubscriptionName(): (subscription: Named) => string {
  const words = useSubscriptionWords();
  return ({ debtorName, reference }) => debtorName ?? reference ?? words.group;
}
