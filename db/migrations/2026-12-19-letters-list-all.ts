import { Migration } from '@mikro-orm/migrations';

/**
 * A letter lists all that is overdue, so also an invoice that has not come to its first level, which it does not raise. What a person has rejected is
 * looked up by debtor.
 */
export class LettersListAll extends Migration {
  override name = '2026-12-19-letters-list-all';

  override up(): void {
    this.addSql(LAW_OF_LISTED);
    this.addSql('create index reminder_proposal_by_debtor on reminder_proposal (debtor_id, state)');
  }
}

const LAW_OF_LISTED = `
create or replace function check_reminder() returns trigger language plpgsql as $$
declare
  letter reminder;
  asked bigint;
  charged bigint;
begin
  select * into letter from reminder where id = coalesce(to_jsonb(new) ->> 'reminder_id', to_jsonb(new) ->> 'id')::uuid;
  if exists (
    select from reminder_invoice l join invoice i on i.id = l.invoice_id
    where l.reminder_id = letter.id and (i.debtor_id <> letter.debtor_id or case i.series
      when 'invoice' then l.is_raised and l.level = 0
      -- no interest on interest and fees, and no letter about them alone
      when 'reminder' then l.level <> 0 or l.is_raised or l.interest_ore <> 0
      else true end)
  ) then
    raise exception 'reminder % lists what it may not', letter.id using errcode = 'check_violation', constraint = 'reminder_lists_what_it_may';
  end if;
  select coalesce(sum(open_ore), 0), coalesce(sum(interest_ore), 0) into asked, charged from reminder_invoice where reminder_id = letter.id;
  if charged <> letter.interest_ore or asked + letter.fee_ore + letter.compensation_ore + letter.interest_ore <> letter.asked_ore
    or not exists (select from reminder_invoice where reminder_id = letter.id and is_raised)
  then
    raise exception 'reminder % does not add up', letter.id using errcode = 'check_violation', constraint = 'reminder_adds_up';
  end if;
  if letter.fee_ore > 0 and exists (
    select from reminder_invoice l join invoice i on i.id = l.invoice_id and i.series = 'invoice'
    join reminder_invoice o on o.invoice_id = l.invoice_id join reminder r on r.id = o.reminder_id and r.fee_ore > 0
    where l.reminder_id = letter.id group by l.invoice_id having count(*) > 3
  ) then
    raise exception 'reminder % is a fourth with a fee', letter.id using errcode = 'check_violation', constraint = 'reminder_three_fees_an_invoice';
  end if;
  return null;
end $$;`;
