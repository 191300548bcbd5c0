import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, DebtorId } from '../../domain/ids.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { findFreeCustomerNumber } from './allot-customer-number.ts';
import { createDebtorBody, debtorAnswer } from './debtor-fields.ts';
import { readDebtor } from './show-debtor.ts';

export const createDebtor = defineRoute({
  method: 'post',
  path: '/v1/debtors',
  operationId: 'createDebtor',
  tag: 'Debtors',
  summary: 'Create a debtor',
  access: 'creditor',
  status: 201,
  body: createDebtorBody,
  answer: debtorAnswer,
  problems: ['customer_number_taken'],
  location: ({ id }) => `/v1/debtors/${id}`,
  async handle({ em, creditorId, body }) {
    const debtorId = uuid() as DebtorId;
    const { customerNumber } = body;
    if (customerNumber === undefined) {
      // One that comes second waits for the first and then looks for the next number.
      while (
        !(await insert(em, {
          creditorId,
          debtorId,
          body,
          customerNumber: await findFreeCustomerNumber(em, creditorId),
        }))
      );
    } else if (!(await insert(em, { creditorId, debtorId, body, customerNumber }))) {
      throw new ApiProblem('customer_number_taken');
    }
    return readDebtor(em, { creditorId, debtorId });
  },
});

/** False where the customer number is taken. */
async function insert(
  em: EntityManager,
  {
    creditorId,
    debtorId,
    customerNumber,
    body,
  }: { creditorId: CreditorId; debtorId: DebtorId; customerNumber: string; body: z.output<typeof createDebtorBody> },
): Promise<boolean> {
  const rows = await em.execute<{ id: string }[]>(
    `insert into debtor (id, creditor_id, customer_number, name, address_lines, postcode, city, country, cvr, ean, email, language)
     select ?, ?, ?, ?, array(select jsonb_array_elements_text(?::jsonb)), ?, ?, ?, ?, ?, ?, ?
     on conflict (creditor_id, customer_number) do nothing returning id`,
    [
      debtorId,
      creditorId,
      customerNumber,
      body.name,
      JSON.stringify(body.addressLines),
      body.postcode,
      body.city,
      body.country,
      body.cvr,
      body.ean,
      body.email,
      body.language,
    ],
  );
  return rows.length > 0;
}
