import { Migration } from '@mikro-orm/migrations';

/**
 * The ten days between two letters with a fee are counted from the day on which the former went to the debtor: its mail was taken, its paper printed,
 * or its slip delivered. While a letter with a fee has told nobody of it, no further one has a fee.
 */
export class LettersThatWent extends Migration {
  override name = '2026-12-22-law-letters-that-went';

  override up(): void {
    for (const sql of [WENT, WAITS, FEE_TOLD, RULE]) this.addSql(sql);
  }
}

// The day in the creditor's zone; null while it has not gone.
const WENT = `
create function letter_went_on(letter reminder) returns date language sql stable as $$
  select greatest(letter.issued_on, (w.went_at at time zone k.time_zone)::date)
  from creditor k cross join lateral (
    select coalesce(
      (select sent_at from invoice_mail where invoice_id = letter.id and status = 'sent'),
      (select min(b.printed_at) from print_item p join print_batch b on b.id = p.batch_id where p.invoice_id = letter.id),
      (select d.created_at from slip s join delivery d on d.id = s.delivery_id where s.invoice_id = letter.id)) went_at
  ) w
  where k.id = letter.creditor_id and w.went_at is not null
$$;`;

// Whether it has not gone and is still to go, without anybody doing something about it but printing.
const WAITS = `
create function letter_waits(letter reminder) returns boolean language sql stable as $$
  select letter_went_on(letter) is null and (
    exists (select from invoice_mail where invoice_id = letter.id and status = 'waiting')
    or exists (select from print_item where invoice_id = letter.id)
    or exists (select from slip where invoice_id = letter.id and status = 'queued'))
$$;`;

// Of a letter that came to nobody, its fee is told by the first later one that went, which asks for it again.
const FEE_TOLD = `
create function fee_told_on(letter reminder) returns date language sql stable as $$
  select coalesce(letter_went_on(letter), case when not letter_waits(letter) then (
    select letter_went_on(r) from reminder r
    where r.debtor_id = letter.debtor_id and r.issued_on > letter.issued_on and letter_went_on(r) is not null
    order by r.issued_on limit 1) end)
$$;`;

// renteloven § 9 b(2). That the days of issue are ten days apart is held by \`reminder_ten_days_between_fees\`, also against two at once.
const RULE = `
create function check_days_between_fees() returns trigger language plpgsql as $$
begin
  if exists (
    select from reminder r
    where r.debtor_id = new.debtor_id and r.id <> new.id and r.fee_ore > 0 and r.issued_on < new.issued_on
      and coalesce(fee_told_on(r) + 10 > new.issued_on, true)
  ) then
    raise exception 'reminder % has a fee less than ten days after another went', new.id
      using errcode = 'check_violation', constraint = 'reminder_ten_days_after_a_fee_went';
  end if;
  return null;
end $$;
create trigger reminder_ten_days_after_a_fee_went after insert on reminder
  for each row when (new.fee_ore > 0) execute function check_days_between_fees();`;
