import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { notFound } from '../http/problem.ts';

/** @throws ApiProblem 404 where the creditor has no such reminder. */
export async function numberOfReminder(
  em: EntityManager,
  { creditorId, reminderId }: { creditorId: CreditorId; reminderId: InvoiceId },
): Promise<string> {
  const [row] = await em.execute<{ number: string }[]>(
    `select number from invoice where creditor_id = ? and id = ? and series = 'reminder'`,
    [creditorId, reminderId],
  );
  if (row === undefined) throw notFound();
  return row.number;
}
