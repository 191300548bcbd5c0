import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { createEnqueueCollection } from '../../activities/collections/enqueue-collection.ts';
import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import { dayBoundsMs } from '../../domain/calendar/wake-up.ts';
import type { CreditorId, DebtorId, InvoiceId, PaymentId } from '../../domain/identifiers/ids.ts';
import { formatOre, parseOre } from '../../domain/money/money.ts';
import { queuePrintAgain } from '../../db/prints/queue-prints.ts';
import { insertOneOfEach } from '../../tests/support/one-of-each.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { sampleDebtor, sampleDelivery, sampleMember, sampleSubscription } from '../../tests/support/sample-data.ts';
import { sampleMandateEvent, sampleMatch, samplePayment } from '../../tests/support/sample-payments.ts';
import { sampleListed, sampleReminder } from '../../tests/support/sample-reminder.ts';
import { lastingToday } from '../../tests/support/test-day.ts';
import { ownAgreement, type TestCreditor } from '../test-api.ts';

const ZONE = 'Europe/Copenhagen';
const HOUR_MS = 3_600_000;

const { database, api } = await openTestApi();
const { orm } = database;
const today = await lastingToday();
let creditor: TestCreditor;
let creditorId: CreditorId;
// oxlint-disable-next-line typescript/no-explicit-any -- a test reads what it expects to be there
let overview: any;

const run = <Row = Record<string, string>>(sql: string, values: unknown[] = []) =>
  orm.em.fork().transactional((em) => em.execute<Row[]>(sql, values));

/** Kroner of the one figure in øre that a statement of the test's own finds, for the creditor. */
async function kroner(sql: string, values: unknown[] = []): Promise<string> {
  const [row] = await run<{ ore: string | null }>(sql, [creditorId, ...values]);
  return formatOre(BigInt(row?.ore ?? '0'));
}

async function counted(sql: string, values: unknown[] = []): Promise<number> {
  const [row] = await run<{ count: number }>(`select count(*)::int count from (${sql}) q`, [creditorId, ...values]);
  return row?.count ?? 0;
}

/** An invoice that has been due for so many days; due in some days where they are below zero. */
async function invoiceLateBy(days: number, debtorId: DebtorId, unitPricesMicro = [100_000_000n]): Promise<InvoiceId> {
  const startOn = addDays(today, -days - 14);
  const subscriptionId = await sampleSubscription(orm, {
    creditorId,
    debtorId,
    startOn,
    endOn: startOn,
    unitPricesMicro,
    lastPartial: 'full',
  });
  const billedAtMs = dayBoundsMs({ date: startOn, zone: ZONE }).fromMs + HOUR_MS;
  const outcome = await createDraftInvoice({ orm })({ subscriptionId, periodIndex: 0, billedAtMs });
  if (outcome.kind !== 'issued') throw new Error(outcome.kind);
  return outcome.invoiceId;
}

async function pay(amountOre: bigint, daysAgo: number, source: 'bs_slip' | 'camt' = 'bs_slip'): Promise<PaymentId> {
  return samplePayment(orm, { creditorId, amountOre, bookedOn: addDays(today, -daysAgo), source });
}

beforeAll(async () => {
  creditor = await api.creditor({ betalingsservice: { ...ownAgreement(), mainText: 'Eksempelforeningen' } });
  creditorId = creditor.creditorId as CreditorId;
  const debtors: DebtorId[] = [];
  for (let n = 1; n <= 7; n += 1) debtors.push(await sampleDebtor(orm, { creditorId, name: `Prøvekunde ${n}` }));
  const [first, second, third, fourth, fifth, sixth, seventh] = debtors as [
    DebtorId,
    DebtorId,
    DebtorId,
    DebtorId,
    DebtorId,
    DebtorId,
    DebtorId,
  ];
  for (const days of [-3, 0, 1, 14]) await invoiceLateBy(days, first);
  await invoiceLateBy(15, second, [33_333_333n]);
  await invoiceLateBy(30, third, [71_500_000n]);
  await invoiceLateBy(31, fourth, [250_000_000n]);
  await invoiceLateBy(60, fifth);
  await invoiceLateBy(61, fifth, [12_345_000n]);
  await invoiceLateBy(300, sixth, [9_990_000n]);
  const partlyPaid = await invoiceLateBy(20, seventh, [400_000_000n]);
  const paid = await invoiceLateBy(40, seventh);
  await sampleMatch(orm, {
    creditorId,
    paymentId: await pay(12_500n, 2),
    debtorId: seventh,
    invoiceId: paid,
    amountOre: 12_500n,
  });
  await sampleMatch(orm, {
    creditorId,
    paymentId: await pay(10_001n, 13, 'camt'),
    debtorId: seventh,
    invoiceId: partlyPaid,
    amountOre: 10_001n,
  });
  await pay(7_700n, 0);
  await pay(4_200n, 14);
  await pay(-3_000n, 5);
  const dismissed = await pay(99_900n, 1, 'camt');
  await api.call('post', `/v1/payments/${dismissed}/dismiss`, { key: creditor.admin, body: { reason: 'Samme beløb' } });
  await fillQueues(first);
  await queueCollections();
  await sampleSubscription(orm, { creditorId, debtorId: second, startOn: addDays(today, 1) });
  await sampleSubscription(orm, {
    creditorId,
    debtorId: third,
    startOn: addDays(today, 6),
    unitPricesMicro: [99_990_000n],
  });
  await sampleSubscription(orm, { creditorId, debtorId: third, startOn: addDays(today, 7) });
  const group = await sampleSubscription(orm, { creditorId, debtorId: null, startOn: addDays(today, 2) });
  for (const debtorId of [fourth, fifth]) {
    await sampleMember(orm, { creditorId, subscriptionId: group, debtorId, joinedOn: today });
  }
  overview = (await api.call('get', '/v1/overview', { key: creditor.readOnly })).body;
});

/** The lines of a draft, as a person has edited them: 100.03 kr. and VAT. */
const DRAFTED = ['3001', '7002'].map((netOre) => ({
  itemId: null,
  standingLineId: null,
  oneOffLineId: null,
  text: 'Rettet',
  quantityMicro: '1000000',
  unitPriceMicro: `${netOre}0000`,
  discountOre: '0',
  share: null,
  vatCode: 'standard',
  vatRateBp: 2500,
  netOre,
}));

/** Something in each queue, and beside it what is in none. */
async function fillQueues(debtorId: DebtorId): Promise<void> {
  const subscriptionId = await sampleSubscription(orm, { creditorId, debtorId, startOn: addDays(today, 90) });
  await run(`update subscription set status = 'needs_attention', attention_code = 'nothing_to_bill' where id = ?`, [
    subscriptionId,
  ]);
  await insertOneOfEach(orm.em.fork(), { creditorId, subscriptionId, debtorId });
  await run('update invoice_draft set lines = ? where creditor_id = ?', [JSON.stringify(DRAFTED), creditorId]);
  await run(
    'insert into self_check (id, creditor_id, finished_at, differences, new_findings, gone_findings) values (?, ?, now(), 3, 1, 0)',
    [uuid(), creditorId],
  );
  await sampleDelivery(orm, {
    creditorId,
    status: 'in_doubt',
    doubt: 'file_gone',
    handingOverAt: new Date(0),
    doubtedAt: new Date(0),
    netOre: 123n,
  });
  await sampleMandateEvent(orm, { creditorId });
  await sampleMandateEvent(orm, { creditorId, outcome: 'unknown_mandate', debtorId });
  await sampleMandateEvent(orm, { creditorId, outcome: 'known', debtorId });
  await run(
    `update invoice_mail set status = 'failed', attempts = 1, last_error = '550' where invoice_id in (
       select invoice_id from invoice_mail where creditor_id = ? order by invoice_id limit 2)`,
    [creditorId],
  );
  for (const status of ['refused', 'stored']) {
    await run(
      `insert into received_file (id, file_name, origin, uploaded_by, sha256, size_bytes, status, error_code)
       values (?, 'x', 'upload', ?, ?, 1, ?, case when ? = 'refused' then 'bad_field' end)`,
      [uuid(), creditorId, Buffer.from(randomUUID()), status, status],
    );
  }
  await fillRuns(debtorId);
  await fillReminders(debtorId);
}

/** A notice without charges, whose deadline has passed, and a letter that waits for a person. */
async function fillReminders(debtorId: DebtorId): Promise<void> {
  const invoices = [sampleListed(await invoiceLateBy(-12, debtorId))];
  const [issuedOn, deadlineOn] = [addDays(today, -40), addDays(today, -30)];
  const days = { issuedOn, deadlineOn, arrearsFrom: issuedOn };
  const reminderId = await sampleReminder(orm, { creditorId, debtorId, isNotice: true, ...days, invoices });
  await run(
    `insert into debt_case (id, creditor_id, debtor_id, reminder_id, opened_on) values (uuidv7(), ?, ?, ?, ?)`,
    [creditorId, debtorId, reminderId, today],
  );
  await run(
    `insert into reminder_proposal (id, creditor_id, debtor_id, proposed_on, level, asked_ore, state)
     values (uuidv7(), ?, ?, ?, 2, 22500, 'waiting')`,
    [creditorId, debtorId, today],
  );
}

/** A run in which somebody needs attention, one that is stopped as well, and one in which somebody else waits. */
async function fillRuns(debtorId: DebtorId): Promise<void> {
  const other = await sampleDebtor(orm, { creditorId });
  const subscriptionId = await sampleSubscription(orm, { creditorId, debtorId: null, startOn: addDays(today, 200) });
  for (const [index, kind] of ['in_need', 'stopped', 'waiting'].entries()) {
    const runId = uuid();
    await run(
      `insert into billing_run (id, creditor_id, subscription_id, period_index, period_from, period_to, stopped_at)
       values (?, ?, ?, ?, ?, ?, case when ? = 'stopped' then now() end)`,
      [runId, creditorId, subscriptionId, index, today, today, kind],
    );
    const members = `
      insert into billing_run_member (run_id, debtor_id, creditor_id, chunk, days, status, attention_code)
      values (?, ?, ?, 0, datemultirange(daterange(?, ?, '[]')), ?, case when ? = 'needs_attention' then 'debtor_without_email' end)`;
    const insert = (member: DebtorId, status: string) =>
      run(members, [runId, member, creditorId, today, today, status, status]);
    await insert(debtorId, 'needs_attention');
    if (kind === 'waiting') await insert(other, 'waiting');
  }
}

/** One collection that the next delivery takes along, one for a payment date too far ahead, and one that no delivery could carry any more. */
async function queueCollections(): Promise<void> {
  const debtorId = await sampleDebtor(orm, { creditorId, mandateNumber: '123456789' });
  const enqueue = createEnqueueCollection({ orm });
  const takenAlong = await invoiceLateBy(-10, debtorId, [55_550_000n]);
  await enqueue({ invoiceId: takenAlong });
  // Billed days ago, it may have missed a deadline since: it is for the first date that can still be met.
  const { body } = await api.call('get', `/v1/payment-date?dueOn=${today}`, { key: creditor.admin });
  await run(`update collection set payment_date = ? where invoice_id = ?`, [body.paymentDate, takenAlong]);
  const invoiceId = await invoiceLateBy(-9, debtorId, [70_000_000n]);
  await enqueue({ invoiceId });
  await run(`update collection set payment_date = ? where invoice_id = ?`, [addDays(today, 300), invoiceId]);
  const missed = await invoiceLateBy(-8, debtorId, [12_340_000n]);
  await enqueue({ invoiceId: missed });
  await run(`update collection set status = 'too_late' where invoice_id = ?`, [missed]);
  await queuePrintAgain(orm.em.fork(), { creditorId, invoiceId: missed, reason: 'Krøllet' });
}

describe('what waits', () => {
  const QUEUES = {
    drafts: `select created_at at from invoice_draft where creditor_id = ? and status = 'waiting'`,
    payments: `select created_at at from payment where creditor_id = ? and status = 'waiting'`,
    subscriptions: `select updated_at at from subscription where creditor_id = ? and status = 'needs_attention'`,
    findings: `select found_at at from self_check_finding where creditor_id = ? and status = 'open'`,
    deliveries: `select doubted_at at from delivery where creditor_id = ? and status = 'in_doubt'`,
    collections: `select created_at at from collection where creditor_id = ? and status = 'too_late'`,
    mails: `select created_at at from invoice_mail where creditor_id = ? and status = 'failed'`,
    prints: `select created_at at from print_item where creditor_id = ? and batch_id is null`,
    receivedFiles: `select received_at at from received_file where uploaded_by = ? and status = 'refused'`,
    reminders: `select created_at at, asked_ore ore from reminder_proposal where creditor_id = ? and state = 'waiting'`,
    debtCases: `select created_at at from debt_case where creditor_id = ? and coalesce(handed_over_on, closed_on) is null`,
    mandateEvents: `select created_at at from mandate_event where creditor_id = ? and outcome like 'unknown%'`,
  };
  const LISTS = {
    drafts: '/v1/drafts?status=waiting',
    payments: '/v1/payments?status=waiting',
    subscriptions: '/v1/subscriptions?status=needs_attention',
    findings: '/v1/findings?status=open',
    deliveries: '/v1/deliveries?status=in_doubt',
    collections: '/v1/invoices?collectionStatus=too_late&paymentStatus=open',
    reminders: '/v1/reminder-proposals?status=waiting',
    debtCases: '/v1/debt-cases?status=open',
    mails: '/v1/mails?status=failed',
    prints: '/v1/print-queue?kind=invoice',
    receivedFiles: '/v1/received-files?status=refused',
  };

  test.each(Object.entries(QUEUES))('is counted as the table says: %s', async (queue, sql) => {
    const told = overview.waiting[queue];
    expect(told.count).toBeGreaterThan(0);
    expect([told.count, told.countIsCapped]).toEqual([await counted(sql), false]);
    const [oldest] = await run<{ at: string }>(`select min(at) at from (${sql}) q`, [creditorId]);
    expect(told.oldestAt).toBe(new Date(oldest?.at ?? '').toISOString());
  });

  test.each(Object.entries(LISTS))('is as many as its list shows: %s', async (queue, path) => {
    const { data } = (await api.call('get', `${path}&limit=100`, { key: creditor.admin })).body;
    expect(overview.waiting[queue].count).toBe(data.length);
  });

  test('of runs: those in which somebody needs attention and nobody waits, and that are not stopped', () => {
    expect(overview.waiting.runs).toMatchObject({ count: 1, countIsCapped: false });
  });

  test('of money: to the øre', async () => {
    const { drafts, payments, deliveries, collections, reminders } = overview.waiting;
    expect(reminders.total).toBe('225.00');
    const { data } = (await api.call('get', '/v1/drafts?status=waiting', { key: creditor.admin })).body;
    expect(drafts.total).toBe('125.04');
    expect(drafts.total).toBe(
      formatOre(data.reduce((sum: bigint, { total }: { total: string }) => sum + (parseOre(total) ?? 0n), 0n)),
    );
    expect(deliveries.total).toBe(
      await kroner(`select sum(net_ore) ore from delivery where creditor_id = ? and status = 'in_doubt'`),
    );
    expect(collections.total).toBe(
      await kroner(`
        select sum(case when t.debit = 'receivables' then t.amount_ore else -t.amount_ore end) ore
        from ledger_transfer t join collection c on c.invoice_id = t.invoice_id and c.status = 'too_late'
        where t.creditor_id = ? and 'receivables' in (t.debit, t.credit)`),
    );
    // What waits is what the ledger has not placed.
    const accounts = (await api.call('get', '/v1/ledger/accounts', { key: creditor.admin })).body.data;
    const unmatched = accounts.find(({ account }: { account: string }) => account === 'unmatched').balance;
    expect(parseOre(payments.total)).toBe(-(parseOre(unmatched) ?? 0n));
  });
});

describe('what is overdue', () => {
  const LATE = `
    from (
      select t.invoice_id, t.debtor_id, sum(case when t.debit = 'receivables' then t.amount_ore else -t.amount_ore end) open_ore
      from ledger_transfer t where t.creditor_id = ? and 'receivables' in (t.debit, t.credit) group by 1, 2) b
    join invoice i on i.id = b.invoice_id where b.open_ore <> 0 and i.due_on < ?`;

  test('is what the ledger has open of invoices whose due date has passed', async () => {
    expect(overview.overdue.total).toBe(await kroner(`select sum(open_ore) ore ${LATE}`, [today]));
    expect(overview.overdue.count).toBe(await counted(`select 1 ${LATE}`, [today]));
  });

  test('is told by age: 1 to 14 days, 15 to 30, 31 to 60, and more', async () => {
    const ages = [
      [1, 14],
      [15, 30],
      [31, 60],
      [61, null],
    ];
    const expected = [];
    for (const [fromDays, toDays] of ages) {
      const within = `${LATE} and ?::date - i.due_on between ? and ?`;
      const values = [today, today, fromDays, toDays ?? 100_000];
      expected.push({
        fromDays,
        toDays,
        count: await counted(`select 1 ${within}`, values),
        total: await kroner(`select sum(open_ore) ore ${within}`, values),
      });
    }
    expect(overview.overdue.byAge).toEqual(expected);
    expect(expected.map(({ count }) => count)).toEqual([2, 3, 2, 2]);
  });

  test('is owed the most by five debtors, as their accounts say', async () => {
    const worst: { debtorId: string; total: string; count: number; oldestDueOn: CivilDate }[] =
      overview.overdue.worstDebtors;
    expect(worst).toHaveLength(5);
    const { data } = (await api.call('get', '/v1/debtor-balances?overdue=true&limit=100', { key: creditor.admin }))
      .body;
    const byDebtor = data
      .map(({ debtorId, overdue }: { debtorId: string; overdue: string }) => [debtorId, overdue])
      .toSorted((one: string[], other: string[]) =>
        (parseOre(one[1] ?? '') ?? 0n) > (parseOre(other[1] ?? '') ?? 0n) ? -1 : 1,
      );
    expect(worst.map(({ debtorId, total }) => [debtorId, total])).toEqual(byDebtor.slice(0, 5));
    expect(worst[0]).toMatchObject({ debtorName: 'Prøvekunde 7', count: 1, oldestDueOn: addDays(today, -20) });
  });
});

describe('what came in', () => {
  // Of the day on which the payment was booked, whenever it was dismissed.
  const RECEIVED = `
    select coalesce(sum(case when t.debit = 'bank' then t.amount_ore else -t.amount_ore end), 0) ore
    from ledger_transfer t join payment p on p.id = t.payment_id
    where t.creditor_id = ? and 'bank' in (t.debit, t.credit) and p.booked_on between ? and ?`;

  test('is by day what the ledger has put into the bank, without what was dismissed', async () => {
    const { from, to, days } = overview.received;
    expect([from, to, days.length]).toEqual([addDays(today, -13), today, 14]);
    for (const { date, received, takenBack } of days) {
      expect([date, formatOre((parseOre(received) ?? 0n) - (parseOre(takenBack) ?? 0n))]).toEqual([
        date,
        await kroner(RECEIVED, [date, date]),
      ]);
    }
    expect(days.at(-6)).toMatchObject({ payments: 0, received: '0.00', takenBack: '30.00' });
    expect(days.at(-2)).toMatchObject({ payments: 0, received: '0.00', takenBack: '0.00' });
  });

  test('is by any days what the ledger says, and days without money are left out', async () => {
    const first = addDays(today, -40);
    const { body } = await api.call('get', `/v1/statistics/received?from=${first}&to=${today}`, {
      key: creditor.readOnly,
    });
    expect([body.from, body.to]).toEqual([first, today]);
    const moved = await run<{ on: CivilDate; ore: string }>(
      `select p.booked_on "on", sum(case when t.debit = 'bank' then t.amount_ore else -t.amount_ore end)::text ore
       from ledger_transfer t join payment p on p.id = t.payment_id
       where t.creditor_id = ? and 'bank' in (t.debit, t.credit) and p.booked_on between ? and ?
       group by p.booked_on order by p.booked_on`,
      [creditorId, first, today],
    );
    expect(
      body.days.map(({ date, received, takenBack }: { date: string; received: string; takenBack: string }) => [
        date,
        formatOre((parseOre(received) ?? 0n) - (parseOre(takenBack) ?? 0n)),
      ]),
    ).toEqual(moved.map(({ on, ore }) => [on, formatOre(BigInt(ore))]));
    expect(body.days.map(({ date }: { date: string }) => date)).toContain(addDays(today, -14));
    for (const [query, code] of [
      [`from=${today}&to=${first}`, 'before_from'],
      [`from=${addDays(today, -366)}&to=${today}`, 'range_too_long'],
    ] as const) {
      const refused = await api.call('get', `/v1/statistics/received?${query}`, { key: creditor.admin });
      expect(refused.body.errors).toMatchObject([{ path: '/query/from', code }]);
    }
  });

  test('is by source as much in all', async () => {
    const { sources } = overview.received;
    for (const { source, received, takenBack } of sources) {
      expect([source, formatOre((parseOre(received) ?? 0n) - (parseOre(takenBack) ?? 0n))]).toEqual([
        source,
        await kroner(`${RECEIVED} and p.source = ?`, [addDays(today, -13), today, source]),
      ]);
    }
    expect(sources.map(({ source }: { source: string }) => source).toSorted()).toEqual(['bs_slip', 'camt']);
  });

  test('and could not be placed is told', async () => {
    const within = `from payment where creditor_id = ? and unmatched_ore <> 0 and booked_on >= ?`;
    const from = addDays(today, -13);
    expect(overview.received.unplaced).toEqual({
      count: await counted(`select 1 ${within}`, [from]),
      total: await kroner(`select sum(unmatched_ore) ore ${within}`, [from]),
    });
    expect(overview.received.unplaced.count).toBe(2);
  });
});

describe('what is coming', () => {
  test('is billed in seven days what the forecast’s invoices of these days come to, those of groups too', async () => {
    const { billing } = overview;
    expect(billing).toMatchObject({ from: today, to: addDays(today, 6), isReckoned: true, invoices: 4 });
    const sums = new Map<string, { invoices: number; total: string }>(
      billing.days.map(({ date, ...sum }: { date: string; invoices: number; total: string }) => [date, sum]),
    );
    expect(sums.get(addDays(today, 1))).toEqual({ invoices: 1, total: '125.00' });
    expect(sums.get(addDays(today, 2))).toEqual({ invoices: 2, total: '250.00' });
    expect(sums.get(addDays(today, 6))).toEqual({ invoices: 1, total: '124.99' });
    expect(billing.total).toBe('499.99');
  });

  test('is the next deadline, with what the queue has for it', async () => {
    const { nextDeadline } = overview;
    const answer = await api.call('get', `/v1/payment-date?dueOn=${nextDeadline.paymentDate}`, { key: creditor.admin });
    expect(nextDeadline.deadlineAt).toBe(answer.body.deadlineAt);
    expect(nextDeadline.closesAt <= nextDeadline.deadlineAt).toBe(true);
    expect(nextDeadline.collections).toBe(
      await counted(`select 1 from collection where creditor_id = ? and status = 'queued' and payment_date < ?`, [
        addDays(today, 200),
      ]),
    );
    expect(nextDeadline).toMatchObject({ collections: 1, total: '69.44' });
  });

  test('tells of the last self-check that is finished', async () => {
    const [last] = await run(
      `select id, differences from self_check where creditor_id = ? and finished_at is not null order by id desc limit 1`,
      [creditorId],
    );
    expect(overview.lastSelfCheck).toMatchObject({ id: last?.['id'], differences: last?.['differences'] });
  });
});

test('a creditor for whom nothing has happened has an overview of nothing', async () => {
  const { admin } = await api.creditor();
  const { body } = await api.call('get', '/v1/overview', { key: admin });
  expect(body).toMatchObject({
    overdue: { count: 0, total: '0.00', worstDebtors: [] },
    received: { sources: [], unplaced: { count: 0, total: '0.00' } },
    billing: { invoices: 0, total: '0.00' },
    nextDeadline: null,
    lastSelfCheck: null,
  });
  expect(Object.values(body.waiting).every((one) => (one as { count: number }).count === 0)).toBe(true);
});
