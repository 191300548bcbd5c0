/**
 * SQL of a mail `m`: that it was sent to some and refused for an address which its debtor still has, and for which no copy of the invoice's
 * mail, nor another statement, has been taken since. An address that was mended, or taken away, needs nobody any more.
 */
export const STILL_REFUSED = `
m.refused <> '[]' and m.status = 'sent' and exists (
  select from jsonb_array_elements(m.refused) r
  join debtor d on d.id = coalesce(m.debtor_id, (select debtor_id from invoice where id = m.invoice_id))
  where lower(r->>'address') in (select lower(a) from unnest(d.email::text || d.also_to || d.copy_to) a)
    and not exists (select from invoice_mail_copy c
      where c.invoice_id = m.invoice_id and c.sent_at > m.sent_at and lower(r->>'address') in (select lower(a) from unnest(c.taken) a))
    and not exists (select from statement_mail s
      where s.creditor_id = m.creditor_id and s.debtor_id = m.debtor_id and s.sent_at > m.sent_at
        and lower(r->>'address') in (select lower(a) from unnest(s.taken) a)))`;
