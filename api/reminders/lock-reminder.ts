import { Reminder } from '../../db/entities/reminder.ts';
import type { EntityManager } from '../../db/orm.ts';
import { type HeldInvoice, holdInvoices } from '../../db/payments/hold-balances.ts';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { notFound } from '../http/problem.ts';

interface Asked {
  readonly creditorId: CreditorId;
  readonly reminderId: InvoiceId;
}

/** Holds what is open of a reminder's own charges until the transaction ends. @throws ApiProblem 404 */
export async function lockReminder(em: EntityManager, { creditorId, reminderId }: Asked): Promise<HeldInvoice> {
  if ((await em.count(Reminder, { id: reminderId, creditorId })) === 0) throw notFound();
  const held = (await holdInvoices(em, { creditorId, invoiceIds: [reminderId] })).get(reminderId);
  if (held === undefined) throw new Error(`reminder ${reminderId} has no balance`);
  return held;
}

/** Holds what is open of all that a reminder shows: its own charges and what it lists. */
export async function holdShownOfReminder(em: EntityManager, { creditorId, reminderId }: Asked): Promise<void> {
  const listed = await em.execute<{ id: InvoiceId }[]>(
    'select invoice_id id from reminder_invoice where creditor_id = ? and reminder_id = ?',
    [creditorId, reminderId],
  );
  await holdInvoices(em, { creditorId, invoiceIds: [reminderId, ...listed.map(({ id }) => id)] });
}
