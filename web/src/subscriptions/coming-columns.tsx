import type { components } from '../api/schema.ts';
import type { Column } from '../ui/data-table.tsx';
import { Days, Moment } from '../ui/day.tsx';
import { SubscriptionStatus } from './subscription-status.tsx';
import { useSubscriptionWords } from './words.ts';

/** Columns of a short list of subscriptions: what comes next, when it is billed, and the state. */
export function useComingColumns(): readonly Column<components['schemas']['SubscriptionSummary']>[] {
  const words = useSubscriptionWords();
  return [
    {
      head: words.nextPeriod,
      cell: ({ nextPeriod }) => nextPeriod !== null && <Days from={nextPeriod.from} to={nextPeriod.to} />,
    },
    {
      head: words.billedAt,
      onlyWide: true,
      cell: ({ nextPeriod }) => nextPeriod !== null && <Moment instant={nextPeriod.billedAt} />,
    },
    {
      head: words.state,
      isState: true,
      cell: (subscription) => <SubscriptionStatus subscription={subscription} />,
    },
  ];
}
