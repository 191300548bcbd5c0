import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { InvoiceMail } from '../../db/entities/invoice-mail.ts';
import { noteMailGivenUp } from '../../db/mails/note-mail-outcome.ts';
import { createPdfPool, type PdfPool } from '../../documents/render-pool.ts';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { mailThroughRefusingServer } from '../../tests/support/refusing-mail-server.ts';
import { sampleCreditor, sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice } from '../../tests/support/sample-payments.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { createEmailInvoice } from './email-invoice.ts';

const FIRST = 'foerst@prove.example';
const SECOND = 'leder@prove.example';
const COPY = 'bogholder@prove.example';

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

/** An invoice to a debtor with three addresses, and how it is sent through a server that refuses some of them. */
async function invoiceThrough(given: { refused: string[]; responseCode?: number }) {
  const { orm } = database;
  const debtorId = await sampleDebtor(orm, { creditorId, email: FIRST, alsoTo: [SECOND], copyTo: [COPY] });
  const invoiceId = await sampleInvoice(orm, { creditorId, debtorId });
  const { server, mailer, stop } = await mailThroughRefusingServer(given);
  stops.push(stop);
  return { debtorId, invoiceId, server, send: () => createEmailInvoice({ orm, pdf, mailer })({ invoiceId }) };
}

const mailOf = (invoiceId: InvoiceId) => database.orm.em.fork().findOneOrFail(InvoiceMail, { invoiceId });

describe('a mail to several addresses', () => {
  test('is one message to all of them, with To and Cc, and is sent once', async () => {
    const { invoiceId, server, send } = await invoiceThrough({ refused: [] });
    expect([await send(), await send()]).toEqual(['sent', 'sent']);
    expect(server.taken.map(({ to }) => to)).toEqual([[FIRST, SECOND, COPY]]);
    const mail = await simpleParser(server.taken[0]?.message ?? Buffer.of());
    expect([mail.to, mail.cc].flat().map((one) => one?.text)).toEqual([
      `"Prøvekunde Åse Øst" <${FIRST}>, ${SECOND}`,
      COPY,
    ]);
    expect(await mailOf(invoiceId)).toMatchObject({ status: 'sent', taken: [FIRST, SECOND, COPY], refused: [] });
  });

  test('is sent where the server refuses one for good and takes it for the others, and says which and why', async () => {
    const { invoiceId, server, send } = await invoiceThrough({ refused: [COPY] });
    expect([await send(), await send()]).toEqual(['sent', 'sent']);
    expect(server.taken.map(({ to }) => to)).toEqual([[FIRST, SECOND]]);
    expect(await mailOf(invoiceId)).toMatchObject({
      status: 'sent',
      attempts: 1,
      lastError: null,
      taken: [FIRST, SECOND],
      refused: [{ address: COPY, reason: expect.stringContaining('550') }],
    });
  });

  test('is refused where the server refuses them all', async () => {
    const { invoiceId, server, send } = await invoiceThrough({ refused: [FIRST, SECOND, COPY] });
    expect(await send()).toBe('refused');
    expect(server.taken).toEqual([]);
    expect(await mailOf(invoiceId)).toMatchObject({ status: 'failed', sentAt: null, taken: [], refused: [] });
  });

  test('waits for one that the server does not take now, and is then sent to that one alone, byte for byte', async () => {
    const refused = [COPY];
    const { invoiceId, server, send } = await invoiceThrough({ refused, responseCode: 450 });
    await expect(send()).rejects.toThrow(COPY);
    expect(await mailOf(invoiceId)).toMatchObject({ status: 'waiting', taken: [FIRST, SECOND], refused: [] });
    await expect(send()).rejects.toThrow('rejected');
    refused.length = 0;
    expect(await send()).toBe('sent');
    expect(server.taken.map(({ to }) => to)).toEqual([[FIRST, SECOND], [COPY]]);
    const [one, other] = server.taken;
    expect(one?.message.equals(other?.message ?? Buffer.of())).toBe(true);
    expect(await mailOf(invoiceId)).toMatchObject({ status: 'sent', lastError: null, taken: [FIRST, SECOND, COPY] });
  });

  test('is sent to those who have it where the last one is given up', async () => {
    const { invoiceId, send } = await invoiceThrough({ refused: [COPY], responseCode: 450 });
    await expect(send()).rejects.toThrow(COPY);
    await noteMailGivenUp(database.orm.em.fork(), { invoiceId });
    expect(await mailOf(invoiceId)).toMatchObject({
      status: 'sent',
      sentAt: expect.any(Date),
      refused: [{ address: COPY, reason: expect.stringMatching(/^given up: .*450/) }],
    });
    expect(await send()).toBe('sent');
  });

  test('goes where it was to go when it was written, whatever the debtor’s addresses become', async () => {
    const { debtorId, server, send } = await invoiceThrough({ refused: [] });
    await database.orm.em.fork().execute(`update debtor set also_to = '{}', copy_to = '{}' where id = ?`, [debtorId]);
    expect(await send()).toBe('sent');
    expect(server.taken.map(({ to }) => to)).toEqual([[FIRST, SECOND, COPY]]);
  });
});
