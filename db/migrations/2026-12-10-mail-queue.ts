import { Migration } from '@mikro-orm/migrations';

/**
 * What the post office sends: a row for each mail that it has taken on, written with the mail and gone when nothing is left to do. A new
 * table alone: whatever waits by now is sent by the workflow that was started for it.
 */
export class MailQueue extends Migration {
  override name = '2026-12-10-mail-queue';

  override up(): void {
    this.addSql(QUEUE);
  }
}

const QUEUE = `
create table mail_queue (
  -- the key of the mail itself: that of an invoice is its invoice's
  id uuid primary key,
  creditor_id uuid not null references creditor (id) deferrable initially deferred,
  kind varchar(16) not null check (kind in ('invoice', 'copy', 'payment', 'link')),
  -- of a group's run: while that is stopped the mail is held
  run_id uuid,
  -- since it was laid ready
  tries int not null default 0 check (tries >= 0),
  -- -infinity for one that is to be tried at once: the post office goes by the clock of its workflow, and whoever lays a mail ready need not know it
  next_try_at timestamptz not null default '-infinity',
  -- a week after it could not be sent for the first time
  give_up_at timestamptz,
  -- the call of the post office that has it in hand, which no other takes it from before next_try_at
  call_id uuid,
  -- by the database's clock: shows that the post office works
  taken_at timestamptz,
  created_at timestamptz not null default now(),
  foreign key (creditor_id, run_id) references billing_run (creditor_id, id) deferrable initially deferred
);
-- each creditor in turn, whoever has waited longest first
create index mail_queue_turns on mail_queue (creditor_id, next_try_at, id);`;
