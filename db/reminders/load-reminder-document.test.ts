import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { sampleCreditor, sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice } from '../../tests/support/sample-payments.ts';
import { sampleListed, sampleReminder } from '../../tests/support/sample-reminder.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { loadInvoiceDocument } from '../invoices/load-invoice-document.ts';
import type { NewInterestSpan } from './insert-reminder.ts';
import { loadReminderDocument } from './load-reminder-document.ts';

const RATE = { rateBp: 975, rateFrom: civilDate('2026-01-01') };
const JANUARY: NewInterestSpan = {
  ...RATE,
  from: civilDate('2026-01-16'),
  to: civilDate('2026-01-31'),
  days: 16,
  openOre: 125_00n,
};
const FEBRUARY: NewInterestSpan = {
  ...RATE,
  from: civilDate('2026-02-01'),
  to: civilDate('2026-02-10'),
  days: 10,
  openOre: 100_00n,
};

/** A span as a document has it. */
const shown = ({ from, to, days, openOre, rateBp }: NewInterestSpan) => ({ from, to, days, openOre, rateBp });

let database: OpenTestDatabase;
let creditorId: CreditorId;
let debtorId: DebtorId;

beforeAll(async () => {
  database = await openTestDatabase();
  creditorId = await sampleCreditor(database.orm, { fiCreditorNumber: '81234567' });
  debtorId = await sampleDebtor(database.orm, { creditorId });
});
afterAll(() => database.close());

const load = async (id: InvoiceId) => (await loadReminderDocument(database.orm.em.fork(), id))?.document;
const another = () => sampleInvoice(database.orm, { creditorId, debtorId });

async function numberOf(id: InvoiceId): Promise<string | undefined> {
  const [row] = await database.orm.em
    .fork()
    .execute<{ number: string }[]>('select number from invoice where id = ?', [id]);
  return row?.number;
}

test('a letter is read with what it lists and the days of its interest in their order, as its rows have them', async () => {
  const [one, other] = [await another(), await another()];
  const text = 'Ring til os.';
  const id = await sampleReminder(database.orm, {
    creditorId,
    debtorId,
    level: 3,
    isNotice: true,
    feeNumber: 1,
    feeOre: 100_00n,
    dayCount: '30/360',
    text,
    invoices: [
      sampleListed(other, { level: 3, openOre: 125_00n }),
      sampleListed(one, { interestOre: 80n, reckonedTo: FEBRUARY.to, spans: [JANUARY, FEBRUARY] }),
    ],
  });
  const invoice = {
    issuedOn: '2026-01-01',
    dueOn: '2026-01-15',
    period: { from: '2026-01-01', to: '2026-01-31' },
    totalOre: 125_00n,
    earlierInterestOre: 0n,
  };
  expect(await load(id)).toMatchObject({
    kind: 'reminder',
    number: await numberOf(id),
    language: 'da',
    issuedOn: '2026-02-10',
    level: 3,
    isNotice: true,
    deadlineOn: '2026-02-20',
    text,
    invoices: [
      { ...invoice, number: await numberOf(other), openOre: 125_00n, interestOre: 0n, interest: [] },
      {
        ...invoice,
        number: await numberOf(one),
        openOre: 100_00n,
        interestOre: 80n,
        interest: [JANUARY, FEBRUARY].map(shown),
      },
    ],
    earlierCharges: [],
    feeOre: 100_00n,
    compensationOre: 0n,
    interestOre: 80n,
    askedOre: 325_80n,
    dayCount: '30/360',
    payment: { fiCreditorNumber: '81234567' },
  });
});

test('what a letter before charged of interest is told without what of it was waived before this one, and its open charges are named', async () => {
  const { orm } = database;
  debtorId = await sampleDebtor(orm, { creditorId });
  const invoiceId = await another();
  const listed = { openOre: 125_00n, reckonedTo: JANUARY.to, spans: [JANUARY] };
  const remind = (day: string, interestOre: bigint, more: Parameters<typeof sampleListed>[] = []) =>
    sampleReminder(orm, {
      creditorId,
      debtorId,
      issuedOn: civilDate(day),
      deadlineOn: civilDate('2026-12-31'),
      invoices: [
        sampleListed(invoiceId, { ...listed, interestOre }),
        ...more.map(([id, changes]) => sampleListed(id, changes)),
      ],
    });
  const waive = (reminderId: InvoiceId, amountOre: bigint) =>
    orm.em.fork().execute(
      `insert into reminder_waiver (id, creditor_id, reminder_id, invoice_id, charge, amount_ore, booked_on, rule)
       values (?, ?, ?, ?, 'interest', ?, '2026-02-12', 'by_person')`,
      [randomUUID(), creditorId, reminderId, invoiceId, amountOre],
    );
  const first = await remind('2026-02-10', 50n);
  await waive(first, 20n);
  const second = await remind('2026-03-10', 40n, [[first, { level: 0, isRaised: false, openOre: 30n }]]);
  const third = await remind('2026-04-10', 10n);
  await waive(second, 15n);
  const earlier = async (id: InvoiceId) => (await load(id))?.invoices.map((one) => one.earlierInterestOre);
  expect([await earlier(first), await earlier(second), await earlier(third)]).toEqual([[0n], [30n], [70n]]);
  expect((await load(second))?.earlierCharges).toEqual([
    { number: await numberOf(first), issuedOn: '2026-02-10', openOre: 30n },
  ]);
});

test('a reminder is no invoice and an invoice no reminder: read as one, there is none', async () => {
  const invoiceId = await another();
  const id = await sampleReminder(database.orm, {
    creditorId,
    debtorId,
    issuedOn: civilDate('2026-05-10'),
    deadlineOn: civilDate('2026-05-20'),
    invoices: [sampleListed(invoiceId)],
  });
  const em = database.orm.em.fork();
  expect([await loadInvoiceDocument(em, id), await loadReminderDocument(em, invoiceId)]).toEqual([null, null]);
  expect((await loadInvoiceDocument(em, invoiceId))?.document.kind).toBe('invoice');
});
