import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { selfCheckWorkflowId } from '../../domain/calendar/self-check-night.ts';
import { insertFirstMessage } from '../outbox/insert-first-message.ts';
import type { EntityManager } from '../orm.ts';

/** Nights are a day apart, and a night's checks take some hours. SQL. */
const OVERDUE_AFTER = `'30 hours'::interval`;

// Whoever was checked in the night before has a workflow that will do it again.
const SELECT_UNCHECKED = `
select id, time_zone "timeZone" from creditor c
where not exists (select from self_check s where s.creditor_id = c.id and s.started_at > now() - ${OVERDUE_AFTER})
  and not exists (select from outbox o where o.creditor_id = c.id and o.kind = 'start_self_check' and o.delivered_at is null)`;

/**
 * Asks for the workflow of each creditor that was not checked lately: those that were there before there were checks, those whose
 * workflow was lost, and those whose workflow stands still. Asking for one that goes on changes nothing.
 */
export async function askForSelfChecks(em: EntityManager): Promise<void> {
  const unchecked = await em.execute<{ id: CreditorId; timeZone: string }[]>(SELECT_UNCHECKED);
  for (const { id, timeZone } of unchecked) {
    const message = {
      creditorId: id,
      workflowId: selfCheckWorkflowId(id),
      kind: 'start_self_check',
      payload: { timeZone },
    } as const;
    await insertFirstMessage(em, { message, waitSeconds: 0 });
  }
}

const SELECT_OVERDUE = `
select c.id "creditorId", (select max(s.finished_at)::text from self_check s where s.creditor_id = c.id) "lastFinishedAt" from creditor c
where c.created_at < now() - ${OVERDUE_AFTER}
  and not exists (select from self_check s where s.creditor_id = c.id and s.finished_at > now() - ${OVERDUE_AFTER})
order by c.id`;

/** The creditors of which no check has come to its end since the night before, and when one last did; null for never. */
export async function findOverdueSelfChecks(
  em: EntityManager,
): Promise<{ creditorId: CreditorId; lastFinishedAt: string | null }[]> {
  return em.execute(SELECT_OVERDUE);
}
