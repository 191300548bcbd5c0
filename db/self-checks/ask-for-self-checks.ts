import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { selfCheckWorkflowId } from '../../domain/calendar/self-check-night.ts';
import type { EntityManager } from '../orm.ts';

// Whoever was checked within two days has a workflow that will do it again.
const SELECT_UNCHECKED = `
select id, time_zone "timeZone" from creditor c
where not exists (select from self_check s where s.creditor_id = c.id and s.started_at > now() - '2 days'::interval)
  and not exists (select from outbox o where o.creditor_id = c.id and o.kind = 'start_self_check' and o.delivered_at is null)`;

const INSERT_MESSAGE = `
insert into outbox (id, creditor_id, workflow_id, kind, payload) values (uuidv7(), ?, ?, 'start_self_check', ?::jsonb)`;

/**
 * Asks for the workflow of each creditor that was not checked lately: those that were there before there were checks, and those whose
 * workflow was lost. Asking for one that runs changes nothing.
 */
export async function askForSelfChecks(em: EntityManager): Promise<void> {
  const unchecked = await em.execute<{ id: CreditorId; timeZone: string }[]>(SELECT_UNCHECKED);
  for (const { id, timeZone } of unchecked) {
    await em.execute(INSERT_MESSAGE, [id, selfCheckWorkflowId(id), JSON.stringify({ timeZone })]);
  }
}
