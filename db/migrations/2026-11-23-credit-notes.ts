import { Migration } from '@mikro-orm/migrations';

/**
 * Credit notes that add up, however many there are of an invoice.
 *
 * - the VAT of a credit note is what it adds to the VAT of all that is credited, so that the last one comes to the invoice's VAT;
 * - an invoice is not credited for more than it asks, in all and of each VAT code;
 * - a queued collection of an invoice that is credited in full is withdrawn.
 */
export class CreditNotes extends Migration {
  override name = '2026-11-23-credit-notes';

  override up(): void {
    for (const sql of [CREDITED_VAT, CREDITS_IN_BOUNDS, WITHDRAWN_COLLECTIONS]) this.addSql(sql);
  }
}

const CREDITED_VAT = `
alter table invoice_vat
  -- the base that earlier credit notes of the same invoice have credited
  add column credited_before_ore bigint not null default 0,
  drop constraint invoice_vat_is_base_times_rate,
  add constraint invoice_vat_is_base_times_rate check (
    vat_ore = round((credited_before_ore + base_ore)::numeric * vat_rate_bp / 10000)
      - round(credited_before_ore::numeric * vat_rate_bp / 10000));`;

// Checked at the commit, when the rows of the VAT are there. The credited invoice's row is locked, so that two credit notes at once
// count each other.
const CREDITS_IN_BOUNDS = `
create or replace function check_credits_in_bounds() returns trigger language plpgsql as $$
declare
  asked bigint;
begin
  select total_ore into asked from invoice where id = new.credits_invoice_id and series = 'invoice' for update;
  if asked is null or asked < (select sum(total_ore) from invoice where credits_invoice_id = new.credits_invoice_id) or exists (
    select from (
      select v.vat_code, v.vat_rate_bp, sum(v.base_ore) base, sum(v.vat_ore) vat
      from invoice n join invoice_vat v on v.invoice_id = n.id where n.credits_invoice_id = new.credits_invoice_id group by 1, 2) c
    left join invoice_vat a on a.invoice_id = new.credits_invoice_id and a.vat_code = c.vat_code and a.vat_rate_bp = c.vat_rate_bp
    where c.base not between least(coalesce(a.base_ore, 0), 0) and greatest(coalesce(a.base_ore, 0), 0)
      or c.vat <> round(c.base * c.vat_rate_bp / 10000)
  ) then
    raise exception 'invoice % is credited for more than it asks for', new.credits_invoice_id
      using errcode = 'check_violation', constraint = 'invoice_credited_in_bounds';
  end if;
  return null;
end $$;`;

const WITHDRAWN_COLLECTIONS = `
alter table collection
  drop constraint collection_status_check,
  add constraint collection_status_check check (status in ('queued', 'delivered', 'too_late', 'withdrawn'));`;
