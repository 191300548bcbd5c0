import type { CreditorId, InvoiceId, PrintBatchId } from '../../domain/identifiers/ids.ts';
import type { LetterDocument } from '../../domain/prints/letters.ts';
import { loadInvoiceDocuments } from '../invoices/load-invoice-document.ts';
import type { EntityManager } from '../orm.ts';
import { loadReminderDocuments } from '../reminders/load-reminder-document.ts';

/** The documents of a batch in the order in which they are printed. */
export async function loadLetters(
  em: EntityManager,
  { creditorId, batchId }: { creditorId: CreditorId; batchId: PrintBatchId },
): Promise<LetterDocument[]> {
  const items = await em.execute<{ invoiceId: InvoiceId }[]>(
    'select invoice_id "invoiceId" from print_item where creditor_id = ? and batch_id = ? order by id',
    [creditorId, batchId],
  );
  const ids = items.map(({ invoiceId }) => invoiceId);
  const documents = await loadInvoiceDocuments(em, ids);
  const reminders = await loadReminderDocuments(em, ids);
  return ids.map((id) => {
    const loaded = documents.get(id) ?? reminders.get(id);
    if (loaded === undefined) throw new Error(`document ${id} of print batch ${batchId} is not there`);
    return loaded.document;
  });
}
