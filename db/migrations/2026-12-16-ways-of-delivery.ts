import { Migration } from '@mikro-orm/migrations';

/**
 * A debtor says how its documents reach it, and each document keeps how it went; those of before say nothing. What goes on paper waits in a
 * print queue, in which a trigger lays it: no code can issue such a document and forget it. A batch is one PDF of many letters, numbered for
 * each creditor; how it was made never changes.
 */
export class WaysOfDelivery extends Migration {
  override name = '2026-12-16-ways-of-delivery';

  override up(): void {
    for (const sql of [COLUMNS, BATCHES, ITEMS, QUEUED_WITH_DOCUMENTS, NEVER_CHANGED, AUDITED]) this.addSql(sql);
  }
}

const WAYS = `('mail', 'paper', 'slip')`;

const COLUMNS = `
alter table debtor
  add column delivery varchar(16) not null default 'mail',
  add constraint debtor_delivery_is_known check (delivery in ${WAYS});
alter table invoice
  -- null where nobody is written to, and for documents of before
  add column delivery varchar(16),
  add constraint invoice_delivery_is_known check (delivery in ${WAYS});
alter table creditor
  add column letter_marks varchar(16) not null default 'none',
  add constraint creditor_letter_marks_are_known check (letter_marks in ('none', 'c5', 'm65'));`;

const BATCHES = `
create table print_batch (
  -- a version 7 UUID: the list goes by it
  id uuid primary key,
  creditor_id uuid not null references creditor (id) deferrable initially deferred,
  number int not null check (number > 0),
  letters int not null check (letters > 0),
  -- the creditor's choice when the batch was made
  letter_marks varchar(16) not null check (letter_marks in ('none', 'c5', 'm65')),
  created_at timestamptz not null default now(),
  printed_at timestamptz,
  unique (creditor_id, id),
  unique (creditor_id, number)
);
create index print_batch_made on print_batch (creditor_id, id) where printed_at is null;
-- the PDF, byte for byte as it was drawn first
create table print_batch_pdf (
  batch_id uuid primary key,
  creditor_id uuid not null,
  content bytea not null,
  created_at timestamptz not null default now(),
  foreign key (creditor_id, batch_id) references print_batch (creditor_id, id) deferrable initially deferred
);
-- compressed already: another attempt at it costs time and wins nothing
alter table print_batch_pdf alter column content set storage external;`;

const ITEMS = `
create table print_item (
  -- a version 7 UUID: letters are printed in the order in which they were queued
  id uuid primary key,
  creditor_id uuid not null,
  debtor_id uuid not null,
  invoice_id uuid not null,
  -- why a person has it printed again; null for what was queued with the document
  reason varchar(200),
  batch_id uuid,
  created_at timestamptz not null default now(),
  foreign key (creditor_id, invoice_id) references invoice (creditor_id, id) deferrable initially deferred,
  foreign key (creditor_id, batch_id) references print_batch (creditor_id, id) deferrable initially deferred
);
create unique index print_item_queued_once on print_item (invoice_id) where reason is null;
create unique index print_item_one_waits on print_item (invoice_id) where batch_id is null;
create index print_item_waiting on print_item (creditor_id, id) where batch_id is null;
create index print_item_of_invoice on print_item (invoice_id, id);
create index print_item_of_batch on print_item (batch_id, id);`;

const QUEUED_WITH_DOCUMENTS = `
create function queue_for_print() returns trigger language plpgsql as $$
begin
  insert into print_item (id, creditor_id, debtor_id, invoice_id) values (uuidv7(), new.creditor_id, new.debtor_id, new.id);
  return null;
end $$;
create trigger invoice_queued_for_print after insert on invoice
  for each row when (new.delivery = 'paper') execute function queue_for_print();`;

const NEVER_CHANGED = `
create function keep_print_batch() returns trigger language plpgsql as $$
begin
  if (new.creditor_id, new.number, new.letters, new.letter_marks) is distinct from (old.creditor_id, old.number, old.letters, old.letter_marks)
    or (old.printed_at is not null and new.printed_at is distinct from old.printed_at) then
    raise exception 'print batch % never changes', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger print_batch_stays before update on print_batch for each row execute function keep_print_batch();

create trigger print_batch_never_goes before delete on print_batch for each row execute function refuse_change();
create trigger print_batch_pdf_never_changes before update or delete on print_batch_pdf for each row execute function refuse_change();

create function keep_printed_item() returns trigger language plpgsql as $$
begin
  if old.batch_id is not null then
    raise exception 'print item % is in a batch', old.id using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger print_item_stays before update or delete on print_item for each row execute function keep_printed_item();`;

const AUDITED = `
select audit_table('print_batch', 'print_batch');
select audit_table('print_item', 'print_item', 'debtor', 'debtor_id', left_out => '{batch_id}');`;
