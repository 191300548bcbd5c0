import { uuidArray } from '../../db/lines/load-line-holders.ts';
import type { EntityManager } from '../../db/orm.ts';
import { bareCustomerNumber } from '../../domain/identifiers/customer-number.ts';
import { withLeadingZeros } from '../../domain/identifiers/fi71.ts';
import type { CreditorId, PaymentId } from '../../domain/identifiers/ids.ts';
import type { Condition } from '../http/conditions.ts';
import { likeAnywhere } from '../http/pages.ts';

/** So many payments at most are read by their ids; of more some stand among any few hundred, and a page of them is walked to. */
const MAX_BY_ID = 1000;

const FIND = `
(select id from payment where creditor_id = ? and lower(payer_text) like ? limit ${MAX_BY_ID + 1})
union (select id from payment where creditor_id = ? and fi_payment_id = ? limit ${MAX_BY_ID + 1})
union (select id from payment where creditor_id = ? and customer_number = ? limit ${MAX_BY_ID + 1})`;

/**
 * SQL of a payment `p` and its values: that `q` is a part of what the payer wrote, the payment id or the customer number. `counted` is the same
 * of those that are only counted, whose order does not matter: they are read by the indexes, where a page of many is not.
 */
export async function isNamedPayment(
  em: EntityManager,
  { creditorId, q }: { creditorId: CreditorId; q: string },
): Promise<{ paged: Condition; counted: Condition }> {
  const [like, paymentId, customerNumber] = [likeAnywhere(q), withLeadingZeros(q), bareCustomerNumber(q)];
  const rows = await em.execute<{ id: PaymentId }[]>(FIND, [
    creditorId,
    like,
    creditorId,
    paymentId,
    creditorId,
    customerNumber,
  ]);
  if (rows.length <= MAX_BY_ID) {
    const found: Condition = ['p.id = any(?::uuid[])', uuidArray(rows.map(({ id }) => id))];
    return { paged: found, counted: found };
  }
  const [sql, ...values] = [
    'lower(p.payer_text) like ? or p.fi_payment_id = ? or p.customer_number = ?',
    like,
    paymentId,
    customerNumber,
  ];
  // What is asked whether it is true is found by no index, and PostgreSQL still knows how many it will be.
  return { paged: [`(${sql}) is true`, ...values], counted: [`(${sql})`, ...values] };
}
