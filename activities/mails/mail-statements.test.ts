import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Creditor } from '../../db/entities/creditor.ts';
import { Debtor } from '../../db/entities/debtor.ts';
import { PrintItem } from '../../db/entities/print-item.ts';
import { StatementMail } from '../../db/entities/statement-mail.ts';
import { StatementRun } from '../../db/entities/statement-run.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { StatementRecipients } from '../../domain/invoices/monthly-statements.ts';
import { sampleCreditor, sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice, sampleMatch, samplePayment } from '../../tests/support/sample-payments.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { createMailStatements } from './mail-statements.ts';

const TOTAL_ORE = 12_500n;
const BANK_DAY = 2;
/** The second bank day of February and of March 2026. */
const [IN_FEBRUARY, IN_MARCH] = ['2026-02-03', '2026-03-03'] as const;

let database: OpenTestDatabase;
let creditorId: CreditorId;
let rings: number;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  rings = 0;
  creditorId = await sampleCreditor(database.orm);
});

const say = (recipients: StatementRecipients | null, since = '2026-01-01') =>
  database.orm.em
    .fork()
    .nativeUpdate(
      Creditor,
      { id: creditorId },
      recipients === null
        ? { statementRecipients: null, statementBankDay: null, statementsSince: null }
        : { statementRecipients: recipients, statementBankDay: BANK_DAY, statementsSince: civilDate(since) },
    );

/** The night of a day in Copenhagen. */
const night = async (day: string, heartbeat: () => void = () => undefined) => {
  const bell = {
    ring: () => {
      rings += 1;
      return Promise.resolve();
    },
  };
  const mailStatements = createMailStatements({ orm: database.orm, bell, heartbeat });
  await mailStatements({ creditorId, nowMs: Date.parse(`${day}T03:00:00+01:00`) });
};

/** A debtor with an invoice of 125.00 kr. of 1 January 2026, of which so much was paid on a day. */
async function owing({
  paidOre = 0n,
  paidOn = '2026-01-20',
}: { paidOre?: bigint; paidOn?: string } = {}): Promise<DebtorId> {
  const { orm } = database;
  const debtorId = await sampleDebtor(orm, { creditorId, email: 'kunde@prove.example' });
  const invoiceId = await sampleInvoice(orm, { creditorId, debtorId });
  if (paidOre > 0n) await pay({ debtorId, invoiceId, amountOre: paidOre, on: paidOn });
  return debtorId;
}

async function pay({
  debtorId,
  invoiceId,
  amountOre,
  on,
}: {
  debtorId: DebtorId;
  invoiceId: InvoiceId;
  amountOre: bigint;
  on: string;
}) {
  const bookedOn = civilDate(on);
  const paymentId = await samplePayment(database.orm, { creditorId, amountOre, bookedOn });
  await sampleMatch(database.orm, { creditorId, paymentId, debtorId, invoiceId, amountOre, bookedOn });
}

const mails = () => database.orm.em.fork().find(StatementMail, { creditorId }, { orderBy: { id: 'asc' } });
const queued = async () =>
  (
    await database.orm.em
      .fork()
      .execute<{ id: string }[]>(`select id from mail_queue where creditor_id = ? and kind = 'statement'`, [creditorId])
  ).map(({ id }) => id);
const debtorsOf = async () => (await mails()).map(({ debtorId }) => debtorId);

const lost = () => {
  throw new Error('the worker stops');
};

describe('the statements of a month', () => {
  test('go on the bank day to each who has something open, once, whatever night asks again', async () => {
    await say('with_open');
    const [one, partly] = [await owing(), await owing({ paidOre: 100n })];
    await owing({ paidOre: TOTAL_ORE });
    for (const day of ['2026-02-01', '2026-02-02']) await night(day);
    expect([await mails(), rings]).toEqual([[], 0]);
    await night(IN_FEBRUARY);
    for (const day of [IN_FEBRUARY, '2026-02-04', '2026-02-28', '2026-03-02']) await night(day);
    const written = await mails();
    expect(written.map(({ debtorId }) => debtorId).toSorted()).toEqual([one, partly].toSorted());
    expect(written[0]).toMatchObject({
      fromOn: '2026-01-01',
      toOn: '2026-01-31',
      month: '2026-01-01',
      madeOn: IN_FEBRUARY,
      recipient: 'kunde@prove.example',
      status: 'waiting',
      messageId: `<${written[0]?.id}@statement.termin>`,
    });
    expect((await queued()).toSorted()).toEqual(written.map(({ id }) => id).toSorted());
    expect(rings).toBe(1);
    await night(IN_MARCH);
    expect((await mails()).map(({ month }) => month)).toEqual(['2026-01-01', '2026-01-01', '2026-02-01', '2026-02-01']);
  });

  test('go to all with entries in the month where the creditor says so, and to nobody else', async () => {
    await say('with_entries');
    const paid = await owing({ paidOre: TOTAL_ORE });
    const paidLater = await owing({ paidOre: TOTAL_ORE, paidOn: '2026-02-10' });
    await sampleDebtor(database.orm, { creditorId, email: 'uden@prove.example' });
    await night(IN_FEBRUARY);
    expect((await debtorsOf()).toSorted()).toEqual([paid, paidLater].toSorted());
    await night(IN_MARCH);
    expect((await mails()).filter(({ month }) => month === '2026-02-01').map(({ debtorId }) => debtorId)).toEqual([
      paidLater,
    ]);
  });

  test('do not tell of what was invoiced after it, nor go to whoever has no address or gets slips, and on paper to whoever gets paper', async () => {
    await say('with_open', '2025-12-01');
    await owing();
    const nobody = await owing();
    const [onPaper, bySlip] = [await owing(), await owing()];
    await database.orm.em.fork().nativeUpdate(Debtor, { id: onPaper }, { delivery: 'paper' });
    await database.orm.em.fork().nativeUpdate(Debtor, { id: bySlip }, { delivery: 'slip' });
    await database.orm.em.fork().nativeUpdate(Debtor, { id: nobody }, { email: null });
    // The second bank day of January 2026: what is open was invoiced in that month.
    await night('2026-01-05');
    expect(await mails()).toEqual([]);
    await night(IN_FEBRUARY);
    expect(await mails()).toMatchObject([
      { status: 'waiting' },
      { status: 'on_paper', debtorId: onPaper, recipient: null },
    ]);
    const items = await database.orm.em.fork().find(PrintItem, { creditorId, invoiceId: null });
    expect(items.map(({ debtorId }) => debtorId)).toEqual([onPaper]);
  });

  test('are written by the night after where the night of their day was lost, and begin anew where a worker was', async () => {
    await say('with_open');
    const debtors = [await owing(), await owing(), await owing()];
    await expect(night('2026-02-05', lost)).rejects.toThrow('the worker stops');
    // One of them is there already when it is begun anew.
    await database.orm.em.fork().transactional((em) =>
      em.execute(
        `insert into statement_mail (id, creditor_id, debtor_id, from_on, to_on, made_on, month, recipient, message_id, status)
         select uuidv7(), creditor_id, id, '2026-01-01', '2026-01-31', '2026-02-05', '2026-01-01', email, 'before', 'waiting' from debtor where id = ?`,
        [debtors[1]],
      ),
    );
    await Promise.all([night('2026-02-05'), night('2026-02-05')]);
    expect((await debtorsOf()).toSorted()).toEqual(debtors.toSorted());
    expect(await database.orm.em.fork().count(StatementRun, { creditorId, month: civilDate('2026-01-01') })).toBe(1);
  });

  test('are not written where the creditor has not said so, nor for a month whose day had passed by then', async () => {
    await owing();
    await night(IN_FEBRUARY);
    await say('with_open', '2026-02-04');
    await night('2026-02-04');
    expect(await mails()).toEqual([]);
    await night(IN_MARCH);
    expect((await mails()).map(({ month }) => month)).toEqual(['2026-02-01']);
    await say(null);
    await night('2026-04-30');
    expect(await mails()).toHaveLength(1);
  });

  test('are not made up for where something is open again after they were written', async () => {
    await say('with_open');
    const debtorId = await owing({ paidOre: TOTAL_ORE });
    await night(IN_FEBRUARY);
    const [{ id: invoiceId = '' as InvoiceId } = {}] = await database.orm.em
      .fork()
      .execute<{ id?: InvoiceId }[]>('select id from invoice where debtor_id = ?', [debtorId]);
    await pay({ debtorId, invoiceId, amountOre: -TOTAL_ORE, on: '2026-02-05' });
    await night('2026-02-06');
    expect(await mails()).toEqual([]);
    await night(IN_MARCH);
    expect((await mails()).map(({ month }) => month)).toEqual(['2026-02-01']);
  });
});
