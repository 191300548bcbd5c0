import type { BillableLine } from '../domain/charge-lines.ts';
import type { InvoiceFacts } from '../domain/compose-invoice.ts';
import type { MemberTerms } from '../domain/compose-member-invoice.ts';
import type { DebtorId, RunId } from '../domain/ids.ts';
import type { Period } from '../domain/invoice.ts';
import { billableLine, LINES_SUBQUERY, type LineRow } from './billable-lines.ts';
import type { GroupTerms } from './load-group-terms.ts';
import { DEBTOR_COLUMNS, debtorFactsOf, type DebtorRow, MANDATE_OF_DEBTOR } from './load-invoice-facts.ts';
import type { EntityManager } from './orm.ts';

/** A member who is to be billed, with all that decides what the invoice says. */
export interface WaitingMember {
  readonly debtorId: DebtorId;
  /** Oldest first, cut to the run's period. */
  readonly stays: readonly Period[];
  readonly terms: MemberTerms;
  readonly facts: InvoiceFacts;
}

interface MemberRow extends DebtorRow {
  stays: Period[];
  quantityMicro: string | null;
  discountPercentMicro: string | null;
}

// The debtor is held too: who changes one waits, and then sees what became of the member.
const SELECT_MEMBERS = `
select ${DEBTOR_COLUMNS}, t.quantity_micro "quantityMicro", t.discount_percent_micro "discountPercentMicro",
  (select jsonb_agg(jsonb_build_object('from', lower(stay), 'to', upper(stay) - 1) order by stay) from unnest(b.days) stay) stays
from billing_run_member b
join debtor d on d.creditor_id = b.creditor_id and d.id = b.debtor_id
left join subscription_member_terms t on t.subscription_id = ? and t.debtor_id = b.debtor_id
${MANDATE_OF_DEBTOR}
where b.run_id = ? and b.chunk = ? and b.status = 'waiting' and (?::uuid[] is null or b.debtor_id = any(?::uuid[]))
order by b.debtor_id for update of b for key share of d`;

// A line that another run of the group charges at this moment is no longer there when its lock is given.
const LOCK_ONE_OFF_LINES = `
select from one_off_line
where subscription_id = ? and debtor_id = any(?::uuid[]) and invoice_id is null and withdrawn_at is null
order by id for update`;

const SELECT_LINES = `${LINES_SUBQUERY}
where l."subscriptionId" = ? and (l."standingLineId" is not null or l."debtorId" = any(?::uuid[]))
order by part, position, "validFrom" nulls first, sequence`;

/**
 * Reads the members of a chunk who wait, in the order of their ids, and holds them until the transaction ends: three statements,
 * however many they are. `only` narrows it to some of them.
 */
export async function loadRunChunk(
  em: EntityManager,
  {
    group: { subscriptionId, common, bsNumbers },
    runId,
    chunk,
    only,
  }: { group: GroupTerms; runId: RunId; chunk: number; only: readonly DebtorId[] | null },
): Promise<WaitingMember[]> {
  const wanted = only === null ? null : uuids(only);
  const rows = await em.execute<MemberRow[]>(SELECT_MEMBERS, [subscriptionId, runId, chunk, wanted, wanted]);
  if (rows.length === 0) return [];
  const ids = uuids(rows.map(({ debtorId }) => debtorId));
  await em.execute(LOCK_ONE_OFF_LINES, [subscriptionId, ids]);
  const lines = await em.execute<(LineRow & { debtorId: DebtorId | null })[]>(SELECT_LINES, [subscriptionId, ids]);
  const byDebtor = Map.groupBy(lines, ({ debtorId }) => debtorId);
  const linesOf = (debtorId: DebtorId | null): BillableLine[] => (byDebtor.get(debtorId) ?? []).map(billableLine);
  const standing = linesOf(null);
  return rows.map((row) => ({
    debtorId: row.debtorId,
    stays: row.stays,
    terms: { quantityMicro: bigintOf(row.quantityMicro), discountPercentMicro: bigintOf(row.discountPercentMicro) },
    facts: {
      ...common,
      ...debtorFactsOf(row, bsNumbers),
      lines: byDebtor.has(row.debtorId) ? [...standing, ...linesOf(row.debtorId)] : standing,
    },
  }));
}

const uuids = (ids: readonly string[]) => `{${ids.join()}}`;
const bigintOf = (text: string | null) => (text === null ? null : BigInt(text));
