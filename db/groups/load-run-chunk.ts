import type { DebtorId, RunId } from '../../domain/identifiers/ids.ts';
import type { Period } from '../../domain/calendar/period.ts';
import type { GroupTerms } from './load-group-terms.ts';
import { MANDATE_OF_DEBTOR } from '../invoices/load-invoice-facts.ts';
import { loadMemberFacts, MEMBER_COLUMNS, type MemberFacts, type MemberRow, uuids } from './load-member-facts.ts';
import type { EntityManager } from '../orm.ts';

/** A member who is to be billed. */
export interface WaitingMember extends MemberFacts {
  readonly debtorId: DebtorId;
  /** Oldest first, cut to the run's period. */
  readonly stays: readonly Period[];
}

// The debtor is held too: who changes one waits, and then sees what became of the member. By a statement of its own: one that waited for
// a row would still read terms and mandates as they were when it began.
const HOLD_MEMBERS = `
select from billing_run_member b join debtor d on d.creditor_id = b.creditor_id and d.id = b.debtor_id
where b.run_id = ? and b.chunk = ? and b.status = 'waiting' and (?::uuid[] is null or b.debtor_id = any(?::uuid[]))
order by b.debtor_id for update of b for key share of d`;

const SELECT_MEMBERS = `
select ${MEMBER_COLUMNS},
  (select jsonb_agg(jsonb_build_object('from', lower(stay), 'to', upper(stay) - 1) order by stay) from unnest(b.days) stay) stays
from billing_run_member b
join debtor d on d.creditor_id = b.creditor_id and d.id = b.debtor_id
left join subscription_member_terms t on t.subscription_id = ? and t.debtor_id = b.debtor_id
${MANDATE_OF_DEBTOR}
where b.run_id = ? and b.chunk = ? and b.status = 'waiting' and (?::uuid[] is null or b.debtor_id = any(?::uuid[]))
order by b.debtor_id`;

// A line that another run of the group charges at this moment is no longer there when its lock is given.
const LOCK_ONE_OFF_LINES = `
select from one_off_line
where subscription_id = ? and debtor_id = any(?::uuid[]) and invoice_id is null and withdrawn_at is null
order by id for update`;

/**
 * Reads the members of a chunk who wait, in the order of their ids, and holds them until the transaction ends: four statements,
 * however many they are. `only` narrows it to some of them.
 */
export async function loadRunChunk(
  em: EntityManager,
  { group, runId, chunk, only }: { group: GroupTerms; runId: RunId; chunk: number; only: readonly DebtorId[] | null },
): Promise<WaitingMember[]> {
  const { subscriptionId } = group;
  const wanted = only === null ? null : uuids(only);
  await em.execute(HOLD_MEMBERS, [runId, chunk, wanted, wanted]);
  const rows = await em.execute<(MemberRow & { stays: Period[] })[]>(SELECT_MEMBERS, [
    subscriptionId,
    runId,
    chunk,
    wanted,
    wanted,
  ]);
  if (rows.length === 0) return [];
  await em.execute(LOCK_ONE_OFF_LINES, [subscriptionId, uuids(rows.map(({ debtorId }) => debtorId))]);
  const members = await loadMemberFacts(em, { group, rows });
  return members.map(({ row: { debtorId, stays }, member }) => ({ debtorId, stays, ...member }));
}
