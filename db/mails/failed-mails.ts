/** Creditor and moment of each mail that was refused or given up. SQL. */
export const FAILED_MAILS = `
select creditor_id, created_at at from invoice_mail where status = 'failed'
union all
select creditor_id, created_at from invoice_mail_copy where status = 'failed' and status in ('waiting', 'failed')
union all
select creditor_id, created_at from payment_mail where status = 'failed' and status in ('waiting', 'failed')
union all
select creditor_id, created_at from statement_mail where status = 'failed' and status in ('waiting', 'failed')`;
