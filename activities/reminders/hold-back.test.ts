import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ReminderHold } from '../../db/entities/reminder-hold.ts';
import { loadReminderSettings } from '../../db/reminders/load-reminder-settings.ts';
import { previewReminders } from '../../db/reminders/preview-reminders.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { ReminderHoldId } from '../../domain/identifiers/ids.ts';
import {
  goRounds,
  invoiceDue,
  lateInvoice,
  type LateInvoice,
  lettersOf,
  SAMPLE_LEVELS,
} from '../../tests/support/debtors-in-arrears.ts';
import { samplePayment, sampleReceivedFile } from '../../tests/support/sample-payments.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const run = <Row>(sql: string, values: unknown[] = []) => database.orm.em.fork().execute<Row[]>(sql, values);

const late = (settings?: Parameters<typeof lateInvoice>[1]) => lateInvoice(database.orm, settings);

const go = ({ creditorId }: LateInvoice, from: string, through = from) =>
  goRounds(database.orm, { creditorId, from, through });

const levels = async ({ debtorId }: LateInvoice) =>
  (await lettersOf(database.orm, debtorId)).map(({ issuedOn, level }) => [issuedOn, level]);

const hold = (debt: LateInvoice, changes: Partial<ReminderHold> = {}) =>
  database.orm.em.fork().insert(ReminderHold, {
    id: uuid() as ReminderHoldId,
    creditorId: debt.creditorId,
    debtorId: debt.debtorId,
    invoiceId: null,
    reason: 'aftalt',
    isDisputed: false,
    untilOn: null,
    endedAt: null,
    ...changes,
  });

const why = async ({ creditorId }: LateInvoice, on = '2026-02-10') => {
  const settings = await loadReminderSettings(database.orm.em.fork(), creditorId);
  if (settings === null) throw new Error('no settings');
  const decided = await previewReminders(database.orm.em.fork(), {
    creditorId,
    on: civilDate(on),
    settings,
    after: null,
  });
  return decided.flatMap(({ decision }) =>
    decision.kind === 'none' ? decision.reasons.map(({ code }) => code) : ['letter'],
  );
};

describe('no letter goes', () => {
  test('while the debtor is held back, until that is over', async () => {
    const debt = await late();
    await hold(debt, { untilOn: civilDate('2026-02-11') });
    expect(await why(debt)).toContain('held');
    await go(debt, '2026-02-10', '2026-02-13');
    expect(await levels(debt)).toEqual([['2026-02-12', 1]]);
  });

  test('about an invoice that is disputed', async () => {
    const debt = await late();
    await hold(debt, { invoiceId: debt.invoiceId, isDisputed: true });
    expect(await why(debt)).toEqual(['disputed']);
  });

  test('while a payment waits that may be for it', async () => {
    const debt = await late();
    const waiting = { creditorId: debt.creditorId, amountOre: 1_00n, fiPaymentId: null };
    const [debtor] = await run<{ number: string }>('select customer_number number from debtor where id = ?', [
      debt.debtorId,
    ]);
    await samplePayment(database.orm, { ...waiting, customerNumber: '4711' });
    expect(await why(debt)).toEqual(['letter']);
    await samplePayment(database.orm, {
      ...waiting,
      customerNumber: null,
      suggestions: [{ why: 'amount', invoiceId: debt.invoiceId, paymentId: null }],
    });
    expect(await why(debt)).toContain('payment_waits');
    const other = await late();
    await samplePayment(database.orm, {
      ...waiting,
      creditorId: other.creditorId,
      customerNumber: debtor?.number ?? null,
    });
    expect(await why(other)).toEqual(['letter']);
  });

  test('while Betalingsservice is asked for it or has not answered', async () => {
    const debt = await late();
    const insert = (status: string) =>
      run(
        `insert into collection (id, creditor_id, invoice_id, debtor_id, pbs_number, bs_debtor_group, customer_number, mandate_number,
           payment_date, amount_ore, status)
         values (uuidv7(), ?, ?, ?, '00000001', '00001', '1', '000000001', '2026-02-02', 100000, ?)`,
        [debt.creditorId, debt.invoiceId, debt.debtorId, status],
      );
    await insert('queued');
    expect(await why(debt)).toEqual(['collection_under_way']);
    await run(`update collection set status = 'withdrawn' where invoice_id = ?`, [debt.invoiceId]);
    expect(await why(debt)).toEqual(['letter']);
  });

  test('while a slip for it is yet to be sent, or to be paid', async () => {
    const debt = await late();
    const slip = [debt.creditorId, debt.invoiceId, debt.debtorId];
    await run(
      `update creditor set pbs_number = '00000002', bs_settings = '{"services":{"slips":"daily"}}' where id = ?`,
      [debt.creditorId],
    );
    await run(
      `insert into slip (id, creditor_id, invoice_id, debtor_id, status) values (uuidv7(), ?, ?, ?, 'queued')`,
      slip,
    );
    expect(await why(debt)).toEqual(['collection_under_way']);
    await run(`insert into delivery_series (data_supplier_number, next_number) values ('00000001', 2)`);
    await run(
      `with d as (
         insert into delivery (id, creditor_id, data_supplier_number, delivery_number, file_name, content, collection_count, net_ore, entry_count)
         values (uuidv7(), ?, '00000001', 1, 'x', '', 0, 0, 1) returning id)
       update slip set status = 'delivered', delivery_id = d.id, entry_reference = '1', customer_number = '1',
         payment_date = '2026-02-10', amount_ore = 100 from d where invoice_id = ?`,
      [debt.creditorId, debt.invoiceId],
    );
    expect(await why(debt, '2026-02-10')).toEqual(['collection_under_way']);
    expect(await why(debt, '2026-02-11')).toEqual(['letter']);
  });

  test('to whom no letter would come', async () => {
    const debt = await late();
    await run('update debtor set email = null where id = ?', [debt.debtorId]);
    expect(await why(debt)).toContain('unreachable');
    await go(debt, '2026-02-10');
    expect(await levels(debt)).toEqual([]);
  });

  test('before the bank’s file of the day has been read, and after it the letter goes', async () => {
    const debt = await late({ afterBankFile: true });
    const [before] = await go(debt, '2026-02-10');
    expect([before?.waitsForFile, before?.sent]).toEqual([true, 0]);
    const fileId = await sampleReceivedFile(database.orm);
    await run(`update received_file set read_at = '2026-02-10T05:00:00Z' where id = ?`, [fileId]);
    await run('insert into received_file_part (received_file_id, creditor_id) values (?, ?)', [
      fileId,
      debt.creditorId,
    ]);
    const [after] = await go(debt, '2026-02-10');
    expect([after?.waitsForFile, after?.sent]).toEqual([false, 1]);
  });

  test('while the creditor pauses, or has no levels', async () => {
    const paused = await late({ isPaused: true });
    expect(await why(paused)).toContain('paused');
    const off = await late({ levels: [] });
    expect(await why(off)).toEqual(['off']);
    for (const debt of [paused, off]) {
      await go(debt, '2026-02-10', '2026-03-31');
      expect(await levels(debt)).toEqual([]);
    }
  });
});

const askedOfNew = async (debt: LateInvoice, dueOn: string, day: string) => {
  await invoiceDue(database.orm, { ...debt, dueOn });
  await go(debt, day);
  return (await lettersOf(database.orm, debt.debtorId)).find(({ issuedOn }) => issuedOn === day)?.asked;
};

describe('a letter about something new does not ask for the charges of an earlier one', () => {
  test('that a collector has', async () => {
    const debt = await late();
    await go(debt, '2026-02-10', '2026-03-31');
    await run('update debt_case set handed_over_on = ? where debtor_id = ?', ['2026-03-31', debt.debtorId]);
    expect(await askedOfNew(debt, '2026-04-01', '2026-04-09')).toBe(1000);
  });

  test('whose only invoice is disputed, until it is not', async () => {
    const debt = await late();
    await go(debt, '2026-02-10', '2026-02-24');
    await hold(debt, { invoiceId: debt.invoiceId, isDisputed: true, untilOn: civilDate('2026-03-12') });
    expect(await askedOfNew(debt, '2026-03-02', '2026-03-10')).toBe(1000);
    await go(debt, '2026-03-13', '2026-03-24');
    expect((await lettersOf(database.orm, debt.debtorId)).at(-1)?.asked).toBeGreaterThan(2105);
  });
});

/** Money that is of no invoice. */
async function credit({ creditorId, debtorId }: LateInvoice, amountOre: bigint): Promise<void> {
  const paymentId = await samplePayment(database.orm, { creditorId, amountOre });
  await run(
    `insert into payment_match (id, creditor_id, payment_id, debtor_id, amount_ore, booked_on, rule, explanation)
     values (uuidv7(), ?, ?, ?, ?, '2026-02-03', 'by_person', 'paid ahead')`,
    [creditorId, paymentId, debtorId, amountOre],
  );
}

describe('what the debtor has to the good', () => {
  test('keeps an invoice out only where it pays all of it; else the letter asks for what is left', async () => {
    const debt = await late();
    await credit(debt, 1n);
    await go(debt, '2026-02-10');
    expect(await lettersOf(database.orm, debt.debtorId)).toMatchObject([{ level: 1, asked: 999.99 }]);
    const covered = await late();
    await credit(covered, 1000_00n);
    expect(await why(covered)).toEqual(['credit_under_way']);
  });

  test('is for the invoices that are due first', async () => {
    const debt = await late();
    await invoiceDue(database.orm, { ...debt, dueOn: '2026-01-20' });
    await credit(debt, 1200_00n);
    await go(debt, '2026-02-10');
    expect(await lettersOf(database.orm, debt.debtorId)).toMatchObject([{ asked: 800 }]);
  });

  test('is for no invoice where it is on its way out', async () => {
    const debt = await late();
    await credit(debt, 1000_00n);
    await run(
      `insert into pay_out (id, creditor_id, debtor_id, amount_ore, status, note, reference)
       values (uuidv7(), ?, ?, 100000, 'queued', 'Udmeldt', '1')`,
      [debt.creditorId, debt.debtorId],
    );
    await go(debt, '2026-02-10');
    expect(await lettersOf(database.orm, debt.debtorId)).toMatchObject([{ asked: 1000 }]);
  });
});

const cases = ({ debtorId }: LateInvoice) =>
  run('select opened_on::text "openedOn" from debt_case where debtor_id = ?', [debtorId]);

const lateEachTenDays = () =>
  late({ levels: SAMPLE_LEVELS.map((level) => ({ ...level, afterDays: 10, feeOre: '10000' })) });

const fees = async ({ debtorId }: LateInvoice) =>
  (await lettersOf(database.orm, debtorId)).map(({ issuedOn, fee }) => [issuedOn, fee]);

const mailGoes = ({ debtorId }: LateInvoice, at: string) =>
  run(
    `update invoice_mail set status = 'sent', sent_at = ? where invoice_id in (select id from reminder where debtor_id = ?)`,
    [at, debtorId],
  );

describe('a letter whose mail waits for eight days', () => {
  test('is followed by no other and by no fee before ten days after it went', async () => {
    const debt = await lateEachTenDays();
    await goRounds(database.orm, { creditorId: debt.creditorId, from: '2026-02-12', mailsGoOut: false });
    await goRounds(database.orm, {
      creditorId: debt.creditorId,
      from: '2026-02-13',
      through: '2026-02-27',
      mailsGoOut: false,
    });
    expect(await fees(debt)).toEqual([['2026-02-12', 100]]);
    await mailGoes(debt, '2026-02-19T23:30:00Z');
    await go(debt, '2026-02-27', '2026-03-03');
    expect(await fees(debt)).toEqual([
      ['2026-02-12', 100],
      ['2026-03-02', 100],
    ]);
  });

  test('is followed by a letter about another invoice without a fee', async () => {
    const debt = await lateEachTenDays();
    const dueOn = '2026-02-09';
    await invoiceDue(database.orm, { ...debt, dueOn });
    await goRounds(database.orm, {
      creditorId: debt.creditorId,
      from: '2026-02-12',
      through: '2026-02-19',
      mailsGoOut: false,
    });
    expect(await fees(debt)).toEqual([
      ['2026-02-12', 100],
      ['2026-02-19', 0],
    ]);
    await mailGoes(debt, '2026-02-20T08:00:00Z');
    await go(debt, '2026-02-20', '2026-03-04');
    expect((await fees(debt)).slice(2)).toEqual([['2026-03-02', 100]]);
  });
});

describe('a letter whose mail has failed', () => {
  const MAIL = 'invoice_id = (select id from reminder where debtor_id = ? order by issued_on desc limit 1)';

  test('is followed by no other to the same address', async () => {
    const debt = await late();
    await go(debt, '2026-02-10');
    await run(`update invoice_mail set status = 'failed', sent_at = null where ${MAIL}`, [debt.debtorId]);
    expect(await why(debt, '2026-02-24')).toContain('unreachable');
    await run(`update debtor set email = 'ny@prove.example' where id = ?`, [debt.debtorId]);
    expect(await why(debt, '2026-02-24')).toEqual(['letter']);
  });

  test('opens no case, and one that went out late opens it ten days later', async () => {
    const debt = await late();
    await go(debt, '2026-02-10', '2026-03-10');
    await run(`update invoice_mail set status = 'failed', sent_at = null where ${MAIL}`, [debt.debtorId]);
    await run(`update debtor set email = 'ny@prove.example' where id = ?`, [debt.debtorId]);
    await go(debt, '2026-03-20', '2026-03-27');
    expect(await cases(debt)).toEqual([]);
    const sent = `update invoice_mail set status = 'sent', sent_at = '2026-03-18T23:30:00Z' where ${MAIL}`;
    await run(sent, [debt.debtorId]);
    await go(debt, '2026-03-27', '2026-03-31');
    expect(await cases(debt)).toEqual([{ openedOn: '2026-03-30' }]);
  });
});
