import type { CreditorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

// No step is due before a subscription begins: those of the time between are not made up.
const COPY_RULE = `
insert into indexation (id, creditor_id, subscription_id, kind, percent_micro, index_table_id, base_month, floor_percent_micro,
  cap_percent_micro, month, day, notice_days, from_on)
select gen_random_uuid(), creditor_id, ?, kind, percent_micro, index_table_id, base_month, floor_percent_micro,
  cap_percent_micro, month, day, notice_days, from_on
from indexation where creditor_id = ? and subscription_id = ? and ended_at is null
returning id`;

// Each stays with the rule that took it, which says what it reckoned from.
const COPY_STEPS = `
insert into indexation_step (id, creditor_id, subscription_id, indexation_id, due_on, announced_on, effective_on, index_month, lines,
  created_at, in_force_at)
select gen_random_uuid(), creditor_id, ?, indexation_id, due_on, announced_on, effective_on, index_month, lines, created_at, in_force_at
from indexation_step where creditor_id = ? and subscription_id = ? and in_force_at is not null`;

/**
 * Gives a new subscription the rule that another one's prices move by, and the steps in force: its lines have their prices from these.
 * Answers whether there is a rule, whose workflow is to be started.
 */
export async function takeOverIndexation(
  em: EntityManager,
  { creditorId, fromId, toId }: { creditorId: CreditorId; fromId: SubscriptionId; toId: SubscriptionId },
): Promise<boolean> {
  const rules = await em.execute<unknown[]>(COPY_RULE, [toId, creditorId, fromId]);
  await em.execute(COPY_STEPS, [toId, creditorId, fromId]);
  return rules.length > 0;
}
