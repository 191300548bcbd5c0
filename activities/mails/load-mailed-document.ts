import { loadInvoiceDocument, type LoadedInvoice } from '../../db/invoices/load-invoice-document.ts';
import type { EntityManager } from '../../db/orm.ts';
import { loadReminderDocument, type LoadedReminder } from '../../db/reminders/load-reminder-document.ts';
import type { InvoiceId } from '../../domain/identifiers/ids.ts';

/** A document that has a row of `invoice`, whichever series it is of, and what its mail is to be. @throws Error where there is none. */
export async function loadMailedDocument(
  em: EntityManager,
  invoiceId: InvoiceId,
): Promise<LoadedInvoice | LoadedReminder> {
  const loaded = (await loadInvoiceDocument(em, invoiceId)) ?? (await loadReminderDocument(em, invoiceId));
  if (loaded === null) throw new Error(`there is no invoice ${invoiceId}`);
  return loaded;
}
