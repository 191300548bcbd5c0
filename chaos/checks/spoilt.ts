import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';
import type { Facts } from '../facts.ts';

/** A copy of what a good run left. The database's own rules are off in it: it can be spoilt as no code of Termin could. */
export interface Copied {
  readonly database: Client;
  readonly mailFolder: string;
  readonly outFolder: string;
  readonly facts: Facts;
}

/** What the database holds of its rows by rules that a made fault is to come past. */
const LOOSEN = `
do $$ declare one record; begin
  for one in select conrelid::regclass as on_table, conname as rule from pg_constraint
    where conrelid in ('invoice'::regclass, 'payment'::regclass, 'debtor'::regclass) and contype in ('u', 'x', 'c')
  loop
    execute format('alter table %s drop constraint %I cascade', one.on_table, one.rule);
  end loop;
  for one in select i.indexrelid::regclass as name from pg_index i
    where i.indrelid in ('invoice'::regclass, 'payment'::regclass, 'debtor'::regclass) and i.indisunique and not i.indisprimary
  loop
    execute format('drop index %s cascade', one.name);
  end loop;
end $$`;

/** Triggers and foreign keys are off on this connection, and rows may be what the database would refuse. */
export async function loosen(database: Client): Promise<void> {
  await database.query("set session_replication_role = 'replica'");
  await database.query(LOOSEN);
}

export interface Spoilt {
  /** The check that is to find it, and perhaps others. */
  readonly check: string;
  readonly what: string;
  spoil(copied: Copied): Promise<unknown>;
}

const spoil = (check: string, what: string, how: Spoilt['spoil']): Spoilt => ({ check, what, spoil: how });
const bySql = (check: string, what: string, sql: string) => spoil(check, what, ({ database }) => database.query(sql));

/** One row once more, but for what is said of it. */
const onceMore = (table: string, { from, changed }: { from: string; changed: string }) => `
  create temp table again as select * from ${table} where ${from} limit 1;
  update again set id = gen_random_uuid(), ${changed};
  insert into ${table} select * from again`;

async function firstMail({ mailFolder }: Copied): Promise<string> {
  const [name] = (await readdir(mailFolder)).filter((one) => one.endsWith('.eml')).toSorted();
  if (name === undefined) throw new Error('no mail came');
  return join(mailFolder, name);
}

async function firstFile({ outFolder }: Copied): Promise<string> {
  const [name] = (await readdir(outFolder)).filter((one) => !one.startsWith('.')).toSorted();
  if (name === undefined) throw new Error('no file was delivered');
  return join(outFolder, name);
}

/** Made faults, each small, one or more for each check. */
export const SPOILT: readonly Spoilt[] = [
  bySql(
    'each due period is billed once',
    'an invoice is gone',
    'delete from invoice where id in (select id from invoice order by series_number desc limit 1)',
  ),
  bySql(
    'each due period is billed once',
    'a period has a second invoice',
    onceMore('invoice', { from: 'true', changed: 'created_at = now()' }),
  ),
  bySql(
    'each due period is billed once',
    'a period begins a day late',
    'update invoice set period_from = period_from + 1 where id in (select id from invoice limit 1)',
  ),
  bySql(
    'each invoice asks for what was agreed',
    'an øre is added',
    'update invoice set net_ore = net_ore + 1, total_ore = total_ore + 1 where id in (select id from invoice limit 1)',
  ),
  bySql(
    'numbers have no gap',
    'a number is left out',
    'update invoice set series_number = series_number + 1 where series_number = (select max(series_number) from invoice)',
  ),
  bySql('numbers have no gap', 'the next number is used up', 'update number_series set next_number = next_number + 1'),
  bySql(
    'payment ids are unique',
    'two invoices have one',
    'update invoice set payment_id = (select min(payment_id) from invoice) where payment_id = (select max(payment_id) from invoice)',
  ),
  bySql(
    'each one-off line is charged once',
    'one is not charged',
    'delete from invoice_line where one_off_line_id is not null',
  ),
  bySql(
    'what was asked for is there once',
    'a debtor was created twice',
    onceMore('debtor', { from: 'true', changed: "customer_number = '999999'" }),
  ),
  bySql(
    'what was asked for is there once',
    'a payment that was entered is gone',
    "delete from payment where source = 'by_hand'",
  ),
  bySql(
    'each collection is in exactly one file',
    'an invoice is not collected',
    'delete from collection where id in (select id from collection limit 1)',
  ),
  spoil('each collection is in exactly one file', 'a file is gone', async (copied) => rm(await firstFile(copied))),
  spoil('each collection is in exactly one file', 'a file is there twice', async (copied) => {
    const file = await firstFile(copied);
    await writeFile(`${file}-again`, await readFile(file));
  }),
  spoil('each collection is in exactly one file', 'a file has other bytes', async (copied) => {
    const file = await firstFile(copied);
    await writeFile(file, (await readFile(file)).subarray(1));
  }),
  spoil('each mail came, and no more often than crashes allow', 'a mail never came', async (copied) => {
    // A crash may have made it come twice, with the same bytes.
    const content = await readFile(await firstMail(copied));
    for (const name of (await readdir(copied.mailFolder)).filter((one) => one.endsWith('.eml'))) {
      const file = join(copied.mailFolder, name);
      if (content.equals(await readFile(file))) await rm(file);
    }
  }),
  spoil('each mail came, and no more often than crashes allow', 'a mail came often', async (copied) => {
    const file = await firstMail(copied);
    const content = await readFile(file);
    const crashes = copied.facts.faults.reduce((sum, fault) => sum + fault.crashes, 0);
    for (let copy = 0; copy <= crashes; copy += 1) await writeFile(file.replace('.eml', `-again-${copy}.eml`), content);
  }),
  spoil('each mail came, and no more often than crashes allow', 'a mail came with other bytes', async (copied) => {
    const file = await firstMail(copied);
    await writeFile(file.replace('.eml', '-again.eml'), `${await readFile(file, 'latin1')}.`, 'latin1');
  }),
  bySql(
    'each mail came, and no more often than crashes allow',
    'an invoice has no mail',
    'delete from invoice_mail where invoice_id in (select invoice_id from invoice_mail limit 1)',
  ),
  bySql(
    'each payment is booked once',
    'one is not booked',
    'delete from payment where id in (select id from payment limit 1)',
  ),
  bySql(
    'each payment is booked once',
    'one is booked twice',
    onceMore('payment', {
      from: "source <> 'by_hand'",
      changed: 'position = 999999, told_key = null, told_ordinal = null',
    }),
  ),
  bySql(
    'the ledger is zero',
    'a transfer is gone',
    'delete from ledger_transfer where id in (select id from ledger_transfer limit 1)',
  ),
  bySql(
    'the ledger is zero',
    'an øre is open that nobody owes',
    'update invoice_balance set open_ore = open_ore + 1 where invoice_id in (select invoice_id from invoice_balance limit 1)',
  ),
  bySql(
    'what has happened is told once',
    'an invoice is not told of',
    "delete from event where id in (select id from event where type = 'invoice.issued' limit 1)",
  ),
  bySql(
    'what has happened is told once',
    'a mail is told of twice',
    `insert into event (creditor_id, type, object_type, object_id, data)
     select creditor_id, type, object_type, object_id, data from event where type = 'invoice.mailed' limit 1`,
  ),
  bySql(
    'what has happened is told once',
    'nobody is told that an invoice is paid',
    "delete from event where id in (select id from event where type = 'invoice.paid' limit 1)",
  ),
  bySql(
    'events are read once and in order',
    'one is passed',
    'update event set position = position + 1000000 where position = 1',
  ),
  bySql('events are read once and in order', 'one is gone', 'delete from event where position = 2'),
  bySql(
    'nothing is stuck',
    'a subscription stands where it stood',
    'update subscription set next_period_index = next_period_index - 1 where id in (select id from subscription limit 1)',
  ),
  bySql(
    'nothing is stuck',
    'a message waits',
    'update outbox set delivered_at = null where id in (select id from outbox limit 1)',
  ),
  bySql(
    'nothing is stuck',
    'a file is not read',
    "update received_file set status = 'stored', read_at = null where id in (select id from received_file limit 1)",
  ),
];
