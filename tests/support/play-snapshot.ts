import { writeFile } from 'node:fs/promises';
import proto from '@temporalio/proto';
import { v7 as uuid } from 'uuid';
import { MIGRATIONS } from '../../db/migrations/index.ts';
import type { Orm } from '../../db/orm.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import { startBillingStack, type BillingStack } from './billing-stack.ts';
import { sampleCreditor, sampleDebtor, sampleOneOffLine } from './sample-data.ts';
import { currentMs } from './test-day.ts';

/*
 * Runs inside the tree of an earlier version, beside that version's own code: lets it bill subscriptions of every kind that it knows,
 * leaves their workflows asleep, waiting, in a draft, in a pause and in a group's run, and writes what is in the database and in Temporal
 * to the file that the first argument names. `tests/take-snapshot.ts` puts it there.
 *
 * It imports nothing but what every version has by these names. Rows are written by the columns that the version has.
 */

type Row = Readonly<Record<string, unknown>>;

/** Papers are kept by their beginning, which tells one from another as well. */
const KEPT_OF_PAPERS_BYTES = 96;
const PAPERS = new Set(['invoice_pdf', 'invoice_mail', 'invoice_mail_copy', 'payment_mail', 'indexation_mail']);
const BILLING_TASK_QUEUE = 'termin-billing';
const ZONE = 'Europe/Copenhagen';
const NOT_KEPT = new Set(['identity', 'stackTrace']);
const SETTLE_TIMES = 5;
/** Of SHA-256, which the database holds these to. */
const HASH_BYTES = 32;
const LONG_AHEAD = '2182-01-01';

const [outputFile = ''] = process.argv.slice(2);
// Versions that know of no other beginning begin now: what they leave is followed from the days of the test on.
const stack = await startBillingStack({ begins: 'coming tenth' });
try {
  const workflowIds = await play(stack);
  await writeFile(
    outputFile,
    JSON.stringify({
      migrations: migrationsOf(stack.orm),
      tables: await dump(stack.orm),
      histories: await historiesOf(stack, workflowIds),
    }),
  );
} finally {
  await stack.close();
}

async function play({ orm, environment, ...stackOf }: BillingStack): Promise<string[]> {
  const insert = (table: string, row: Row) => insertRow(orm, table, row);
  const has = async (table: string) => (await columnsOf(orm, table)).length > 0;
  const month = (months: number, day = 1) => monthFrom(nowMs, { months, day });
  const nowMs = await environment.currentTimeMs();
  const creditorId = await sampleCreditor(orm);
  const party = (row: { email?: string | null; mandateNumber?: string }) => sampleDebtor(orm, { creditorId, ...row });
  const collected = await party({ mandateNumber: '123456789' });
  const mailed = await party({});
  const unreachable = await party({ email: null });
  const ids: string[] = [];

  const itemId = uuid();
  await insert('item', {
    id: itemId,
    creditor_id: creditorId,
    item_number: 'P-1',
    name_da: 'Prøvevare',
    name_en: 'Sample item',
    unit_price_micro: 100_000_000,
    vat_code: 'standard',
  });
  await insert('item_price', {
    item_id: itemId,
    creditor_id: creditorId,
    valid_from: month(6),
    unit_price_micro: 120_000_000,
  });

  /** A subscription of 100 kr. a month with VAT. The defaults are those of the columns of the version. */
  const subscribe = async (row: Row): Promise<SubscriptionId> => {
    const id = uuid() as SubscriptionId;
    await insert('subscription', {
      id,
      creditor_id: creditorId,
      start_on: month(-3),
      interval_unit: 'month',
      interval_count: 1,
      payment_terms_days: 14,
      status: 'active',
      next_period_index: 0,
      next_period_from: row['start_on'] ?? month(-3),
      ...row,
    });
    await insert('standing_line', {
      id: uuid(),
      creditor_id: creditorId,
      subscription_id: id,
      position: 1,
      item_id: itemId,
      text: 'Kontingent',
      quantity_micro: 1_000_000,
      unit_price_micro: 100_000_000,
      vat_code: 'standard',
    });
    return id;
  };
  const startIt = async (id: SubscriptionId) => {
    ids.push((await stackOf.start(id)).workflowId);
    return id;
  };

  await startIt(await subscribe({ debtor_id: collected, reference: 'asleep' }));
  const paidByMail = await startIt(await subscribe({ debtor_id: mailed, reference: 'asleep, by mail' }));
  await startIt(await subscribe({ debtor_id: mailed, reference: 'waiting', start_on: month(2) }));
  await startIt(await subscribe({ debtor_id: unreachable, reference: 'needs attention', start_on: month(-1) }));
  await startIt(await subscribe({ debtor_id: mailed, reference: 'ended', end_on: month(-1, 0) }));
  const cancelled = await startIt(await subscribe({ debtor_id: mailed, reference: 'cancelled', start_on: month(3) }));
  const columns = await columnsOf(orm, 'subscription');
  if (columns.includes('charge')) {
    await startIt(await subscribe({ debtor_id: mailed, reference: 'in arrears', charge: 'arrears' }));
    await startIt(
      await subscribe({ debtor_id: mailed, reference: 'draft', draft_window_days: 30, start_on: month(0) }),
    );
    const paused = await subscribe({ debtor_id: mailed, reference: 'paused', start_on: month(-1) });
    const owner = { creditor_id: creditorId, subscription_id: paused };
    await insert('subscription_pause', { id: uuid(), ...owner, pause_from: month(-1), missed: 'bill' });
    await startIt(paused);
    const skipping = await subscribe({ debtor_id: mailed, reference: 'skipping', start_on: month(-2) });
    await insert('period_skip', { subscription_id: skipping, period_index: 1, creditor_id: creditorId });
    await startIt(skipping);
  }
  if (await has('debtor_group')) {
    const groupId = uuid();
    await insert('debtor_group', { id: groupId, creditor_id: creditorId, name: 'Prøvegruppen' });
    await insert('debtor_group_member', {
      id: uuid(),
      creditor_id: creditorId,
      group_id: groupId,
      debtor_id: mailed,
      joined_on: month(-6),
    });
    if (await has('billing_run')) {
      const group = await subscribe({ kind: 'group', debtor_id: null, reference: 'group', start_on: month(-1) });
      const member = { creditor_id: creditorId, subscription_id: group, joined_on: month(-6) };
      for (const who of [{ debtor_group_id: groupId }, { debtor_id: collected }, { debtor_id: unreachable }])
        await insert('subscription_group_member', { id: uuid(), ...member, ...who });
      await insert('subscription_member_terms', {
        subscription_id: group,
        debtor_id: collected,
        creditor_id: creditorId,
        quantity_micro: 2_000_000,
      });
      await startIt(group);
    }
  }
  await environment.sleep('1 day');

  await orm.em.fork().execute(`update subscription set status = 'cancelled' where id = ?`, [cancelled]);
  await environment.client.workflow.getHandle(`subscription/${cancelled}`).executeUpdate('cancel');
  await sampleOneOffLine(orm, { creditorId, subscriptionId: paidByMail });
  await changeByAKey(orm, { creditorId, itemId });
  await insert('outbox', {
    id: uuid(),
    creditor_id: creditorId,
    workflow_id: `subscription/${paidByMail}`,
    kind: 'retry',
    payload: {},
    delivered_at: new Date(currentMs()).toISOString(),
  });
  await insert('idempotency_key', { scope: creditorId, key: uuid(), request_hash: '\\x00' });

  const delivery = await environment.client.workflow.start('delivery', {
    workflowId: `delivery/${creditorId}`,
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ creditorId, timeZone: ZONE, lastDeliveryId: null }],
  });
  ids.push(delivery.workflowId);
  await delivery.executeUpdate('closeDelivery', { args: [{ deliveryId: uuid() }] });

  await creditFirstInvoice(orm, { creditorId, subscriptionId: paidByMail });
  if (await has('payment')) await payInvoice(orm, { creditorId, subscriptionId: paidByMail });
  if (await has('indexation')) {
    await insert('indexation', {
      id: uuid(),
      creditor_id: creditorId,
      subscription_id: paidByMail,
      kind: 'percent',
      percent_micro: 2_000_000,
      month: 1,
      day: 1,
      notice_days: 30,
      from_on: month(14),
    });
    ids.push(
      (
        await environment.client.workflow.start('indexation', {
          workflowId: `indexation/${paidByMail}`,
          taskQueue: BILLING_TASK_QUEUE,
          args: [{ creditorId, subscriptionId: paidByMail }],
        })
      ).workflowId,
    );
  }
  if (await has('self_check')) {
    const selfCheckId = uuid();
    await insert('self_check', { id: selfCheckId, creditor_id: creditorId });
    const selfCheck = await environment.client.workflow.start('selfCheck', {
      workflowId: `self-check/${creditorId}`,
      taskQueue: BILLING_TASK_QUEUE,
      args: [{ creditorId, timeZone: ZONE }],
    });
    ids.push(selfCheck.workflowId);
    await selfCheck.executeUpdate('runSelfCheck', { args: [{ selfCheckId }] });
  }
  if (await has('billing_run')) {
    const runs = await orm.em.fork().execute<{ id: string }[]>('select id from billing_run');
    ids.push(...runs.map(({ id }) => `run/${id}`));
  }
  await insertTheRest(orm, { creditorId, debtorId: mailed, subscriptionId: paidByMail, month });
  for (let times = 0; times < SETTLE_TIMES; times += 1) await environment.sleep('1 minute');
  if (await has('mail_queue')) {
    await leaveMail(orm, creditorId);
    const deliveries = await orm.em.fork().execute<{ id: string }[]>('select id from delivery');
    ids.push('post-office', ...deliveries.map(({ id }) => `hand-over/${id}`));
  }
  return ids;
}

/** A row of each kind that nothing above has written, as far as the version has them: all settled, so that nobody has to act on them. */
async function insertTheRest(
  orm: Orm,
  {
    creditorId,
    debtorId,
    subscriptionId,
    month,
  }: { creditorId: string; debtorId: string; subscriptionId: string; month: (months: number) => string },
): Promise<void> {
  const owner = { creditor_id: creditorId };
  const at = new Date(currentMs()).toISOString();
  const find = async (sql: string) => (await orm.em.fork().execute<{ id: string }[]>(sql))[0]?.id;
  const insert = (table: string, row: Row) => insertRow(orm, table, { ...owner, created_at: at, ...row });
  const has = async (table: string) => (await columnsOf(orm, table)).length > 0;
  await insert('creditor_bank_account', { account: 'DK5000400440116243' });
  await insert('creditor_ledger_account', { account: 'bank', number: '5820', name: 'Bank' });
  const tableId = uuid();
  await insert('index_table', { id: tableId, name: 'Prøveindeks' });
  await insert('index_value', { index_table_id: tableId, month: '2026-01', value_micro: 100_000_000 });
  if (await has('indexation_step')) {
    const stepId = uuid();
    const indexationId = await find('select id from indexation');
    const days = { due_on: month(-10), announced_on: month(-11), effective_on: month(-10), lines: [] };
    await insert('indexation_step', {
      id: stepId,
      subscription_id: subscriptionId,
      indexation_id: indexationId,
      ...days,
    });
    await insert('indexation_mail', { indexation_step_id: stepId, ...sentMail(at) });
  }
  if (await has('delivery_decision')) {
    const decided = { delivery_id: await find('select id from delivery'), doubt: 'file_gone', decision: 'confirmed' };
    await insert('delivery_decision', { id: uuid(), ...decided });
  }
  if (await has('payment_mail')) {
    const invoice_id = await find(`select id from invoice where series = 'invoice' order by id`);
    const asked = { invoice_id, reason: 'rejected', cause_id: uuid(), amount_ore: 100 };
    await insert('payment_mail', { id: uuid(), ...asked, ...sentMail(at) });
  }
  const [asked] = await orm.em.fork().execute<{ id: string; invoice_id: string; subscription_id: string }[]>(
    `select l.id, i.id "invoice_id", l.subscription_id from standing_line l join invoice i on i.subscription_id = l.subscription_id
     where i.series = 'invoice' order by i.id`,
  );
  const days = { subscription_id: asked?.subscription_id, debtor_id: debtorId, standing_line_id: asked?.id };
  await insert('day_entry', { id: uuid(), ...days, position: 1, period_index: 0, parts: [], kind: 'given_back' });
  await insert('invoice_mail_copy', { id: uuid(), invoice_id: asked?.invoice_id, ...sentMail(at) });
  if (await has('person')) await insertPerson(orm, { creditorId, at });
  if (await has('received_file')) {
    const file = { received_file_id: await find('select id from received_file'), line: 3, position: 3 };
    await insert('received_notice', { ...file, code: 'unknown_record', text: 'En prøve' });
    const decided = { decided_by: 'Prøvenøgle', refused_for: 'told_before', reason: 'En prøve' };
    await insert('received_file_decision', { id: uuid(), received_file_id: file.received_file_id, ...decided });
    await insert('mandate_event', {
      id: uuid(),
      ...file,
      code: '0231',
      change: 'active',
      bs_debtor_group: '00001',
      customer_number: '1002',
      mandate_number: '123456789',
      debtor_id: debtorId,
      outcome: 'known',
    });
  }
  await insert('mandate_registration', {
    id: uuid(),
    debtor_id: debtorId,
    kind: 'cancel',
    mandate_number: '123456789',
    status: 'withdrawn',
  });
  if (await has('self_check_finding')) {
    await insert('self_check_finding', {
      id: uuid(),
      code: 'workflow_missing',
      object_type: 'subscription',
      object_id: subscriptionId,
      object_key: '',
      details: {},
      status: 'gone',
      self_check_id: await find('select id from self_check'),
      found_at: at,
      closed_at: at,
    });
  }
}

/** Somebody who works for the creditor, with all that a person may have. */
async function insertPerson(orm: Orm, { creditorId, at }: { creditorId: string; at: string }): Promise<void> {
  const personId = uuid();
  const email = 'bogholder@prove.example';
  const of = { person_id: personId, creditor_id: creditorId, created_at: at, expires_at: at };
  const secondFactor = { totp_secret: hashOf(1), second_factor_since: at };
  await insertRow(orm, 'person', { id: personId, email, name: 'Prøve Bogholder', language: 'da', ...secondFactor });
  await insertRow(orm, 'person_creditor', { ...of, role: 'bookkeeper' });
  await insertRow(orm, 'person_identity', { ...of, issuer: 'https://login.prove.example', subject: '1' });
  await insertRow(orm, 'recovery_code', { ...of, hash: hashOf(2) });
  await insertRow(orm, 'session', { ...of, id: uuid(), hash: hashOf(3), seen_at: at });
  await insertRow(orm, 'sign_in_attempt', { account: hashOf(4), failures: 1, last_at: at });
}

/** An invitation whose mail waits for the post office of the next version. */
async function leaveMail(orm: Orm, creditorId: string): Promise<void> {
  const mail = { id: uuid(), creditor_id: creditorId, created_at: LONG_AHEAD };
  await insertRow(orm, 'one_time_token', {
    ...mail,
    kind: 'invite',
    email: 'ny@prove.example',
    role: 'bookkeeper',
    is_operator: false,
    language: 'da',
    status: 'waiting',
    attempts: 0,
    expires_at: LONG_AHEAD,
  });
  await insertRow(orm, 'mail_queue', { ...mail, kind: 'link', tries: 0, next_try_at: '-infinity' });
}

function hashOf(byte: number): string {
  return `\\x${byte.toString(16).padStart(2, '0').repeat(HASH_BYTES)}`;
}

function sentMail(at: string): Row {
  const address = { recipient: 'kunde@prove.example', message_id: `<${uuid()}@eksempel.example>` };
  return { ...address, status: 'sent', attempts: 1, content: '\\x656e2070c3b8766520', sent_at: at };
}

/** The first day of the month so many months on, or another day of it; 0 is the last day of the month before. */
function monthFrom(nowMs: number, { months, day }: { months: number; day: number }): string {
  const now = new Date(nowMs);
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, day)).toISOString().slice(0, 10);
}

async function columnsOf(orm: Orm, table: string): Promise<string[]> {
  const rows = await orm.em.fork().execute<{ name: string }[]>(
    `select column_name "name" from information_schema.columns
       where table_schema = 'public' and table_name = ? and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  return rows.map(({ name }) => name);
}

async function insertRow(orm: Orm, table: string, row: Row): Promise<void> {
  const present = (await columnsOf(orm, table)).filter((column) => column in row);
  if (present.length === 0) return;
  const names = present.map((column) => `"${column}"`).join(', ');
  const sql = `insert into ${table} (${names}) select ${names} from json_populate_record(null::${table}, ?::json)`;
  await orm.em.fork().execute(sql, [JSON.stringify(row)]);
}

/** Stands in the audit trail, where there is one. */
async function changeByAKey(orm: Orm, { creditorId, itemId }: { creditorId: string; itemId: string }): Promise<void> {
  const id = uuid();
  await insertRow(orm, 'api_key', { id, creditor_id: creditorId, role: 'admin', name: 'Prøvenøgle', hash: '\\x01' });
  await orm.em.fork().transactional(async (em) => {
    const actor = JSON.stringify({ role: 'admin', name: 'Prøvenøgle', apiKeyId: id, requestId: uuid() });
    await em.execute(`select set_config('termin.actor', ?, true)`, [actor]);
    await em.execute(`update item set name_da = 'Prøvevare, ny' where id = ?`, [itemId]);
  });
}

/** A credit note of all of a subscription's first invoice, where the version has credit notes. */
async function creditFirstInvoice(
  orm: Orm,
  { creditorId, subscriptionId }: { creditorId: string; subscriptionId: string },
): Promise<void> {
  if (!(await columnsOf(orm, 'invoice')).includes('credits_invoice_id')) return;
  await orm.em.fork().transactional(async (em) => {
    const [invoice] = await em.execute<(Row & { id: string })[]>(
      `select i.id, to_jsonb(i) "row" from invoice i where subscription_id = ? order by period_from limit 1`,
      [subscriptionId],
    );
    if (invoice === undefined) throw new Error('nothing was billed');
    const noteId = uuid();
    const replaced = {
      id: noteId,
      series: 'credit_note',
      series_number: 1,
      number: 'K1',
      credits_invoice_id: invoice.id,
      fi_creditor_number: null,
      payment_number: null,
      payment_id: null,
      payment_method: null,
      period_index: null,
    };
    await em.execute(`${copyOf('invoice')} where id = ?`, [JSON.stringify(replaced), invoice.id]);
    for (const table of ['invoice_line', 'invoice_vat'])
      await em.execute(`${copyOf(table)} where invoice_id = ?`, [JSON.stringify({ invoice_id: noteId }), invoice.id]);
    // Written with the creditor by every version but the first that had credit notes.
    await em.execute(
      `insert into number_series (creditor_id, code, prefix, next_number) values (?, 'credit_note', 'K', 2)
       on conflict (creditor_id, code) do update set next_number = 2`,
      [creditorId],
    );
  });
}

/** A copy of rows with other values in some of their columns. */
function copyOf(table: string): string {
  return `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(t) || ?::jsonb)).* from ${table} t`;
}

/** A file of one payment of an invoice, and one of nothing that anybody knows. */
async function payInvoice(
  orm: Orm,
  { creditorId, subscriptionId }: { creditorId: string; subscriptionId: string },
): Promise<void> {
  const [invoice] = await orm.em.fork().execute<{ id: string; debtor: string; open: string; on: string }[]>(
    `select i.id, i.debtor_id "debtor", b.open_ore::text "open", i.issued_on::text "on" from invoice i
     join invoice_balance b on b.invoice_id = i.id where i.subscription_id = ? and b.open_ore > 0 order by i.period_from limit 1`,
    [subscriptionId],
  );
  if (invoice === undefined) throw new Error('nothing is open');
  const fileId = uuid();
  const at = new Date(currentMs()).toISOString();
  await insertRow(orm, 'received_file', {
    id: fileId,
    file_name: 'proeve.xml',
    origin: 'upload',
    uploaded_by: creditorId,
    sha256: '\\x02',
    size_bytes: 5,
    status: 'read',
    type: 'camt.053',
    supplier: 'PROEVEBANK',
    delivery_id: 'P-1',
    created_on: invoice.on,
    received_at: at,
    read_at: at,
  });
  await insertRow(orm, 'received_file_chunk', { received_file_id: fileId, position: 0, content: '\\x7072c3b876' });
  await insertRow(orm, 'received_file_part', {
    received_file_id: fileId,
    creditor_id: creditorId,
    payments: 3,
    received_ore: 3 * Number(invoice.open),
    mandates: 0,
    notices: 0,
  });
  const payment = (position: number): Row => ({
    id: uuid(),
    creditor_id: creditorId,
    received_file_id: fileId,
    line: position,
    position,
    kind: 'paid',
    source: 'camt',
    code: '',
    booked_on: invoice.on,
    paid_on: invoice.on,
    amount_ore: Number(invoice.open),
    fee_ore: 0,
    unmatched_ore: Number(invoice.open),
    bank_reference: `P-${position}`,
    status: 'waiting',
    suggestions: [],
    held_by_person: false,
    created_at: at,
  });
  const matched = payment(1);
  await insertRow(orm, 'payment', matched);
  await insertRow(orm, 'payment', payment(2));
  const credited = payment(4);
  await insertRow(orm, 'payment', credited);
  for (const { paymentId, invoiceId } of [
    { paymentId: matched['id'], invoiceId: invoice.id },
    // to the debtor's credit
    { paymentId: credited['id'], invoiceId: null },
  ]) {
    await insertRow(orm, 'payment_match', {
      id: uuid(),
      creditor_id: creditorId,
      payment_id: paymentId,
      debtor_id: invoice.debtor,
      invoice_id: invoiceId,
      amount_ore: Number(invoice.open),
      booked_on: invoice.on,
      rule: 'by_person',
      explanation: '',
      by_person: true,
      created_at: at,
    });
    await orm.em.fork().execute(`update payment set status = 'matched' where id = ?`, [paymentId]);
  }
}

/** The statements of the version's own migrations, by their names, in their order. */
function migrationsOf(orm: Orm): { name: string | undefined; sql: string[] }[] {
  return MIGRATIONS.map((Migration) => {
    const migration = new Migration(orm.em.getDriver(), orm.config);
    migration.up();
    return { name: migration.name, sql: migration.getQueries().map(String) };
  });
}

/** The rows of each table as PostgreSQL writes them as JSON: read by a program, its large numbers would be rounded. */
async function dump(orm: Orm): Promise<Record<string, string>> {
  const em = orm.em.fork();
  const tables = await em.execute<{ name: string }[]>(
    `select table_name "name" from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  const dumped: Record<string, string> = {};
  for (const { name } of tables) {
    const columns = (await columnsOf(orm, name)).map((column) =>
      column === 'content' && PAPERS.has(name)
        ? `substring("content" for ${KEPT_OF_PAPERS_BYTES}) "content"`
        : `"${column}"`,
    );
    const [rows] = await em.execute<{ rows: string }[]>(
      `select coalesce(json_agg(t), '[]')::text "rows" from (select ${columns.join(', ')} from ${name} order by ctid) t`,
    );
    dumped[name] = rows?.rows ?? '[]';
  }
  return dumped;
}

async function historiesOf({ environment }: BillingStack, ids: readonly string[]): Promise<Record<string, unknown>> {
  const { History } = proto.temporal.api.history.v1;
  const histories: Record<string, unknown> = {};
  for (const id of ids) {
    const history = await environment.client.workflow.getHandle(id).fetchHistory();
    const plain = History.toObject(History.fromObject(history), { bytes: String, enums: String, longs: String });
    histories[id] = JSON.parse(
      JSON.stringify(plain, (key, value: unknown) => (NOT_KEPT.has(key) ? undefined : value)),
    ) as unknown;
  }
  return histories;
}
