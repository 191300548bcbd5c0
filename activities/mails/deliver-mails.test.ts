import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { InvoiceMail } from '../../db/entities/invoice-mail.ts';
import { queueMail } from '../../db/mails/queue-mails.ts';
import { takeMails } from '../../db/mails/take-mails.ts';
import { freePorts, LOOPBACK } from '../../dev/free-ports.ts';
import { createPdfPool, type PdfPool } from '../../documents/render-pool.ts';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { TRIED_FOR_MS } from '../../domain/mails/next-try.ts';
import { type RefusingMailServer, startRefusingMailServer } from '../../tests/support/refusing-mail-server.ts';
import { sampleCreditor, sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice } from '../../tests/support/sample-payments.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { createDeliverMails } from './deliver-mails.ts';
import type { DeliverMailsInput } from './mail-round.ts';
import { createMailer } from './mailer.ts';

const NOW_MS = Date.UTC(2040, 9, 10, 10);
const REFUSED = 'afviser@prove.example';

let database: OpenTestDatabase;
let pdf: PdfPool;
let creditorId: CreditorId;
let port: number;
let turns: number;
const stops: (() => Promise<void> | void)[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  pdf = createPdfPool({ size: 1 });
  creditorId = await sampleCreditor(database.orm);
});
beforeEach(async () => {
  [port = 0] = await freePorts(1);
  turns = 0;
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await database.orm.em.fork().execute('delete from mail_queue');
});
afterAll(async () => {
  await pdf.close();
  await database.close();
});

async function serve(how: { refused?: readonly string[]; responseCode?: number } = {}): Promise<RefusingMailServer> {
  const server = await startRefusingMailServer({ port, refused: [], responseCode: 550, ...how });
  stops.push(() => server.stop());
  return server;
}

/** A call of the post office, to the server of this test, which may be away. */
async function deliver({
  heartbeat = () => undefined,
  ...input
}: Partial<DeliverMailsInput> & { heartbeat?: () => void } = {}) {
  const mailer = createMailer({ smtpUrl: `smtp://${LOOPBACK}:${port}`, sender: null });
  stops.push(() => mailer.close());
  const pace = {
    perSecond: 1000,
    turn: () => {
      turns += 1;
      return Promise.resolve();
    },
  };
  const deliverMails = createDeliverMails({ orm: database.orm, pdf, mailer, publicUrl: null, heartbeat, pace });
  return deliverMails({ callId: uuid(), nowMs: NOW_MS, wasAway: false, ...input });
}

/** Invoices whose mails the post office has. */
async function queued(count: number, { email = 'kunde@prove.example', of = creditorId } = {}): Promise<InvoiceId[]> {
  const { orm } = database;
  const debtorId = await sampleDebtor(orm, { creditorId: of, email });
  const ids: InvoiceId[] = [];
  for (let made = 0; made < count; made += 1) {
    const invoiceId = await sampleInvoice(orm, { creditorId: of, debtorId });
    await queueMail(orm.em.fork(), { id: invoiceId, creditorId: of, kind: 'invoice' });
    ids.push(invoiceId);
  }
  return ids;
}

const mailOf = (invoiceId: InvoiceId) => database.orm.em.fork().findOneOrFail(InvoiceMail, { invoiceId });
const rows = () =>
  database.orm.em.fork().execute<{ id: string; tries: number; dueMs: number | null; weekMs: number | null }[]>(
    `select id, tries, case when next_try_at > '-infinity' then extract(epoch from next_try_at)::float8 * 1000 end "dueMs",
         extract(epoch from give_up_at)::float8 * 1000 "weekMs" from mail_queue order by tries, id`,
  );
async function attempts(): Promise<number> {
  const [row] = await database.orm.em
    .fork()
    .execute<{ sum: number }[]>(
      'select coalesce(sum(m.attempts), 0)::int sum from invoice_mail m join mail_queue q on q.id = m.invoice_id',
    );
  return row?.sum ?? 0;
}

describe('the post office', () => {
  test('empties the queue, each mail once and at the pace that is set, and says that nothing is left', async () => {
    const server = await serve();
    const ids = [...(await queued(20)), ...(await queued(3, { of: await sampleCreditor(database.orm) }))];
    expect(await deliver()).toEqual({ sent: 23, failed: 0, isAway: false, waiting: 0, nextTryAtMs: null });
    expect(server.taken).toHaveLength(23);
    expect(turns).toBe(23);
    for (const id of ids) expect(await mailOf(id)).toMatchObject({ status: 'sent', attempts: 1 });
  });

  test('gives each creditor a turn before any has its second', async () => {
    const [other, third] = [await sampleCreditor(database.orm), await sampleCreditor(database.orm)];
    const many = await queued(8);
    const few = await queued(2, { of: other });
    const one = await queued(1, { of: third });
    const taken = await takeMails(database.orm.em.fork(), { callId: uuid(), nowMs: NOW_MS, inHand: [], limit: 6 });
    const ids = taken.map(({ id }) => id);
    expect(new Set(ids.slice(0, 3))).toEqual(new Set([many[0], few[0], one[0]]));
    expect(new Set(ids.slice(3, 5))).toEqual(new Set([many[1], few[1]]));
    expect(ids[5]).toBe(many[2]);
  });

  test('leaves a mail that is refused for good to a person', async () => {
    await serve({ refused: [REFUSED] });
    const [id] = await queued(1, { email: REFUSED });
    if (id === undefined) throw new Error('no mail was queued');
    expect(await deliver()).toMatchObject({ sent: 0, failed: 1, waiting: 0, nextTryAtMs: null });
    expect(await mailOf(id)).toMatchObject({ status: 'failed', attempts: 1 });
  });

  test('tries one that is not taken now again, ever later, and says when; the others do not wait for it', async () => {
    await serve({ refused: [REFUSED], responseCode: 450 });
    await queued(10, { email: REFUSED });
    await queued(10);
    const first = await deliver();
    expect(first).toMatchObject({ sent: 10, isAway: false, waiting: 10 });
    expect(first.nextTryAtMs).toBeGreaterThanOrEqual(NOW_MS + 1000);
    const again = await deliver({ nowMs: NOW_MS + 60_000 });
    expect(again).toMatchObject({ sent: 0, waiting: 10 });
    expect(again.nextTryAtMs).toBeGreaterThanOrEqual(NOW_MS + 63_000);
    expect(Math.min(...(await rows()).map(({ tries }) => tries))).toBeGreaterThanOrEqual(2);
  });

  test('does not try all where the mail server is away, and then one alone', async () => {
    await queued(40);
    expect(await deliver()).toMatchObject({ sent: 0, failed: 0, isAway: true, waiting: 40 });
    const tried = await attempts();
    expect(tried).toBeGreaterThanOrEqual(5);
    expect(tried).toBeLessThanOrEqual(12);
    expect(await deliver({ wasAway: true })).toMatchObject({ isAway: true, waiting: 40 });
    expect(await attempts()).toBe(tried + 1);
    // Those that were left alone are due as before.
    expect((await rows()).filter(({ dueMs }) => dueMs === null)).toHaveLength(40 - tried - 1);
    await serve();
    expect(await deliver({ nowMs: NOW_MS + 60_000, wasAway: true })).toMatchObject({
      sent: 40,
      isAway: false,
      waiting: 0,
    });
  });

  test('gives up what could not be sent for a week, whether it was tried or left alone meanwhile', async () => {
    const ids = await queued(20);
    await deliver();
    expect((await rows()).every(({ weekMs }) => weekMs !== null)).toBe(true);
    expect(await deliver({ nowMs: NOW_MS + TRIED_FOR_MS - 60_000, wasAway: true })).toMatchObject({
      failed: 0,
      waiting: 20,
    });
    expect(await deliver({ nowMs: NOW_MS + TRIED_FOR_MS + 60_000, wasAway: true })).toMatchObject({
      failed: 20,
      waiting: 0,
    });
    for (const id of ids) {
      expect(await mailOf(id)).toMatchObject({ status: 'failed', lastError: expect.stringMatching(/^given up: /) });
    }
  });

  test('takes up what a lost worker had in hand, for the same call alone, and sends nothing that was sent', async () => {
    const server = await serve();
    const ids = await queued(3);
    const callId = uuid();
    await takeMails(database.orm.em.fork(), { callId, nowMs: NOW_MS, inHand: [], limit: 10 });
    await database.orm.em
      .fork()
      .execute(`update invoice_mail set status = 'sent', sent_at = now() where invoice_id = ?`, [ids[0]]);
    expect(await deliver()).toMatchObject({ sent: 0, waiting: 3 });
    expect(await deliver({ callId })).toMatchObject({ waiting: 0, nextTryAtMs: null });
    expect(server.taken).toHaveLength(2);
  });

  test('gives back what it has not tried where its worker is told to stop', async () => {
    const server = await serve();
    await queued(30);
    const stopped = await deliver({
      heartbeat: () => {
        if (server.taken.length > 0) throw new Error('told to stop');
      },
    });
    expect(stopped.waiting).toBeGreaterThan(0);
    expect(stopped.nextTryAtMs).toBeLessThan(NOW_MS + 60_000);
    expect(await deliver({ nowMs: NOW_MS + 60_000 })).toMatchObject({ waiting: 0 });
    expect(server.taken).toHaveLength(30);
  });

  test('leaves what a person has asked for anew meanwhile', async () => {
    const refused = [REFUSED];
    const server = await serve({ refused, responseCode: 450 });
    const [id] = await queued(1, { email: REFUSED });
    if (id === undefined) throw new Error('no mail was queued');
    await deliver();
    await queueMail(database.orm.em.fork(), { id, creditorId, kind: 'invoice' });
    expect(await rows()).toMatchObject([{ tries: 0, dueMs: null, weekMs: null }]);
    refused.length = 0;
    expect(await deliver()).toMatchObject({ sent: 1, waiting: 0 });
    expect(server.taken).toHaveLength(1);
  });
});
