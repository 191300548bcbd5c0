import { Migration } from '@mikro-orm/migrations';

/**
 * No collection is withdrawn without saying why: else nobody knows whether it is to be drawn after all when its invoice is open again. Those of
 * before, and those that a former version still withdraws, say what the facts tell.
 */
export class WithdrawnSaysWhy extends Migration {
  override name = '2026-12-22-withdrawn-says-why';

  override up(): void {
    for (const sql of [OF_BEFORE, BY_FORMER_VERSIONS, RULE]) this.addSql(sql);
  }
}

// The rules take a collection out of the queue where its invoice is settled, and ask by mail where no mandate draws it. What a person has withdrawn
// was asked for by a mail of that collection; where the person wanted none, the trail shows that it was withdrawn while something was open.
export const OF_BEFORE = `
update collection c set withdrawn_as = case
  when exists (
    select from payment_mail m where m.invoice_id = c.invoice_id and (m.reason = 'mandate_ended' or m.reason = 'withdrawn' and m.cause_id <> c.id))
    then 'without_mandate'
  when exists (select from payment_mail m where m.invoice_id = c.invoice_id and m.reason = 'withdrawn') then 'by_person'
  when exists (
    select from audit_entry a
    where a.creditor_id = c.creditor_id and a.object_id = c.id and a.object_type = 'collection'
      and a.changes @> '[{"field": "status", "to": "withdrawn"}]' and 0 < (
        select sum(case when t.debit = 'receivables' then t.amount_ore else -t.amount_ore end) from ledger_transfer t
        where t.creditor_id = c.creditor_id and t.invoice_id = c.invoice_id and 'receivables' in (t.debit, t.credit) and t.id < a.id))
    then 'by_person'
  else 'settled' end
where c.status = 'withdrawn' and c.withdrawn_as is null;`;

const BY_FORMER_VERSIONS = `
create function say_why_withdrawn() returns trigger language plpgsql as $$
begin
  new.withdrawn_as := case
    when (select open_ore from invoice_balance where invoice_id = new.invoice_id) = 0 then 'settled'
    when coalesce(current_setting('termin.actor', true), '') <> '' then 'by_person'
    else 'without_mandate' end;
  return new;
end $$;
create trigger collection_withdrawn_says_why before insert or update on collection
  for each row when (new.status = 'withdrawn' and new.withdrawn_as is null) execute function say_why_withdrawn();`;

const RULE = `
alter table collection
  drop constraint collection_withdrawn_says_why,
  add constraint collection_withdrawn_says_why check ((status = 'withdrawn') = (withdrawn_as is not null));`;
