import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import { v7 as uuid } from 'uuid';
import { Collection } from '../db/entities/collection.ts';
import { Delivery } from '../db/entities/delivery.ts';
import { InvoiceMail } from '../db/entities/invoice-mail.ts';
import { InvoicePdf } from '../db/entities/invoice-pdf.ts';
import { PaymentMail } from '../db/entities/payment-mail.ts';
import { StatementMail } from '../db/entities/statement-mail.ts';
import { Subscription } from '../db/entities/subscription.ts';
import { insertPaymentMails } from '../db/mails/insert-payment-mails.ts';
import { startMailCatcher, type MailCatcher } from '../dev/mail-catcher.ts';
import { pdfText } from '../documents/read-pdf.ts';
import { createPdfPool, type PdfPool } from '../documents/render-pool.ts';
import { civilDate } from '../domain/calendar/calendar.ts';
import type { CreditorId, DeliveryId, InvoiceId, SubscriptionId } from '../domain/identifiers/ids.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from '../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../tests/support/test-database.ts';
import { NO_POST_OFFICE } from '../tests/support/with-post-office.ts';
import { createFolderChannel } from './channel/folder-channel.ts';
import { createActivities, type Activities } from './index.ts';
import { createMailer, type Mailer } from './mails/mailer.ts';
import type { WorkflowDirectory } from './self-checks/workflow-directory.ts';

const BILLED_AT_MS = Date.UTC(2026, 10, 2, 3);
const AFTER_THE_END_MS = Date.parse('2026-12-01T04:00:00Z');

// The activities here ask Temporal nothing: tests/self-check.test.ts runs those that do against a server.
const notAsked = () => Promise.reject(new Error('there is no Temporal here'));
const NO_TEMPORAL: WorkflowDirectory = {
  listSubscriptions: notAsked,
  readNextBilling: notAsked,
  listIndexations: notAsked,
  isSubscriptionRunning: notAsked,
  isIndexationRunning: notAsked,
  isStuck: notAsked,
  listReported: notAsked,
  listRunning: notAsked,
  isRunRunning: notAsked,
  isMailRunning: notAsked,
  isPaymentMailRunning: notAsked,
  isDeliveryRunning: notAsked,
  isRemindingRunning: notAsked,
};

let folder: string;
let database: OpenTestDatabase;
let mails: MailCatcher;
let pdf: PdfPool;
let mailer: Mailer;
let activities: Activities;
let creditorId: CreditorId;
let subscriptionId: SubscriptionId;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-activities-'));
  database = await openTestDatabase();
  mails = await startMailCatcher({ folder: join(folder, 'mails') });
  pdf = createPdfPool({ size: 1 });
  mailer = createMailer({ smtpUrl: mails.smtpUrl, sender: null });
  const { orm } = database;
  activities = createActivities({
    orm,
    pdf,
    mailer,
    ...NO_POST_OFFICE,
    deliveryChannel: createFolderChannel(join(folder, 'drop')),
    returnChannel: null,
    receipts: null,
    workflows: NO_TEMPORAL,
    heartbeat: () => undefined,
    bsSubsystem: 'KR9',
    eventsKeptDays: 90,
    publicUrl: 'http://127.0.0.1:9',
  });
  creditorId = await sampleCreditor(orm);
  const debtorId = await sampleDebtor(orm, { creditorId, mandateNumber: '123456789' });
  subscriptionId = await sampleSubscription(orm, {
    creditorId,
    debtorId,
    startOn: civilDate('2026-11-01'),
    endOn: civilDate('2026-11-30'),
  });
});
afterAll(async () => {
  mailer.close();
  await pdf.close();
  await mails.stop();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs an activity twice, one after the other, and then twice at once. */
async function fourTimes<Input, Outcome>(
  activity: (input: Input) => Promise<Outcome>,
  input: Input,
): Promise<Outcome[]> {
  const run = () =>
    new MockActivityEnvironment().run<[Input], Outcome, (input: Input) => Promise<Outcome>>(activity, input);
  const one = [await run(), await run()];
  return [...one, ...(await Promise.all([run(), run()]))];
}

describe('run twice, one after the other or at once,', () => {
  let invoiceId: InvoiceId;
  const deliveryId = uuid() as DeliveryId;

  test('draftInvoice issues one invoice', async () => {
    const outcomes = await fourTimes(activities.database.draftInvoice, {
      subscriptionId,
      periodIndex: 0,
      billedAtMs: BILLED_AT_MS,
    });
    const [first] = outcomes;
    if (first?.kind !== 'issued') throw new Error(first?.kind);
    invoiceId = first.invoiceId;
    expect(outcomes).toEqual(
      Array.from({ length: 4 }, () => ({ kind: 'issued', invoiceId, mail: true, collect: true })),
    );
  });

  test('emailInvoice sends one mail, the invoice attached, and keeps what it sent', async () => {
    expect(await new MockActivityEnvironment().run(activities.mail.emailInvoice, { invoiceId })).toBe('sent');
    expect(await fourTimes(activities.mail.emailInvoice, { invoiceId })).toEqual(['sent', 'sent', 'sent', 'sent']);
    const [mail, ...others] = await mails.messages();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      subject: 'Faktura 1 fra Eksempelforeningen Ærø: 125,00 kr. trækkes via Betalingsservice den 1. december 2026',
      messageId: `<${invoiceId}@invoice.termin>`,
    });
    const em = database.orm.em.fork();
    const kept = await em.findOneOrFail(InvoicePdf, { invoiceId });
    expect(Buffer.compare(mail?.attachments[0]?.content ?? Buffer.of(), kept.content)).toBe(0);
    expect(await pdfText(kept.content)).toContain('Prøvekunde Åse Øst');
    expect(await em.findOneOrFail(InvoiceMail, { invoiceId })).toMatchObject({
      status: 'sent',
      attempts: 1,
      lastError: null,
    });
  });

  test('enqueueCollection queues one collection', async () => {
    const outcomes = await fourTimes(activities.transactions.enqueueCollection, { invoiceId });
    expect(outcomes).toEqual(['queued', 'already_queued', 'already_queued', 'already_queued']);
    expect(await database.orm.em.fork().find(Collection, { invoiceId })).toMatchObject([
      { status: 'queued', amountOre: 12_500n, paymentDate: '2026-12-01', mandateNumber: '123456789' },
    ]);
  });

  test('closeDelivery makes one delivery, and another id finds nothing left', async () => {
    const input = { creditorId, deliveryId, closedAtMs: BILLED_AT_MS };
    expect(await fourTimes(activities.deliveries.closeDelivery, input)).toEqual(
      Array.from({ length: 4 }, () => ({ deliveryId })),
    );
    const other = { ...input, deliveryId: uuid() as DeliveryId };
    expect(await fourTimes(activities.deliveries.closeDelivery, other)).toEqual(
      Array.from({ length: 4 }, () => ({ deliveryId: null })),
    );
    expect(await database.orm.em.fork().find(Delivery, { creditorId })).toMatchObject([
      { id: deliveryId, deliveryNumber: 1n, collectionCount: 1, netOre: 12_500n },
    ]);
  });

  test('writeDelivery writes one file, whole, and notes when', async () => {
    await fourTimes(activities.deliveries.writeDelivery, { deliveryId });
    const [name = '', ...others] = await readdir(join(folder, 'drop'));
    expect(others).toEqual([]);
    expect(name).toMatch(/^\d{8}-D0000000001-601\.KR9$/);
    const delivery = await database.orm.em.fork().findOneOrFail(Delivery, { id: deliveryId });
    expect(Buffer.compare(await readFile(join(folder, 'drop', name)), delivery.content)).toBe(0);
    expect(delivery.writtenAt).toBeInstanceOf(Date);
  });

  test('emailPayment sends one mail, the invoice attached', async () => {
    const em = database.orm.em.fork();
    await insertPaymentMails(em, { creditorId, requests: [{ invoiceId, reason: 'rejected', causeId: uuid() }] });
    const { id: paymentMailId } = await em.findOneOrFail(PaymentMail, { invoiceId });
    // As a version before the post office left it.
    await em.execute('delete from mail_queue where id = ?', [paymentMailId]);
    const input = { paymentMailId, askedAtMs: BILLED_AT_MS };
    expect(await new MockActivityEnvironment().run(activities.mail.emailPayment, input)).toBe('sent');
    expect(await fourTimes(activities.mail.emailPayment, input)).toEqual(['sent', 'sent', 'sent', 'sent']);
    const messageId = `<${paymentMailId}@payment.termin>`;
    expect((await mails.messages()).filter((mail) => mail.messageId === messageId)).toHaveLength(1);
  });

  test('deliverMails sends one mail, and whoever else is asked leaves it to the post office', async () => {
    const em = database.orm.em.fork();
    await insertPaymentMails(em, { creditorId, requests: [{ invoiceId, reason: 'withdrawn', causeId: uuid() }] });
    const { id: paymentMailId } = await em.findOneOrFail(PaymentMail, { invoiceId, reason: 'withdrawn' });
    const asked = { paymentMailId, askedAtMs: BILLED_AT_MS };
    expect(await new MockActivityEnvironment().run(activities.mail.emailPayment, asked)).toBe('queued');
    const input = { callId: uuid(), nowMs: BILLED_AT_MS, wasAway: false };
    expect(await new MockActivityEnvironment().run(activities.mail.deliverMails, input)).toMatchObject({ sent: 1 });
    const again = await fourTimes(activities.mail.deliverMails, input);
    expect(again).toEqual(again.map(() => ({ sent: 0, failed: 0, isAway: false, waiting: 0, nextTryAtMs: null })));
    const messageId = `<${paymentMailId}@payment.termin>`;
    expect((await mails.messages()).filter((mail) => mail.messageId === messageId)).toHaveLength(1);
  });

  test('endSubscription ends it once all is billed, and says so', async () => {
    const outcomes = await fourTimes(activities.database.endSubscription, {
      subscriptionId,
      askedAtMs: AFTER_THE_END_MS,
    });
    expect(outcomes).toEqual(Array.from({ length: 4 }, () => ({ over: true, endOn: '2026-11-30' })));
    expect((await database.orm.em.fork().findOneOrFail(Subscription, { id: subscriptionId })).status).toBe('ended');
  });

  test('giveUpMail leaves a mail that was sent as it is', async () => {
    await fourTimes(activities.database.giveUpMail, { invoiceId });
    expect((await database.orm.em.fork().findOneOrFail(InvoiceMail, { invoiceId })).status).toBe('sent');
  });
});

test('a subscription with periods left to bill is not ended', async () => {
  const debtorId = await sampleDebtor(database.orm, { creditorId });
  const endOn = civilDate('2026-12-31');
  const open = await sampleSubscription(database.orm, {
    creditorId,
    debtorId,
    startOn: civilDate('2026-11-01'),
    endOn,
  });
  expect(await activities.database.endSubscription({ subscriptionId: open, askedAtMs: AFTER_THE_END_MS })).toEqual({
    over: false,
    endOn,
  });
});

test('mailStatements lays a statement ready once for each debtor and month', async () => {
  const monthly = await sampleCreditor(database.orm, {
    statementRecipients: 'with_open',
    statementBankDay: 1,
    statementsSince: civilDate('2026-11-01'),
  });
  const debtorId = await sampleDebtor(database.orm, { creditorId: monthly });
  const subscription = await sampleSubscription(database.orm, {
    creditorId: monthly,
    debtorId,
    startOn: civilDate('2026-11-01'),
  });
  await activities.database.draftInvoice({ subscriptionId: subscription, periodIndex: 0, billedAtMs: BILLED_AT_MS });
  await fourTimes(activities.selfChecks.mailStatements, { creditorId: monthly, nowMs: AFTER_THE_END_MS });
  const em = database.orm.em.fork();
  expect(await em.find(StatementMail, { creditorId: monthly })).toMatchObject([
    { debtorId, month: '2026-11-01', status: 'waiting' },
  ]);
  expect(
    await em.execute(`select from mail_queue where creditor_id = ? and kind = 'statement'`, [monthly]),
  ).toHaveLength(1);
});

test('a subscription that is billed to its end is not ended before the end date has passed where its creditor is', async () => {
  const debtorId = await sampleDebtor(database.orm, { creditorId });
  const endOn = civilDate('2026-11-30');
  const startOn = civilDate('2026-11-01');
  const billed = await sampleSubscription(database.orm, { creditorId, debtorId, startOn, endOn });
  await activities.database.draftInvoice({ subscriptionId: billed, periodIndex: 0, billedAtMs: BILLED_AT_MS });
  const end = (at: string) =>
    activities.database.endSubscription({ subscriptionId: billed, askedAtMs: Date.parse(at) });
  // In Copenhagen it is the first of December from 23:00 on.
  expect(await end('2026-11-30T22:59:59Z')).toEqual({ over: false, endOn });
  expect(await end('2026-11-30T23:00:00Z')).toEqual({ over: true, endOn });
});

test('a collection that has missed its deadline is in no delivery, and a person sees it', async () => {
  const debtorId = await sampleDebtor(database.orm, { creditorId, mandateNumber: '987654321' });
  const late = await sampleSubscription(database.orm, { creditorId, debtorId, startOn: civilDate('2026-11-01') });
  const outcome = await activities.database.draftInvoice({
    subscriptionId: late,
    periodIndex: 0,
    billedAtMs: BILLED_AT_MS,
  });
  if (outcome.kind !== 'issued') throw new Error(outcome.kind);
  await activities.transactions.enqueueCollection(outcome);
  const closedAtMs = Date.UTC(2026, 10, 23, 10);
  expect(
    await activities.deliveries.closeDelivery({ creditorId, deliveryId: uuid() as DeliveryId, closedAtMs }),
  ).toEqual({
    deliveryId: null,
  });
  expect(await database.orm.em.fork().find(Collection, { invoiceId: outcome.invoiceId })).toMatchObject([
    { status: 'too_late' },
  ]);
  expect(await database.orm.em.fork().find(PaymentMail, { invoiceId: outcome.invoiceId })).toMatchObject([
    { reason: 'too_late', status: 'waiting', amountOre: 12_500n },
  ]);
});
