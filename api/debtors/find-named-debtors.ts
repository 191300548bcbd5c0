import { bareCustomerNumber } from '../../domain/identifiers/customer-number.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../../db/orm.ts';
import { likeAnywhere, onIndexOfParts } from '../http/pages.ts';

/** Of so many debtors at most a list is read by their ids; of more it is walked, since many a row is one of theirs. */
const MAX_BY_ID = 5000;

type Named = readonly [sql: string, like: string, customerNumber: string];

/** SQL of a debtor `d` and its values: that a part of the name is `q`, or that the customer number is. */
export function isNamed(q: string): Named {
  return [onIndexOfParts(q, 'lower(d.name) like ? or d.customer_number = ?'), likeAnywhere(q), bareCustomerNumber(q)];
}

/** The same where the list is walked: PostgreSQL begins with its newest rows, and not with all who are named. */
export function isNamedOnTheWay(q: string): Named {
  const [sql, ...values] = isNamed(q);
  return [`(${sql}) is true`, ...values];
}

/**
 * The debtors whom `q` names by a part of their name or by their customer number; null where it names more than are looked up one by one, or than
 * are asked for.
 */
export async function findNamedDebtors(
  em: EntityManager,
  { creditorId, q, atMost = MAX_BY_ID }: { creditorId: CreditorId; q: string; atMost?: number },
): Promise<readonly DebtorId[] | null> {
  const [sql, ...values] = isNamed(q);
  const rows = await em.execute<{ id: DebtorId }[]>(
    `select d.id from debtor d where d.creditor_id = ? and ${sql} limit ${atMost + 1}`,
    [creditorId, ...values],
  );
  return rows.length > atMost ? null : rows.map(({ id }) => id);
}
