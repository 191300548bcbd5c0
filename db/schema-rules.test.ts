import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createDraftInvoice } from '../activities/invoices/draft-invoice.ts';
import { AUDITED_BEFORE, AUDITED_TYPES } from './words/audit.ts';
import { civilDate } from '../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, DeliveryId, InvoiceId, SubscriptionId } from '../domain/identifiers/ids.ts';
import {
  sampleCreditor,
  sampleDebtor,
  sampleDelivery,
  sampleOneOffLine,
  sampleSubscription,
} from '../tests/support/sample-data.ts';
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

const insertPaymentMail = (changes: Record<string, string>) => {
  const columns: Record<string, string> = {
    id: 'gen_random_uuid()',
    creditor_id: `'${creditorId}'`,
    invoice_id: `'${invoiceId}'`,
    reason: `'rejected'`,
    cause_id: `'00000000-0000-7000-8000-000000000001'`,
    amount_ore: '1',
    recipient: `'kunde@prove.example'`,
    message_id: 'gen_random_uuid()::text',
    status: `'waiting'`,
    ...changes,
  };
  return run(
    `insert into payment_mail (${Object.keys(columns).join(', ')}) values (${Object.values(columns).join(', ')})`,
  );
};

const insertStatementMail = (changes: Record<string, string>) => {
  const columns: Record<string, string> = {
    id: 'gen_random_uuid()',
    creditor_id: `'${creditorId}'`,
    debtor_id: `'${debtorId}'`,
    from_on: `'2026-02-01'`,
    to_on: `'2026-02-28'`,
    made_on: `'2026-03-03'`,
    month: `'2026-02-01'`,
    recipient: `'kunde@prove.example'`,
    message_id: 'gen_random_uuid()::text',
    status: `'waiting'`,
    ...changes,
  };
  return run(
    `insert into statement_mail (${Object.keys(columns).join(', ')}) values (${Object.values(columns).join(', ')})`,
  );
};

const setFields = (fields: string) =>
  run('update standing_line set set_fields = ?::text[] where subscription_id = ?', [fields, subscriptionId]);

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

  test.each([
    [`bs_debtor_group = '2'`, 'mandate_bs_debtor_group_check'],
    [`source = 'guess'`, 'mandate_source_check'],
    [`end_reason = 'bored', ended_on = '2027-01-01'`, 'mandate_end_reason_check'],
    [`end_reason = 'by_bank'`, 'mandate_end_has_the_reason'],
  ])('a mandate with %s', async (fields, constraint) => {
    await expect(run(`update mandate set ${fields} where debtor_id = ?`, [debtorId])).rejects.toThrow(constraint);
  });

  test('settings that are no object', async () => {
    await expect(run(`update creditor set bs_settings = '[]' where id = ?`, [creditorId])).rejects.toThrow(
      'creditor_bs_settings_check',
    );
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

  test.each([
    ['bs_data_supplier_number', '', 'creditor_data_supplier_number_once'],
    ['bs_data_supplier_number', ', bs_data_supplier_shared = true', 'creditor_data_supplier_number_not_shared'],
    ['pbs_number', '', 'creditor_pbs_number_once'],
  ])('another creditor’s %s%s', async (column, more, constraint) => {
    const numbers = `pbs_number = '77777777', bs_debtor_group = '00001', bs_data_supplier_number = '88888888', bs_main_text = 'x'`;
    await run(`update creditor set ${numbers} where id = ?`, [otherCreditorId]);
    const taken = `update creditor set ${column} = (select ${column} from creditor where id = ?)${more} where id = ?`;
    await expect(run(taken, [otherCreditorId, creditorId])).rejects.toThrow(constraint);
  });

  test('one account of two creditors, whichever way it is spelled', async () => {
    const insert = (account: string, owner: string) =>
      run('insert into creditor_bank_account (account, creditor_id) values (?, ?)', [account, owner]);
    await insert('DK5000400440116243', creditorId);
    await insert('00400440116243', creditorId);
    await run(`delete from creditor_bank_account where account = '00400440116243'`);
    await expect(insert('00400440116243', otherCreditorId)).rejects.toThrow('creditor_bank_account_of_one');
  });

  test('a version of a line that sets what a line does not have', async () => {
    await expect(setFields('{price,vat}')).rejects.toThrow('standing_line_set_fields_check');
    await setFields('{price,quantity,discount,text}');
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

const someAddresses = (count: number) =>
  `array(select 'n' || n || '@prove.example' from generate_series(1, ${count}) n)`;

test('of a debtor’s addresses the database itself refuses one that stands twice, further ones without a first, and too many', async () => {
  for (const [changes, refusal] of [
    [`also_to = array['KUNDE@prove.example']`, 'debtor_no_address_twice'],
    [`also_to = array['a@prove.example'], copy_to = array['A@prove.example']`, 'debtor_no_address_twice'],
    [`copy_to = array['']`, 'debtor_no_address_twice'],
    [`copy_to = array[null::text]`, 'debtor_copy_to_at_most'],
    [`email = null, copy_to = array['a@prove.example']`, 'debtor_first_address_first'],
    [`also_to = ${someAddresses(5)}`, 'debtor_also_to_at_most'],
    [`copy_to = ${someAddresses(6)}`, 'debtor_copy_to_at_most'],
  ] as const) {
    await expect(run(`update debtor set ${changes} where id = ?`, [debtorId])).rejects.toThrow(refusal);
  }
  await run(`update debtor set also_to = ${someAddresses(4)}, copy_to = array['k@prove.example'] where id = ?`, [
    debtorId,
  ]);
  await run(`update debtor set also_to = '{}', copy_to = '{}' where id = ?`, [debtorId]);
});

test('of mails that ask for a payment the database itself refuses a second one of a cause, one of nothing, one to no one and another creditor’s', async () => {
  const cause_id = 'gen_random_uuid()';
  for (const [changes, refusal] of [
    [{ amount_ore: '0' }, 'payment_mail_amount_ore_check'],
    [{ reason: `'forgotten'` }, 'payment_mail_reason_check'],
    [{ status: `'sent'` }, 'payment_mail_sent_has_a_time'],
    [{ sent_at: 'now()' }, 'payment_mail_sent_has_a_time'],
    [{ recipient: 'null' }, 'payment_mail_has_a_recipient'],
    [{ creditor_id: `'${otherCreditorId}'` }, 'foreign key'],
  ] as const) {
    await expect(insertPaymentMail({ cause_id, ...changes })).rejects.toThrow(refusal);
  }
  await insertPaymentMail({ cause_id, recipient: 'null', status: `'failed'` });
  await insertPaymentMail({});
  await expect(insertPaymentMail({})).rejects.toThrow('payment_mail_once');
  await insertPaymentMail({ reason: `'charged_back'` });
});

test('of mails of statements the database itself refuses a second one of a month, days that are no month, and another creditor’s', async () => {
  for (const [changes, refusal] of [
    [{ to_on: `'2026-02-27'` }, 'statement_mail_of_a_month'],
    [{ month: `'2026-02-02'`, from_on: `'2026-02-02'` }, 'statement_mail_of_a_month'],
    [{ month: 'null', to_on: `'2026-01-31'` }, 'statement_mail_days_forwards'],
    [{ status: `'sent'` }, 'statement_mail_sent_has_a_time'],
    [{ creditor_id: `'${otherCreditorId}'` }, 'foreign key'],
  ] as const) {
    await expect(insertStatementMail(changes)).rejects.toThrow(refusal);
  }
  await insertStatementMail({});
  await expect(insertStatementMail({})).rejects.toThrow('statement_mail_once_a_month');
  await insertStatementMail({ month: 'null' });
  await insertStatementMail({ month: 'null', from_on: 'null' });
});

/** A credit note of so much without VAT, of the invoice of 150 kr. and VAT; its VAT is what it adds to what was credited before. */
const insertCreditNote = ({
  number,
  netOre,
  vatCode = 'standard',
  creditedBeforeOre = 0,
}: {
  number: number;
  netOre: number;
  vatCode?: string;
  creditedBeforeOre?: number;
}) =>
  database.orm.em.fork().transactional(async (em) => {
    const id = randomUUID();
    const vatOre = vatCode === 'standard' ? Math.round(netOre / 4) : 0;
    await em.execute(
      `insert into invoice (id, creditor_id, subscription_id, debtor_id, series, credits_invoice_id, series_number, number, period_from,
         period_to, issued_on, due_on, language, net_ore, vat_ore, total_ore, parties)
       select ?, creditor_id, subscription_id, debtor_id, 'credit_note', id, ?, ?, period_from, period_to, issued_on, due_on, language,
         ?, ?, ?, parties from invoice where id = ?`,
      [id, number, `K${number}`, netOre, vatOre, netOre + vatOre, invoiceId],
    );
    const rateBp = vatCode === 'standard' ? 2500 : 0;
    await em.execute(
      `insert into invoice_line (invoice_id, creditor_id, position, text, quantity_micro, unit_price_micro, vat_code, vat_rate_bp, net_ore)
       values (?, ?, 1, 'x', 1000000, ?, ?, ?, ?)`,
      [id, creditorId, netOre * 10_000, vatCode, rateBp, netOre],
    );
    await em.execute(
      `insert into invoice_vat (invoice_id, creditor_id, vat_code, vat_rate_bp, base_ore, vat_ore, credited_before_ore)
       values (?, ?, ?, ?, ?, ?, ?)`,
      [id, creditorId, vatCode, rateBp, netOre, vatOre, creditedBeforeOre],
    );
  });

describe('of credit notes the database itself refuses', () => {
  test('more than the invoice asks for, in all and of each VAT code', async () => {
    await expect(insertCreditNote({ number: 1, netOre: 15_001 })).rejects.toThrow('credited for more');
    await expect(insertCreditNote({ number: 1, netOre: 100, vatCode: 'exempt' })).rejects.toThrow('credited for more');
    await insertCreditNote({ number: 1, netOre: 2 });
  });

  test('VAT that does not go on from what was credited before', async () => {
    // Two of two øre have VAT of half an øre each, of one together: the second adds nothing to the first.
    await expect(insertCreditNote({ number: 2, netOre: 2 })).rejects.toThrow('credited for more');
    await expect(insertCreditNote({ number: 2, netOre: 2, creditedBeforeOre: 2 })).rejects.toThrow(
      'invoice_vat_is_base_times_rate',
    );
  });

  test('two at once that are each within the invoice but not together', async () => {
    const outcomes = await Promise.allSettled(
      [3, 4].map((number) => insertCreditNote({ number, netOre: 8_000, creditedBeforeOre: 2 })),
    );
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
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

const insertIndexation = (columns: string, values: string) =>
  run(
    `insert into indexation (id, creditor_id, subscription_id, month, day, notice_days, from_on, ${columns})
     values (gen_random_uuid(), ?, ?, 1, 1, 30, '2026-01-01', ${values})`,
    [creditorId, subscriptionId],
  );

const insertStep = ({ dueOn, effectiveOn }: { dueOn: string; effectiveOn: string }) =>
  run(
    `insert into indexation_step (id, creditor_id, subscription_id, indexation_id, due_on, announced_on, effective_on, lines)
     select gen_random_uuid(), creditor_id, subscription_id, id, ?, '2026-01-01', ?, '[]' from indexation where subscription_id = ?`,
    [dueOn, effectiveOn, subscriptionId],
  );

describe('of yearly indexation the database itself refuses', () => {
  test('a rule that lacks what its kind needs, falls by all of it, or has its floor above its cap', async () => {
    await expect(insertIndexation('kind', `'percent'`)).rejects.toThrow('indexation_has_what_its_kind_needs');
    await expect(insertIndexation('kind, percent_micro', `'index_table', 1`)).rejects.toThrow(
      'indexation_has_what_its_kind_needs',
    );
    await expect(insertIndexation('kind, percent_micro', `'percent', -100000000`)).rejects.toThrow(
      'percent_micro_check',
    );
    await expect(
      insertIndexation('kind, percent_micro, floor_percent_micro, cap_percent_micro', `'percent', 1, 2, 1`),
    ).rejects.toThrow(/floor_below_cap|has_what_its_kind_needs/);
  });

  test('a second rule of a subscription at a time', async () => {
    await insertIndexation('kind, percent_micro', `'percent', 2000000`);
    await expect(insertIndexation('kind, percent_micro', `'percent', 1`)).rejects.toThrow('indexation_once');
  });

  test('a step before it is due, a second one for a day, and a change to one', async () => {
    await expect(insertStep({ dueOn: '2026-03-01', effectiveOn: '2026-02-28' })).rejects.toThrow('not_before_due');
    await insertStep({ dueOn: '2026-03-01', effectiveOn: '2026-03-05' });
    await expect(insertStep({ dueOn: '2026-03-01', effectiveOn: '2026-03-01' })).rejects.toThrow(
      'indexation_step_once',
    );
    await expect(
      run(`update indexation_step set lines = '[1]' where subscription_id = ?`, [subscriptionId]),
    ).rejects.toThrow('never changes');
  });

  test('nothing of a step that is a plan still: it may change, come into force once, and change no more', async () => {
    const change = (set: string) =>
      run(`update indexation_step set ${set} where subscription_id = ? and due_on = '2027-03-01'`, [subscriptionId]);
    await run(
      `insert into indexation_step (id, creditor_id, subscription_id, indexation_id, due_on, announced_on, effective_on, lines, in_force_at)
       select gen_random_uuid(), creditor_id, subscription_id, id, '2027-03-01', '2027-01-01', '2027-03-01', '[]', null
       from indexation where subscription_id = ?`,
      [subscriptionId],
    );
    await change(`effective_on = '2027-03-05'`);
    await change('in_force_at = now()');
    await expect(change(`effective_on = '2027-03-06'`)).rejects.toThrow('never changes');
    await expect(change('in_force_at = null')).rejects.toThrow('never changes');
  });

  test('an index of nothing, two tables of one name, and rows of another creditor', async () => {
    const insertTable = () =>
      run(`insert into index_table (id, creditor_id, name) values (gen_random_uuid(), ?, 'npi')`, [creditorId]);
    const insertValue = (owner: CreditorId, value: number) =>
      run(
        `insert into index_value (index_table_id, creditor_id, month, value_micro) select id, ?, '2026-01', ? from index_table where name = 'npi'`,
        [owner, value],
      );
    await insertTable();
    await expect(insertTable()).rejects.toThrow('index_table_name_once');
    await expect(insertValue(creditorId, 0)).rejects.toThrow('value_micro_check');
    await expect(insertValue(otherCreditorId, 1)).rejects.toThrow('foreign key');
    await expect(
      run('update indexation set creditor_id = ? where subscription_id = ?', [otherCreditorId, subscriptionId]),
    ).rejects.toThrow('foreign key');
  });
});

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

type Value = string | number | boolean | null;

/** Writes a row of the creditor's. */
const insertRow = (table: string, columns: Record<string, Value>) =>
  run(
    `insert into ${table} (id, creditor_id, ${Object.keys(columns).join(', ')})
     values (gen_random_uuid(), ?, ${Object.keys(columns)
       .map(() => '?')
       .join(', ')})`,
    [creditorId, ...Object.values(columns)],
  );

const insertSubscription = (columns: Record<string, Value>) =>
  insertRow('subscription', {
    debtor_id: debtorId,
    start_on: '2026-01-01',
    interval_unit: 'month',
    interval_count: 1,
    payment_terms_days: 14,
    status: 'active',
    next_period_index: 0,
    next_period_from: '2026-01-01',
    ...columns,
  });

const insertVersion = (columns: Record<string, Value>) =>
  insertRow('standing_line', {
    subscription_id: subscriptionId,
    position: 50,
    text: 'x',
    quantity_micro: 1_000_000,
    unit_price_micro: 1_000_000,
    vat_code: 'standard',
    ...columns,
  });

const insertPause = (from: string, to: string | null) =>
  insertRow('subscription_pause', { subscription_id: subscriptionId, pause_from: from, pause_to: to, missed: 'skip' });

const insertSettlement = (changes: Record<string, string | number> = {}) => {
  const row = { period_index: 3, period_from: '2026-04-01', period_to: '2026-04-30', outcome: 'skipped', ...changes };
  return run(
    `insert into period_settlement (creditor_id, subscription_id, period_index, period_from, period_to, outcome)
     values (?, ?, ?, ?, ?, ?)`,
    [creditorId, subscriptionId, row.period_index, row.period_from, row.period_to, row.outcome],
  );
};

const insertSkip = () =>
  run('insert into period_skip (creditor_id, subscription_id, period_index) values (?, ?, 6)', [
    creditorId,
    subscriptionId,
  ]);

const insertDraft = (changes: Record<string, Value> = {}) =>
  insertRow('invoice_draft', {
    subscription_id: subscriptionId,
    debtor_id: debtorId,
    period_index: 4,
    period_from: '2026-05-01',
    period_to: '2026-05-31',
    status: 'waiting',
    release_at: '2026-05-03T00:00:00Z',
    lines: '[]',
    ...changes,
  });

/** A line of 310 kr. for a share of 31 days. */
const insertShare = (share: readonly (number | null)[], netOre: number) =>
  run(
    `insert into invoice_line (invoice_id, creditor_id, position, text, quantity_micro, unit_price_micro, vat_code, vat_rate_bp,
       share_after_days, share_through_days, share_of_days, discount_ore, net_ore)
     values (?, ?, 97, 'x', 1000000, 310000000, 'standard', 2500, ?, ?, ?, 1000, ?)`,
    [invoiceId, creditorId, ...share, netOre],
  );

describe('of living subscriptions the database itself refuses', () => {
  test.each<[string, Record<string, Value>, RegExp]>([
    ['one without a debtor', { debtor_id: null }, /has_a_debtor_or_is_a_group/],
    ['a group with a debtor', { kind: 'group' }, /has_a_debtor_or_is_a_group/],
    ['a kind that is none', { kind: 'pair' }, /subscription_kind_check/],
    ['a day to align to without alignment', { anchor_day: 1 }, /anchor_fits_alignment/],
    ['an alignment to a day without one', { alignment: 'anchor_day' }, /anchor_fits_alignment/],
    ['an alignment to a date by a day', { alignment: 'anchor_date', anchor_day: 1 }, /anchor_fits_alignment/],
    ['an alignment to the 32nd', { alignment: 'anchor_day', anchor_day: 32 }, /anchor_day_check/],
    ['an alignment that is none', { alignment: 'moon' }, /alignment_check/],
    ['days of lead in arrears', { charge: 'arrears', lead_days: 1 }, /lead_in_advance_only/],
    ['91 days of lead', { lead_days: 91 }, /lead_days_check/],
    ['a fixed day of payment without one', { payment_terms_kind: 'fixed_day' }, /payment_day_where_fixed/],
    ['a day of payment that is not fixed', { payment_day: 1 }, /payment_day_where_fixed/],
    ['partial periods at half price', { first_partial: 'half' }, /first_partial_check/],
    ['a draft window of 31 days', { draft_window_days: 31 }, /draft_window_days_check/],
  ])('%s', async (_, columns, message) => {
    await expect(insertSubscription(columns)).rejects.toThrow(message);
  });

  test('nothing of it where nothing is broken', async () => {
    for (const columns of [
      { kind: 'group', debtor_id: null },
      { alignment: 'anchor_day', anchor_day: 31 },
      { alignment: 'anchor_date', anchor_date: '2026-01-15' },
      { charge: 'arrears' },
      { lead_days: 90, draft_window_days: 30 },
      { payment_terms_kind: 'fixed_day', payment_day: 31 },
    ]) {
      await expect(insertSubscription(columns)).resolves.toBeDefined();
    }
  });

  test('a second reactivation of a subscription', async () => {
    await insertSubscription({ reactivates_id: subscriptionId });
    await expect(insertSubscription({ reactivates_id: subscriptionId })).rejects.toThrow('reactivated_once');
  });

  test('two versions of a line on one day, and neither versions that follow each other nor withdrawn ones', async () => {
    await insertVersion({ valid_to: '2026-03-31' });
    await expect(insertVersion({ valid_from: '2026-03-31' })).rejects.toThrow('one_version_a_day');
    await insertVersion({ valid_from: '2026-04-01' });
    await expect(insertVersion({})).rejects.toThrow('one_version_a_day');
    await insertVersion({ replaced_at: '2026-01-01T00:00:00Z' });
    await insertVersion({ position: 51 });
  });

  test('a version that ends before it begins, with two discounts, or that follows no item', async () => {
    const backwards = insertVersion({ position: 60, valid_from: '2026-02-02', valid_to: '2026-02-01' });
    await expect(backwards).rejects.toThrow(/validity_forwards|range lower bound/);
    const twice = insertVersion({ position: 60, discount_percent_micro: 1, discount_ore: 1 });
    await expect(twice).rejects.toThrow('one_discount');
    for (const [column, value] of [
      ['discount_percent_micro', 0],
      ['discount_percent_micro', 100_000_001],
      ['discount_ore', 0],
    ] as const) {
      await expect(insertVersion({ position: 60, [column]: value })).rejects.toThrow(`${column}_check`);
    }
    await expect(insertVersion({ position: 60, follows_item: true })).rejects.toThrow('follows_an_item');
  });

  test('a one-off line that is charged and withdrawn', async () => {
    await expect(run('update one_off_line set withdrawn_at = now() where invoice_id is not null')).rejects.toThrow(
      'charged_or_withdrawn',
    );
    const waiting = await sampleOneOffLine(database.orm, { creditorId, subscriptionId });
    await run('update one_off_line set withdrawn_at = now() where id = ?', [waiting]);
    await expect(run('update one_off_line set invoice_id = ? where id = ?', [invoiceId, waiting])).rejects.toThrow(
      'charged_or_withdrawn',
    );
  });

  test.each<[string, readonly (number | null)[]]>([
    ['that ends where it begins', [10, 10, 31]],
    ['that is longer than its period', [0, 32, 31]],
    ['that begins before its period', [-1, 10, 31]],
    ['that is half told', [0, 10, null]],
  ])('a line with a share %s', async (_, share) => {
    await expect(insertShare(share, 0)).rejects.toThrow(/share_is_a_part|net_is_quantity_times_price/);
  });

  test('a line amount that is not the share of what its discount leaves', async () => {
    // 300 kr. for 31 days: 96.77 through the tenth day, 290.32 through the thirtieth.
    await expect(insertShare([10, 30, 31], 193_54)).rejects.toThrow('net_is_quantity_times_price');
    // The amount passes, and only the invoice's sum is wrong.
    await expect(insertShare([10, 30, 31], 193_55)).rejects.toThrow('does not add up');
    await expect(insertShare([null, null, null], 310_00)).rejects.toThrow('net_is_quantity_times_price');
    await expect(insertShare([null, null, null], 300_00)).rejects.toThrow('does not add up');
  });

  test('pauses of a subscription that overlap by a day, and one that ends before it begins', async () => {
    await insertPause('2026-06-01', '2026-06-30');
    await expect(insertPause('2026-06-30', null)).rejects.toThrow('pauses_do_not_overlap');
    await insertPause('2026-07-01', null);
    await expect(insertPause('2030-01-01', '2030-01-02')).rejects.toThrow('pauses_do_not_overlap');
    await expect(insertPause('2026-05-02', '2026-05-01')).rejects.toThrow(/pause_forwards|range lower bound/);
  });

  test('a period that is settled twice, backwards or for no reason, and a change of one that is settled', async () => {
    await insertSettlement();
    await expect(insertSettlement({ outcome: 'paused' })).rejects.toThrow('period_settlement_pkey');
    const broken = { period_index: 5 };
    await expect(insertSettlement({ ...broken, period_to: '2026-03-31' })).rejects.toThrow('settlement_forwards');
    await expect(insertSettlement({ ...broken, outcome: 'forgotten' })).rejects.toThrow('outcome_check');
    for (const sql of [`update period_settlement set outcome = 'free'`, 'delete from period_settlement']) {
      await expect(run(sql)).rejects.toThrow('a row of period_settlement never changes');
    }
  });

  test('a period that is skipped twice', async () => {
    await insertSkip();
    await expect(insertSkip()).rejects.toThrow('period_skip_pkey');
  });

  test('a second draft of a period, one that is issued without an invoice, and one with an invoice that is not', async () => {
    await insertDraft();
    await expect(insertDraft()).rejects.toThrow('once_for_a_period');
    await expect(insertDraft({ period_index: 5, status: 'issued' })).rejects.toThrow('issued_has_an_invoice');
    await expect(insertDraft({ period_index: 5, invoice_id: invoiceId })).rejects.toThrow('issued_has_an_invoice');
    await insertDraft({ period_index: 5, status: 'issued', invoice_id: invoiceId });
  });

  test('an invoice without what it is paid by, and a credit note without the invoice that it takes back', async () => {
    await expect(copyInvoice({ payment_id: 'null' })).rejects.toThrow('is_paid_and_credit_note_credits');
    await expect(copyInvoice({ series: `'credit_note'` })).rejects.toThrow('is_paid_and_credit_note_credits');
    await expect(
      copyInvoice({
        series: `'credit_note'`,
        fi_creditor_number: 'null',
        payment_number: 'null',
        payment_id: 'null',
        payment_method: 'null',
        period_index: 'null',
      }),
    ).rejects.toThrow('is_paid_and_credit_note_credits');
  });

  test('a pause, a skip, a settlement or a draft under another creditor than their subscription’s', async () => {
    for (const table of ['subscription_pause', 'period_skip', 'invoice_draft']) {
      expect(await run(`select from ${table} limit 1`)).toHaveLength(1);
      await expect(run(`update ${table} set creditor_id = ?`, [otherCreditorId])).rejects.toThrow('foreign key');
    }
    await expect(
      run(
        `insert into period_settlement (creditor_id, subscription_id, period_index, period_from, period_to, outcome)
         values (?, ?, 9, '2026-10-01', '2026-10-31', 'free')`,
        [otherCreditorId, subscriptionId],
      ),
    ).rejects.toThrow('foreign key');
  });
});

describe('of a delivery the database itself refuses', () => {
  let deliveryId: DeliveryId;
  beforeEach(async () => {
    deliveryId = await sampleDelivery(database.orm, { creditorId });
  });
  const set = (columns: string) => run(`update delivery set ${columns} where id = ?`, [deliveryId]);

  const HANDING_OVER = `status = 'handing_over', handing_over_at = now()`;
  const HANDED_OVER = `status = 'handed_over', written_at = now()`;
  const RECEIVED = `status = 'received', received_at = now()`;
  const IN_DOUBT = `status = 'in_doubt', doubt = 'file_gone', doubted_at = now()`;
  const CLOSED = `status = 'closed', handing_over_at = null, written_at = null, doubt = null, doubted_at = null`;

  test('any change of what it is, whatever its status', async () => {
    const columns = await database.orm.em.fork().execute<{ name: string }[]>(
      `select column_name "name" from information_schema.columns where table_name = 'delivery' and column_name not in
         ('status', 'handing_over_at', 'written_at', 'received_at', 'doubt', 'doubted_at')`,
    );
    expect(columns.length).toBeGreaterThan(8);
    for (const { name } of columns) {
      await expect(set(`${HANDING_OVER}, ${name} = ${name}`)).rejects.toThrow('a delivery never changes once closed');
    }
    await expect(run('delete from delivery where id = ?', [deliveryId])).rejects.toThrow('never changes');
  });

  test('a status that cannot come after the one before', async () => {
    for (const skipped of [`${HANDED_OVER}, handing_over_at = now()`, IN_DOUBT, RECEIVED]) {
      await expect(set(skipped)).rejects.toThrow('a delivery that is closed does not become');
    }
    await set(HANDING_OVER);
    for (const wrong of [CLOSED, RECEIVED, HANDING_OVER]) {
      await expect(set(wrong)).rejects.toThrow('a delivery that is handing_over does not become');
    }
    await set(HANDED_OVER);
    for (const wrong of [CLOSED, HANDING_OVER]) {
      await expect(set(wrong)).rejects.toThrow('a delivery that is handed_over does not become');
    }
    await set(IN_DOUBT);
    await expect(set(HANDED_OVER)).rejects.toThrow('a delivery that is in_doubt does not become handed_over');
    await set(CLOSED);
    await set(HANDING_OVER);
    await set(HANDED_OVER);
    await set(RECEIVED);
    for (const wrong of [CLOSED, HANDING_OVER, HANDED_OVER, IN_DOUBT]) {
      await expect(set(wrong)).rejects.toThrow('a delivery that is received does not become');
    }
  });

  test('a status without its time or its reason', async () => {
    await expect(set(`status = 'handing_over'`)).rejects.toThrow('delivery_handing_over_has_a_time');
    await set(HANDING_OVER);
    await expect(set(`status = 'handed_over'`)).rejects.toThrow('delivery_handed_over_has_a_time');
    await expect(set(`status = 'in_doubt'`)).rejects.toThrow('delivery_doubt_has_a_reason');
    await set(HANDED_OVER);
    await expect(set(`status = 'received'`)).rejects.toThrow('delivery_received_has_a_time');
  });

  test('collections in registrations, and nothing in collections', async () => {
    const rule = 'delivery_holds_what_its_type_says';
    await expect(sampleDelivery(database.orm, { creditorId, type: '0605' })).rejects.toThrow(rule);
    const nothing = { collectionCount: 0, entryCount: null };
    await expect(sampleDelivery(database.orm, { creditorId, ...nothing })).rejects.toThrow(rule);
    // Slips alone: they are records, and no collections.
    await sampleDelivery(database.orm, { creditorId, collectionCount: 0 });
    await sampleDelivery(database.orm, { creditorId, type: '0605', collectionCount: 0, netOre: 0n });
  });

  test('a decision that is changed, or that is another creditor’s', async () => {
    const decide = (ofCreditor: CreditorId) =>
      run(
        `insert into delivery_decision (id, creditor_id, delivery_id, doubt, decision)
         values (gen_random_uuid(), ?, ?, 'file_gone', 'confirmed')`,
        [ofCreditor, deliveryId],
      );
    await expect(decide(otherCreditorId)).rejects.toThrow('foreign key');
    await decide(creditorId);
    await expect(run(`update delivery_decision set decision = 'send_again'`)).rejects.toThrow('never changes');
  });

  test('nothing of what a worker of the version before does: what it has written counts as received', async () => {
    await set('written_at = now()');
    const [row] = await database.orm.em
      .fork()
      .execute<unknown[]>(
        'select status, handing_over_at = written_at and received_at = written_at same from delivery where id = ?',
        [deliveryId],
      );
    expect(row).toEqual({ status: 'received', same: true });
  });
});

test('of a registration the database itself refuses what its kind does not have, a second one, and changes', async () => {
  const insert = (columns: Record<string, string>) => {
    const all = {
      id: 'gen_random_uuid()',
      creditor_id: `'${creditorId}'`,
      debtor_id: `'${debtorId}'`,
      status: `'queued'`,
      ...columns,
    };
    return run(`insert into mandate_registration (${Object.keys(all).join()}) values (${Object.values(all).join()})`);
  };
  const account = { registration_number: `'0001'`, account_number: `'1'`, payer_number: `'10000009'` };
  const cancel = { kind: `'cancel'`, mandate_number: `'000000001'` };
  const rule = 'mandate_registration_has_what_its_kind_needs';
  await expect(insert({ ...account, kind: `'register'`, account_number: 'null' })).rejects.toThrow(rule);
  await expect(insert({ ...account, kind: `'register'`, mandate_number: `'000000001'` })).rejects.toThrow(rule);
  await expect(insert({ kind: `'cancel'` })).rejects.toThrow(rule);
  await expect(insert({ ...cancel, ...account })).rejects.toThrow(rule);
  await expect(insert({ kind: `'change_customer_number'` })).rejects.toThrow(rule);
  await expect(insert({ ...cancel, status: `'delivered'` })).rejects.toThrow('delivered_by_a_delivery');
  await expect(insert({ ...cancel, creditor_id: `'${otherCreditorId}'` })).rejects.toThrow('foreign key');
  await insert(cancel);
  await insert({ ...account, kind: `'register'` });
  await expect(insert(cancel)).rejects.toThrow('mandate_registration_queued_once');
  const never = 'a registration never changes once';
  await expect(
    run(`update mandate_registration set mandate_number = '000000002' where kind = 'cancel'`),
  ).rejects.toThrow(never);
  await run(`update mandate_registration set status = 'withdrawn'`);
  await expect(run(`update mandate_registration set status = 'queued'`)).rejects.toThrow(never);
  await expect(run('delete from mandate_registration')).rejects.toThrow('never changes');
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
         and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname like 'audited\\_%')
       order by 1`,
    );
    expect(tables.map(({ name }) => name)).toEqual([
      'audit_entry',
      'billing_run_member',
      'day_entry',
      'debtor_balance',
      'delivery',
      'event',
      'event_series',
      'indexation_mail',
      'indexation_step',
      'invoice',
      'invoice_balance',
      'invoice_line',
      'invoice_mail',
      'invoice_mail_copy',
      'invoice_overdue',
      'invoice_pdf',
      'invoice_vat',
      'ledger_sum',
      'mail_queue',
      'number_series',
      'outbox',
      'payment_mail',
      'period_settlement',
      'print_batch_pdf',
      'received_file_part',
      'received_notice',
      'reminder',
      'reminder_interest',
      'reminder_invoice',
      'reminder_withdrawal',
      'session',
      'statement_run',
      'turnover_sum',
      'webhook_attempt',
      'webhook_delivery',
      'webhook_notice',
    ]);
  });

  test('tells each change of a table once, as something that it has a word for', async () => {
    const triggers = await database.orm.em.fork().execute<{ audited: string; type: string; records: string }[]>(
      // An argument of a trigger ends with a null byte.
      `select tgrelid::regclass::text audited, split_part(encode(tgargs, 'escape'), '\\000', 1) type, tgfoid::regproc::text records
       from pg_trigger where tgname like 'audited\\_%' order by records`,
    );
    const { ledger_transfer: transfers, ...others } = Object.groupBy(triggers, ({ audited }) => audited);
    expect(Object.keys(others).length).toBeGreaterThan(30);
    // By its kind, a transfer stands in the trail of a debtor or in that of a payment.
    expect(transfers?.map(({ records }) => records)).toEqual(['record_created', 'record_created']);
    for (const [audited, ofTable = []] of Object.entries(others)) {
      const records = ofTable.map((one) => one.records);
      expect({ audited, records }).toEqual({
        audited,
        records: ['record_changed', 'record_created', 'record_deleted'],
      });
    }
    const types = new Set(triggers.map(({ type }) => type));
    expect([...types, ...AUDITED_BEFORE].toSorted()).toEqual([...AUDITED_TYPES].toSorted());
  });
});

test('of an item’s prices the database itself refuses a second one on a day, one below zero and another creditor’s', async () => {
  const itemId = randomUUID();
  await run(
    `insert into item (id, creditor_id, item_number, name_da, name_en, unit_price_micro, vat_code)
     values (?, ?, 'KONT', 'Kontingent', 'Membership', 1, 'standard')`,
    [itemId, creditorId],
  );
  const insertPrice = (ofCreditor: CreditorId, priceMicro: string) =>
    run(`insert into item_price (item_id, valid_from, creditor_id, unit_price_micro) values (?, '2027-01-01', ?, ?)`, [
      itemId,
      ofCreditor,
      priceMicro,
    ]);
  await expect(insertPrice(creditorId, '-1')).rejects.toThrow('item_price_unit_price_micro_check');
  await expect(insertPrice(otherCreditorId, '1')).rejects.toThrow('foreign key');
  await insertPrice(creditorId, '1');
  await expect(insertPrice(creditorId, '1')).rejects.toThrow('item_price_pkey');
});

describe('of the run of a period of a group', () => {
  const runId = randomUUID();
  let groupId: SubscriptionId;
  const member = (columns: Record<string, string>) => {
    const all: Record<string, string> = {
      days: `'{[2026-01-01,2026-02-01)}'`,
      chunk: '0',
      status: `'waiting'`,
      ...columns,
    };
    return run(
      `insert into billing_run_member (run_id, debtor_id, creditor_id, ${Object.keys(all).join()})
       values (?, ?, ?, ${Object.values(all).join()})`,
      [runId, debtorId, creditorId],
    );
  };
  const insertRun = (id: string, ofCreditor = creditorId) =>
    run(
      `insert into billing_run (id, creditor_id, subscription_id, period_index, period_from, period_to)
       values (?, ?, ?, 0, '2026-01-01', '2026-01-31')`,
      [id, ofCreditor, groupId],
    );

  beforeAll(async () => {
    groupId = await sampleSubscription(database.orm, { creditorId, debtorId: null, startOn: civilDate('2026-01-01') });
    await insertRun(runId);
  });

  test('there is one, of the creditor’s own group', async () => {
    await expect(insertRun(randomUUID())).rejects.toThrow('billing_run_once_for_a_period');
    await run('delete from billing_run where id = ?', [runId]);
    await expect(insertRun(runId, otherCreditorId)).rejects.toThrow('foreign key');
    await insertRun(runId);
  });

  test('what became of a member agrees with itself, and is decided once', async () => {
    await expect(member({ status: `'billed'` })).rejects.toThrow('billed_has_an_invoice');
    await expect(member({ status: `'settled'` })).rejects.toThrow('settled_has_a_reason');
    await expect(member({ status: `'needs_attention'` })).rejects.toThrow('attention_has_a_code');
    await expect(member({ attention_code: `'debtor_without_email'` })).rejects.toThrow('attention_has_a_code');
    await expect(member({ days: `'{}'` })).rejects.toThrow('has_days');
    await member({ status: `'settled'`, settled_as: `'free'` });
    await expect(member({})).rejects.toThrow('billing_run_member_pkey');
    await expect(run(`update billing_run_member set chunk = 1 where run_id = ?`, [runId])).rejects.toThrow(
      'never changes',
    );
    await expect(run(`delete from billing_run_member where run_id = ?`, [runId])).rejects.toThrow('never changes');
  });

  test('members are the creditor’s own', async () => {
    const values = [runId, otherDebtorId, creditorId];
    await expect(
      run(
        `insert into billing_run_member (run_id, debtor_id, creditor_id, days, chunk, status)
         values (?, ?, ?, '{[2026-01-01,2026-02-01)}', 0, 'waiting')`,
        values,
      ),
    ).rejects.toThrow('foreign key');
  });
});

const insertPayment = (columns: Record<string, string>) => {
  const all: Record<string, string> = {
    kind: `'paid'`,
    source: `'by_hand'`,
    code: `'HAND'`,
    booked_on: `'2026-01-02'`,
    amount_ore: '100',
    unmatched_ore: columns['amount_ore'] ?? '100',
    status: `'waiting'`,
    hand_method: `'cash'`,
    hand_debtor_id: `'${debtorId}'`,
    ...columns,
  };
  return run(
    `insert into payment (id, creditor_id, ${Object.keys(all).join()}) values (?, ?, ${Object.values(all).join()})`,
    [randomUUID(), creditorId],
  );
};

describe('of payments', () => {
  test('one that a person has entered stands in no file, says how and from whom it came, and came in', async () => {
    await expect(insertPayment({ line: '1' })).rejects.toThrow('payment_of_a_file_or_by_hand');
    await expect(insertPayment({ hand_method: 'null' })).rejects.toThrow('payment_of_a_file_or_by_hand');
    await expect(insertPayment({ hand_debtor_id: 'null' })).rejects.toThrow('payment_of_a_file_or_by_hand');
    await expect(insertPayment({ source: `'camt'` })).rejects.toThrow('payment_of_a_file_or_by_hand');
    await expect(insertPayment({ hand_method: `'cheque'` })).rejects.toThrow('payment_hand_method_is_known');
    await expect(insertPayment({ amount_ore: '-100' })).rejects.toThrow('payment_by_hand_came_in');
    await expect(insertPayment({ hand_debtor_id: `'${otherDebtorId}'` })).rejects.toThrow('payment_hand_debtor_fkey');
    await insertPayment({});
  });
});

const insertFile = (origin: string, uploadedBy: string | null) =>
  run(
    `insert into received_file (id, file_name, origin, uploaded_by, sha256, size_bytes, status)
     values (?, 'x', ?, ?, decode(repeat('ab', 32), 'hex'), 1, 'stored')`,
    [randomUUID(), origin, uploadedBy],
  );

test('the same bytes are one file by the channel, and one for each creditor that uploads them', async () => {
  for (const uploadedBy of [creditorId, otherCreditorId]) {
    await insertFile('upload', uploadedBy);
    await expect(insertFile('upload', uploadedBy)).rejects.toThrow('received_file_upload_content_once');
  }
  await insertFile('channel', null);
  await expect(insertFile('channel', null)).rejects.toThrow('received_file_channel_content_once');
});
