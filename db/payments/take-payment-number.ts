import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

const TAKE = `
update creditor set next_payment_number = next_payment_number + 1 where id = ? returning next_payment_number - 1 as number`;

/** The next of a creditor's payment numbers, which no invoice gets then: given once, since it is taken in the caller's transaction. */
export async function takePaymentNumber(em: EntityManager, creditorId: CreditorId): Promise<string> {
  const [taken] = await em.execute<{ number: string }[]>(TAKE, [creditorId]);
  if (taken === undefined) throw new Error(`there is no creditor ${creditorId}`);
  return taken.number;
}
