import { isDeepStrictEqual } from 'node:util';
import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import { createDebtorBody, type namedDebtorBody, problemOf } from '../debtors/debtor-fields.ts';
import { insertDebtors, type NewDebtor } from '../debtors/insert-debtors.ts';
import { retrySubscriptions } from '../debtors/retry-subscriptions.ts';
import { chunksOf } from '../http/chunks-of.ts';
import { fieldErrors } from '../http/field-errors.ts';
import { flatInTurns, inTurns, jsonInTurns } from '../http/in-turns.ts';
import { ApiProblem } from '../http/problem.ts';
import { withoutUndefined } from '../http/without-undefined.ts';
import { sendTogether } from './send-together.ts';

type Changed = NewDebtor & { readonly customerNumber: string };

export type DebtorChange =
  | { readonly effect: 'created'; readonly debtor: NewDebtor }
  | { readonly effect: 'updated' | 'unchanged'; readonly debtor: Changed };

const HOLD = `
select id, customer_number "customerNumber", name, address_lines "addressLines", postcode, city, country, cvr, kind, ean, reference, email, also_to "alsoTo",
  copy_to "copyTo", delivery, language
from debtor where creditor_id = ? and customer_number in (select jsonb_array_elements_text(?::jsonb))
order by id for no key update`;

const UPDATE = `
update debtor d set name = c.name, address_lines = array(select jsonb_array_elements_text(c."addressLines")), postcode = c.postcode,
  city = c.city, country = c.country, cvr = c.cvr, kind = c.kind, ean = c.ean, reference = c.reference, email = c.email, also_to = c."alsoTo",
  copy_to = c."copyTo", delivery = c.delivery, language = c.language, updated_at = now()
from jsonb_to_recordset(?::jsonb) as c (id uuid, name text, "addressLines" jsonb, postcode text, city text, country text, cvr text, kind text,
  ean text, reference text, email text, "alsoTo" text[], "copyTo" text[], delivery text, language text)
where d.id = c.id`;

/** What becomes of each debtor that a row names by its number: changed by what the row says, or created. Holds those that are there. */
export async function prepareDebtorChanges(
  em: EntityManager,
  { creditorId, bodies }: { creditorId: CreditorId; bodies: readonly z.output<typeof namedDebtorBody>[] },
): Promise<(DebtorChange | ApiProblem)[]> {
  const numbers = await jsonInTurns(await inTurns(bodies, ({ customerNumber }) => customerNumber));
  const there = new Map<string, Changed>();
  await inTurns(await em.execute<Changed[]>(HOLD, [creditorId, numbers]), (row) => there.set(row.customerNumber, row));
  return inTurns(bodies, (body) => {
    const before = there.get(body.customerNumber);
    return before === undefined ? create(body) : change(before, body);
  });
}

function create(body: z.output<typeof namedDebtorBody>): DebtorChange | ApiProblem {
  const parsed = createDebtorBody.safeParse(withoutUndefined(body));
  if (parsed.success) return { effect: 'created', debtor: { id: uuid() as DebtorId, ...parsed.data } };
  return new ApiProblem('invalid_request', { errors: fieldErrors(parsed.error) });
}

function change(before: Changed, body: z.output<typeof namedDebtorBody>): DebtorChange | ApiProblem {
  const debtor: Changed = Object.assign({}, before, withoutUndefined(body));
  const problem = problemOf(debtor);
  if (problem !== null) return problem;
  return { effect: isDeepStrictEqual(before, debtor) ? 'unchanged' : 'updated', debtor };
}

/** Writes what is new and what has changed, and nothing else. Answers the numbers that somebody has taken since. */
export async function writeDebtorChanges(
  em: EntityManager,
  { creditorId, prepared }: { creditorId: CreditorId; prepared: readonly DebtorChange[] },
): Promise<readonly string[]> {
  const created = await flatInTurns(prepared, (one) => (one.effect === 'created' ? [one.debtor] : []));
  const updated = await flatInTurns(prepared, (one) => (one.effect === 'updated' ? [one.debtor] : []));
  if (updated.length > 0) {
    for (const some of chunksOf(updated)) await em.execute(UPDATE, [JSON.stringify(some)]);
    const debtorIds = await inTurns(updated, ({ id }) => id);
    await sendTogether(em, (send) => retrySubscriptions({ em, creditorId, send }, debtorIds));
  }
  return insertDebtors(em, { creditorId, debtors: created });
}
