import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { IndexationMail } from '../../db/entities/indexation-mail.ts';
import { PaymentMail } from '../../db/entities/payment-mail.ts';
import { insertPaymentMails } from '../../db/mails/insert-payment-mails.ts';
import { createPdfPool, type PdfPool } from '../../documents/render-pool.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { mailThroughRefusingServer } from '../../tests/support/refusing-mail-server.ts';
import { sampleCollection } from '../../tests/support/sample-collection.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from '../../tests/support/sample-data.ts';
import { sampleIndexation } from '../../tests/support/sample-indexation.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { createAnnounceIndexation } from '../indexations/announce-indexation.ts';
import { createEmailIndexation } from '../indexations/email-indexation.ts';
import { tryPaymentMail } from './email-payment.ts';
import type { Mailer } from './mailer.ts';
import { outcomeOf } from './send-letter.ts';

const FIRST = 'foerst@prove.example';
const SECOND = 'leder@prove.example';
const COPY = 'bogholder@prove.example';
/** Before any of what is paid here is due, and early enough to announce a step. */
const NOW_MS = Date.UTC(2026, 10, 20, 8);

let database: OpenTestDatabase;
let pdf: PdfPool;
let creditorId: CreditorId;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  pdf = createPdfPool({ size: 1 });
  creditorId = await sampleCreditor(database.orm);
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});
afterAll(async () => {
  await pdf.close();
  await database.close();
});

/** A mail to a debtor with three addresses that is no invoice's own: how it is sent, and what is kept of it. */
interface Written {
  readonly send: (mailer: Mailer) => Promise<string>;
  readonly kept: () => Promise<PaymentMail | IndexationMail>;
}

/** That asks for what Betalingsservice does not bring. */
async function payment(): Promise<Written> {
  const { orm } = database;
  const em = orm.em.fork();
  const { invoiceId, debtorId, collection } = await sampleCollection(orm, { creditorId, email: FIRST });
  await em.execute('update debtor set also_to = array[?], copy_to = array[?] where id = ?', [SECOND, COPY, debtorId]);
  const requests = [{ invoiceId, reason: 'too_late', causeId: collection.id }] as const;
  await insertPaymentMails(em, { creditorId, requests });
  const { id: paymentMailId } = await em.findOneOrFail(PaymentMail, { invoiceId });
  return {
    send: async (mailer) => outcomeOf(await tryPaymentMail({ orm, pdf, mailer }, { paymentMailId, askedAtMs: NOW_MS })),
    kept: () => orm.em.fork().findOneOrFail(PaymentMail, { id: paymentMailId }),
  };
}

/** That tells of the prices of the year to come. */
async function announcement(): Promise<Written> {
  const { orm } = database;
  const addresses = { email: FIRST, alsoTo: [SECOND], copyTo: [COPY] };
  const debtorId = await sampleDebtor(orm, { creditorId, ...addresses });
  const subscriptionId = await sampleSubscription(orm, { creditorId, debtorId, startOn: civilDate('2026-11-01') });
  await sampleIndexation(orm, { creditorId, subscriptionId, fromOn: civilDate('2027-01-01'), noticeDays: 42 });
  const outcome = await createAnnounceIndexation({ orm })({ creditorId, subscriptionId, nowMs: NOW_MS });
  if (outcome.kind !== 'mail') throw new Error(outcome.kind);
  const { stepId } = outcome;
  return {
    send: (mailer) => createEmailIndexation({ orm, mailer })({ stepId }),
    kept: () => orm.em.fork().findOneOrFail(IndexationMail, { indexationStepId: stepId }),
  };
}

/** Sends a mail through a server that refuses some of its addresses. */
async function through(write: () => Promise<Written>, given: { refused: string[]; responseCode?: number }) {
  const { send, kept } = await write();
  const { server, mailer, stop } = await mailThroughRefusingServer(given);
  stops.push(stop);
  return { server, kept, send: () => send(mailer) };
}

describe.each([
  ['that asks for a payment', payment],
  ['that announces a yearly step', announcement],
])('a mail %s', (_what, write) => {
  test('is one message to all of the debtor’s addresses, with To and Cc, and is sent once', async () => {
    const { server, kept, send } = await through(write, { refused: [] });
    expect([await send(), await send()]).toEqual(['sent', 'sent']);
    expect(server.taken.map(({ to }) => to)).toEqual([[FIRST, SECOND, COPY]]);
    const { to, cc } = await simpleParser(server.taken[0]?.message ?? Buffer.of());
    const addresses = [to, cc].map((field) => [field].flat().flatMap((one) => one?.value ?? []));
    expect(addresses.map((of) => of.map(({ address }) => address))).toEqual([[FIRST, SECOND], [COPY]]);
    expect(await kept()).toMatchObject({ status: 'sent', taken: [FIRST, SECOND, COPY], refused: [] });
  });

  test('is sent where the server refuses one for good, and says which and why', async () => {
    const { server, kept, send } = await through(write, { refused: [COPY] });
    expect([await send(), await send()]).toEqual(['sent', 'sent']);
    expect(server.taken.map(({ to }) => to)).toEqual([[FIRST, SECOND]]);
    const refused = [{ address: COPY, reason: expect.stringContaining('550') }];
    expect(await kept()).toMatchObject({
      status: 'sent',
      attempts: 1,
      lastError: null,
      taken: [FIRST, SECOND],
      refused,
    });
  });
});

test('a mail that asks for a payment waits for one that the server does not take now, and is then sent to that one alone, byte for byte', async () => {
  const refused = [SECOND];
  const { server, kept, send } = await through(payment, { refused, responseCode: 450 });
  await expect(send()).rejects.toThrow(SECOND);
  expect(await kept()).toMatchObject({ status: 'waiting', taken: [FIRST, COPY], refused: [] });
  refused.length = 0;
  expect(await send()).toBe('sent');
  expect(server.taken.map(({ to }) => to)).toEqual([[FIRST, COPY], [SECOND]]);
  const [one, other] = server.taken;
  expect(one?.message.equals(other?.message ?? Buffer.of())).toBe(true);
  expect(await kept()).toMatchObject({ status: 'sent', lastError: null, refused: [] });
});

test('an announcement is told when the server has taken it for one, and says whom it did not reach, even for now', async () => {
  const { server, kept, send } = await through(announcement, { refused: [SECOND], responseCode: 450 });
  expect([await send(), await send()]).toEqual(['sent', 'sent']);
  expect(server.taken.map(({ to }) => to)).toEqual([[FIRST, COPY]]);
  const refused = [{ address: SECOND, reason: expect.stringContaining('450') }];
  expect(await kept()).toMatchObject({ status: 'sent', taken: [FIRST, COPY], refused });
});
