import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId } from '../../domain/ids.ts';

const FIRST_ALLOTTED = 1001;

// Doubles its steps until it meets a free number, then halves them: a few looks into the index, however many debtors there are.
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
select high::text number from search where high - low = 1`;

/** A free customer number from 1001 whose predecessor is taken. Another request may take it first: insert, and ask again. */
export async function findFreeCustomerNumber(em: EntityManager, creditorId: CreditorId): Promise<string> {
  const [found] = await em.execute<{ number: string }[]>(SEARCH, [creditorId]);
  if (found === undefined) throw new Error('no customer number is free');
  return found.number;
}
