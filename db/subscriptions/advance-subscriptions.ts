import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/** The period that a subscription waits for next. */
export interface NextPeriod {
  readonly subscriptionId: SubscriptionId;
  readonly nextPeriodIndex: number;
  readonly nextPeriodFrom: CivilDate;
}

/** Moves subscriptions on to their next periods, in one statement: whatever needed attention is mended. */
export async function advanceSubscriptions(em: EntityManager, next: readonly NextPeriod[]): Promise<void> {
  if (next.length === 0) return;
  await em.execute(
    `update subscription s set next_period_index = n."nextPeriodIndex", next_period_from = n."nextPeriodFrom", status = 'active',
       attention_code = null, attention_detail = null, updated_at = now()
     from jsonb_to_recordset(?::jsonb) as n ("subscriptionId" uuid, "nextPeriodIndex" int, "nextPeriodFrom" date)
     where s.id = n."subscriptionId"`,
    [JSON.stringify(next)],
  );
}
