import { civilDate } from '../../domain/calendar/calendar.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import { findMembers } from './find-group-members.ts';

/** All days on which somebody can be a member. */
const EVER = { from: civilDate('2000-01-01'), to: civilDate('2299-12-31') };

const HAS_RUN = `
select exists (select from billing_run r join billing_run_member b on b.run_id = r.id where r.subscription_id = ?) "had"`;

/** Whether somebody is a member of the group on some day, or has stood in one of its runs. */
export async function hasEverHadMember(em: EntityManager, subscriptionId: SubscriptionId): Promise<boolean> {
  if ((await findMembers(em, { subscriptionId, period: EVER, limit: 1 })).length > 0) return true;
  const [row] = await em.execute<{ had: boolean }[]>(HAS_RUN, [subscriptionId]);
  return row?.had ?? false;
}
