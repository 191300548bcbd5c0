import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Collection } from '../db/entities/collection.ts';
import { Invoice } from '../db/entities/invoice.ts';
import { InvoiceMail } from '../db/entities/invoice-mail.ts';
import { QueuedMail } from '../db/entities/queued-mail.ts';
import { startMailCatcher } from '../dev/mail-catcher.ts';
import { addDays, type CivilDate } from '../domain/calendar/calendar.ts';
import type { CreditorId, InvoiceId, SubscriptionId } from '../domain/identifiers/ids.ts';
import { civilDateAt } from '../domain/calendar/wake-up.ts';
import { cancelUpdate } from '../workflows/subscriptions/subscription-messages.ts';
import { startBillingStack, type BillingStack } from './support/billing-stack.ts';
import { startRefusingMailServer } from './support/refusing-mail-server.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from './support/sample-data.ts';

const ZONE = 'Europe/Copenhagen';

let stack: BillingStack;
let creditorId: CreditorId;
let port: number;
beforeAll(async () => {
  stack = await startBillingStack();
  creditorId = await sampleCreditor(stack.orm);
  port = Number(new URL(stack.mails.smtpUrl).port);
  // From here on nothing listens on the port that mail is sent to.
  await stack.mails.stop();
}, 120_000);
afterAll(() => stack.close());

async function today(): Promise<CivilDate> {
  return civilDateAt({ epochMs: await stack.environment.currentTimeMs(), zone: ZONE });
}

const invoicesOf = (subscriptionId: SubscriptionId) =>
  stack.orm.em.fork().find(Invoice, { subscriptionId }, { orderBy: { periodFrom: 'asc' } });
const mailOf = (invoiceId: InvoiceId) => stack.orm.em.fork().findOneOrFail(InvoiceMail, { invoiceId });
/** Whether the post office has the mail of an invoice. */
const isWaiting = async (id: InvoiceId) => (await stack.orm.em.fork().count(QueuedMail, { id })) === 1;

/** A subscription that is billed tomorrow and then every so many days, collected by Betalingsservice. */
async function startSubscription({ email, everyDays }: { email: string; everyDays: number }) {
  const debtorId = await sampleDebtor(stack.orm, { creditorId, mandateNumber: '123456789', email });
  const startOn = addDays(await today(), 1);
  const subscriptionId = await sampleSubscription(stack.orm, {
    creditorId,
    debtorId,
    startOn,
    interval: { unit: 'day', count: everyDays },
  });
  const handle = await stack.start(subscriptionId);
  const cancel = async () => {
    await stack.orm.em.fork().execute(`update subscription set status = 'cancelled' where id = ?`, [subscriptionId]);
    await handle.executeUpdate(cancelUpdate);
  };
  return { subscriptionId, startOn, cancel };
}

test('with the mail server away the invoice stands, the collection is queued, the next period is billed in time, and the mail comes later', async () => {
  const { environment, orm } = stack;
  const { subscriptionId, startOn, cancel } = await startSubscription({ email: 'kunde@prove.example', everyDays: 5 });
  await environment.sleep('2 days');
  const [first, ...none] = await invoicesOf(subscriptionId);
  expect(none).toEqual([]);
  if (first === undefined) throw new Error('nothing was billed');
  expect(first.issuedOn).toBe(startOn);
  expect(await orm.em.fork().count(Collection, { invoiceId: first.id, status: 'queued' })).toBe(1);
  const waiting = await mailOf(first.id);
  expect(waiting).toMatchObject({ status: 'waiting', sentAt: null });
  expect(waiting.lastError).toContain('ECONNREFUSED');
  // Three quick tries, and one an hour at least after them.
  expect(waiting.attempts).toBeGreaterThan(20);
  expect(await isWaiting(first.id)).toBe(true);

  await environment.sleep('5 days');
  const [, second] = await invoicesOf(subscriptionId);
  if (second === undefined) throw new Error('the next period was not billed');
  expect(second.issuedOn).toBe(addDays(startOn, 5));
  expect(await orm.em.fork().count(Collection, { invoiceId: second.id, status: 'queued' })).toBe(1);
  expect(await isWaiting(first.id)).toBe(true);

  const back = await startMailCatcher({ folder: join(stack.dropFolder, '..', 'mails-later'), smtpPort: port });
  try {
    await environment.sleep('2 hours');
    expect(await isWaiting(first.id)).toBe(false);
    expect(await isWaiting(second.id)).toBe(false);
    expect((await back.messages()).map(({ messageId }) => messageId).toSorted()).toEqual(
      [(await mailOf(first.id)).messageId, (await mailOf(second.id)).messageId].toSorted(),
    );
    expect(await mailOf(first.id)).toMatchObject({ status: 'sent', lastError: null });
  } finally {
    await back.stop();
    await cancel();
  }
}, 120_000);

test('a recipient refused for good fails at once with the reason, and the subscription goes on', async () => {
  const { environment } = stack;
  const email = 'ukendt@prove.example';
  const server = await startRefusingMailServer({ port, refused: [email], responseCode: 550 });
  const { subscriptionId, startOn, cancel } = await startSubscription({ email, everyDays: 5 });
  try {
    await environment.sleep('2 days');
    const [first] = await invoicesOf(subscriptionId);
    if (first === undefined) throw new Error('nothing was billed');
    const failed = await mailOf(first.id);
    expect(failed).toMatchObject({ status: 'failed', attempts: 1, sentAt: null });
    expect(failed.lastError).toContain('550');
    expect(failed.lastError).toContain('Recipient address rejected');
    expect(await isWaiting(first.id)).toBe(false);
    await environment.sleep('5 days');
    expect((await invoicesOf(subscriptionId)).map(({ issuedOn }) => issuedOn)).toEqual([startOn, addDays(startOn, 5)]);
  } finally {
    await cancel();
    await server.stop();
  }
}, 120_000);

test('a mail server that refuses for now is asked again, and takes the mail when it will', async () => {
  const { environment } = stack;
  const email = 'graa@prove.example';
  const greylisting = await startRefusingMailServer({ port, refused: [email], responseCode: 450 });
  const { subscriptionId, cancel } = await startSubscription({ email, everyDays: 60 });
  await environment.sleep('2 days');
  await greylisting.stop();
  const [first] = await invoicesOf(subscriptionId);
  if (first === undefined) throw new Error('nothing was billed');
  const waiting = await mailOf(first.id);
  expect(waiting.status).toBe('waiting');
  expect(waiting.lastError).toContain('450');
  const taking = await startRefusingMailServer({ port, refused: [], responseCode: 450 });
  try {
    await environment.sleep('2 hours');
    expect(await isWaiting(first.id)).toBe(false);
    expect((await mailOf(first.id)).status).toBe('sent');
  } finally {
    await taking.stop();
    await cancel();
  }
}, 120_000);

test('a mail that could not be sent for a week is failed, with the reason, where a person sees it', async () => {
  const { environment } = stack;
  const { subscriptionId, cancel } = await startSubscription({ email: 'kunde@prove.example', everyDays: 60 });
  await environment.sleep('2 days');
  const [first] = await invoicesOf(subscriptionId);
  if (first === undefined) throw new Error('nothing was billed');
  await environment.sleep('5 days');
  expect((await mailOf(first.id)).status).toBe('waiting');
  await environment.sleep('2 days');
  expect(await isWaiting(first.id)).toBe(false);
  const failed = await mailOf(first.id);
  expect(failed).toMatchObject({ status: 'failed', sentAt: null });
  expect(failed.lastError).toMatch(/^given up: .*ECONNREFUSED/);
  await cancel();
}, 120_000);
