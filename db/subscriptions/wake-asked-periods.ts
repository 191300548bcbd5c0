import type { EntityManager } from '../orm.ts';

/** As long as a period that was asked for may take to be billed, mails and all, before its workflow is told to look again. */
const BILLED_WITHIN_MINUTES = 5;

// A message that is under way wakes it just as well.
const INSERT = `
insert into outbox (id, creditor_id, workflow_id, kind, payload)
select uuidv7(), s.creditor_id, 'subscription/' || s.id, 'reconsider', '{}'
from subscription s
where s.status = 'active' and s.bill_through_index >= s.next_period_index
  and s.updated_at < now() - make_interval(mins => ${BILLED_WITHIN_MINUTES})
  and not exists (select from outbox o where o.workflow_id = 'subscription/' || s.id and o.delivered_at is null)`;

/**
 * Has the workflows look again whose next period somebody asked to have billed at once and that have not billed it: one that waits
 * for a pause or for approval does so still, and one that stands still goes on.
 */
export async function wakeAskedPeriods(em: EntityManager): Promise<void> {
  await em.execute(INSERT);
}
