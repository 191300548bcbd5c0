import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import { likelyDebtorKind } from '../../domain/reminders/likely-debtor-kind.ts';
import { chunksOf } from '../http/chunks-of.ts';
import { flatInTurns } from '../http/in-turns.ts';
import { findFreeCustomerNumbers } from './allot-customer-numbers.ts';
import type { createDebtorBody } from './debtor-fields.ts';

export type NewDebtor = z.output<typeof createDebtorBody> & { readonly id: DebtorId };
type NumberedDebtor = NewDebtor & { readonly customerNumber: string };

// In the order of their numbers, so that few lock each other out; imports of many wait for each other's end.
const INSERT = `
insert into debtor (id, creditor_id, customer_number, name, address_lines, postcode, city, country, cvr, kind, ean, reference, email,
  also_to, copy_to, delivery, language)
select d.id, ?, d."customerNumber", d.name, array(select jsonb_array_elements_text(d."addressLines")), d.postcode, d.city, d.country,
  d.cvr, d.kind, d.ean, d.reference, d.email, d."alsoTo", d."copyTo", d.delivery, d.language
from jsonb_to_recordset(?::jsonb) as d (id uuid, "customerNumber" text, name text, "addressLines" jsonb, postcode text, city text,
  country text, cvr text, kind text, ean text, reference text, email text, "alsoTo" text[],
  "copyTo" text[], delivery text, language text)
order by d."customerNumber"
on conflict (creditor_id, customer_number) do nothing
returning id`;

const withKind = (debtor: NumberedDebtor) => ({ ...debtor, kind: debtor.kind ?? likelyDebtorKind(debtor) });

const hasNumber = (debtor: NewDebtor): debtor is NumberedDebtor => debtor.customerNumber !== undefined;

/**
 * Writes debtors, many in a statement, and allots a number to each that brings none. Answers the numbers that are taken already;
 * where there are any, those debtors are not written and the caller must undo the others.
 */
export async function insertDebtors(
  em: EntityManager,
  { creditorId, debtors }: { creditorId: CreditorId; debtors: readonly NewDebtor[] },
): Promise<readonly string[]> {
  const insert = async (numbered: readonly NumberedDebtor[]): Promise<ReadonlySet<string>> => {
    const ids = new Set<string>();
    for (const some of chunksOf(numbered)) {
      const rows = await em.execute<{ id: string }[]>(INSERT, [creditorId, JSON.stringify(some.map(withKind))]);
      for (const { id } of rows) ids.add(id);
    }
    return ids;
  };
  const numbered = await flatInTurns(debtors, (debtor) => (hasNumber(debtor) ? [debtor] : []));
  const written = await insert(numbered);
  const taken = await flatInTurns(numbered, ({ id, customerNumber }) => (written.has(id) ? [] : [customerNumber]));
  if (taken.length > 0) return taken;
  let waiting = await flatInTurns(debtors, (debtor) => (hasNumber(debtor) ? [] : [debtor]));
  // One that comes second waits for the first and then looks for the next number.
  while (waiting.length > 0) {
    const numbers = await findFreeCustomerNumbers(em, { creditorId, count: waiting.length });
    const allotted = await insert(
      await flatInTurns(numbers, (customerNumber, index) => {
        const debtor = waiting[index];
        return debtor === undefined ? [] : [{ ...debtor, customerNumber }];
      }),
    );
    waiting = await flatInTurns(waiting, (debtor) => (allotted.has(debtor.id) ? [] : [debtor]));
  }
  return [];
}
