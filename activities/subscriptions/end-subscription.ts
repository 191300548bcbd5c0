import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { ActivityDependencies } from '../dependencies.ts';

export interface EndSubscriptionInput {
  readonly subscriptionId: SubscriptionId;
}

export interface EndOutcome {
  /** Whether the subscription is over now; false where its end date was moved in the meantime. */
  readonly over: boolean;
  readonly endOn: CivilDate | null;
}

/** Ends a subscription that is billed up to its end date. Asked twice, or after a cancellation, it answers the same. */
export function createEndSubscription({ orm }: Pick<ActivityDependencies, 'orm'>) {
  return async function endSubscription({ subscriptionId }: EndSubscriptionInput): Promise<EndOutcome> {
    return orm.em.fork().transactional(async (em) => {
      await em.execute(
        `update subscription set status = 'ended', attention_code = null, attention_detail = null, updated_at = now()
         where id = ? and status in ('active', 'needs_attention') and next_period_from > end_on`,
        [subscriptionId],
      );
      const [row] = await em.execute<{ over: boolean; endOn: CivilDate | null }[]>(
        `select status in ('ended', 'cancelled') as "over", end_on "endOn" from subscription where id = ?`,
        [subscriptionId],
      );
      if (row === undefined) throw new Error(`there is no subscription ${subscriptionId}`);
      return row;
    });
  };
}
