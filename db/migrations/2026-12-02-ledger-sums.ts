import { Migration } from '@mikro-orm/migrations';

/**
 * What the ledger comes to is added up by day, kind and accounts, in the transaction that posts: balances of accounts and figures of months are
 * read of some rows a day instead of every posting there ever was.
 *
 * A statement that posts adds rows of its own, and never changes one: two that post at once do not wait for each other. Now and then one of them
 * makes one row of those of its days; where another is at that already, it leaves it. Whoever reads adds up all rows, whether they were made one
 * or not.
 */
export class LedgerSums extends Migration {
  override name = '2026-12-02-ledger-sums';

  override up(): void {
    for (const sql of [SUMS, KEEP_SUMS, ADD_UP_WHAT_IS_THERE, GUARD]) this.addSql(sql);
  }
}

const SUMS = `
create table ledger_sum (
  id uuid primary key default uuidv7(),
  creditor_id uuid not null references creditor (id) deferrable initially deferred,
  booked_on date not null,
  kind varchar(24) not null,
  debit varchar(16) not null,
  credit varchar(16) not null,
  amount_ore bigint not null check (amount_ore > 0)
);
create index ledger_sum_by_day on ledger_sum (creditor_id, booked_on) include (kind, debit, credit, amount_ore);`;

// The lock is that of the creditor's sums alone, and is not waited for. A snapshot that is older than the lock would not see what was made one since.
const KEEP_SUMS = `
create function keep_ledger_sums() returns trigger language plpgsql as $$
declare
  posted record;
begin
  insert into ledger_sum (creditor_id, booked_on, kind, debit, credit, amount_ore)
  select creditor_id, booked_on, kind, debit, credit, sum(amount_ore) from added group by 1, 2, 3, 4, 5;
  if random() * 16 >= 1 or current_setting('transaction_isolation') <> 'read committed' then
    return null;
  end if;
  for posted in select creditor_id, array_agg(distinct booked_on) days from added group by 1 loop
    if pg_try_advisory_xact_lock(hashtextextended('ledger_sum ' || posted.creditor_id, 0)) then
      with gone as (
        delete from ledger_sum where creditor_id = posted.creditor_id and booked_on = any(posted.days) returning *
      )
      insert into ledger_sum (creditor_id, booked_on, kind, debit, credit, amount_ore)
      select creditor_id, booked_on, kind, debit, credit, sum(amount_ore) from gone group by 1, 2, 3, 4, 5;
    end if;
  end loop;
  return null;
end $$;
create trigger ledger_transfer_keeps_sums after insert on ledger_transfer
  referencing new table as added for each statement execute function keep_ledger_sums();`;

// The trigger keeps other postings out until this transaction ends.
const ADD_UP_WHAT_IS_THERE = `
insert into ledger_sum (creditor_id, booked_on, kind, debit, credit, amount_ore)
select creditor_id, booked_on, kind, debit, credit, sum(amount_ore) from ledger_transfer group by 1, 2, 3, 4, 5 order by 1, 2`;

const GUARD = `
create trigger ledger_sum_by_the_ledger_alone before insert or update or delete on ledger_sum
  for each row execute function refuse_other_writers()`;
