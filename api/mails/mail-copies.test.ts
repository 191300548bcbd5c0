import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { tryCopy } from '../../activities/mails/email-copy.ts';
import { tryInvoiceMail } from '../../activities/mails/email-invoice.ts';
import { createMailer, type Mailer } from '../../activities/mails/mailer.ts';
import { outcomeOf } from '../../activities/mails/send-letter.ts';
import { findMailDifferences } from '../../db/self-checks/find-mail-differences.ts';
import { noteMailGivenUp } from '../../db/mails/note-mail-outcome.ts';
import { startMailCatcher, type MailCatcher } from '../../dev/mail-catcher.ts';
import { createPdfPool, type PdfPool } from '../../documents/render-pool.ts';
import type { CreditorId, DebtorId, InvoiceId, MailCopyId } from '../../domain/identifiers/ids.ts';
import { openTestApiOnTemporal } from '../../tests/support/open-test-api.ts';
import { sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice } from '../../tests/support/sample-payments.ts';
import type { TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApiOnTemporal();
let folder: string;
let mails: MailCatcher;
let pdf: PdfPool;
let mailer: Mailer;
let creditor: TestCreditor;
let creditorId: CreditorId;
let debtorId: DebtorId;
let invoiceId: InvoiceId;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-mail-copies-'));
  mails = await startMailCatcher({ folder });
  pdf = createPdfPool({ size: 1 });
  mailer = createMailer({ smtpUrl: mails.smtpUrl, sender: null });
  creditor = await api.creditor();
  creditorId = creditor.creditorId as CreditorId;
});
beforeEach(async () => {
  debtorId = await sampleDebtor(database.orm, { creditorId, email: 'foerst@prove.example' });
  invoiceId = await sampleInvoice(database.orm, { creditorId, debtorId });
});
afterAll(async () => {
  mailer.close();
  await pdf.close();
  await mails.stop();
  await rm(folder, { recursive: true, force: true });
});

const call = (method: 'get' | 'post' | 'patch', path: string, more: Partial<Parameters<typeof api.call>[2]> = {}) =>
  api.call(method, path, { key: creditor.admin, ...more });
const ask = (idempotencyKey?: string) =>
  call(
    'post',
    `/v1/invoices/${invoiceId}/mail`,
    idempotencyKey === undefined ? {} : { headers: { 'idempotency-key': idempotencyKey } },
  );
const send = async (copyId?: MailCopyId) => {
  const parts = { orm: database.orm, pdf, mailer };
  return outcomeOf(
    await (copyId === undefined ? tryInvoiceMail(parts, { invoiceId, nowMs: null }) : tryCopy(parts, copyId)),
  );
};
const sentTo = async (recipient: string) =>
  (await mails.messages()).filter(({ to }) => JSON.stringify(to).includes(recipient));
const listed = async () =>
  (await call('get', '/v1/mails?limit=100')).body.data.filter(
    (mail: { invoiceId: string }) => mail.invoiceId === invoiceId,
  );

describe('an invoice that was mailed is mailed again', () => {
  test('as a copy that says so, to the address of today, with the PDF as it was first made, in a row of its own', async () => {
    await send();
    await call('patch', `/v1/debtors/${debtorId}`, { body: { email: 'nu@prove.example' } });
    const { status, body } = await ask();
    expect([status, body]).toMatchObject([
      202,
      { kind: 'invoice', copy: true, invoiceId, status: 'waiting', recipient: 'nu@prove.example' },
    ]);
    const { id: copyId } = body;
    for (let times = 0; times < 2; times += 1) expect(await send(copyId)).toBe('sent');
    const [copy, ...others] = await sentTo('nu@prove.example');
    const [first] = await sentTo('foerst@prove.example');
    expect(others).toEqual([]);
    expect(copy?.subject).toBe(`Kopi: ${first?.subject}`);
    expect(copy?.text).toContain('Dette er en kopi af en mail, som vi har sendt før.');
    expect(copy?.html).toContain('Dette er en kopi');
    expect(copy?.messageId).not.toBe(first?.messageId);
    expect(copy?.attachments[0]?.content.equals(first?.attachments[0]?.content ?? Buffer.of())).toBe(true);
    expect(await listed()).toMatchObject([
      { id: copyId, copy: true, status: 'sent', recipient: 'nu@prove.example' },
      { id: invoiceId, copy: false, status: 'sent', recipient: 'foerst@prove.example' },
    ]);
    expect((await call('get', `/v1/invoices/${invoiceId}`)).body.mail).toMatchObject({ id: invoiceId, copy: false });
  });

  test('once for each time that it is asked for: with one key it is one copy, and one at a time is under way', async () => {
    expect([(await ask()).status, (await ask()).body.code]).toEqual([409, 'mail_not_failed']);
    await send();
    const [one, again] = [await ask('copy-once'), await ask('copy-once')];
    expect([one.status, again.body.id]).toEqual([202, one.body.id]);
    expect((await ask()).body.code).toBe('mail_not_failed');
    await send(one.body.id);
    const next = await ask();
    expect([next.status, next.body.id === one.body.id]).toEqual([202, false]);
    expect(await listed()).toHaveLength(3);
  });

  test('but not where the debtor has no address any more', async () => {
    await send();
    await call('patch', `/v1/debtors/${debtorId}`, { body: { email: null } });
    expect((await ask()).body.code).toBe('debtor_without_email');
  });

  test('and a copy that is given up is found by the self-check', async () => {
    await send();
    const { id: copyId } = (await ask()).body;
    await noteMailGivenUp(database.orm.em.fork(), { copyId });
    expect(await findMailDifferences(database.orm.em.fork(), { creditorId })).toContainEqual(
      expect.objectContaining({
        code: 'mail_failed',
        objectId: invoiceId,
        details: expect.objectContaining({ copyId }),
      }),
    );
  });
});
