import type { components } from '../api/schema.ts';
import { WayTo } from '../ui/way-to.tsx';
import { useAuditWords, useObjectWords } from './words.ts';

type TrailType = components['schemas']['AuditEntry']['trailType'];

/** Where what an entry belongs to is shown. What has no screen of its own is looked for in vain here. */
const SCREENS: Readonly<Partial<Record<TrailType, `/${string}`>>> = {
  debtor: '/debtors',
  debtor_group: '/groups/debtors',
  item: '/prices/items',
  payment: '/payments',
  received_file: '/files',
  reminder: '/reminders',
  subscription: '/subscriptions',
  webhook_endpoint: '/settings/webhooks',
};

/** What the changed thing is a part of, with the way there. */
export function WayToTrail({ trailType, trailId }: { trailType: TrailType; trailId: string }) {
  const words = useAuditWords();
  const objects = useObjectWords();
  const screen = SCREENS[trailType];
  if (screen === undefined) return null;
  return (
    <WayTo address={`${screen}/${trailId}`}>
      {words.open} {objects(trailType).toLowerCase()}
    </WayTo>
  );
}
