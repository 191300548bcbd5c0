import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createDraftInvoice } from '../activities/draft-invoice.ts';
import { civilDate } from '../domain/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId, SubscriptionId } from '../domain/ids.ts';
import { sampleCreditor, sampleDebtor, sampleOneOffLine, sampleSubscription } from '../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../tests/support/test-database.ts';

let database: OpenTestDatabase;
let creditorId: CreditorId;
let debtorId: DebtorId;
let subscriptionId: SubscriptionId;
let invoiceId: InvoiceId;
let otherCreditorId: CreditorId;
let otherDebtorId: DebtorId;

beforeAll(async () => {
  database = await openTestDatabase();
  const { orm } = database;
  creditorId = await sampleCreditor(orm);
  debtorId = await sampleDebtor(orm, { creditorId, mandateNumber: '000000001' });
  subscriptionId = await sampleSubscription(orm, { creditorId, debtorId, startOn: civilDate('2026-01-31') });
  await sampleOneOffLine(orm, { creditorId, subscriptionId });
  otherCreditorId = await sampleCreditor(orm);
  otherDebtorId = await sampleDebtor(orm, { creditorId: otherCreditorId });
  const outcome = await createDraftInvoice({ orm })({
    subscriptionId,
    periodIndex: 0,
    billedAtMs: Date.UTC(2026, 0, 31, 3),
  });
  if (outcome.kind !== 'issued') throw new Error(outcome.kind);
  invoiceId = outcome.invoiceId;
});
afterAll(() => database.close());

const run = (sql: string, values: unknown[] = []) =>
  database.orm.em.fork().transactional((em) => em.execute(sql, values));

const COLUMNS = `creditor_id, subscription_id, debtor_id, series, series_number, number, fi_creditor_number, payment_number, payment_id,
  period_index, period_from, period_to, issued_on, due_on, language, payment_method, net_ore, vat_ore, total_ore, parties`;

/** Writes the invoice once more with some columns changed: each rule is broken by itself. */
async function copyInvoice(changes: Record<string, string>): Promise<unknown> {
  const fresh: Record<string, string> = {
    series_number: '77',
    payment_number: '77',
    payment_id: `'000000000000778'`,
    period_index: '7',
    period_from: `'2026-09-01'::date`,
    period_to: `'2026-09-30'::date`,
    net_ore: '0',
    vat_ore: '0',
    total_ore: '0',
    ...changes,
  };
  const values = COLUMNS.split(',').map((name) => fresh[name.trim()] ?? name.trim());
  return run(
    `insert into invoice (id, ${COLUMNS}) select gen_random_uuid(), ${values.join(', ')} from invoice where id = ?`,
    [invoiceId],
  );
}

/** Runs the statements as a request of an operator would: the audit trail records them. */
const asOperator = (...statements: string[]) =>
  database.orm.em.fork().transactional(async (em) => {
    const actor = { role: 'operator', name: 'A', apiKeyId: null, requestId: null };
    await em.execute(`select set_config('termin.actor', ?, true)`, [JSON.stringify(actor)]);
    for (const sql of statements) await em.execute(sql);
  });

/** A line of half a unit at 1.01 kr., which is 50.5 øre. */
const insertLine = (netOre: number) =>
  run(
    `insert into invoice_line (invoice_id, creditor_id, position, text, quantity_micro, unit_price_micro, vat_code, vat_rate_bp, net_ore)
     values (?, ?, 98, 'x', 500000, 1010000, 'standard', 2500, ?)`,
    [invoiceId, creditorId, netOre],
  );

const insertCollection = (status: string) =>
  run(
    `insert into collection (id, creditor_id, invoice_id, debtor_id, pbs_number, bs_debtor_group, customer_number, mandate_number,
       payment_date, amount_ore, status)
     values (gen_random_uuid(), ?, ?, ?, '12345678', '00001', '1', '000000001', '2026-03-02', 100, ?)`,
    [creditorId, invoiceId, debtorId, status],
  );

describe('the database itself refuses', () => {
  test.each<[string, Record<string, string>, RegExp]>([
    [
      'a second invoice of a period',
      { period_from: 'period_from', period_to: 'period_from' },
      /invoice_period_once|do_not_overlap/,
    ],
    ['a second invoice with a period index', { period_index: 'period_index' }, /invoice_period_index_once/],
    ['periods that overlap', { period_from: `'2026-02-15'::date` }, /invoice_periods_do_not_overlap/],
    ['a number that was given', { series_number: 'series_number' }, /invoice_number_once/],
    ['a payment id that was given', { payment_id: 'payment_id' }, /invoice_payment_id_once/],
    ['a payment number that was given', { payment_number: 'payment_number' }, /invoice_payment_number_once/],
    ['a total that is not net and VAT', { total_ore: '1' }, /invoice_total_adds_up/],
    ['totals that are not those of the lines', { net_ore: '100', total_ore: '100' }, /does not add up/],
    [
      'a period that ends before it starts',
      { period_to: `'2026-08-01'::date` },
      /invoice_period_forwards|range lower bound/,
    ],
    ['a due date before the issue', { due_on: `'2025-01-01'::date` }, /invoice_due_after_issue/],
    ['another creditor for its debtor', { creditor_id: `'OTHER'::uuid` }, /foreign key/],
    ['another creditor’s debtor', { debtor_id: `'OTHER_DEBTOR'::uuid` }, /foreign key/],
  ])('%s', async (_, changes, message) => {
    const named = Object.fromEntries(
      Object.entries(changes).map(([name, value]) => [
        name,
        value.replace('OTHER_DEBTOR', otherDebtorId).replace('OTHER', otherCreditorId),
      ]),
    );
    await expect(copyInvoice(named)).rejects.toThrow(message);
  });

  test('nothing of it where nothing is broken', async () => {
    await expect(copyInvoice({})).resolves.toBeDefined();
  });

  test.each([
    ['invoice', `update invoice set due_on = due_on + 1 where id = ?`],
    ['invoice', `delete from invoice where id = ?`],
    ['invoice_line', `update invoice_line set text = 'x' where invoice_id = ?`],
    ['invoice_line', `delete from invoice_line where invoice_id = ?`],
    ['invoice_vat', `update invoice_vat set vat_ore = 0, base_ore = 0 where invoice_id = ?`],
  ])('a change to an issued %s: %s', async (table, sql) => {
    await expect(run(sql, [invoiceId])).rejects.toThrow(`a row of ${table} never changes`);
  });

  test('a line added to an issued invoice', async () => {
    await expect(
      run(
        `insert into invoice_line (invoice_id, creditor_id, position, text, quantity_micro, unit_price_micro, vat_code, vat_rate_bp, net_ore)
         select invoice_id, creditor_id, 99, text, quantity_micro, unit_price_micro, vat_code, vat_rate_bp, net_ore
         from invoice_line where invoice_id = ? and position = 1`,
        [invoiceId],
      ),
    ).rejects.toThrow('does not add up');
  });

  test('a one-off line charged by a second invoice line', async () => {
    await expect(
      run(
        `insert into invoice_line (invoice_id, creditor_id, position, one_off_line_id, text, quantity_micro, unit_price_micro, vat_code, vat_rate_bp, net_ore)
         select invoice_id, creditor_id, 99, one_off_line_id, text, quantity_micro, unit_price_micro, vat_code, vat_rate_bp, net_ore
         from invoice_line where invoice_id = ? and one_off_line_id is not null`,
        [invoiceId],
      ),
    ).rejects.toThrow('invoice_line_one_off_once');
  });

  test('a line amount that is not quantity times price, rounded half away from zero', async () => {
    await expect(insertLine(50)).rejects.toThrow('invoice_line_net_is_quantity_times_price');
    // Half an øre goes up: the amount passes, and only the invoice's sum is wrong.
    await expect(insertLine(51)).rejects.toThrow('does not add up');
  });

  test('VAT that is an øre off', async () => {
    await expect(
      run(
        `insert into invoice_vat (invoice_id, vat_code, vat_rate_bp, creditor_id, base_ore, vat_ore) values (?, 'standard', 1200, ?, 100, 13)`,
        [invoiceId, creditorId],
      ),
    ).rejects.toThrow('invoice_vat_is_base_times_rate');
  });

  test('a second collection of an invoice, and one that is delivered by no delivery', async () => {
    await expect(insertCollection('delivered')).rejects.toThrow('collection_delivered_by_one_delivery');
    await insertCollection('queued');
    await expect(insertCollection('queued')).rejects.toThrow('collection_once_for_an_invoice');
  });

  test('two mandates in force for a debtor, and two creditors with one FI number', async () => {
    await expect(
      run(
        `insert into mandate (id, creditor_id, debtor_id, mandate_number, active_from) values (gen_random_uuid(), ?, ?, '000000002', '2026-01-01')`,
        [creditorId, debtorId],
      ),
    ).rejects.toThrow('mandate_one_in_force');
    await expect(
      run(
        `update creditor set fi_creditor_number = (select fi_creditor_number from creditor where id = ?) where id = ?`,
        [creditorId, otherCreditorId],
      ),
    ).rejects.toThrow('creditor_fi_creditor_number_key');
  });

  test('a subscription, a line, a mandate or a mail under another creditor than their owner’s', async () => {
    for (const table of ['subscription', 'standing_line', 'one_off_line', 'mandate', 'invoice_mail']) {
      const where =
        table === 'subscription'
          ? 'id'
          : table === 'mandate'
            ? 'debtor_id'
            : table === 'invoice_mail'
              ? 'invoice_id'
              : 'subscription_id';
      const id = { subscription: subscriptionId, mandate: debtorId, invoice_mail: invoiceId }[table] ?? subscriptionId;
      await expect(
        run(`update ${table} set creditor_id = ? where ${where} = ?`, [otherCreditorId, id]),
      ).rejects.toThrow('foreign key');
    }
  });
});

/** Debtor groups by their names. */
const groups: Record<string, string> = {};

async function insertGroup(name: string): Promise<void> {
  const id = randomUUID();
  await run('insert into debtor_group (id, creditor_id, name) values (?, ?, ?)', [id, creditorId, name]);
  groups[name] = id;
}

const putInto = ({ group, child }: { group: string; child: string }) =>
  run(
    `insert into debtor_group_member (id, creditor_id, group_id, child_group_id, joined_on)
     values (gen_random_uuid(), ?, ?, ?, '2026-01-01')`,
    [creditorId, groups[group], groups[child]],
  );

const addDebtor = (joinedOn: string, leftOn: string | null) =>
  run(
    `insert into debtor_group_member (id, creditor_id, group_id, debtor_id, joined_on, left_on)
     values (gen_random_uuid(), ?, ?, ?, ?, ?)`,
    [creditorId, groups['A'], debtorId, joinedOn, leftOn],
  );

const addToSubscription = (column: string, id: string | undefined) =>
  run(
    `insert into subscription_group_member (id, creditor_id, subscription_id, ${column}, joined_on)
     values (gen_random_uuid(), ?, ?, ?, '2026-01-01')`,
    [creditorId, subscriptionId, id],
  );

const insertTerms = (discountPercentMicro: string | null) =>
  run(
    'insert into subscription_member_terms (subscription_id, debtor_id, creditor_id, discount_percent_micro) values (?, ?, ?, ?)',
    [subscriptionId, debtorId, creditorId, discountPercentMicro],
  );

describe('of debtor groups the database itself refuses', () => {
  beforeAll(async () => {
    for (const name of ['A', 'B', 'C']) await insertGroup(name);
    await putInto({ group: 'A', child: 'B' });
    await putInto({ group: 'B', child: 'C' });
  });

  test('a group that would hold itself, directly or further down', async () => {
    await expect(putInto({ group: 'A', child: 'A' })).rejects.toThrow('would hold itself');
    await expect(putInto({ group: 'C', child: 'A' })).rejects.toThrow('would hold itself');
    await expect(
      run('update debtor_group_member set child_group_id = ? where group_id = ?', [groups['A'], groups['B']]),
    ).rejects.toThrow('would hold itself');
  });

  test('two additions at once that close a circle together: the second waits for the first and then sees it', async () => {
    for (const name of ['D', 'E']) await insertGroup(name);
    const outcomes = await Promise.allSettled([
      putInto({ group: 'D', child: 'E' }),
      putInto({ group: 'E', child: 'D' }),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await database.orm.em.fork().transactional(async (first) => {
      await first.execute('select lock_debtor_groups(?)', [creditorId]);
      await expect(
        database.orm.em.fork().transactional(async (second) => {
          await second.execute(`set local lock_timeout = '50ms'`);
          await second.execute(
            `insert into debtor_group_member (id, creditor_id, group_id, child_group_id, joined_on)
             values (gen_random_uuid(), ?, ?, ?, '2026-01-01')`,
            [creditorId, groups['A'], groups['C']],
          );
        }),
      ).rejects.toThrow('lock timeout');
    });
  });

  test('stays of a debtor in a group that overlap by a day, and none that follow each other', async () => {
    await addDebtor('2026-01-01', '2026-01-31');
    await expect(addDebtor('2026-01-31', null)).rejects.toThrow('debtor_group_stays_do_not_overlap');
    await addDebtor('2026-02-01', null);
    await expect(addDebtor('2030-01-01', null)).rejects.toThrow('debtor_group_stays_do_not_overlap');
  });

  test('stays of a debtor or a group in a subscription group that overlap', async () => {
    for (const [column, id] of [
      ['debtor_id', debtorId],
      ['debtor_group_id', groups['A']],
    ] as const) {
      await addToSubscription(column, id);
      await expect(addToSubscription(column, id)).rejects.toThrow('subscription_group_stays_do_not_overlap');
    }
  });

  test('a member who left before joining, and one that is both debtor and group or neither', async () => {
    await expect(addDebtor('2025-02-01', '2025-01-31')).rejects.toThrow(/leaves_after_joining|range lower bound/);
    for (const [debtor, child] of [
      [debtorId, groups['C']],
      [null, null],
    ]) {
      await expect(
        run(
          `insert into debtor_group_member (id, creditor_id, group_id, debtor_id, child_group_id, joined_on)
           values (gen_random_uuid(), ?, ?, ?, ?, '2020-01-01')`,
          [creditorId, groups['A'], debtor, child],
        ),
      ).rejects.toThrow('debtor_group_member_is_a_debtor_or_a_group');
    }
  });

  test('terms of a member that say nothing, or a discount of more than the whole', async () => {
    await expect(insertTerms(null)).rejects.toThrow('subscription_member_terms_say_something');
    await expect(insertTerms('100000001')).rejects.toThrow('discount_percent_micro_check');
    await insertTerms('100000000');
  });

  test('two groups of one name, a group that something points to gone, and members of another creditor', async () => {
    await expect(insertGroup('A')).rejects.toThrow('debtor_group_name_once');
    await expect(run('delete from debtor_group where id = ?', [groups['C']])).rejects.toThrow('foreign key');
    for (const table of ['debtor_group_member', 'subscription_group_member', 'subscription_member_terms']) {
      expect(await run(`select from ${table} limit 1`)).toHaveLength(1);
      await expect(run(`update ${table} set creditor_id = ?`, [otherCreditorId])).rejects.toThrow('foreign key');
    }
  });
});

describe('a self-check', () => {
  const CHECK_ID = randomUUID();
  const insertFinding = (changes: Record<string, string> = {}) => {
    const columns: Record<string, string> = {
      id: 'gen_random_uuid()',
      creditor_id: `'${creditorId}'`,
      code: `'mail_failed'`,
      object_type: `'invoice'`,
      object_id: `'${invoiceId}'`,
      object_key: `''`,
      details: `'{}'`,
      status: `'open'`,
      self_check_id: `'${CHECK_ID}'`,
      ...changes,
    };
    return run(
      `insert into self_check_finding (${Object.keys(columns).join(', ')}) values (${Object.values(columns).join(', ')})`,
    );
  };
  beforeAll(() =>
    run(`insert into self_check (id, creditor_id, night_at) values (?, ?, '2026-11-23')`, [CHECK_ID, creditorId]),
  );

  test('keeps a difference open once; one of another object, or one that was closed, beside it', async () => {
    await insertFinding();
    await expect(insertFinding()).rejects.toThrow('self_check_finding_open_once');
    await insertFinding({ object_key: `'1'` });
    await insertFinding({ status: `'gone'`, closed_at: 'now()' });
  });

  test('refuses what is closed without a time, repaired without saying how, and a finding of another creditor’s check', async () => {
    await expect(insertFinding({ status: `'gone'` })).rejects.toThrow('self_check_finding_closed_has_a_time');
    await expect(insertFinding({ status: `'repaired'`, closed_at: 'now()' })).rejects.toThrow(
      'self_check_finding_repaired_says_how',
    );
    await expect(insertFinding({ creditor_id: `'${otherCreditorId}'` })).rejects.toThrow('foreign key');
  });

  test('is one a night, and finished only with its counts', async () => {
    const insert = `insert into self_check (id, creditor_id, night_at) values (gen_random_uuid(), ?, '2026-11-23')`;
    await expect(run(insert, [creditorId])).rejects.toThrow('self_check_once_a_night');
    await expect(run('update self_check set finished_at = now() where id = ?', [CHECK_ID])).rejects.toThrow(
      'self_check_finished_has_counts',
    );
  });
});

describe('the audit trail', () => {
  test('refuses a change of an entry, its deletion and the emptying of the table', async () => {
    await asOperator(`update debtor set name = 'Prøvekunde To' where id = '${debtorId}'`);
    for (const sql of [`update audit_entry set actor_name = 'B'`, 'delete from audit_entry', 'truncate audit_entry']) {
      await expect(run(sql)).rejects.toThrow('a row of audit_entry never changes');
    }
  });

  test('refuses a change by somebody who is nobody’s key, with the change itself', async () => {
    const actor = JSON.stringify({ role: 'admin', name: 'A', apiKeyId: null, requestId: null });
    const change = database.orm.em.fork().transactional(async (em) => {
      await em.execute(`select set_config('termin.actor', ?, true)`, [actor]);
      await em.execute(`update debtor set name = 'Prøvekunde Tre' where id = ?`, [debtorId]);
    });
    await expect(change).rejects.toThrow('audit_entry_names_its_key');
    expect(await run(`select from debtor where name = 'Prøvekunde Tre'`)).toEqual([]);
  });

  test('refuses to audit a table while leaving out a column that it does not have', async () => {
    await expect(run(`select audit_table('item', 'copy', left_out => '{hash}')`)).rejects.toThrow(
      'item has no column hash',
    );
  });

  test('tells a row without an id of its own by its object and its key', async () => {
    await asOperator(
      'create table part (creditor_id uuid, item_id uuid, valid_from date, unit_price_micro bigint, primary key (item_id, valid_from))',
      `select audit_table('part', 'item_part', 'item', 'item_id', key_columns => '{valid_from}')`,
      `insert into part values ('${creditorId}', '${debtorId}', '2026-01-01', 9007199254740993)`,
      `update part set unit_price_micro = 0`,
    );
    const entries = await run(
      `select object_id "objectId", trail_id "trailId", object_key "objectKey", changes from audit_entry
       where object_type = 'item_part' and action = 'changed'`,
    );
    expect(entries).toEqual([
      {
        objectId: debtorId,
        trailId: debtorId,
        objectKey: { valid_from: '2026-01-01' },
        changes: [{ field: 'unit_price_micro', from: '9007199254740993', to: '0' }],
      },
    ]);
    await run('drop table part');
  });

  test('is kept of every table of a creditor but those that only Termin itself writes', async () => {
    const tables = await database.orm.em.fork().execute<{ name: string }[]>(
      `select c.relname "name" from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'creditor_id'
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
         and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgfoid = 'record_audit_entry'::regproc)
       order by 1`,
    );
    expect(tables.map(({ name }) => name)).toEqual([
      'audit_entry',
      'collection',
      'delivery',
      'invoice',
      'invoice_line',
      'invoice_mail',
      'invoice_pdf',
      'invoice_vat',
      'number_series',
      'outbox',
      'period_settlement',
    ]);
  });
});
