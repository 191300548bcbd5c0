import { Migration } from '@mikro-orm/migrations';

/**
 * What has been billed for days of a period, and given back, elsewhere than on the lines of its own invoice and credit notes:
 *
 * - what a line that evens out a billed period is made of: it counts with its one-off line, until that is withdrawn;
 * - what of such a line has been given back by days;
 * - days of a standing line that were given back without a line on a credit note of its own invoice, since other charges took it up.
 *
 * With the lines of invoices and credit notes these rows say for each line and each day what is charged for it. A new table alone:
 * versions before that know nothing of it write no rows. Of what they have evened out the parts are not known: where such a line may be of the
 * days that a change looks back upon, the change is refused (`db/lines/load-line-holders.ts`).
 */
export class DayLedger extends Migration {
  override name = '2026-11-29-day-ledger';

  override up(): void {
    this.addSql(DAY_ENTRIES);
  }
}

const DAY_ENTRIES = `
create table day_entry (
  id uuid primary key default uuidv7(),
  creditor_id uuid not null,
  subscription_id uuid not null,
  -- whose invoice gives days back; null for a line that evens out
  debtor_id uuid,
  -- the line and the period whose days they are
  position int not null check (position >= 1),
  period_index int not null check (period_index >= 0),
  -- [{"amountOre": "-1000", "base": [0, 30], "days": [10, 30]}]: what is charged more for those days
  parts jsonb not null check (jsonb_typeof(parts) = 'array'),
  kind varchar(16) not null check (kind in ('adjusted', 'given_back', 'set_off')),
  -- the line that evens out; null for days of a standing line
  one_off_line_id uuid,
  standing_line_id uuid,
  -- what the line is called in the agreement
  line_text varchar(500),
  -- the first day that was given back
  given_back_from date,
  credit_note_id uuid,
  created_at timestamptz not null default now(),
  foreign key (creditor_id, subscription_id) references subscription (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, debtor_id) references debtor (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, one_off_line_id) references one_off_line (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, standing_line_id) references standing_line (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, credit_note_id) references invoice (creditor_id, id) deferrable initially deferred,
  constraint day_entry_names_its_debtor check (debtor_id is not null or num_nulls(standing_line_id, given_back_from) = 2),
  constraint day_entry_adjusts_by_a_line check (kind <> 'adjusted' or num_nulls(one_off_line_id, line_text) = 0)
);
create index day_entry_of_period on day_entry (subscription_id, period_index);
create index day_entry_by_one_off_line on day_entry (one_off_line_id) where one_off_line_id is not null;
create index day_entry_by_credit_note on day_entry (credit_note_id) where credit_note_id is not null;
create unique index day_entry_adjusts_once on day_entry (one_off_line_id) where kind = 'adjusted';`;
