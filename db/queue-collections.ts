/**
 * Queues the collections of invoices that Betalingsservice draws, each once: a condition on `invoice` follows, and
 * `on conflict (invoice_id) do nothing`.
 */
export const QUEUE_COLLECTIONS = `
insert into collection (id, creditor_id, invoice_id, debtor_id, pbs_number, bs_debtor_group, customer_number,
  mandate_number, payment_date, amount_ore, status)
select uuidv7(), creditor_id, id, debtor_id, parties #>> '{betalingsservice,pbsNumber}', parties #>> '{betalingsservice,bsDebtorGroup}',
  parties #>> '{betalingsservice,customerNumber}', parties ->> 'mandateNumber', due_on, total_ore, 'queued'
from invoice where payment_method = 'betalingsservice'`;
