import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { ActivityDependencies } from '../dependencies.ts';

export interface EndSubscriptionInput {
  readonly subscriptionId: SubscriptionId;
  /** The workflow's clock, epoch ms; those of the version before did not give it. */
  readonly askedAtMs?: number;
}

export interface EndOutcome {
  /** Whether the subscription is over now; false where its end date was moved in the meantime or has not passed. */
  readonly over: boolean;
  readonly endOn: CivilDate | null;
}

// Until its end date has passed it can be moved.
const END = `
update subscription s set status = 'ended', attention_code = null, attention_detail = null, updated_at = now()
from creditor c
where s.id = ? and c.id = s.creditor_id and s.status in ('active', 'needs_attention') and s.next_period_from > s.end_on
  and s.end_on < (to_timestamp(?) at time zone c.time_zone)::date`;

const MS_A_SECOND = 1000;

/**
 * Ends a subscription that is billed up to its end date and whose end date has passed in the creditor's zone. Asked twice, or after a
 * cancellation, it answers the same.
 */
export function createEndSubscription({ orm }: Pick<ActivityDependencies, 'orm'>) {
  return async function endSubscription({ subscriptionId, askedAtMs }: EndSubscriptionInput): Promise<EndOutcome> {
    return orm.em.fork().transactional(async (em) => {
      await em.execute(END, [subscriptionId, (askedAtMs ?? Date.now()) / MS_A_SECOND]);
      const [row] = await em.execute<{ over: boolean; endOn: CivilDate | null }[]>(
        `select status in ('ended', 'cancelled') as "over", end_on "endOn" from subscription where id = ?`,
        [subscriptionId],
      );
      if (row === undefined) throw new Error(`there is no subscription ${subscriptionId}`);
      return row;
    });
  };
}
