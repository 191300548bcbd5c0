import type { CreditorId, RunId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { Difference } from './difference.ts';
import type { EntityManager } from '../orm.ts';

const SELECT_WAITING = `
select r.id "runId", r.subscription_id "subscriptionId", r.period_index "periodIndex" from subscription s
join billing_run r on r.subscription_id = s.id and r.stopped_at is null
where s.creditor_id = ? and s.kind = 'group'
  and exists (
    select from billing_run_member m
    where m.run_id = r.id and m.status = 'waiting' and m.updated_at < now() - make_interval(mins => ?))
order by r.id`;

/** Runs of groups with members who have waited for some minutes to be billed, and that nobody has stopped: whether a workflow bills them is another question. */
export async function findWaitingRuns(
  em: EntityManager,
  { creditorId, settledMinutes }: { creditorId: CreditorId; settledMinutes: number },
): Promise<(Difference & { readonly objectId: RunId })[]> {
  const rows = await em.execute<{ runId: RunId; subscriptionId: SubscriptionId; periodIndex: number }[]>(
    SELECT_WAITING,
    [creditorId, settledMinutes],
  );
  return rows.map(({ runId, ...details }) => ({ code: 'run_stalled', objectType: 'run', objectId: runId, details }));
}
