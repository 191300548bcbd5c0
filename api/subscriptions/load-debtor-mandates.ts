import { COLLECTED_COLUMNS, type CollectedRow } from '../../db/collections/collected-terms.ts';
import { MANDATE_OF_DEBTOR } from '../../db/invoices/load-invoice-facts.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';

/** How the creditor and a debtor have agreed on Betalingsservice: what collects a subscription besides its own terms. */
export type DebtorMandates = Pick<
  CollectedRow,
  'pbsNumber' | 'bsSettings' | 'mandateActiveFrom' | 'mandateEndedOn' | 'collectedKnownOn' | 'collectedEarlier'
>;

// As for a subscription that begins to be known now.
const SELECT = `
select d.id "debtorId", c.pbs_number "pbsNumber", c.bs_settings "bsSettings", ${COLLECTED_COLUMNS}
from debtor d
join creditor c on c.id = d.creditor_id
cross join (select now() created_at) s
${MANDATE_OF_DEBTOR}
where d.creditor_id = ? and d.id in (select jsonb_array_elements_text(?::jsonb)::uuid)`;

/** What would collect a new subscription of each of some debtors; one statement, and none for no debtors. */
export async function loadDebtorMandates(
  em: EntityManager,
  { creditorId, debtorIds }: { creditorId: CreditorId; debtorIds: readonly DebtorId[] },
): Promise<ReadonlyMap<DebtorId, DebtorMandates>> {
  if (debtorIds.length === 0) return new Map();
  const values = [creditorId, JSON.stringify([...new Set(debtorIds)])];
  const rows = await em.execute<(DebtorMandates & { debtorId: DebtorId })[]>(SELECT, values);
  return new Map(rows.map((row) => [row.debtorId, row]));
}
