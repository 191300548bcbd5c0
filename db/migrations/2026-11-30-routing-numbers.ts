import { Migration } from '@mikro-orm/migrations';

/**
 * Numbers that route money and files belong to one creditor of the installation:
 *
 * - a PBS number has one creditor, an FI creditor number too, also while another has it on invoices or collections that it issued;
 * - a data supplier number has one, unless the operator has said of each that they deliver together;
 * - a bank account has one, whichever way it is spelled.
 *
 * A database may hold numbers that several creditors have from before. They stay, marked as doubted: no file finds a creditor by such a
 * number, as before; nobody else can take it; and each night tells of it until the operator has said whose it is.
 */
export class RoutingNumbers extends Migration {
  override name = '2026-11-30-routing-numbers';

  override up(): void {
    for (const sql of [DOUBTED, ONE_CREDITOR, STILL_ROUTED, ONE_ACCOUNT]) this.addSql(sql);
  }
}

const DOUBTED = `
lock table creditor in share row exclusive mode;
alter table creditor
  add column numbers_doubted boolean not null default false,
  add column bs_data_supplier_shared boolean not null default false;
update creditor c set numbers_doubted = true
where exists (select from creditor o where o.id <> c.id
  and (o.pbs_number = c.pbs_number or o.bs_data_supplier_number = c.bs_data_supplier_number));
update creditor c set bs_data_supplier_shared = true
where exists (select from creditor o where o.id <> c.id and o.bs_data_supplier_number = c.bs_data_supplier_number);`;

// Two rules each: of those that are certain one has it, and none that is certain has what others are doubted, or share, with.
const ONE_CREDITOR = `
create unique index creditor_pbs_number_once on creditor (pbs_number) where not numbers_doubted;
create unique index creditor_data_supplier_number_once on creditor (bs_data_supplier_number) where not bs_data_supplier_shared;
alter table creditor
  add constraint creditor_pbs_number_not_doubted exclude using gist (pbs_number with =, (numbers_doubted::int) with <>),
  add constraint creditor_data_supplier_number_not_shared
    exclude using gist (bs_data_supplier_number with =, (bs_data_supplier_shared::int) with <>);`;

// A number that a creditor has given up still brings its money, as long as somebody may pay by it.
const STILL_ROUTED = `
create function refuse_number_of_another() returns trigger language plpgsql as $$
begin
  if exists (select from invoice where fi_creditor_number = new.fi_creditor_number and creditor_id <> new.id) then
    raise exception 'another creditor has invoices with it: creditor_fi_creditor_number_key'
      using errcode = 'unique_violation', constraint = 'creditor_fi_creditor_number_key';
  end if;
  if exists (select from collection where pbs_number = new.pbs_number and creditor_id <> new.id) then
    raise exception 'another creditor has collections with it: creditor_pbs_number_once'
      using errcode = 'unique_violation', constraint = 'creditor_pbs_number_once';
  end if;
  return new;
end $$;
create trigger creditor_number_of_one before insert on creditor for each row execute function refuse_number_of_another();
create trigger creditor_number_of_one_later before update on creditor for each row
  when (new.fi_creditor_number is distinct from old.fi_creditor_number or new.pbs_number is distinct from old.pbs_number)
  execute function refuse_number_of_another();`;

// An IBAN of Denmark ends in the registration and account number.
const ONE_ACCOUNT = `
alter table creditor_bank_account add constraint creditor_bank_account_of_one exclude using gist (
  (case when account ~ '^DK[0-9]{16}$' then right(account, 14) else account end) with =, creditor_id with <>);`;
