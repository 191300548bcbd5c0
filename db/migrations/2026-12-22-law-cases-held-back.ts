import { Migration } from '@mikro-orm/migrations';

/**
 * What is held back or disputed is not handed over to a collector: neither where somebody holds it back after its notice, nor where two do both at
 * once, who hold the debtor one after the other.
 */
export class CasesHeldBack extends Migration {
  override name = '2026-12-22-law-cases-held-back';

  override up(): void {
    for (const sql of [HELD_BACK, RULE]) this.addSql(sql);
  }
}

// Of the invoices of a case those of which something is open, and the holds that stand today in the creditor's zone.
const HELD_BACK = `
create function held_back_of_case(checked debt_case) returns table (invoice_id uuid, open_ore bigint, is_disputed boolean) language sql stable as $$
  select b.invoice_id, b.open_ore, bool_or(h.is_disputed)
  from reminder_invoice l
  join invoice i on i.id = l.invoice_id and i.series = 'invoice'
  join invoice_balance b on b.invoice_id = l.invoice_id and b.open_ore > 0
  join creditor k on k.id = checked.creditor_id
  join reminder_hold h on h.debtor_id = checked.debtor_id and h.ended_at is null and (h.invoice_id is null or h.invoice_id = l.invoice_id)
    and (h.until_on is null or h.until_on >= (now() at time zone k.time_zone)::date)
  where l.reminder_id = checked.reminder_id
  group by b.invoice_id, b.open_ore
$$;`;

const RULE = `
create function check_hand_over() returns trigger language plpgsql as $$
begin
  if exists (select from held_back_of_case(new)) then
    raise exception 'of case % something is held back', new.id using errcode = 'check_violation', constraint = 'debt_case_not_held_back';
  end if;
  return new;
end $$;
create trigger debt_case_not_held_back before update of handed_over_on on debt_case
  for each row when (old.handed_over_on is null and new.handed_over_on is not null) execute function check_hand_over();`;
