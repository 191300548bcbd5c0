import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/** As long as a period that was asked for may take to be billed, mails and all, before its workflow is told to look again. */
const BILLED_WITHIN_MINUTES = 5;

/** A period that waits for a pause or for approval stays asked for: it is not to be woken again and again. */
const WOKEN_ONCE_IN_HOURS = 20;

// A message that is under way wakes it just as well.
const INSERT = `
insert into outbox (id, creditor_id, workflow_id, kind, payload)
select uuidv7(), s.creditor_id, 'subscription/' || s.id, 'reconsider', '{}'
from subscription s
where s.status = 'active' and s.bill_through_index >= s.next_period_index
  and s.updated_at < now() - make_interval(mins => ${BILLED_WITHIN_MINUTES})
  and not exists (select from outbox o where o.workflow_id = 'subscription/' || s.id and o.delivered_at is null)
  and not exists (
    select from outbox o where o.workflow_id = 'subscription/' || s.id and o.kind = 'reconsider'
      and o.created_at > now() - make_interval(hours => ${WOKEN_ONCE_IN_HOURS}))
  and s.creditor_id = coalesce(?::uuid, s.creditor_id)`;

/**
 * Has the workflows look again whose next period somebody asked to have billed at once and that have not billed it: one that waits
 * for a pause or for approval does so still, and one that stands still goes on. Each is woken once a day at most.
 * @param creditorId null for all creditors.
 */
export async function wakeAskedPeriods(
  em: EntityManager,
  { creditorId }: { creditorId: CreditorId | null },
): Promise<void> {
  await em.execute(INSERT, [creditorId]);
}
