import { Migration } from '@mikro-orm/migrations';

/**
 * A slip is queued only while Betalingsservice sends slips for the creditor: whoever has reckoned with it reads the settings anew where they were
 * changed meanwhile, and the debtor is told in another way. One that is withdrawn since its document has reached the debtor in another way is not
 * queued again.
 */
export class SlipsByAgreement extends Migration {
  override name = '2026-12-22-slips-by-agreement';

  override up(): void {
    for (const sql of [COLUMNS, RULE]) this.addSql(sql);
  }
}

const COLUMNS = `
alter table slip
  -- the document has reached the debtor in another way
  add column told_otherwise boolean not null default false,
  add column queued_at timestamptz not null default now(),
  add constraint slip_told_otherwise_is_withdrawn check (status = 'withdrawn' or not told_otherwise);`;

// A change of the settings holds the creditor's row: it comes before, and is seen, or after, and sees the slip. Those who try again what the database
// could not do now read all of it anew.
const RULE = `
create function refuse_slip_without_agreement() returns trigger language plpgsql as $$
begin
  perform from creditor
  where id = new.creditor_id and pbs_number is not null and coalesce(bs_settings #>> '{services,slips}', 'none') <> 'none'
  for key share;
  if not found then
    raise exception 'Betalingsservice sends no slips for creditor % any more', new.creditor_id using errcode = 'serialization_failure';
  end if;
  return new;
end $$;
create trigger slip_queued_by_agreement before insert or update of status on slip
  for each row when (new.status = 'queued') execute function refuse_slip_without_agreement();`;
