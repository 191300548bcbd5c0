import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { sampleCollection, sampleSettlement } from '../../tests/support/sample-collection.ts';
import { sampleCreditor, sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice } from '../../tests/support/sample-payments.ts';
import { sampleListed, sampleReminder } from '../../tests/support/sample-reminder.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { OutboxMessage } from '../entities/outbox.ts';
import { PaymentMail } from '../entities/payment-mail.ts';
import { PrintItem } from '../entities/print-item.ts';
import { QueuedMail } from '../entities/queued-mail.ts';
import { insertPaymentMails, type PaymentMailRequest } from './insert-payment-mails.ts';

let database: OpenTestDatabase;
let creditorId: CreditorId;
let strangerId: CreditorId;

beforeAll(async () => {
  database = await openTestDatabase();
  creditorId = await sampleCreditor(database.orm);
  strangerId = await sampleCreditor(database.orm);
});
afterAll(() => database.close());

const insert = (requests: readonly PaymentMailRequest[], of = creditorId) =>
  insertPaymentMails(database.orm.em.fork(), { creditorId: of, requests });
const mailsOf = (invoiceId: string) =>
  database.orm.em.fork().find(PaymentMail, { invoiceId: invoiceId as never }, { orderBy: { id: 'asc' } });

test('one invoice, reason and cause is one mail and one message, and another cause is another mail', async () => {
  const { orm } = database;
  const [first, second] = [await sampleCollection(orm, { creditorId }), await sampleCollection(orm, { creditorId })];
  const causeId = uuid();
  const requests = [first, second].map(({ invoiceId }) => ({ invoiceId, reason: 'rejected' as const, causeId }));
  await insert(requests);
  await insert([...requests, ...requests]);
  const [mail, ...others] = await mailsOf(first.invoiceId);
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    status: 'waiting',
    amountOre: 12_500n,
    recipient: 'kunde@prove.example',
    content: null,
  });
  // Told once, however many there are.
  expect(await orm.em.fork().find(OutboxMessage, { workflowId: 'post-office' })).toMatchObject([
    { creditorId, kind: 'wake_post_office', payload: {} },
  ]);
  expect(await orm.em.fork().count(QueuedMail, { creditorId, kind: 'payment' })).toBe(2);
  await insert([{ invoiceId: second.invoiceId, reason: 'rejected', causeId: uuid() }]);
  await insert([{ invoiceId: second.invoiceId, reason: 'charged_back', causeId }]);
  expect((await mailsOf(second.invoiceId)).length).toBe(3);
});

test('an invoice that is paid, or another creditor’s, is not asked for', async () => {
  const { orm } = database;
  const sample = await sampleCollection(orm, { creditorId });
  const { invoiceId } = sample;
  await insert([{ invoiceId, reason: 'rejected', causeId: uuid() }], strangerId);
  await sampleSettlement(orm, { creditorId, ...sample, amountOre: 12_500n });
  await insert([{ invoiceId, reason: 'rejected', causeId: uuid() }]);
  await insert([]);
  expect(await mailsOf(invoiceId)).toEqual([]);
});

test('what a reminder charges is not asked for', async () => {
  const { orm } = database;
  const debtorId = await sampleDebtor(orm, { creditorId });
  const invoices = [sampleListed(await sampleInvoice(orm, { creditorId, debtorId }))];
  const reminderId = await sampleReminder(orm, { creditorId, debtorId, feeNumber: 1, feeOre: 100_00n, invoices });
  await insert([{ invoiceId: reminderId, reason: 'charged_back', causeId: uuid() }]);
  expect(await mailsOf(reminderId)).toEqual([]);
});

test('a debtor without an address gets no mail, and a person sees that', async () => {
  const { invoiceId } = await sampleCollection(database.orm, { creditorId, email: null });
  await insert([{ invoiceId, reason: 'rejected', causeId: uuid() }]);
  const [mail] = await mailsOf(invoiceId);
  expect(mail).toMatchObject({ status: 'failed', recipient: null, lastError: 'the debtor has no e-mail address' });
  expect(await database.orm.em.fork().count(QueuedMail, { id: mail?.id ?? '' })).toBe(0);
});

test.each(['paper', 'slip'] as const)(
  'whoever gets %s is asked by a letter, with an address or without, and by no mail',
  async (delivery) => {
    for (const email of ['kunde@prove.example', null]) {
      const debtorId = await sampleDebtor(database.orm, { creditorId, delivery, email, mandateNumber: '123456789' });
      const { invoiceId } = await sampleCollection(database.orm, { creditorId, debtorId });
      const request = { invoiceId, reason: 'rejected', causeId: uuid() } as const;
      await insert([request]);
      await insert([request]);
      const [mail, ...others] = await mailsOf(invoiceId);
      expect([mail, others]).toMatchObject([{ status: 'on_paper', recipient: null, lastError: null }, []]);
      expect(await database.orm.em.fork().count(QueuedMail, { id: mail?.id ?? '' })).toBe(0);
      expect(await database.orm.em.fork().find(PrintItem, { debtorId, invoiceId: null })).toMatchObject([
        { paymentMailId: mail?.id, batchId: null },
      ]);
    }
  },
);
