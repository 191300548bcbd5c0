import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { InvoiceBalance } from '../../db/entities/invoice-balance.ts';
import { InvoiceMail } from '../../db/entities/invoice-mail.ts';
import { InvoicePdf } from '../../db/entities/invoice-pdf.ts';
import { ReminderWaiver } from '../../db/entities/reminder-waiver.ts';
import { insertMailCopy } from '../../db/mails/insert-mail-copy.ts';
import type { NewInterestSpan } from '../../db/reminders/insert-reminder.ts';
import { type MailCatcher, startMailCatcher } from '../../dev/mail-catcher.ts';
import { pdfText } from '../../documents/read-pdf.ts';
import { createPdfPool, type PdfPool } from '../../documents/render-pool.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { Language } from '../../domain/calendar/language.ts';
import { sampleCreditor, sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice, sampleMatch, samplePayment } from '../../tests/support/sample-payments.ts';
import { sampleListed, sampleReminder } from '../../tests/support/sample-reminder.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { tryCopy } from './email-copy.ts';
import { tryInvoiceMail } from './email-invoice.ts';
import { createMailer, type Mailer } from './mailer.ts';
import { outcomeOf } from './send-letter.ts';

/** The port of the discard service, where nothing listens. */
const NOWHERE = 'smtp://127.0.0.1:9';
const SENT_AT_MS = Date.UTC(2026, 1, 12, 8);
const CHARGED = { from: civilDate('2026-01-16'), rateBp: 975, rateFrom: civilDate('2026-01-01'), openOre: 125_00n };
const FIRST_SPAN: NewInterestSpan = { ...CHARGED, to: civilDate('2026-02-10'), days: 26 };
const WHOLE_SPAN: NewInterestSpan = { ...CHARGED, to: civilDate('2026-03-10'), days: 54 };

let folder: string;
let database: OpenTestDatabase;
let mails: MailCatcher;
let pdf: PdfPool;
let mailer: Mailer;
let creditorId: CreditorId;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-reminder-mail-'));
  [database, mails] = await Promise.all([openTestDatabase(), startMailCatcher({ folder })]);
  pdf = createPdfPool({ size: 1 });
  mailer = createMailer({ smtpUrl: mails.smtpUrl, sender: null });
  creditorId = await sampleCreditor(database.orm, { fiCreditorNumber: '81234567' });
});
afterAll(async () => {
  mailer.close();
  await pdf.close();
  await mails.stop();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** A business is reminded of an invoice of 125.00 kr. due on 15 January 2026, once with all that a letter can charge and once again. */
async function remindedTwice({ email, language = 'da' }: { email: string; language?: Language }) {
  const { orm } = database;
  const debtorId = await sampleDebtor(orm, { creditorId, email, language });
  const invoiceId = await sampleInvoice(orm, { creditorId, debtorId });
  const listed = { openOre: 125_00n, reckonedTo: FIRST_SPAN.to };
  const first = await sampleReminder(orm, {
    creditorId,
    debtorId,
    debtorKind: 'business',
    language,
    feeNumber: 1,
    feeOre: 100_00n,
    compensationOre: 310_00n,
    text: 'Ring til os.\nVi finder en løsning.',
    invoices: [sampleListed(invoiceId, { ...listed, interestOre: 87n, spans: [FIRST_SPAN] })],
  });
  const second = await sampleReminder(orm, {
    creditorId,
    debtorId,
    language,
    level: 2,
    issuedOn: WHOLE_SPAN.to,
    deadlineOn: civilDate('2026-03-20'),
    invoices: [
      sampleListed(invoiceId, {
        ...listed,
        level: 2,
        reckonedTo: WHOLE_SPAN.to,
        interestOre: 93n,
        spans: [WHOLE_SPAN],
      }),
      sampleListed(first, { level: 0, isRaised: false, openOre: 410_87n }),
    ],
  });
  return { first, second };
}

const send = async (invoiceId: InvoiceId, through = mailer) =>
  outcomeOf(await tryInvoiceMail({ orm: database.orm, pdf, mailer: through }, { invoiceId, nowMs: SENT_AT_MS }));
const kept = (invoiceId: InvoiceId) => database.orm.em.fork().findOneOrFail(InvoiceMail, { invoiceId });
const sentTo = async (recipient: string) =>
  (await mails.messages()).filter(({ to }) => JSON.stringify(to).includes(recipient));
const keptPdf = async (invoiceId: InvoiceId) =>
  (await database.orm.em.fork().findOneOrFail(InvoicePdf, { invoiceId })).content;

test('a reminder is composed once with its letter attached, and is sent once however often it is asked for', async () => {
  const { first } = await remindedTwice({ email: 'rykkes@prove.example' });
  const away = createMailer({ smtpUrl: NOWHERE, sender: null });
  await expect(send(first, away)).rejects.toThrow('ECONNREFUSED');
  away.close();
  const { content } = await kept(first);
  expect([await send(first), await send(first)]).toEqual(['sent', 'sent']);
  const [mail, ...others] = await sentTo('rykkes@prove.example');
  expect(others).toEqual([]);
  expect(mail?.subject).toMatch(
    /^Betalingspåmindelse, nr\. R\d+ fra Eksempelforeningen Ærø: 535,87 kr\., betal senest 20\. februar 2026$/,
  );
  expect(mail?.text).toMatch(/Betalingslinje: \+71<\d{15}\+81234567</);
  expect(mail?.text).toContain('Ring til os.\n\nVi finder en løsning.\n');
  const [attached] = mail?.attachments ?? [];
  expect(attached?.filename).toMatch(/^Rykker-R\d+\.pdf$/);
  expect(Buffer.compare(attached?.content ?? Buffer.of(), await keptPdf(first))).toBe(0);
  expect(Buffer.from((await kept(first)).content ?? []).equals(Buffer.from(content ?? []))).toBe(true);
});

test('the letter says what stands in its rows: invoices, interest, charges, and what is open of the letter before', async () => {
  const { first, second } = await remindedTwice({ email: 'igen@prove.example' });
  await send(first);
  await send(second);
  const text = await pdfText(await keptPdf(first));
  for (const fact of [
    /Faktura \d+ af 01\.01\.2026 for 01\.01\.2026 – 31\.01\.2026 15\.01\.2026 125,00 125,00 0,87/,
    /Faktura \d+: 16\.01\.2026 – 10\.02\.2026 26 125,00 9,75 %/,
    /Mangler af fakturaer 125,00 Rente, renteloven § 5 0,87 Kompensation, renteloven § 9 a 310,00 Rykkergebyr, renteloven § 9 b 100,00 I alt at betale 535,87 kr\./,
    /Ring til os\. Vi finder en løsning\./,
    /\+71<\d{15}\+81234567</,
  ]) {
    expect(text).toMatch(fact);
  }
  expect(text).not.toContain('Tidligere');
  const again = await pdfText(await keptPdf(second));
  for (const fact of [
    /Rykker 1, nr\. R\d+/,
    /Gebyr m\.m\. i rykker R\d+ af 10\.02\.2026 410,87/,
    /Faktura \d+: 16\.01\.2026 – 10\.03\.2026 Rente i alt 1,80, heraf i tidligere rykkere 0,87 54 125,00 9,75 %/,
    /Mangler af fakturaer 125,00 Tidligere gebyrer m\.m\. 410,87 Rente, renteloven § 5 0,93 I alt at betale 536,80 kr\./,
  ]) {
    expect(again).toMatch(fact);
  }
});

test('a debtor who reads English is reminded in English, and a copy of the mail says that it is one', async () => {
  const { first } = await remindedTwice({ email: 'reminded@prove.example', language: 'en' });
  await send(first);
  const { orm } = database;
  const copyId = await insertMailCopy(orm.em.fork(), {
    creditorId,
    invoiceId: first,
    addressees: { recipient: 'copy@prove.example', alsoTo: [], copyTo: [] },
  });
  expect(outcomeOf(await tryCopy({ orm, pdf, mailer }, copyId))).toBe('sent');
  const [mail] = await sentTo('reminded@prove.example');
  const [copy] = await sentTo('copy@prove.example');
  expect(mail?.subject).toMatch(/^Payment reminder, no\. R\d+ from .*: DKK 535\.87, pay by 20 February 2026$/);
  expect(copy?.subject).toBe(`Copy: ${mail?.subject}`);
  expect(copy?.text).toContain('This is a copy of a mail that we have sent before.');
  expect(copy?.attachments[0]?.content).toEqual(mail?.attachments[0]?.content);
});

const openOre = async (invoiceId: InvoiceId) =>
  (await database.orm.em.fork().findOneOrFail(InvoiceBalance, { invoiceId })).openOre;

/** One about an invoice of 125.00 kr. with a fee, of which so much is paid while the mail server is away. */
async function remindedAndPaid(email: string, amountOre: bigint): Promise<InvoiceId> {
  const { orm } = database;
  const debtorId = await sampleDebtor(orm, { creditorId, email });
  const invoiceId = await sampleInvoice(orm, { creditorId, debtorId });
  const invoices = [sampleListed(invoiceId, { openOre: 125_00n })];
  const id = await sampleReminder(orm, { creditorId, debtorId, feeNumber: 1, feeOre: 100_00n, invoices });
  const away = createMailer({ smtpUrl: NOWHERE, sender: null });
  await expect(send(id, away)).rejects.toThrow('ECONNREFUSED');
  away.close();
  const on = civilDate('2026-02-11');
  const paymentId = await samplePayment(orm, { creditorId, amountOre, bookedOn: on, paidOn: on });
  await sampleMatch(orm, { creditorId, paymentId, debtorId, invoiceId, amountOre, bookedOn: on });
  return id;
}
describe('of a reminder whose invoices were paid while its mail waited', () => {
  test('nothing is sent, and the fee is taken back on the day on which it was to be', async () => {
    const id = await remindedAndPaid('betalt@prove.example', 125_00n);
    expect([await send(id), await send(id)]).toEqual(['none', 'none']);
    expect([(await kept(id)).status, await openOre(id)]).toEqual(['not_needed', 0n]);
    expect(await sentTo('betalt@prove.example')).toEqual([]);
    const waivers = await database.orm.em.fork().find(ReminderWaiver, { reminderId: id });
    expect(waivers).toMatchObject([
      { charge: 'fee', amountOre: 100_00n, rule: 'paid_before_sent', bookedOn: '2026-02-12' },
    ]);
  });

  test('it is sent where an øre is left', async () => {
    const id = await remindedAndPaid('mangler@prove.example', 124_99n);
    expect(await send(id)).toBe('sent');
    expect([await openOre(id), (await sentTo('mangler@prove.example')).length]).toEqual([100_00n, 1]);
  });
});
