import { Migration } from '@mikro-orm/migrations';

/**
 * Events: the facts that others wait for, written in the transaction of the fact. Each creditor's have an order of their own.
 *
 * `sequence` is the order in which they are written, and nobody reads by it: who commits late would be passed. `position` is given after the
 * commit, by one at a time (`db/events/publish-events.ts`), so that nothing ever appears before what has been read.
 *
 * An event has no foreign keys: the row that it tells of has them, and an event is gone before its creditor.
 */
export class Events extends Migration {
  override name = '2026-12-28-events';

  override up(): void {
    for (const sql of [EVENTS, SERIES, STAYS]) this.addSql(sql);
  }
}

const EVENTS = `
create table event (
  id uuid primary key default uuidv7(),
  creditor_id uuid not null,
  sequence bigint not null generated always as identity,
  type varchar(32) not null,
  object_type varchar(16) not null,
  object_id uuid not null,
  -- ids, states and days, and amounts in øre as texts; no names and no addresses
  data jsonb not null check (jsonb_typeof(data) = 'object'),
  occurred_at timestamptz not null default now(),
  written_in xid8 not null default pg_current_xact_id(),
  position bigint check (position > 0)
);
create unique index event_position_once on event (creditor_id, position) where position is not null;
create index event_by_type on event (creditor_id, type, position) where position is not null;
create index event_unpublished on event (creditor_id, sequence) where position is null;`;

// How far positions are given: events go by their age, and their positions are not used again.
const SERIES = `
create table event_series (
  creditor_id uuid primary key references creditor (id),
  last_position bigint not null check (last_position >= 0)
);`;

const STAYS = `
create function refuse_change_of_event() returns trigger language plpgsql as $$
begin
  raise exception 'an event never changes' using errcode = 'restrict_violation';
end $$;
create trigger event_never_changes before update on event for each row
  when (old.position is not null or new.position is null
    or (new.id, new.creditor_id, new.sequence, new.type, new.object_type, new.object_id, new.data, new.occurred_at, new.written_in)
      is distinct from (old.id, old.creditor_id, old.sequence, old.type, old.object_type, old.object_id, old.data, old.occurred_at, old.written_in))
  execute function refuse_change_of_event();`;
