import type { InvoiceId } from '../../domain/identifiers/ids.ts';

/** The domain of a Message-ID need not exist; it must not change, or a second try would look like another mail. */
const MESSAGE_ID_DOMAIN = 'invoice.termin';

/** A row of `invoice_mail` as the database is handed it. */
export interface MailRecord {
  readonly invoice_id: InvoiceId;
  readonly recipient: string;
  readonly message_id: string;
}

/** The row of a document's mail; none where the debtor has no address. */
export function mailRecords(invoiceId: InvoiceId, email: string | null): MailRecord[] {
  if (email === null) return [];
  return [{ invoice_id: invoiceId, recipient: email, message_id: `<${invoiceId}@${MESSAGE_ID_DOMAIN}>` }];
}
