import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from '../../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';

let database: OpenTestDatabase;
let creditorId: CreditorId;
let debtorId: DebtorId;
let otherCreditorId: CreditorId;
const fileId = randomUUID();
let position = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  creditorId = await sampleCreditor(database.orm);
  otherCreditorId = await sampleCreditor(database.orm);
  debtorId = await sampleDebtor(database.orm, { creditorId });
  await run(
    `insert into received_file (id, file_name, origin, sha256, size_bytes, status, type, read_at)
     values (?, 'x', 'upload', '\\x00', 1, 'read', '0602', now())`,
    [fileId],
  );
});
afterAll(() => database.close());

const run = <Row>(sql: string, values: unknown[] = []) =>
  database.orm.em.fork().transactional((em) => em.execute<Row[]>(sql, values));

/** Issues an invoice of 125.00 kr., 25.00 of them VAT. */
async function issue(): Promise<InvoiceId> {
  const { orm } = database;
  const subscriptionId = await sampleSubscription(orm, { creditorId, debtorId, startOn: civilDate('2026-01-01') });
  const outcome = await createDraftInvoice({ orm })({
    subscriptionId,
    periodIndex: 0,
    billedAtMs: Date.UTC(2026, 0, 1, 3),
  });
  if (outcome.kind !== 'issued') throw new Error(outcome.kind);
  return outcome.invoiceId;
}

async function pay(
  amountOre: number,
  { kind = 'paid', status = 'waiting' }: { kind?: string; status?: string } = {},
): Promise<string> {
  const id = randomUUID();
  position += 1;
  await run(
    `insert into payment (id, creditor_id, received_file_id, line, position, kind, source, code, booked_on, amount_ore, unmatched_ore, status)
     values (?, ?, ?, 1, ?, ?, 'bs_slip', '0297', '2026-01-10', ?, ?, ?)`,
    [id, creditorId, fileId, position, kind, amountOre, amountOre, status],
  );
  return id;
}

async function match(paymentId: string, invoiceId: string | null, amountOre: number): Promise<string> {
  const id = randomUUID();
  await run(
    `insert into payment_match (id, creditor_id, payment_id, debtor_id, invoice_id, amount_ore, booked_on, rule, explanation)
     values (?, ?, ?, ?, ?, ?, '2026-01-10', 'by_payment_id', 'x')`,
    [id, creditorId, paymentId, debtorId, invoiceId, amountOre],
  );
  return id;
}

const undo = (matchId: string) =>
  run(`update payment_match set undone_at = now(), undone_on = '2026-01-11' where id = ?`, [matchId]);

const openOf = async (invoiceId: InvoiceId) =>
  (await run<{ open: string }>('select open_ore "open" from invoice_balance where invoice_id = ?', [invoiceId]))[0]
    ?.open;

const creditOf = async () =>
  (await run<{ credit: string }>('select credit_ore "credit" from debtor_balance where debtor_id = ?', [debtorId]))[0]
    ?.credit;

const waiting = async (paymentId: string) =>
  (
    await run<{ unmatched: string; status: string }>(
      'select unmatched_ore "unmatched", status from payment where id = ?',
      [paymentId],
    )
  )[0];

/** What is left of a payment, and what has become of it. */
const standing = async (paymentId: string) =>
  Object.values(
    (await run<object>('select unmatched_ore "left", status, outcome from payment where id = ?', [paymentId]))[0] ?? {},
  );

/** The balance of each account, debits above zero. */
async function accounts(): Promise<Record<string, bigint>> {
  const rows = await run<{ account: string; ore: string }>(
    `select account, sum(ore)::text ore from (
       select debit account, amount_ore ore from ledger_transfer where creditor_id = ?
       union all select credit, -amount_ore from ledger_transfer where creditor_id = ?) t group by 1`,
    [creditorId, creditorId],
  );
  return Object.fromEntries(rows.map(({ account, ore }) => [account, BigInt(ore)]));
}

describe('the ledger', () => {
  test('posts an invoice with itself: what is owed, sold, and owed in VAT', async () => {
    const before = await accounts();
    const invoiceId = await issue();
    const after = await accounts();
    const change = (account: string) => (after[account] ?? 0n) - (before[account] ?? 0n);
    expect([change('receivables'), change('sales'), change('vat')]).toEqual([12500n, -10000n, -2500n]);
    expect(await openOf(invoiceId)).toBe('12500');
  });

  test('gives every invoice its balance, or the invoice is not committed', async () => {
    const lacking = await run(
      `select i.id from invoice i left join invoice_balance b on b.invoice_id = i.id
       where i.series = 'invoice' and (b.debtor_id, b.due_on) is distinct from (i.debtor_id, i.due_on)`,
    );
    expect(lacking).toEqual([]);
    await run('alter table invoice disable trigger invoice_posted');
    try {
      await expect(issue()).rejects.toThrow('needs_attention');
      const refused = await run<{ detail: string }>(
        `select attention_detail detail from subscription where status = 'needs_attention'`,
      );
      expect(refused.map(({ detail }) => detail)).toEqual([expect.stringContaining('has no balance')]);
    } finally {
      await run('alter table invoice enable trigger invoice_posted');
    }
    await issue();
  });

  test('a payment waits as a whole until it is matched, and again when the match is undone', async () => {
    const invoiceId = await issue();
    const paymentId = await pay(12500);
    expect(await waiting(paymentId)).toEqual({ unmatched: '12500', status: 'waiting' });
    const matchId = await match(paymentId, invoiceId, 12500);
    expect([await openOf(invoiceId), (await waiting(paymentId))?.unmatched]).toEqual(['0', '0']);
    await run(`update payment set status = 'matched' where id = ?`, [paymentId]);
    await undo(matchId);
    expect(await openOf(invoiceId)).toBe('12500');
    expect(await waiting(paymentId)).toEqual({ unmatched: '12500', status: 'waiting' });
    await expect(undo(matchId)).rejects.toThrow('undone once');
  });

  test('a new payment of which matches leave nothing is matched exactly, and no other one is', async () => {
    const [whole, part, looked] = [
      await pay(12500, { status: 'new' }),
      await pay(12501, { status: 'new' }),
      await pay(12500),
    ];
    for (const paymentId of [whole, part, looked]) await match(paymentId, await issue(), 12500);
    expect(await standing(whole)).toEqual(['0', 'matched', 'exact']);
    expect(await standing(part)).toEqual(['1', 'new', null]);
    expect(await standing(looked)).toEqual(['0', 'waiting', null]);
  });

  test('what a person matches is for the statement of that person to say, and told once in the trail', async () => {
    const invoiceId = await issue();
    const paymentId = await pay(12500, { status: 'new' });
    await database.orm.em.fork().transactional(async (em) => {
      await em.execute(`select set_config('termin.actor', '{"role": "operator", "name": "Prøve"}', true)`);
      await em.execute(
        `insert into payment_match (id, creditor_id, payment_id, debtor_id, invoice_id, amount_ore, booked_on, rule, explanation)
         values (gen_random_uuid(), ?, ?, ?, ?, 12500, '2026-01-10', 'by_person', 'x')`,
        [creditorId, paymentId, debtorId, invoiceId],
      );
    });
    expect(await waiting(paymentId)).toEqual({ unmatched: '0', status: 'new' });
    expect(await run(`select from audit_entry where object_type = 'payment' and object_id = ?`, [paymentId])).toEqual(
      [],
    );
  });

  test('what is charged back is owed again', async () => {
    const invoiceId = await issue();
    await match(await pay(12500), invoiceId, 12500);
    await match(await pay(-12500, { kind: 'charged_back' }), invoiceId, -12500);
    expect(await openOf(invoiceId)).toBe('12500');
  });

  test('no invoice takes more than it asks for, and no payment gives more than it brought', async () => {
    const invoiceId = await issue();
    const paymentId = await pay(20000);
    await expect(match(paymentId, invoiceId, 12501)).rejects.toThrow('invoice_balance_not_below_zero');
    await match(paymentId, invoiceId, 12500);
    await expect(match(paymentId, null, 7501)).rejects.toThrow('payment_unmatched_is_a_part');
    const before = BigInt((await creditOf()) ?? '0');
    await match(paymentId, null, 7500);
    expect(BigInt((await creditOf()) ?? '0') - before).toBe(7500n);
  });

  test('a payment is not matched as long as a part of it waits', async () => {
    const paymentId = await pay(100);
    await expect(run(`update payment set status = 'matched' where id = ?`, [paymentId])).rejects.toThrow(
      'payment_matched_leaves_nothing',
    );
  });

  test('a transfer goes from one account to another, names what it is about, and never changes', async () => {
    const transfer = (columns: Record<string, string>) => {
      const all: Record<string, string> = {
        kind: `'dismissed'`,
        debit: `'bank'`,
        credit: `'sales'`,
        amount_ore: '1',
        creditor_id: `'${creditorId}'`,
        ...columns,
      };
      return run(
        `insert into ledger_transfer (booked_on, ${Object.keys(all).join()}) values ('2026-01-01', ${Object.values(all).join()})`,
      );
    };
    await expect(transfer({ credit: `'bank'` })).rejects.toThrow('between_two_accounts');
    await expect(transfer({ amount_ore: '0' })).rejects.toThrow('ledger_transfer_amount_ore_check');
    await expect(transfer({ debit: `'receivables'` })).rejects.toThrow('names_its_invoice');
    await expect(transfer({ debit: `'credits'` })).rejects.toThrow('names_its_debtor');
    await expect(transfer({ debit: `'unmatched'` })).rejects.toThrow('names_its_payment');
    await expect(transfer({})).rejects.toThrow('ledger_transfer_of_a_creditor');
    for (const [column, id] of Object.entries({
      debtor_id: debtorId,
      invoice_id: await issue(),
      payment_id: await pay(1),
    })) {
      await transfer({ [column]: `'${id}'` });
      await expect(transfer({ creditor_id: 'gen_random_uuid()', [column]: `'${id}'` })).rejects.toThrow('foreign key');
    }
    await expect(run('update ledger_transfer set amount_ore = 1')).rejects.toThrow('never changes');
    await expect(run('delete from ledger_transfer')).rejects.toThrow('never changes');
    await expect(run('truncate ledger_transfer')).rejects.toThrow('never changes');
  });

  test('balances are written by the ledger alone', async () => {
    await expect(run('update invoice_balance set open_ore = 0')).rejects.toThrow('by the ledger alone');
    await expect(run('delete from invoice_balance')).rejects.toThrow('by the ledger alone');
    await expect(run('update debtor_balance set credit_ore = 0')).rejects.toThrow('by the ledger alone');
    const paymentId = await pay(100);
    await expect(run('update payment set unmatched_ore = 0 where id = ?', [paymentId])).rejects.toThrow(
      'by the ledger alone',
    );
  });

  test('what a file has said of a payment never changes, and an entry is booked once', async () => {
    const paymentId = await pay(100);
    await expect(run('update payment set amount_ore = 1 where id = ?', [paymentId])).rejects.toThrow('never changes');
    await expect(run('delete from payment where id = ?', [paymentId])).rejects.toThrow('never changes');
    position -= 1;
    await expect(pay(100)).rejects.toThrow('payment_entry_once');
  });

  test('each column of a payment is held as told, or is one of those that change', async () => {
    const loose = await run<{ name: string }>(
      `select a.attname "name" from pg_attribute a join pg_trigger t on t.tgrelid = a.attrelid and t.tgname = 'payment_never_changes'
       where attrelid = 'payment'::regclass and attnum > 0 and not attisdropped
         and pg_get_triggerdef(t.oid) !~ ('new\\."?' || attname || '"?(\\)::text)? IS DISTINCT FROM') order by 1`,
    );
    expect(loose.map(({ name }) => name)).toEqual([
      'held_by_person',
      'note',
      'outcome',
      'status',
      'suggestions',
      'unmatched_ore',
    ]);
  });

  test('a match is the creditor’s own', async () => {
    const paymentId = await pay(100);
    await expect(
      run(
        `insert into payment_match (id, creditor_id, payment_id, debtor_id, amount_ore, booked_on, rule, explanation)
         values (gen_random_uuid(), ?, ?, ?, 100, '2026-01-10', 'x', 'x')`,
        [otherCreditorId, paymentId, debtorId],
      ),
    ).rejects.toThrow('foreign key');
  });

  test('balances are what the transfers add up to, and payments wait for what is not matched', async () => {
    const wrong = await run(
      `select b.invoice_id from invoice_balance b
       where open_ore <> (select coalesce(sum(case when debit = 'receivables' then amount_ore else -amount_ore end), 0)
         from ledger_transfer where invoice_id = b.invoice_id and 'receivables' in (debit, credit))
       union all
       select d.debtor_id from debtor_balance d
       where credit_ore <> (select coalesce(sum(case when credit = 'credits' then amount_ore else -amount_ore end), 0)
         from ledger_transfer where debtor_id = d.debtor_id and 'credits' in (debit, credit))
       union all
       select p.id from payment p
       where unmatched_ore <> (select coalesce(sum(case when credit = 'unmatched' then amount_ore else -amount_ore end), 0)
         from ledger_transfer where payment_id = p.id and 'unmatched' in (debit, credit))`,
    );
    expect(wrong).toEqual([]);
    expect(Object.values(await accounts()).reduce((sum, ore) => sum + ore, 0n)).toBe(0n);
  });
});
