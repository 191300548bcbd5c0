import { Migration } from '@mikro-orm/migrations';

/**
 * The triggers that write events. They stand on the tables of the facts, so that no code can forget one; each writes those of all rows of a
 * statement at once, after the other triggers of its table, so that what they tell of is what the statement has left.
 *
 * A change compares what rows were and are: where a plan is kept for statements of one row and of many, nested loops over rows would take the
 * square of them. What is looked up for a row stands in a query of its own, which goes by an index.
 *
 * That a run is finished and that an invoice is overdue were no rows: they become some.
 */
export class EventsOfInvoices extends Migration {
  override name = '2026-12-28-events-of-invoices';

  override up(): void {
    for (const sql of [ISSUED, MAILED, SETTLED]) this.addSql(sql);
  }
}

export class EventsOfOverdue extends Migration {
  override name = '2026-12-28-events-of-overdue';

  override up(): void {
    for (const sql of [OVERDUE, OVERDUE_BEFORE, TELL_OVERDUE]) this.addSql(sql);
  }
}

export class EventsOfPayments extends Migration {
  override name = '2026-12-28-events-of-payments';

  override up(): void {
    for (const sql of [WAITING, COLLECTED, MANDATES]) this.addSql(sql);
  }
}

export class EventsOfSubscriptions extends Migration {
  override name = '2026-12-28-events-of-subscriptions';

  override up(): void {
    for (const sql of [CREATED, CHANGED, PARTS_CHANGED]) this.addSql(sql);
  }
}

export class EventsOfWork extends Migration {
  override name = '2026-12-28-events-of-work';

  override up(): void {
    for (const sql of [RUNS, RUNS_BEFORE, FINISHED, DELIVERIES, FINDINGS]) this.addSql(sql);
  }
}

const INSERT = 'insert into event (creditor_id, type, object_type, object_id, data)';

/** Of functions that look things up: a plan that was made of tables of few rows, and kept, would read them from end to end for each row. */
const LOOKING_UP = 'set enable_seqscan = off set plan_cache_mode = force_generic_plan';

/** Of functions that compare rows before and after. */
const COMPARING = `set enable_nestloop = off ${LOOKING_UP}`;

const BEFORE_AND_AFTER = 'referencing old table as gone new table as added for each statement execute function';

const INVOICE_DATA = `'debtorId', i.debtor_id, 'subscriptionId', i.subscription_id, 'number', i.number, 'dueOn', i.due_on, 'totalOre', i.total_ore::text`;

// A credit note tells of the invoice that it credits, once it has been posted.
const ISSUED = `
create function tell_issued() returns trigger language plpgsql ${LOOKING_UP} as $$
begin
  ${INSERT}
  select i.creditor_id, 'invoice.issued', 'invoice', i.id,
    jsonb_build_object(${INVOICE_DATA}, 'issuedOn', i.issued_on, 'paymentMethod', i.payment_method)
  from added i where i.series = 'invoice';
  ${INSERT}
  select n.creditor_id, 'invoice.credited', 'invoice', n.credits_invoice_id, jsonb_build_object('debtorId', n.debtor_id,
    'subscriptionId', n.subscription_id, 'creditNoteId', n.id, 'creditNoteNumber', n.number, 'amountOre', n.total_ore::text,
    'openOre', (select b.open_ore::text from invoice_balance b where b.invoice_id = n.credits_invoice_id))
  from added n where n.series = 'credit_note';
  return null;
end $$;
create trigger invoice_tells_events after insert on invoice referencing new table as added for each statement execute function tell_issued();`;

// Credit notes and reminders have mails of the same table.
const MAILED = `
create function tell_mailed() returns trigger language plpgsql ${COMPARING} as $$
begin
  ${INSERT}
  select m.creditor_id, case m.status when 'sent' then 'invoice.mailed' else 'invoice.mail_failed' end, 'invoice', m.invoice_id,
    (select jsonb_build_object(${INVOICE_DATA}) from invoice i where i.id = m.invoice_id)
  from gone g join added m using (invoice_id)
  where m.status <> g.status and m.status in ('sent', 'failed')
    and (select i.series from invoice i where i.id = m.invoice_id) = 'invoice';
  return null;
end $$;
create trigger invoice_mail_tells_events after update on invoice_mail ${BEFORE_AND_AFTER} tell_mailed();`;

/** What pays an invoice, or takes that back. */
const PAID = `('matched', 'match_undone', 'credit_applied')`;

// One for each invoice of a statement, whose balance is that after it; reminders have balances of the same table.
const SETTLED = `
create function tell_settled() returns trigger language plpgsql ${LOOKING_UP} as $$
begin
  if not exists (select from added where invoice_id is not null and kind in ('written_off', 'write_off_undone') or kind in ${PAID}) then
    return null;
  end if;
  ${INSERT}
  select i.creditor_id, case
      when m.kind = 'written_off' then 'invoice.written_off'
      when m.moved_ore > 0 then 'invoice.reopened'
      when b.open_ore = 0 then 'invoice.paid'
      else 'invoice.part_paid' end,
    'invoice', i.id, jsonb_build_object(${INVOICE_DATA}, 'amountOre', abs(m.moved_ore)::text, 'openOre', b.open_ore::text)
  from (
    select invoice_id, case when kind in ${PAID} then 'paid' else kind end kind,
      sum(case when debit = 'receivables' then amount_ore else -amount_ore end) moved_ore
    from added
    where 'receivables' in (debit, credit) and (kind in ${PAID} or kind = 'written_off'
      or kind = 'write_off_undone' and not exists (select from added n where n.kind = 'credited'))
    group by 1, 2) m
  join invoice i on i.id = m.invoice_id and i.series = 'invoice'
  join invoice_balance b on b.invoice_id = i.id
  where m.moved_ore <> 0;
  return null;
end $$;
create trigger ledger_transfer_tells_events after insert on ledger_transfer
  referencing new table as added for each statement execute function tell_settled();`;

// For good: an event goes by its age, and an invoice is told of once.
const OVERDUE = `
create table invoice_overdue (
  invoice_id uuid primary key,
  creditor_id uuid not null,
  due_on date not null,
  seen_at timestamptz not null default now(),
  foreign key (creditor_id, invoice_id) references invoice (creditor_id, id) deferrable initially deferred
);`;

const OVERDUE_BEFORE = `
insert into invoice_overdue (invoice_id, creditor_id, due_on)
select b.invoice_id, b.creditor_id, b.due_on
from invoice_balance b join invoice i on i.id = b.invoice_id and i.series = 'invoice'
join creditor c on c.id = b.creditor_id
where b.open_ore > 0 and b.due_on < (now() at time zone c.time_zone)::date;`;

const TELL_OVERDUE = `
create function tell_overdue() returns trigger language plpgsql ${LOOKING_UP} as $$
begin
  ${INSERT}
  select i.creditor_id, 'invoice.overdue', 'invoice', i.id, jsonb_build_object(${INVOICE_DATA}, 'openOre', b.open_ore::text)
  from added o join invoice i on i.id = o.invoice_id join invoice_balance b on b.invoice_id = i.id;
  return null;
end $$;
create trigger invoice_overdue_tells_events after insert on invoice_overdue
  referencing new table as added for each statement execute function tell_overdue();`;

const PAYMENT_DATA = `jsonb_build_object('kind', p.kind, 'source', p.source, 'outcome', p.outcome, 'bookedOn', p.booked_on,
    'amountOre', p.amount_ore::text, 'unmatchedOre', p.unmatched_ore::text)`;

const WAITING = `
create function tell_waiting() returns trigger language plpgsql ${COMPARING} as $$
begin
  ${INSERT}
  select p.creditor_id, 'payment.waiting', 'payment', p.id, ${PAYMENT_DATA}
  from gone g join added p using (id) where p.status = 'waiting' and g.status <> 'waiting';
  return null;
end $$;
create trigger payment_tells_events after update on payment ${BEFORE_AND_AFTER} tell_waiting();`;

const COLLECTED = `
create function tell_collected() returns trigger language plpgsql ${COMPARING} as $$
begin
  ${INSERT}
  select c.creditor_id, case c.status
      when 'delivered' then 'collection.sent' when 'charged_back' then 'collection.charged_back' else 'collection.refused' end,
    'collection', c.id, jsonb_build_object('invoiceId', c.invoice_id, 'debtorId', c.debtor_id, 'status', c.status,
      'paymentDate', c.payment_date, 'amountOre', c.amount_ore::text, 'deliveryId', c.delivery_id)
  from gone g join added c using (id)
  where c.status <> g.status and (c.status in ('rejected', 'cancelled', 'charged_back') or c.status = 'delivered' and g.status = 'queued');
  return null;
end $$;
create trigger collection_tells_events after update on collection ${BEFORE_AND_AFTER} tell_collected();`;

const MANDATE_DATA = `jsonb_build_object('debtorId', m.debtor_id, 'activeFrom', m.active_from, 'endedOn', m.ended_on, 'endReason', m.end_reason)`;

const MANDATES = `
create function tell_mandates_begun() returns trigger language plpgsql as $$
begin
  ${INSERT}
  select m.creditor_id, 'mandate.begun', 'mandate', m.id, ${MANDATE_DATA} from added m;
  ${INSERT}
  select m.creditor_id, 'mandate.ended', 'mandate', m.id, ${MANDATE_DATA} from added m where m.ended_on is not null;
  return null;
end $$;
create trigger mandate_tells_it_begins after insert on mandate
  referencing new table as added for each statement execute function tell_mandates_begun();
create function tell_mandates_ended() returns trigger language plpgsql ${COMPARING} as $$
begin
  ${INSERT}
  select m.creditor_id, 'mandate.ended', 'mandate', m.id, ${MANDATE_DATA}
  from gone g join added m using (id) where m.ended_on is not null and g.ended_on is null;
  return null;
end $$;
create trigger mandate_tells_it_ends after update on mandate ${BEFORE_AND_AFTER} tell_mandates_ended();`;

const SUBSCRIPTION_DATA = `jsonb_build_object('debtorId', s.debtor_id, 'kind', s.kind, 'status', s.status, 'attentionCode', s.attention_code,
    'startOn', s.start_on, 'endOn', s.end_on)`;

const CREATED = `
create index event_of_subscription on event (object_id, sequence) where object_type = 'subscription';
create function tell_created() returns trigger language plpgsql as $$
begin
  ${INSERT}
  select s.creditor_id, 'subscription.created', 'subscription', s.id, ${SUBSCRIPTION_DATA} from added s;
  return null;
end $$;
create trigger subscription_tells_it_is_created after insert on subscription
  referencing new table as added for each statement execute function tell_created();`;

/** Whether the transaction has told of the subscription: it is changed once by all that it does, and who is made is not changed as well. */
const IS_TOLD = `coalesce((
    select true from event e where e.object_type = 'subscription' and e.object_id = s.id and e.written_in = pg_current_xact_id()
      and e.type in ('subscription.created', 'subscription.changed') limit 1), false)`;

// Columns that are added later are told where this is said again for them. What billing writes is no change.
const CHANGED = `
do $do$
declare
  columns text[] := array(
    select format('%I', attname) from pg_attribute where attrelid = 'subscription'::regclass and attnum > 0 and not attisdropped
      and attname <> all ('{id,creditor_id,status,attention_code,attention_detail,next_period_index,next_period_from,bill_through_index,created_at,updated_at}')
    order by attnum);
begin
  execute format($fn$
create function tell_changed() returns trigger language plpgsql ${COMPARING} as $$
begin
  ${INSERT}
  select s.creditor_id, 'subscription.changed', 'subscription', s.id, ${SUBSCRIPTION_DATA}
  from gone g join added s using (id)
  where ((%s) is distinct from (%s) or g.status = 'needs_attention' and s.status = 'active') and not ${IS_TOLD};
  ${INSERT}
  select s.creditor_id, 'subscription.needs_attention', 'subscription', s.id, ${SUBSCRIPTION_DATA}
  from gone g join added s using (id)
  where s.status = 'needs_attention' and (g.status, g.attention_code) is distinct from (s.status, s.attention_code);
  ${INSERT}
  select s.creditor_id, 'subscription.ended', 'subscription', s.id, ${SUBSCRIPTION_DATA}
  from gone g join added s using (id)
  where s.status in ('ended', 'cancelled') and g.status not in ('ended', 'cancelled');
  return null;
end $$
$fn$,
    array_to_string(array(select 'g.' || name from unnest(columns) name), ', '),
    array_to_string(array(select 's.' || name from unnest(columns) name), ', '));
end $do$;
create trigger subscription_tells_it_is_changed after update on subscription ${BEFORE_AND_AFTER} tell_changed();`;

/** What is a part of a subscription. One-off lines are changed by their billing, too, which is none of theirs. */
const PARTS = [
  'standing_line',
  'subscription_pause',
  'period_skip',
  'subscription_group_member',
  'subscription_member_terms',
  'indexation',
];

// By a list of ids, which goes by an index however few or many they are.
const tellParts = (touched: string): string => `
declare
  ids uuid[] := array(${touched});
begin
  if ids = '{}' then
    return null;
  end if;
  ${INSERT}
  select s.creditor_id, 'subscription.changed', 'subscription', s.id, ${SUBSCRIPTION_DATA}
  from subscription s where s.id = any(ids) and not ${IS_TOLD};
  return null;
end`;

const PARTS_CHANGED = `
create function tell_part_changed() returns trigger language plpgsql ${LOOKING_UP} as $$${tellParts('select distinct subscription_id from touched')}
$$;
create function tell_one_off_line_changed() returns trigger language plpgsql ${COMPARING} as $$${tellParts(
  'select distinct a.subscription_id from gone g join added a using (id) where a.invoice_id is not distinct from g.invoice_id',
)}
$$;
${[...PARTS, 'one_off_line']
  .map(
    (table) => `
create trigger ${table}_tells_it_is_added after insert on ${table}
  referencing new table as touched for each statement execute function tell_part_changed();
create trigger ${table}_tells_it_is_gone after delete on ${table}
  referencing old table as touched for each statement execute function tell_part_changed();`,
  )
  .join('')}
${PARTS.map(
  (table) => `
create trigger ${table}_tells_it_is_changed after update on ${table}
  referencing new table as touched for each statement execute function tell_part_changed();`,
).join('')}
create trigger one_off_line_tells_it_is_changed after update on one_off_line ${BEFORE_AND_AFTER} tell_one_off_line_changed();`;

const RUNS = `alter table billing_run add column finished_at timestamptz;`;

const RUNS_BEFORE = `
update billing_run r set finished_at = coalesce((select max(updated_at) from billing_run_member where run_id = r.id), r.created_at)
where not exists (select from billing_run_member where run_id = r.id and status = 'waiting');`;

const FINISHED = `
create function tell_finished() returns trigger language plpgsql ${COMPARING} as $$
begin
  ${INSERT}
  select r.creditor_id, 'run.finished', 'run', r.id, (
    select jsonb_build_object('subscriptionId', r.subscription_id, 'periodFrom', r.period_from, 'periodTo', r.period_to,
      'billed', count(*) filter (where m.status = 'billed'), 'settled', count(*) filter (where m.status = 'settled'),
      'needsAttention', count(*) filter (where m.status = 'needs_attention'))
    from billing_run_member m where m.run_id = r.id)
  from gone g join added r using (id) where r.finished_at is not null and g.finished_at is null;
  return null;
end $$;
create trigger billing_run_tells_events after update on billing_run ${BEFORE_AND_AFTER} tell_finished();`;

// Where its file was in doubt and the bank has it after all, it has been sent as well.
const DELIVERIES = `
create function tell_delivered() returns trigger language plpgsql ${COMPARING} as $$
begin
  ${INSERT}
  select d.creditor_id, case d.status when 'in_doubt' then 'delivery.in_doubt' else 'delivery.sent' end, 'delivery', d.id,
    jsonb_build_object('type', d.type, 'deliveryNumber', d.delivery_number, 'status', d.status, 'doubt', d.doubt)
  from gone g join added d using (id)
  where d.status <> g.status and (d.status in ('handed_over', 'in_doubt') or d.status = 'received' and g.status <> 'handed_over');
  return null;
end $$;
create trigger delivery_tells_events after update on delivery ${BEFORE_AND_AFTER} tell_delivered();`;

const FINDINGS = `
create function tell_found() returns trigger language plpgsql as $$
begin
  ${INSERT}
  select f.creditor_id, 'finding.opened', 'finding', f.id,
    jsonb_build_object('code', f.code, 'aboutType', f.object_type, 'aboutId', f.object_id, 'selfCheckId', f.self_check_id)
  from added f where f.status = 'open';
  return null;
end $$;
create trigger self_check_finding_tells_events after insert on self_check_finding
  referencing new table as added for each statement execute function tell_found();`;
