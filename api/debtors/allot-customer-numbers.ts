import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';

const FIRST_ALLOTTED = 1001;
/** As many digits as a customer number has at Betalingsservice. BS042, positions 28-42. */
const LAST_ALLOTTED = 999_999_999_999_999;

// Doubles its steps until it meets a free number, then halves them: a few looks into the index, however many debtors there are.
// From there on it goes number by number, no further than it needs.
const SEARCH = `
with recursive search (low, high, step) as (
  select ${FIRST_ALLOTTED - 1}::bigint, null::bigint, 1::bigint
  union all
  select case when taken then probe else low end, case when taken then high else probe end, step * 2
  from search
  cross join lateral (select case when high is null then low + step else (low + high) / 2 end probe) p
  cross join lateral (select exists (select from debtor where creditor_id = ? and customer_number = probe::text) taken) t
  where high is null or high - low > 1
)
select n::text number
from (select generate_series(high, ${LAST_ALLOTTED}) n from search where high - low = 1) candidates
where not exists (select from debtor where creditor_id = ? and customer_number = n::text)
limit ?`;

/**
 * As many free customer numbers as asked for, rising from one above 1000 whose predecessor is taken. Another request may take
 * one of them first: insert, and ask again.
 */
export async function findFreeCustomerNumbers(
  em: EntityManager,
  { creditorId, count }: { creditorId: CreditorId; count: number },
): Promise<readonly string[]> {
  const found = await em.execute<{ number: string }[]>(SEARCH, [creditorId, creditorId, count]);
  if (found.length < count) throw new Error(`no ${count} customer numbers are free`);
  return found.map(({ number }) => number);
}
