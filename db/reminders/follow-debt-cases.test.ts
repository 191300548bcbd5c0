import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { InvoiceId, ReminderHoldId } from '../../domain/identifiers/ids.ts';
import {
  goRounds,
  invoiceDue,
  lateInvoice,
  type LateInvoice,
  lettersOf,
  payInvoice,
} from '../../tests/support/debtors-in-arrears.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { ReminderHold } from '../entities/reminder-hold.ts';

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const run = <Row>(sql: string, values: unknown[] = []) => database.orm.em.fork().execute<Row[]>(sql, values);

const go = ({ creditorId }: LateInvoice, from: string, through = from) =>
  goRounds(database.orm, { creditorId, from, through });

interface CaseRow {
  readonly id: string;
  readonly openedOn: string;
  readonly handedOverOn: string | null;
  readonly closedOn: string | null;
}

const cases = ({ debtorId }: LateInvoice) =>
  run<CaseRow>(
    `select id, opened_on::text "openedOn", handed_over_on::text "handedOverOn", closed_on::text "closedOn"
     from debt_case where debtor_id = ? order by id`,
    [debtorId],
  );

/** All that the debtor owes. */
async function payAll({ creditorId, debtorId }: LateInvoice, on: string): Promise<void> {
  const open = await run<{ id: InvoiceId; ore: string }>(
    'select invoice_id id, open_ore ore from invoice_balance where debtor_id = ? and open_ore > 0 order by 1',
    [debtorId],
  );
  for (const { id, ore } of open) {
    await payInvoice(database.orm, { creditorId, debtorId, invoiceId: id, amountOre: BigInt(ore), on });
  }
}

/** An invoice due on 2 February whose notice went on 10 March and whose case was opened on 23 March, and closed on the day after. */
async function closedCase(): Promise<LateInvoice> {
  const debt = await lateInvoice(database.orm);
  await go(debt, '2026-02-10', '2026-03-23');
  await run(`update debt_case set handed_over_on = '2026-03-23' where debtor_id = ?`, [debt.debtorId]);
  await payAll(debt, '2026-03-24');
  await go(debt, '2026-03-24');
  expect(await cases(debt)).toMatchObject([{ openedOn: '2026-03-23', closedOn: '2026-03-24' }]);
  return debt;
}

const hold = ({ creditorId, debtorId }: LateInvoice, changes: Partial<ReminderHold> = {}) =>
  database.orm.em.fork().insert(ReminderHold, {
    id: uuid() as ReminderHoldId,
    creditorId,
    debtorId,
    invoiceId: null,
    reason: 'aftalt',
    isDisputed: false,
    untilOn: null,
    endedAt: null,
    ...changes,
  });

const undoMatch = ({ invoiceId }: LateInvoice, on: string) =>
  run(`update payment_match set undone_at = now(), undone_on = ? where invoice_id = ?`, [on, invoiceId]);

describe('a case that was closed', () => {
  test('is opened again where the match that closed it is undone, for a person to hand over anew', async () => {
    const debt = await closedCase();
    const [{ id }] = (await cases(debt)) as [CaseRow];
    await undoMatch(debt, '2026-04-07');
    await go(debt, '2026-04-08', '2026-04-09');
    expect(await cases(debt)).toEqual([{ id, openedOn: '2026-04-08', handedOverOn: null, closedOn: null }]);
    await payAll(debt, '2026-04-10');
    await go(debt, '2026-04-10');
    expect(await cases(debt)).toMatchObject([{ id, closedOn: '2026-04-10' }]);
  });

  test('stays closed while what is open again is held back', async () => {
    const debt = await closedCase();
    await undoMatch(debt, '2026-04-07');
    await hold(debt, { invoiceId: debt.invoiceId, isDisputed: true, untilOn: civilDate('2026-04-09') });
    await go(debt, '2026-04-08', '2026-04-09');
    expect(await cases(debt)).toMatchObject([{ closedOn: '2026-03-24' }]);
    await go(debt, '2026-04-10');
    expect(await cases(debt)).toMatchObject([{ openedOn: '2026-04-10', closedOn: null }]);
  });

  test('stays closed where the debtor has another by now', async () => {
    const debt = await closedCase();
    await invoiceDue(database.orm, { ...debt, dueOn: '2026-03-24' });
    await go(debt, '2026-04-01', '2026-05-20');
    expect(await cases(debt)).toMatchObject([{ closedOn: '2026-03-24' }, { closedOn: null }]);
    await undoMatch(debt, '2026-05-20');
    await go(debt, '2026-05-21');
    expect(await cases(debt)).toMatchObject([{ closedOn: '2026-03-24' }, { closedOn: null }]);
  });

  test('stays closed where the payment is charged back and the debtor told so: a new notice comes first, and then a new case', async () => {
    const debt = await closedCase();
    const { creditorId, debtorId, invoiceId } = debt;
    await payInvoice(database.orm, { creditorId, debtorId, invoiceId, amountOre: -1000_00n, on: '2026-04-07' });
    await run(
      `insert into payment_mail (id, creditor_id, invoice_id, reason, cause_id, amount_ore, recipient, message_id, status, sent_at)
       values (uuidv7(), ?, ?, 'charged_back', uuidv7(), 100000, 'a@prove.example', uuidv7()::text, 'sent', '2026-04-07T08:00:00Z')`,
      [creditorId, invoiceId],
    );
    await go(debt, '2026-04-07', '2026-05-04');
    expect((await lettersOf(database.orm, debtorId)).map(({ issuedOn, level }) => [issuedOn, level]).slice(3)).toEqual([
      ['2026-04-21', 3],
    ]);
    expect(await cases(debt)).toMatchObject([{ closedOn: '2026-03-24' }, { openedOn: '2026-05-04', closedOn: null }]);
  });
});

const handOver = ({ debtorId }: LateInvoice) =>
  run(`update debt_case set handed_over_on = '2026-03-24' where debtor_id = ?`, [debtorId]);

/** A case that was opened on 23 March. */
async function openCase(): Promise<LateInvoice> {
  const debt = await lateInvoice(database.orm);
  await go(debt, '2026-02-10', '2026-03-23');
  return debt;
}

describe('a case of which something is held back', () => {
  const refused = expect.objectContaining({ constraint: 'debt_case_not_held_back' });

  test('is not handed over, the invoice alone or all of the debtor’s, until the hold is ended', async () => {
    for (const ofInvoice of [true, false]) {
      const debt = await openCase();
      await hold(debt, { invoiceId: ofInvoice ? debt.invoiceId : null, isDisputed: ofInvoice });
      await expect(handOver(debt)).rejects.toEqual(refused);
      await run('update reminder_hold set ended_at = now() where debtor_id = ?', [debt.debtorId]);
      await handOver(debt);
    }
  });

  test('is handed over where the hold is over, of another invoice, or of one that is paid', async () => {
    const over = await openCase();
    await hold(over, { untilOn: civilDate('2026-03-23') });
    await handOver(over);
    const other = await openCase();
    await hold(other, { invoiceId: await invoiceDue(database.orm, { ...other, dueOn: '2026-03-20' }) });
    await handOver(other);
    const paid = await openCase();
    await hold(paid, { invoiceId: paid.invoiceId });
    await payInvoice(database.orm, { ...paid, amountOre: 1000_00n, on: '2026-03-23' });
    await handOver(paid);
    const handedOver = [over, other, paid].map(async (debt) => (await cases(debt))[0]?.handedOverOn);
    expect(await Promise.all(handedOver)).toEqual(['2026-03-24', '2026-03-24', '2026-03-24']);
  });
});
