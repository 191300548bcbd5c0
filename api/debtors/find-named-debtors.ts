import { bareCustomerNumber } from '../../domain/identifiers/customer-number.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../../db/orm.ts';
import { likeAnywhere } from '../http/pages.ts';

/** Of so few debtors at most a list is read by their ids; of more it is walked, since nearly every row is one of theirs. */
const MAX_BY_ID = 200;

/** SQL of a debtor `d` and its values: that a part of the name is `q`, or that the customer number is. */
export function isNamed(q: string): readonly [sql: string, like: string, customerNumber: string] {
  return ['(lower(d.name) like ? or d.customer_number = ?)', likeAnywhere(q), bareCustomerNumber(q)];
}

/** The debtors whom `q` names by a part of their name or by their customer number; null where it names more than are looked up one by one. */
export async function findNamedDebtors(
  em: EntityManager,
  { creditorId, q }: { creditorId: CreditorId; q: string },
): Promise<readonly DebtorId[] | null> {
  const [sql, ...values] = isNamed(q);
  const rows = await em.execute<{ id: DebtorId }[]>(
    `select d.id from debtor d where d.creditor_id = ? and ${sql} limit ${MAX_BY_ID + 1}`,
    [creditorId, ...values],
  );
  return rows.length > MAX_BY_ID ? null : rows.map(({ id }) => id);
}
