import type { BillableLine } from '../../domain/lines/charge-lines.ts';
import type { InvoiceFacts } from '../../domain/invoices/compose-invoice.ts';
import type { MemberTerms } from '../../domain/groups/charge-member.ts';
import type { DebtorId } from '../../domain/identifiers/ids.ts';
import { billableLine, LINES_SUBQUERY, type LineRow } from '../lines/billable-lines.ts';
import type { GroupTerms } from './load-group-terms.ts';
import { DEBTOR_COLUMNS, debtorFactsOf, type DebtorRow } from '../invoices/load-invoice-facts.ts';
import type { EntityManager } from '../orm.ts';

/** A member of a group with all that decides what an invoice says. */
export interface MemberFacts {
  readonly terms: MemberTerms;
  readonly facts: InvoiceFacts;
}

/** The columns of `MEMBER_COLUMNS`. */
export interface MemberRow extends DebtorRow {
  quantityMicro: string | null;
  discountPercentMicro: string | null;
}

/** Of a debtor `d` with `MANDATE_OF_DEBTOR` and the terms `t` that the debtor may have in the group. */
export const MEMBER_COLUMNS = `${DEBTOR_COLUMNS}, t.quantity_micro "quantityMicro", t.discount_percent_micro "discountPercentMicro"`;

const SELECT_LINES = `${LINES_SUBQUERY}
where l."subscriptionId" = ? and (l."standingLineId" is not null or l."debtorId" = any(?::uuid[]))
order by part, position, "validFrom" nulls first, sequence`;

/** Adds the lines to some members of a group: the standing lines, and each one's own one-off lines; one statement. */
export async function loadMemberFacts<Row extends MemberRow>(
  em: EntityManager,
  { group: { subscriptionId, common, bsNumbers }, rows }: { group: GroupTerms; rows: readonly Row[] },
): Promise<{ row: Row; member: MemberFacts }[]> {
  const ids = uuids(rows.map(({ debtorId }) => debtorId));
  const lines = await em.execute<(LineRow & { debtorId: DebtorId | null })[]>(SELECT_LINES, [subscriptionId, ids]);
  const byDebtor = Map.groupBy(lines, ({ debtorId }) => debtorId);
  const linesOf = (debtorId: DebtorId | null): BillableLine[] => (byDebtor.get(debtorId) ?? []).map(billableLine);
  const standing = linesOf(null);
  return rows.map((row) => ({
    row,
    member: {
      terms: { quantityMicro: bigintOf(row.quantityMicro), discountPercentMicro: bigintOf(row.discountPercentMicro) },
      facts: {
        ...common,
        ...debtorFactsOf(row, bsNumbers),
        lines: byDebtor.has(row.debtorId) ? [...standing, ...linesOf(row.debtorId)] : standing,
      },
    },
  }));
}

/** Ids as an array of the database. */
export const uuids = (ids: readonly string[]) => `{${ids.join()}}`;

const bigintOf = (text: string | null) => (text === null ? null : BigInt(text));
