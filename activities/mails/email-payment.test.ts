import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { InvoicePdf } from '../../db/entities/invoice-pdf.ts';
import { PaymentMail } from '../../db/entities/payment-mail.ts';
import { insertPaymentMails } from '../../db/mails/insert-payment-mails.ts';
import { noteMailGivenUp } from '../../db/mails/note-mail-outcome.ts';
import { startMailCatcher, type MailCatcher } from '../../dev/mail-catcher.ts';
import { createPdfPool, type PdfPool } from '../../documents/render-pool.ts';
import type { CreditorId, PaymentMailId } from '../../domain/identifiers/ids.ts';
import { mailThroughRefusingServer } from '../../tests/support/refusing-mail-server.ts';
import { sampleCollection, sampleSettlement } from '../../tests/support/sample-collection.ts';
import { sampleCreditor } from '../../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { type EmailPaymentInput, tryPaymentMail } from './email-payment.ts';
import { createMailer, type Mailer } from './mailer.ts';
import { outcomeOf } from './send-letter.ts';

const BEFORE_DUE_MS = Date.UTC(2026, 10, 20, 8);
const AFTER_DUE_MS = Date.UTC(2026, 11, 2, 8);
/** The port of the discard service, where nothing listens. */
const NOWHERE = 'smtp://127.0.0.1:9';

let folder: string;
let database: OpenTestDatabase;
let mails: MailCatcher;
let pdf: PdfPool;
let mailer: Mailer;
let creditorId: CreditorId;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-payment-mail-'));
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

/** The mail of a collection that was withdrawn, of 125.00 kr. on 1 December 2026. */
async function withdrawn({ email }: { email?: string } = {}) {
  const { orm } = database;
  const sample = await sampleCollection(orm, { creditorId, ...(email === undefined ? {} : { email }) });
  const { invoiceId, collection } = sample;
  await insertPaymentMails(orm.em.fork(), {
    creditorId,
    requests: [{ invoiceId, reason: 'too_late', causeId: collection.id }],
  });
  const { id } = await orm.em.fork().findOneOrFail(PaymentMail, { invoiceId });
  return { ...sample, paymentMailId: id };
}

const send = async (input: EmailPaymentInput, through = mailer) =>
  outcomeOf(await tryPaymentMail({ orm: database.orm, pdf, mailer: through }, input));
const kept = (id: PaymentMailId) => database.orm.em.fork().findOneOrFail(PaymentMail, { id });
const sentTo = async (recipient: string) =>
  (await mails.messages()).filter(({ to }) => JSON.stringify(to).includes(recipient));

test('the mail is composed once with the kept invoice attached, notes why it was not sent, and is sent once however often it is asked for', async () => {
  const { orm } = database;
  const { paymentMailId, invoiceId } = await withdrawn({ email: 'en@prove.example' });
  const away = createMailer({ smtpUrl: NOWHERE, sender: null });
  const input = { paymentMailId, askedAtMs: BEFORE_DUE_MS };
  await expect(send(input, away)).rejects.toThrow('ECONNREFUSED');
  away.close();
  const first = await kept(paymentMailId);
  expect(first).toMatchObject({ status: 'waiting', attempts: 1, messageId: `<${paymentMailId}@payment.termin>` });
  for (const askedAtMs of [AFTER_DUE_MS, AFTER_DUE_MS, AFTER_DUE_MS]) {
    expect(await send({ paymentMailId, askedAtMs })).toBe('sent');
  }
  const [mail, ...others] = await sentTo('en@prove.example');
  expect(others).toEqual([]);
  expect(mail?.messageId).toBe(first.messageId);
  expect(mail?.subject).toMatch(
    /^Faktura \d+ fra Eksempelforeningen Ærø: betal senest 1\. december 2026, 125,00 kr\.$/,
  );
  expect(mail?.text).toContain('bliver ikke trukket den 1. december 2026');
  expect(mail?.text).toMatch(/Betalingslinje: \+71<\d{15}\+81234567</);
  const invoicePdf = await orm.em.fork().findOneOrFail(InvoicePdf, { invoiceId });
  expect(Buffer.compare(mail?.attachments[0]?.content ?? Buffer.of(), invoicePdf.content)).toBe(0);
  const sent = await kept(paymentMailId);
  expect(sent).toMatchObject({ status: 'sent', attempts: 2, lastError: null, amountOre: 12_500n });
  expect(Buffer.from(sent.content ?? []).equals(Buffer.from(first.content ?? []))).toBe(true);
});

test('an invoice that has been paid in the meantime is not asked for, and one paid in part is asked for the rest, at once after its due date', async () => {
  const { orm } = database;
  const paid = await withdrawn({ email: 'betalt@prove.example' });
  await sampleSettlement(orm, { creditorId, ...paid, amountOre: 12_500n });
  const input = { paymentMailId: paid.paymentMailId, askedAtMs: AFTER_DUE_MS };
  expect([await send(input), await send(input)]).toEqual(['none', 'none']);
  expect(await sentTo('betalt@prove.example')).toEqual([]);
  expect(await kept(paid.paymentMailId)).toMatchObject({ status: 'not_needed', attempts: 0, sentAt: null });

  const partly = await withdrawn({ email: 'delvis@prove.example' });
  await sampleSettlement(orm, { creditorId, ...partly, amountOre: 10_000n });
  expect(await send({ paymentMailId: partly.paymentMailId, askedAtMs: AFTER_DUE_MS })).toBe('sent');
  const [mail] = await sentTo('delvis@prove.example');
  expect(mail?.subject).toContain('betal straks, 25,00 kr.');
  expect(mail?.text).toContain('Mangler at blive betalt: 25,00 kr.');
  expect(await kept(partly.paymentMailId)).toMatchObject({ status: 'sent', amountOre: 2_500n });
});

test('a mail that the server refuses for good has failed, and one that is given up keeps why', async () => {
  const { orm } = database;
  const refused = await withdrawn({ email: 'ukendt@prove.example' });
  const { mailer: refusing, stop } = await mailThroughRefusingServer({ refused: ['ukendt@prove.example'] });
  const input = { paymentMailId: refused.paymentMailId, askedAtMs: BEFORE_DUE_MS };
  expect(await send(input, refusing)).toBe('refused');
  await stop();
  expect(await kept(refused.paymentMailId)).toMatchObject({ status: 'failed', attempts: 1 });

  const { paymentMailId } = await withdrawn();
  await noteMailGivenUp(orm.em.fork(), { paymentMailId });
  expect(await kept(paymentMailId)).toMatchObject({ status: 'failed', lastError: 'given up: no answer' });
});
