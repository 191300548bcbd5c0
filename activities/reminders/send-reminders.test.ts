import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { issueReminder } from '../../db/reminders/issue-reminder.ts';
import { loadReminderSettings } from '../../db/reminders/load-reminder-settings.ts';
import { previewReminders } from '../../db/reminders/preview-reminders.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { InvoiceId } from '../../domain/identifiers/ids.ts';
import {
  arrearsDebtor,
  goRounds,
  invoiceDue,
  lateInvoice,
  type LateInvoice,
  lettersOf,
  openOreOf,
  payInvoice,
  remindingCreditor,
  SAMPLE_LEVELS,
} from '../../tests/support/debtors-in-arrears.ts';
import { samplePayment } from '../../tests/support/sample-payments.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { untilSomethingWaits } from '../../tests/support/until-something-waits.ts';

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

const settle = ({ creditorId, debtorId, invoiceId }: LateInvoice, paymentId: string) =>
  `insert into payment_match (id, creditor_id, payment_id, debtor_id, invoice_id, amount_ore, booked_on, rule, explanation)
   values (uuidv7(), '${creditorId}', '${paymentId}', '${debtorId}', '${invoiceId}', 100000, '2026-02-10', 'by_payment_id', 'its id')`;

const payment = ({ creditorId }: LateInvoice) =>
  samplePayment(database.orm, { creditorId, amountOre: 1000_00n, customerNumber: null, fiPaymentId: null });

test('an invoice goes through its levels, and the notice is followed by a case when its deadline has passed', async () => {
  const debt = await late({ kind: 'business' });
  await go(debt, '2026-02-01', '2026-03-31');
  expect(await lettersOf(database.orm, debt.debtorId)).toEqual([
    {
      issuedOn: '2026-02-10',
      level: 1,
      arrearsFrom: '2026-02-03',
      fee: 0,
      feeNumber: null,
      compensation: 0,
      interest: 0,
      asked: 1000,
    },
    {
      issuedOn: '2026-02-24',
      level: 2,
      arrearsFrom: '2026-02-03',
      fee: 100,
      feeNumber: 1,
      compensation: 310,
      interest: 5.88,
      asked: 1415.88,
    },
    {
      issuedOn: '2026-03-10',
      level: 3,
      arrearsFrom: '2026-02-03',
      fee: 100,
      feeNumber: 2,
      compensation: 0,
      interest: 3.74,
      asked: 1519.62,
    },
  ]);
  const [row] = await run('select opened_on "openedOn", closed_on "closedOn" from debt_case where debtor_id = ?', [
    debt.debtorId,
  ]);
  expect(row).toEqual({ openedOn: '2026-03-23', closedOn: null });
  const { invoiceId } = debt;
  await payInvoice(database.orm, { ...debt, amountOre: 1000_00n, on: '2026-04-07' });
  await go(debt, '2026-04-08');
  expect(await run('select closed_on "closedOn" from debt_case where debtor_id = ?', [debt.debtorId])).toEqual([
    { closedOn: null },
  ]);
  for (const { id, ore } of await run<{ id: InvoiceId; ore: string }>(
    'select invoice_id id, open_ore ore from invoice_balance where debtor_id = ? and invoice_id <> ? and open_ore > 0',
    [debt.debtorId, invoiceId],
  )) {
    await payInvoice(database.orm, { ...debt, invoiceId: id, amountOre: BigInt(ore), on: '2026-04-08' });
  }
  const [last] = await go(debt, '2026-04-09');
  expect(last?.casesClosed).toBe(1);
});

test('each day the preview is what the round then sends, and it writes nothing', async () => {
  const debt = await late({ kind: 'business' });
  const { orm } = database;
  const settings = await loadReminderSettings(orm.em.fork(), debt.creditorId);
  if (settings === null) throw new Error('no settings');
  const preview = async (day: string) => {
    const asked = { creditorId: debt.creditorId, on: civilDate(day), settings, after: null };
    return (await previewReminders(orm.em.fork(), asked)).map(({ decision }) => decision);
  };
  const [before] = await preview('2026-02-09');
  expect(before).toMatchObject({ kind: 'none', reasons: [{ code: 'not_yet', until: '2026-02-10' }] });
  await go(debt, '2026-02-10');
  const [after] = await preview('2026-02-24');
  await go(debt, '2026-02-24');
  const letters = await lettersOf(orm, debt.debtorId);
  expect(letters).toHaveLength(2);
  expect(after).toMatchObject({
    kind: 'letter',
    level: 2,
    feeOre: 100_00n,
    compensationOre: 310_00n,
    interestOre: 5_88n,
    askedOre: 1415_88n,
  });
});

test('asked again for a day, a round sends nothing more; two at once send one letter', async () => {
  const debt = await late();
  const rounds = await Promise.all([go(debt, '2026-02-10'), go(debt, '2026-02-10'), go(debt, '2026-02-10')]);
  expect(rounds.flat().reduce((sum, { sent }) => sum + sent, 0)).toBe(1);
  await go(debt, '2026-02-10');
  expect(await levels(debt)).toEqual([['2026-02-10', 1]]);
  const [series] = await run(
    `select next_number::int next from number_series where creditor_id = ? and code = 'reminder'`,
    [debt.creditorId],
  );
  expect(series).toEqual({ next: 2 });
});

test('what is paid before the next level is not asked for', async () => {
  const debt = await late();
  await go(debt, '2026-02-10');
  await payInvoice(database.orm, { ...debt, amountOre: 1000_00n, on: '2026-02-23' });
  await go(debt, '2026-02-24', '2026-03-31');
  expect(await levels(debt)).toEqual([['2026-02-10', 1]]);
});

test('an invoice that has not come to its first level is on the letter about another, and keeps its own days', async () => {
  const debt = await late();
  await invoiceDue(database.orm, { ...debt, dueOn: '2026-02-20', totalOre: 500_00n });
  await go(debt, '2026-02-10');
  await go(debt, '2026-02-24', '2026-03-09');
  const listed = await run(
    `select r.issued_on "issuedOn", l.level, l.is_raised "isRaised" from reminder r join reminder_invoice l on l.reminder_id = r.id
     where r.debtor_id = ? order by 1, l.position`,
    [debt.debtorId],
  );
  expect(listed).toEqual([
    { issuedOn: '2026-02-10', level: 1, isRaised: true },
    { issuedOn: '2026-02-24', level: 2, isRaised: true },
    { issuedOn: '2026-02-24', level: 0, isRaised: false },
    { issuedOn: '2026-03-02', level: 2, isRaised: false },
    { issuedOn: '2026-03-02', level: 1, isRaised: true },
    { issuedOn: '2026-03-02', level: 0, isRaised: false },
  ]);
});

describe('a payment in the minute of the letter', () => {
  test('is booked before it, and there is none', async () => {
    const debt = await late();
    const paymentId = await payment(debt);
    let round: Promise<unknown> = Promise.resolve();
    await database.orm.em.fork().transactional(async (em) => {
      await em.execute(settle(debt, paymentId));
      round = go(debt, '2026-02-10');
      await untilSomethingWaits(database.orm);
    });
    await round;
    expect(await levels(debt)).toEqual([]);
  });

  test('or after it, and leaves what the letter charges', async () => {
    const debt = await late({ levels: [{ ...SAMPLE_LEVELS[1], afterDays: 8 }] as never });
    const settings = await loadReminderSettings(database.orm.em.fork(), debt.creditorId);
    if (settings === null) throw new Error('no settings');
    const paymentId = await payment(debt);
    let booking: Promise<unknown> = Promise.resolve();
    await database.orm.em.fork().transactional(async (em) => {
      await issueReminder(em, { ...debt, day: civilDate('2026-02-10'), settings, isBankFileMissing: false });
      booking = run(settle(debt, paymentId));
      await untilSomethingWaits(database.orm);
    });
    await booking;
    expect(await levels(debt)).toEqual([['2026-02-10', 1]]);
    expect(await openOreOf(database.orm, debt.debtorId)).toBe(102_14n);
  });
});

test('what Betalingsservice refused counts from the mail that told of it, and a charge-back after a letter from its own', async () => {
  const debt = await late();
  const tell = (reason: string, day: string) =>
    run(
      `insert into payment_mail (id, creditor_id, invoice_id, reason, cause_id, amount_ore, recipient, message_id, status, sent_at)
       values (uuidv7(), ?, ?, ?, uuidv7(), 100000, 'kunde@prove.example', uuidv7()::text, 'sent', ?)`,
      [debt.creditorId, debt.invoiceId, reason, `${day}T10:00:00Z`],
    );
  await tell('rejected', '2026-02-05');
  await go(debt, '2026-02-10', '2026-02-13');
  expect(await levels(debt)).toEqual([['2026-02-13', 1]]);
  await payInvoice(database.orm, { ...debt, amountOre: 1000_00n, on: '2026-02-16' });
  await payInvoice(database.orm, { ...debt, amountOre: -1000_00n, on: '2026-02-25' });
  await tell('charged_back', '2026-02-25');
  await go(debt, '2026-02-16', '2026-03-20');
  expect(await levels(debt)).toEqual([
    ['2026-02-13', 1],
    ['2026-03-11', 2],
  ]);
});

test('letters that wait for a person are proposed once, brought up to date, and lapse when nothing is due', async () => {
  const debt = await late({ waitsForApproval: true });
  const proposals = () =>
    run(
      'select proposed_on "on", level, asked_ore::int ore, state from reminder_proposal where debtor_id = ? order by id',
      [debt.debtorId],
    );
  await go(debt, '2026-02-10', '2026-02-12');
  expect(await proposals()).toEqual([{ on: '2026-02-10', level: 1, ore: 1000_00, state: 'waiting' }]);
  await payInvoice(database.orm, { ...debt, amountOre: 400_00n, on: '2026-02-12' });
  await go(debt, '2026-02-13');
  expect(await proposals()).toEqual([{ on: '2026-02-10', level: 1, ore: 600_00, state: 'waiting' }]);
  await payInvoice(database.orm, { ...debt, amountOre: 600_00n, on: '2026-02-13' });
  await go(debt, '2026-02-16');
  expect(await proposals()).toEqual([{ on: '2026-02-10', level: 1, ore: 600_00, state: 'lapsed' }]);
  expect(await levels(debt)).toEqual([]);
});

test('a half-year without a rate is told of: the letter goes without interest, or waits', async () => {
  const { orm } = database;
  const atOnce = [{ ...SAMPLE_LEVELS[1], afterDays: 1 }] as typeof SAMPLE_LEVELS;
  for (const [missingRate, sent] of [
    ['without_interest', 1],
    ['wait', 0],
  ] as const) {
    const creditorId = await remindingCreditor(orm, { missingRate, levels: atOnce });
    const debtorId = await arrearsDebtor(orm, { creditorId });
    await invoiceDue(orm, { creditorId, debtorId, dueOn: '2031-03-03' });
    const [round] = await goRounds(orm, { creditorId, from: '2031-03-05' });
    expect([round?.sent, round?.missingRates]).toEqual([sent, ['2031-01-01']]);
    expect(await openOreOf(orm, debtorId)).toBe(sent === 1 ? 1100_00n : 1000_00n);
  }
});

test('a fee and interest for what had come in time are taken back by new entries, once', async () => {
  const debt = await late();
  await go(debt, '2026-02-10', '2026-02-24');
  const [, second] = await lettersOf(database.orm, debt.debtorId);
  expect([second?.fee, second?.interest]).toEqual([100, 5.88]);
  // Paid on the due day; found by a person later.
  await payInvoice(database.orm, { ...debt, amountOre: 1000_00n, on: '2026-02-02', matchedOn: '2026-02-26' });
  await Promise.all([go(debt, '2026-02-27'), go(debt, '2026-02-27')]);
  await go(debt, '2026-03-02');
  const waived = await run(
    `select w.charge, w.amount_ore::int ore, w.rule, w.booked_on "on" from reminder_waiver w join reminder r on r.id = w.reminder_id
     where r.debtor_id = ? order by w.charge`,
    [debt.debtorId],
  );
  expect(waived).toEqual([
    { charge: 'fee', ore: 100_00, rule: 'paid_in_time', on: '2026-02-27' },
    { charge: 'interest', ore: 5_88, rule: 'reckoned_anew', on: '2026-02-27' },
  ]);
  expect(await openOreOf(database.orm, debt.debtorId)).toBe(0n);
});
