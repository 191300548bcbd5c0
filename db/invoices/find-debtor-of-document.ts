import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/** Whose an invoice, a credit note or a reminder is. @throws Error where the creditor has none such */
export async function findDebtorOfDocument(
  em: EntityManager,
  { creditorId, invoiceId }: { creditorId: CreditorId; invoiceId: InvoiceId },
): Promise<DebtorId> {
  const [row] = await em.execute<{ debtorId: DebtorId }[]>(
    'select debtor_id "debtorId" from invoice where creditor_id = ? and id = ?',
    [creditorId, invoiceId],
  );
  if (row === undefined) throw new Error(`creditor ${creditorId} has no document ${invoiceId}`);
  return row.debtorId;
}
