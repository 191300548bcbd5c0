import { Migration } from '@mikro-orm/migrations';

/**
 * What documents sell is added up by day of issue, item and VAT code, and their VAT by code, in the transaction that issues them: the turnover of
 * any span is read of some rows a day instead of the lines of all documents. The rows are added and made one as those of `ledger_sum` are.
 */
export class TurnoverSums extends Migration {
  override name = '2026-12-02-turnover-sums';

  override up(): void {
    for (const sql of [SUMS, KEEP_SUMS, ADD_UP_WHAT_IS_THERE, GUARD]) this.addSql(sql);
  }
}

const SUMS = `
create table turnover_sum (
  id uuid primary key default uuidv7(),
  creditor_id uuid not null references creditor (id) deferrable initially deferred,
  issued_on date not null,
  -- 'lines': net amounts by item; 'vat': the VAT, which is reckoned on documents and not on lines
  part varchar(8) not null check (part in ('lines', 'vat')),
  item_id uuid,
  vat_code varchar(16) not null,
  vat_rate_bp int not null,
  -- what was credited is taken off
  amount_ore bigint not null,
  constraint turnover_sum_vat_has_no_item check (part = 'lines' or item_id is null)
);
create index turnover_sum_by_day on turnover_sum (creditor_id, issued_on) include (part, item_id, vat_code, vat_rate_bp, amount_ore);`;

const sumsOf = ({ part, rows }: { part: 'lines' | 'vat'; rows: string }): string => `
  select i.creditor_id, i.issued_on, '${part}', ${part === 'lines' ? 'r.item_id' : 'null::uuid'}, r.vat_code, r.vat_rate_bp,
    sum(case i.series when 'credit_note' then -1 else 1 end * r.${part === 'lines' ? 'net_ore' : 'vat_ore'})
  from ${rows} r join invoice i on i.id = r.invoice_id group by 1, 2, 3, 4, 5, 6`;

const COLUMNS = 'creditor_id, issued_on, part, item_id, vat_code, vat_rate_bp, amount_ore';

// A document's rows come with it, in one statement: what came before it would belong to no day.
const keepSums = (part: 'lines' | 'vat'): string => `
create function keep_turnover_of_${part}() returns trigger language plpgsql as $$
begin
  if exists (select from added a where not exists (select from invoice i where i.id = a.invoice_id)) then
    raise exception 'a row of % comes before its invoice', tg_table_name using errcode = 'foreign_key_violation';
  end if;
  insert into turnover_sum (${COLUMNS}) ${sumsOf({ part, rows: 'added' })};
  if random() * 16 < 1 and current_setting('transaction_isolation') = 'read committed' then
    perform fold_turnover_sums(creditor_id, days) from (
      select i.creditor_id, array_agg(distinct i.issued_on) days from added a join invoice i on i.id = a.invoice_id group by 1) d;
  end if;
  return null;
end $$;`;

// The lock is that of the creditor's sums alone, and is not waited for.
const KEEP_SUMS = `
create function fold_turnover_sums(creditor uuid, days date[]) returns void language plpgsql as $$
begin
  if not pg_try_advisory_xact_lock(hashtextextended('turnover_sum ' || creditor, 0)) then
    return;
  end if;
  with gone as (
    delete from turnover_sum where creditor_id = creditor and issued_on = any(days) returning *
  )
  insert into turnover_sum (${COLUMNS})
  select creditor_id, issued_on, part, item_id, vat_code, vat_rate_bp, sum(amount_ore) from gone group by 1, 2, 3, 4, 5, 6;
end $$;
${keepSums('lines')}
${keepSums('vat')}
create trigger invoice_line_keeps_turnover after insert on invoice_line
  referencing new table as added for each statement execute function keep_turnover_of_lines();
create trigger invoice_vat_keeps_turnover after insert on invoice_vat
  referencing new table as added for each statement execute function keep_turnover_of_vat();`;

// The triggers keep other documents out until this transaction ends.
const ADD_UP_WHAT_IS_THERE = `
insert into turnover_sum (${COLUMNS}) ${sumsOf({ part: 'lines', rows: 'invoice_line' })};
insert into turnover_sum (${COLUMNS}) ${sumsOf({ part: 'vat', rows: 'invoice_vat' })};`;

const GUARD = `
create trigger turnover_sum_by_documents_alone before insert or update or delete on turnover_sum
  for each row execute function refuse_other_writers()`;
