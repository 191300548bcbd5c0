/**
 * When a document went to its debtor, by each way, as SQL of an instant: null where it has not gone that way. In the order in which they count.
 * @param invoiceId SQL of the document's id
 */
export const wentAt = (invoiceId: string) => ({
  mail: `(select sent_at from invoice_mail where invoice_id = ${invoiceId} and status = 'sent')`,
  paper: `(select min(b.printed_at) from print_item p join print_batch b on b.id = p.batch_id where p.invoice_id = ${invoiceId})`,
  slip: `(select d.created_at from slip s join delivery d on d.id = s.delivery_id where s.invoice_id = ${invoiceId})`,
});
