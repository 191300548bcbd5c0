import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import { type CivilDate, civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from '../../tests/support/sample-data.ts';
import { sampleListed, sampleReminder } from '../../tests/support/sample-reminder.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import type { NewInterestSpan, NewReminder } from './insert-reminder.ts';

let database: OpenTestDatabase;
let creditorId: CreditorId;

beforeAll(async () => {
  database = await openTestDatabase();
  creditorId = await sampleCreditor(database.orm);
});
afterAll(() => database.close());

const run = <Row>(sql: string, values: unknown[] = []) =>
  database.orm.em.fork().transactional((em) => em.execute<Row[]>(sql, values));

/** A debtor with an invoice of 125.00 kr. */
async function inArrears(): Promise<{ debtorId: DebtorId; invoiceId: InvoiceId }> {
  const { orm } = database;
  const debtorId = await sampleDebtor(orm, { creditorId });
  return { debtorId, invoiceId: await another(debtorId) };
}

async function another(debtorId: DebtorId): Promise<InvoiceId> {
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

type Arrears = Awaited<ReturnType<typeof inArrears>>;

const remind = ({ debtorId, invoiceId }: Arrears, changes: Partial<NewReminder> = {}) =>
  sampleReminder(database.orm, {
    creditorId,
    debtorId,
    invoices: [sampleListed(invoiceId, { openOre: 125_00n })],
    ...changes,
  });

/** Its mail is taken. */
const goes = (reminderId: InvoiceId, day: string) =>
  run(`update invoice_mail set status = 'sent', sent_at = ?::date where invoice_id = ?`, [day, reminderId]);

const on = (day: string) => ({ issuedOn: civilDate(day), deadlineOn: civilDate('2026-12-31') });
const fee = (feeNumber: number, feeOre = 100_00n) => ({ feeNumber, feeOre });

const openOf = async (invoiceId: InvoiceId) =>
  (await run<{ open: string }>('select open_ore "open" from invoice_balance where invoice_id = ?', [invoiceId]))[0]
    ?.open;

const transfersOf = (invoiceId: InvoiceId) =>
  run<object>(
    `select kind, debit, credit, amount_ore "amountOre" from ledger_transfer where invoice_id = ? order by id`,
    [invoiceId],
  );

const waive = (reminderId: InvoiceId, charge: string, amountOre: bigint, invoiceId: InvoiceId | null = null) =>
  run(
    `insert into reminder_waiver (id, creditor_id, reminder_id, invoice_id, charge, amount_ore, booked_on, rule)
     values (?, ?, ?, ?, ?, ?, '2026-02-12', 'paid_in_time')`,
    [randomUUID(), creditorId, reminderId, invoiceId, charge, amountOre],
  );

const span = (from: CivilDate, to: CivilDate, rateFrom: CivilDate): NewInterestSpan => ({
  from,
  to,
  days: 1,
  openOre: 125_00n,
  rateBp: 975,
  rateFrom,
});

const refusedBy = (constraint: string) => expect.objectContaining({ constraint });

test('a reminder without charges has its number, owes nothing and posts nothing', async () => {
  const reminderId = await remind(await inArrears());
  expect([await openOf(reminderId), await transfersOf(reminderId)]).toEqual(['0', []]);
  expect(await run('select number, series from invoice where id = ?', [reminderId])).toEqual([
    { number: 'R1', series: 'reminder' },
  ]);
});

test('a creditor of a version that knew of no reminders gets its series with the first', async () => {
  const mine = creditorId;
  try {
    creditorId = await sampleCreditor(database.orm);
    await run(`delete from number_series where creditor_id = ? and code = 'reminder'`, [creditorId]);
    const ids = [await remind(await inArrears()), await remind(await inArrears())];
    const numbers = await Promise.all(
      ids.map((id) => run<{ number: string }>('select number from invoice where id = ?', [id])),
    );
    expect(numbers.flat().map(({ number }) => number)).toEqual(['R1', 'R2']);
  } finally {
    creditorId = mine;
  }
});

test('each charge is posted to its own account, without VAT, and is owed beside the invoice', async () => {
  const arrears = await inArrears();
  const nineDays: NewInterestSpan = {
    from: civilDate('2026-02-02'),
    to: civilDate('2026-02-10'),
    days: 9,
    openOre: 125_00n,
    rateBp: 975,
    rateFrom: civilDate('2026-01-01'),
  };
  const reminderId = await remind(arrears, {
    debtorKind: 'business',
    compensationOre: 310_00n,
    ...fee(1),
    invoices: [
      sampleListed(arrears.invoiceId, {
        openOre: 125_00n,
        interestOre: 30n,
        reckonedTo: nineDays.to,
        spans: [nineDays],
      }),
    ],
  });
  expect(await transfersOf(reminderId)).toEqual([
    { kind: 'fee_charged', debit: 'receivables', credit: 'reminder_fees', amountOre: '10000' },
    { kind: 'compensation_charged', debit: 'receivables', credit: 'compensation', amountOre: '31000' },
    { kind: 'interest_charged', debit: 'receivables', credit: 'interest', amountOre: '30' },
  ]);
  expect([await openOf(reminderId), await openOf(arrears.invoiceId)]).toEqual(['41030', '12500']);
});

describe('what is taken back', () => {
  test('lowers what is owed; what was paid of it becomes the credit of the debtor', async () => {
    const arrears = await inArrears();
    const reminderId = await remind(arrears, fee(1));
    await run(
      `insert into ledger_transfer (creditor_id, booked_on, kind, debit, credit, amount_ore, debtor_id, invoice_id)
       values (?, '2026-02-11', 'written_off', 'write_offs', 'receivables', 3000, ?, ?)`,
      [creditorId, arrears.debtorId, reminderId],
    );
    await waive(reminderId, 'fee', 60_00n);
    expect(await openOf(reminderId)).toBe('1000');
    await waive(reminderId, 'fee', 40_00n);
    expect((await transfersOf(reminderId)).slice(2)).toEqual([
      { kind: 'fee_waived', debit: 'reminder_fees', credit: 'receivables', amountOre: '6000' },
      { kind: 'fee_waived', debit: 'reminder_fees', credit: 'receivables', amountOre: '4000' },
      { kind: 'write_off_undone', debit: 'receivables', credit: 'write_offs', amountOre: '3000' },
    ]);
    expect(await openOf(reminderId)).toBe('0');
  });

  test('is never more than was charged', async () => {
    const reminderId = await remind(await inArrears(), fee(1));
    await waive(reminderId, 'fee', 60_00n);
    await expect(waive(reminderId, 'fee', 40_01n)).rejects.toEqual(refusedBy('reminder_waived_in_bounds'));
    await expect(waive(reminderId, 'compensation', 1n)).rejects.toEqual(refusedBy('reminder_waived_in_bounds'));
  });
});

describe('the database refuses', () => {
  const refused: Record<string, [string, Partial<NewReminder>]> = {
    'a fee above 100 kr.': ['reminder_fee_ore_check', fee(1, 100_01n)],
    'a fourth fee of a period': ['reminder_fee_number_check', fee(4)],
    'a fee that is not counted': ['reminder_fee_is_counted', { feeOre: 1_00n }],
    'compensation of a consumer': ['reminder_no_compensation_of_consumers', { compensationOre: 310_00n }],
    'another compensation than the fixed one': [
      'reminder_compensation_ore_check',
      { debtorKind: 'business', compensationOre: 311_00n },
    ],
    'a notice before collection with a deadline of nine days': [
      'reminder_deadline',
      { isNotice: true, deadlineOn: civilDate('2026-02-19') },
    ],
  };
  test.each(Object.entries(refused))('%s', async (_, [constraint, changes]) => {
    await expect(remind(await inArrears(), changes)).rejects.toEqual(refusedBy(constraint));
  });

  test('a second letter of a debtor and day', async () => {
    const arrears = await inArrears();
    await remind(arrears);
    await expect(remind(arrears)).rejects.toEqual(refusedBy('reminder_once_a_day'));
  });

  test('a fee on the ninth day after another, and takes it on the tenth', async () => {
    const arrears = await inArrears();
    await goes(await remind(arrears, { ...on('2026-02-10'), ...fee(1) }), '2026-02-10');
    await expect(remind(arrears, { ...on('2026-02-19'), ...fee(2) })).rejects.toEqual(
      refusedBy('reminder_ten_days_between_fees'),
    );
    await remind(arrears, { ...on('2026-02-20'), ...fee(2) });
  });

  test('a fee on the ninth day after the day on which another went, and takes it on the tenth', async () => {
    const arrears = await inArrears();
    const first = await remind(arrears, { ...on('2026-02-10'), ...fee(1) });
    const second = (day: string) => remind(arrears, { ...on(day), ...fee(2) });
    const tooSoon = refusedBy('reminder_ten_days_after_a_fee_went');
    await expect(second('2026-06-10')).rejects.toEqual(tooSoon);
    await remind(arrears, on('2026-02-20'));
    await goes(first, '2026-02-18');
    await expect(second('2026-02-27')).rejects.toEqual(tooSoon);
    await second('2026-02-28');
  });

  test('a fee after one whose mail came to nobody, until ten days after the next letter, which tells of it', async () => {
    const arrears = await inArrears();
    const first = await remind(arrears, { ...on('2026-02-10'), ...fee(1) });
    const third = (day: string) => remind(arrears, { ...on(day), ...fee(2) });
    const tooSoon = refusedBy('reminder_ten_days_after_a_fee_went');
    await run(`update invoice_mail set status = 'failed' where invoice_id = ?`, [first]);
    await expect(third('2026-03-20')).rejects.toEqual(tooSoon);
    const second = await remind(arrears, on('2026-03-10'));
    await expect(third('2026-03-20')).rejects.toEqual(tooSoon);
    await goes(second, '2026-03-11');
    await expect(third('2026-03-20')).rejects.toEqual(tooSoon);
    await third('2026-03-21');
  });

  test('a fee within ten days of the day on which the paper of another was printed', async () => {
    const arrears = await inArrears();
    await run(`update debtor set delivery = 'paper' where id = ?`, [arrears.debtorId]);
    const first = await remind(arrears, { ...on('2026-02-10'), ...fee(1), delivery: 'paper', email: null });
    const second = (day: string) => remind(arrears, { ...on(day), ...fee(2), delivery: 'paper' as const, email: null });
    const tooSoon = refusedBy('reminder_ten_days_after_a_fee_went');
    await expect(second('2026-04-10')).rejects.toEqual(tooSoon);
    const batchId = randomUUID();
    await run(
      `insert into print_batch (id, creditor_id, number, letters, letter_marks) values (?, ?, (select count(*) + 1 from print_batch), 1, 'none')`,
      [batchId, creditorId],
    );
    await run('update print_item set batch_id = ? where invoice_id = ?', [batchId, first]);
    await expect(second('2026-04-10')).rejects.toEqual(tooSoon);
    await run(`update print_batch set printed_at = '2026-04-01T22:30:00Z' where id = ?`, [batchId]);
    await expect(second('2026-04-11')).rejects.toEqual(tooSoon);
    await second('2026-04-12');
  });

  test('a fee that is counted twice in a period of arrears', async () => {
    const arrears = await inArrears();
    await goes(await remind(arrears, { ...on('2026-02-10'), ...fee(1) }), '2026-02-10');
    await expect(remind(arrears, { ...on('2026-03-10'), ...fee(1) })).rejects.toEqual(refusedBy('reminder_three_fees'));
  });

  test('compensation a second time in a period, and takes it in the next', async () => {
    const arrears = await inArrears();
    const claim = { debtorKind: 'business', compensationOre: 310_00n } as const;
    await remind(arrears, { ...claim, ...on('2026-02-10') });
    await expect(remind(arrears, { ...claim, ...on('2026-03-10') })).rejects.toEqual(
      refusedBy('reminder_compensation_once'),
    );
    await remind(arrears, { ...claim, ...on('2026-03-10'), arrearsFrom: civilDate('2026-03-02') });
  });

  test('a fourth fee for one invoice, whatever the period of arrears is said to be', async () => {
    const arrears = await inArrears();
    const days = ['2026-03-10', '2026-04-10', '2026-05-10'];
    for (const day of days) {
      await goes(await remind(arrears, { ...on(day), ...fee(1), arrearsFrom: civilDate(day) }), day);
    }
    await expect(
      remind(arrears, { ...on('2026-06-10'), ...fee(1), arrearsFrom: civilDate('2026-06-10') }),
    ).rejects.toEqual(refusedBy('reminder_three_fees_an_invoice'));
  });

  test('interest of interest and fees, and a letter about them alone', async () => {
    const arrears = await inArrears();
    const earlier = await remind(arrears, fee(1));
    const listed = { level: 0, isRaised: false, openOre: 100_00n };
    const both = (changes: object) => ({
      ...on('2026-03-10'),
      invoices: [
        sampleListed(arrears.invoiceId, { openOre: 125_00n, level: 2 }),
        sampleListed(earlier, { ...listed, ...changes }),
      ],
    });
    const withInterest = { interestOre: 1n, reckonedTo: civilDate('2026-03-10') };
    await expect(remind(arrears, both(withInterest))).rejects.toEqual(refusedBy('reminder_lists_what_it_may'));
    await expect(remind(arrears, { ...on('2026-03-10'), invoices: [sampleListed(earlier, listed)] })).rejects.toEqual(
      refusedBy('reminder_adds_up'),
    );
    await remind(arrears, both({}));
  });

  test('an invoice of no level only where the letter does not raise it', async () => {
    const arrears = await inArrears();
    const other = await another(arrears.debtorId);
    const letter = (isRaised: boolean) =>
      remind(arrears, {
        invoices: [
          sampleListed(arrears.invoiceId, { openOre: 125_00n }),
          sampleListed(other, { openOre: 125_00n, level: 0, isRaised }),
        ],
      });
    await expect(letter(true)).rejects.toEqual(refusedBy('reminder_lists_what_it_may'));
    await letter(false);
  });

  test("another debtor's invoice", async () => {
    const [one, other] = [await inArrears(), await inArrears()];
    await expect(remind({ ...one, invoiceId: other.invoiceId })).rejects.toEqual(
      refusedBy('reminder_lists_what_it_may'),
    );
  });

  const spans: Record<string, [string, NewInterestSpan[]]> = {
    'interest of a half-year without a rate': [
      'reminder_interest_rate_from_fkey',
      [span(civilDate('2031-07-01'), civilDate('2031-07-02'), civilDate('2031-07-01'))],
    ],
    'a span that reaches into another half-year': [
      'reminder_interest_in_its_half_year',
      [span(civilDate('2025-12-31'), civilDate('2026-01-01'), civilDate('2025-07-01'))],
    ],
    'two rates of a day': [
      'reminder_interest_one_rate_a_day',
      [
        span(civilDate('2026-01-01'), civilDate('2026-01-05'), civilDate('2026-01-01')),
        span(civilDate('2026-01-05'), civilDate('2026-01-06'), civilDate('2026-01-01')),
      ],
    ],
  };
  test.each(Object.entries(spans))('%s', async (_, [constraint, reckoned]) => {
    const arrears = await inArrears();
    const invoices = [sampleListed(arrears.invoiceId, { openOre: 125_00n, spans: reckoned })];
    await expect(remind(arrears, { invoices })).rejects.toEqual(refusedBy(constraint));
  });

  test('any change of a reminder that is issued', async () => {
    const reminderId = await remind(await inArrears(), fee(1));
    for (const change of [
      'update reminder set fee_ore = 0 where id = ?',
      'delete from reminder where id = ?',
      'delete from reminder_invoice where reminder_id = ?',
    ]) {
      await expect(run(change, [reminderId])).rejects.toThrow('never changes');
    }
  });

  test('a case for collection while the deadline of its notice has not passed', async () => {
    const arrears = await inArrears();
    const reminderId = await remind(arrears, { isNotice: true, deadlineOn: civilDate('2026-02-20') });
    const open = (day: string) =>
      run(`insert into debt_case (id, creditor_id, debtor_id, reminder_id, opened_on) values (?, ?, ?, ?, ?)`, [
        randomUUID(),
        creditorId,
        arrears.debtorId,
        reminderId,
        day,
      ]);
    await expect(open('2026-02-20')).rejects.toEqual(refusedBy('debt_case_after_its_deadline'));
    await open('2026-02-21');
  });
});
