import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Facts } from '../facts.ts';

// The checker shares no code with Termin: it reads rows, mails and files as anybody could, and reckons by itself.

export interface InvoiceRow {
  readonly id: string;
  readonly subscriptionId: string;
  readonly debtorId: string;
  readonly from: string;
  readonly to: string;
  readonly number: bigint;
  readonly paymentId: string;
  readonly netOre: bigint;
  readonly vatOre: bigint;
  readonly openOre: bigint;
  readonly method: string;
}

export interface CollectionRow {
  readonly id: string;
  readonly invoiceId: string;
  readonly status: string;
  readonly withdrawnAs: string | null;
  readonly deliveryId: string | null;
  readonly reference: string | null;
  readonly amountOre: bigint;
}

export interface DeliveryRow {
  readonly id: string;
  readonly fileName: string;
  readonly status: string;
  readonly doubt: string | null;
  readonly content: string;
}

export interface MailRow {
  readonly messageId: string;
  readonly about: string;
  readonly invoiceId: string;
  readonly status: string;
}

export interface PaymentRow {
  readonly id: string;
  readonly source: string;
  readonly kind: string;
  readonly status: string;
  readonly outcome: string | null;
  readonly fiPaymentId: string | null;
  readonly reference: string | null;
  readonly amountOre: bigint;
}

export interface EventRow {
  readonly id: string;
  readonly type: string;
  readonly objectId: string;
  readonly sequence: bigint;
  /** Null until somebody has read it, or something after it. */
  readonly position: bigint | null;
}

/** What the database holds. */
export interface Rows {
  readonly invoices: readonly InvoiceRow[];
  readonly nextNumber: bigint;
  readonly subscriptions: readonly {
    readonly id: string;
    readonly status: string;
    readonly nextIndex: number;
    readonly attention: string | null;
  }[];
  readonly debtorIds: readonly string[];
  readonly oneOffs: readonly {
    readonly id: string;
    readonly invoiceId: string | null;
    readonly netOre: bigint | null;
  }[];
  readonly collections: readonly CollectionRow[];
  readonly deliveries: readonly DeliveryRow[];
  readonly mails: readonly MailRow[];
  readonly payments: readonly PaymentRow[];
  /** In the order in which they are read. */
  readonly events: readonly EventRow[];
  /** What each account holds: what came to it less what left it. */
  readonly accounts: ReadonlyMap<string, bigint>;
  /** What waits for somebody or something, as sentences. */
  readonly waiting: readonly string[];
}

/** A mail that the mail server took. */
export interface Copy {
  readonly atMs: number;
  readonly sha256: string;
}

export interface Evidence extends Rows {
  readonly facts: Facts;
  /** By Message-ID, the first first. */
  readonly mailbox: ReadonlyMap<string, readonly Copy[]>;
  /** Message-IDs that the mail server said no to for good. */
  readonly refused: ReadonlySet<string>;
  /** What Betalingsservice finds, in hex by name. */
  readonly files: ReadonlyMap<string, string>;
}

export async function readEvidence({
  databaseUrl,
  facts,
  mailFolder,
  outFolder,
}: {
  databaseUrl: string;
  facts: Facts;
  mailFolder: string;
  outFolder: string;
}): Promise<Evidence> {
  const rows = await readRows(databaseUrl, facts);
  return { ...rows, facts, ...(await readMailbox(mailFolder)), files: await readFiles(outFolder) };
}

export async function readRows(databaseUrl: string, { creditorId }: Pick<Facts, 'creditorId'>): Promise<Rows> {
  const client = new Client({ connectionString: databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  const read = async <Row extends object>(sql: string): Promise<Row[]> =>
    (await client.query<Row>({ text: sql, values: [creditorId] })).rows;
  try {
    await client.query('begin isolation level repeatable read read only');
    const invoices = await read<
      Omit<InvoiceRow, 'number' | 'netOre' | 'vatOre' | 'openOre'> &
        Record<'number' | 'netOre' | 'vatOre' | 'openOre', string>
    >(
      `select i.id, i.subscription_id "subscriptionId", i.debtor_id "debtorId", i.period_from::text "from", i.period_to::text "to",
         i.series_number "number", i.payment_id "paymentId", i.net_ore "netOre", i.vat_ore "vatOre", coalesce(b.open_ore, -1) "openOre",
         i.payment_method "method"
       from invoice i left join invoice_balance b on b.invoice_id = i.id
       where i.creditor_id = $1 and i.series = 'invoice' order by i.series_number`,
    );
    const [series] = await read<{ next: string }>(
      `select next_number "next" from number_series where creditor_id = $1 and code = 'invoice'`,
    );
    const subscriptions = await read<Rows['subscriptions'][number]>(
      `select id, status, next_period_index "nextIndex", attention_code "attention" from subscription where creditor_id = $1`,
    );
    const debtors = await read<{ id: string }>('select id from debtor where creditor_id = $1');
    const oneOffs = await read<{ id: string; invoiceId: string | null; netOre: string | null }>(
      `select o.id, l.invoice_id "invoiceId", l.net_ore "netOre"
       from one_off_line o left join invoice_line l on l.one_off_line_id = o.id where o.creditor_id = $1`,
    );
    const collections = await read<Omit<CollectionRow, 'amountOre'> & { amountOre: string }>(
      `select id, invoice_id "invoiceId", status, withdrawn_as "withdrawnAs", delivery_id "deliveryId", entry_reference "reference",
         amount_ore "amountOre"
       from collection where creditor_id = $1`,
    );
    const deliveries = await read<DeliveryRow>(
      `select id, file_name "fileName", status, doubt, encode(content, 'hex') "content" from delivery where creditor_id = $1`,
    );
    const mails = await read<MailRow>(
      `select message_id "messageId", 'invoice' "about", invoice_id "invoiceId", status from invoice_mail where creditor_id = $1
       union all
       select message_id, 'payment', invoice_id, status from payment_mail where creditor_id = $1`,
    );
    const payments = await read<Omit<PaymentRow, 'amountOre'> & { amountOre: string }>(
      `select id, source, kind, status, outcome, fi_payment_id "fiPaymentId", reference, amount_ore "amountOre"
       from payment where creditor_id = $1`,
    );
    const events = await read<Omit<EventRow, 'sequence' | 'position'> & { sequence: string; position: string | null }>(
      `select id, type, object_id "objectId", sequence, position from event where creditor_id = $1 order by event.position`,
    );
    const accounts = await read<{ account: string; ore: string }>(
      `select account, sum(ore)::text ore from (
         select debit account, amount_ore ore from ledger_transfer where creditor_id = $1
         union all select credit, -amount_ore from ledger_transfer where creditor_id = $1) t group by 1`,
    );
    const waiting = await read<{ text: string }>(WAITING);
    await client.query('commit');
    return {
      invoices: invoices.map((row) => ({
        ...row,
        number: BigInt(row.number),
        netOre: BigInt(row.netOre),
        vatOre: BigInt(row.vatOre),
        openOre: BigInt(row.openOre),
      })),
      nextNumber: BigInt(series?.next ?? '0'),
      subscriptions,
      debtorIds: debtors.map(({ id }) => id),
      oneOffs: oneOffs.map((row) => ({ ...row, netOre: row.netOre === null ? null : BigInt(row.netOre) })),
      collections: collections.map((row) => ({ ...row, amountOre: BigInt(row.amountOre) })),
      deliveries,
      mails,
      payments: payments.map((row) => ({ ...row, amountOre: BigInt(row.amountOre) })),
      events: events.map((row) => ({
        ...row,
        sequence: BigInt(row.sequence),
        position: row.position === null ? null : BigInt(row.position),
      })),
      accounts: new Map(accounts.map(({ account, ore }) => [account, BigInt(ore)])),
      waiting: waiting.map(({ text }) => text),
    };
  } finally {
    await client.end();
  }
}

const WAITING = `
select 'a message to ' || workflow_id || ' was not delivered after ' || attempts || ' tries: ' || coalesce(last_error, 'no error') "text"
  from outbox where creditor_id = $1 and delivered_at is null
union all select 'a mail waits at the post office: ' || id || ', tried ' || tries || ' times' from mail_queue where creditor_id = $1
union all select 'the file ' || file_name || ' is ' || status || coalesce(' for ' || error_code, '') from received_file
  where status <> 'read' and (uploaded_by = $1 or uploaded_by is null)
    -- what is read of one of two files of the same content is not read of the other
    and coalesce(error_code, '') <> 'read_before'
union all select 'payment ' || id || ' was not looked at' from payment where creditor_id = $1 and status = 'new'
union all select 'payment ' || id || ' waits and says not why' from payment where creditor_id = $1 and status = 'waiting' and outcome is null
union all select 'member ' || debtor_id || ' of run ' || run_id || ' is ' || status || coalesce(' for ' || attention_code, '')
  from billing_run_member where creditor_id = $1 and status in ('waiting', 'needs_attention')
union all select 'delivery ' || file_name || ' is ' || status || coalesce(' for ' || doubt, '') from delivery
  where creditor_id = $1 and status <> 'received'
union all select 'collection ' || id || ' is ' || status from collection where creditor_id = $1 and status in ('queued', 'too_late')
union all select 'subscription ' || id || ' needs attention: ' || attention_code from subscription
  where creditor_id = $1 and status = 'needs_attention'`;

async function readMailbox(folder: string): Promise<Pick<Evidence, 'mailbox' | 'refused'>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).toSorted();
  const mailbox = new Map<string, Copy[]>();
  for (const name of names) {
    const content = await readFile(join(folder, name));
    const [, messageId = `none, in ${name}`] = /^Message-ID:\s*(<[^>]+>)/im.exec(content.toString('latin1')) ?? [];
    const copies = mailbox.get(messageId) ?? [];
    copies.push({ atMs: Number.parseInt(name, 10), sha256: createHash('sha256').update(content).digest('hex') });
    mailbox.set(messageId, copies);
  }
  for (const copies of mailbox.values()) copies.sort((one, other) => one.atMs - other.atMs);
  const refused = await readFile(join(folder, 'refused'), 'utf8').catch(() => '');
  return { mailbox, refused: new Set(refused.split('\n').filter((line) => line !== '')) };
}

async function readFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  // What begins with a dot is still being put there: nobody fetches it.
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.'));
  return new Map(
    await Promise.all(names.map(async (name) => [name, (await readFile(join(folder, name))).toString('hex')] as const)),
  );
}
