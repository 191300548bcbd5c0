import { Migration } from '@mikro-orm/migrations';

/**
 * Webhooks: a creditor's events, sent to endpoints of its own as Standard Webhooks say.
 *
 * - An endpoint reads the creditor's events in their order and has how far it is; what is to be sent of them is a delivery each.
 * - Deliveries and attempts live as long as their event, and are gone with their endpoint.
 */
export class Webhooks extends Migration {
  override name = '2026-12-30-webhooks';

  override up(): void {
    for (const sql of [ENDPOINTS, DELIVERIES, NOTICES, A_KIND_OF_MAIL, AUDIT]) this.addSql(sql);
  }
}

const ENDPOINTS = `
create table webhook_endpoint (
  id uuid primary key,
  creditor_id uuid not null references creditor (id) deferrable initially deferred,
  url varchar(2000) not null,
  -- null for events of every type, those of later versions too
  types text[],
  description varchar(200),
  -- the position of the last event that was laid ready for it or passed over
  read_position bigint not null check (read_position >= 0),
  -- the first failure since the last success
  failing_since timestamptz,
  switched_off_at timestamptz,
  switched_off_as varchar(16) check (switched_off_as in ('by_person', 'failing', 'gone')),
  created_at timestamptz not null default now(),
  unique (creditor_id, id),
  constraint webhook_endpoint_off_says_why check ((switched_off_at is null) = (switched_off_as is null)),
  constraint webhook_endpoint_some_types check (types <> '{}')
);
create table webhook_secret (
  id uuid primary key,
  creditor_id uuid not null,
  endpoint_id uuid not null,
  secret varchar(100) not null check (secret like 'whsec\\_%'),
  -- null for the one in force; the one before it signs as well until then
  expires_at timestamptz,
  created_at timestamptz not null default now(),
  foreign key (creditor_id, endpoint_id) references webhook_endpoint (creditor_id, id) on delete cascade deferrable initially deferred
);
create unique index webhook_secret_one_in_force on webhook_secret (endpoint_id) where expires_at is null;
create index webhook_secret_by_endpoint on webhook_secret (creditor_id, endpoint_id);`;

const DELIVERIES = `
create table webhook_delivery (
  id uuid primary key,
  creditor_id uuid not null,
  endpoint_id uuid not null,
  -- null for a test
  event_id uuid references event (id) on delete cascade deferrable initially deferred,
  -- as the event has them
  object_id uuid,
  position bigint,
  state varchar(16) not null default 'waiting' check (state in ('waiting', 'delivered', 'abandoned')),
  -- whether later events of the object wait for it: a person who has one sent again holds nothing up
  in_order boolean not null default true,
  tries integer not null default 0 check (tries >= 0),
  -- by the workflow's clock, and -infinity for at once
  next_try_at timestamptz not null default '-infinity',
  created_at timestamptz not null default now(),
  done_at timestamptz,
  unique (creditor_id, id),
  foreign key (creditor_id, endpoint_id) references webhook_endpoint (creditor_id, id) on delete cascade deferrable initially deferred,
  constraint webhook_delivery_of_an_event_or_test check (num_nonnulls(event_id, object_id, position) in (0, 3)),
  constraint webhook_delivery_done_has_a_time check ((state = 'waiting') = (done_at is null))
);
create unique index webhook_delivery_once on webhook_delivery (event_id, endpoint_id) where event_id is not null;
create index webhook_delivery_due on webhook_delivery (endpoint_id, next_try_at) where state = 'waiting';
create index webhook_delivery_order on webhook_delivery (endpoint_id, object_id, position) where state = 'waiting' and in_order;
create index webhook_delivery_list on webhook_delivery (endpoint_id, id);
create index webhook_delivery_by_state on webhook_delivery (endpoint_id, state, id);
create index webhook_delivery_tests on webhook_delivery (creditor_id, created_at) where event_id is null;
create table webhook_attempt (
  id uuid primary key,
  creditor_id uuid not null,
  delivery_id uuid not null,
  -- that was answered; else why nothing was
  status_code smallint check (status_code between 100 and 999),
  failure varchar(16)
    check (failure in ('address_refused', 'name_not_found', 'not_connected', 'certificate', 'timeout', 'broken_off')),
  duration_ms integer not null check (duration_ms >= 0),
  -- the first of what was answered
  answer varchar(1000) not null,
  at timestamptz not null default now(),
  foreign key (creditor_id, delivery_id) references webhook_delivery (creditor_id, id) on delete cascade deferrable initially deferred,
  constraint webhook_attempt_answered_or_failed check (num_nonnulls(status_code, failure) = 1)
);
create index webhook_attempt_by_delivery on webhook_attempt (creditor_id, delivery_id, id);`;

const NOTICES = `
create table webhook_notice (
  id uuid primary key,
  creditor_id uuid not null,
  endpoint_id uuid not null,
  url varchar(2000) not null,
  reason varchar(16) not null check (reason in ('failing', 'gone')),
  recipient varchar(254) not null,
  message_id varchar(255) not null,
  status varchar(16) not null default 'waiting' check (status in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0,
  last_error varchar(1000),
  sent_at timestamptz,
  created_at timestamptz not null default now(),
  foreign key (creditor_id, endpoint_id) references webhook_endpoint (creditor_id, id) on delete cascade deferrable initially deferred,
  constraint webhook_notice_sent_has_a_time check ((status = 'sent') = (sent_at is not null))
);
create index webhook_notice_by_endpoint on webhook_notice (creditor_id, endpoint_id);`;

/** As in `2026-12-21-statement-mails`. */
const A_KIND_OF_MAIL = `
do $$
declare
  rule text := (select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'mail_queue'::regclass and conname = 'mail_queue_kind_check');
begin
  execute 'alter table mail_queue drop constraint mail_queue_kind_check, add constraint mail_queue_kind_check '
    || replace(rule, 'ARRAY[', 'ARRAY[''webhook''::character varying, ');
end $$;`;

// Deliveries are written for events, and would fill the trail.
const AUDIT = `
select audit_table('webhook_endpoint', 'webhook_endpoint', left_out => '{read_position,failing_since}');
select audit_table('webhook_secret', 'webhook_secret', 'webhook_endpoint', 'endpoint_id', left_out => '{secret}');`;
