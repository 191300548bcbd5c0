import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Collection } from '../../db/entities/collection.ts';
import { PaymentMail } from '../../db/entities/payment-mail.ts';
import { insertPaymentMails } from '../../db/mails/insert-payment-mails.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { startApiStack, type ApiStack } from '../../tests/support/api-stack.ts';
import { sampleCollection, sampleSettlement } from '../../tests/support/sample-collection.ts';
import type { TestCreditor } from '../test-api.ts';

const UNTIL_MS = 30_000;
const POLL_MS = 100;

let stack: ApiStack;
let creditor: TestCreditor;
let creditorId: CreditorId;

beforeAll(async () => {
  stack = await startApiStack();
  creditor = await stack.api.creditor({
    betalingsservice: { pbsNumber: '00000018', debtorGroup: '00001', dataSupplierNumber: '10000009' },
  });
  creditorId = creditor.creditorId as CreditorId;
}, 120_000);
afterAll(() => stack.close());

const get = async (path: string) => (await stack.api.call('get', path, { key: creditor.admin })).body;
const post = (path: string) => stack.api.call('post', path, { key: creditor.admin });
const sql = (statement: string, values: readonly unknown[]) => stack.orm.em.fork().execute(statement, [...values]);
const mailOf = (invoiceId: InvoiceId) => stack.orm.em.fork().findOneOrFail(PaymentMail, { invoiceId });
const idOf = async ({ invoiceId }: { invoiceId: InvoiceId }) => (await mailOf(invoiceId)).id;

async function until<Value>(read: () => Promise<Value>, met: (value: Value) => boolean): Promise<Value> {
  const giveUpAt = performance.now() + UNTIL_MS;
  for (;;) {
    const value = await read();
    if (met(value)) return value;
    if (performance.now() > giveUpAt) throw new Error(`waited in vain: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

const untilSent = (invoiceId: InvoiceId) =>
  until(
    async () => (await mailOf(invoiceId)).status,
    (status) => status === 'sent',
  );

/** An invoice that Betalingsservice was to draw and that nobody is asked for yet; it has its own mail. */
async function drawn(email?: string | null) {
  const sample = await sampleCollection(stack.orm, { creditorId, ...(email === undefined ? {} : { email }) });
  await sql(`update collection set status = 'withdrawn' where invoice_id = ?`, [sample.invoiceId]);
  await sql(`update invoice_mail set status = 'sent', sent_at = now() where invoice_id = ?`, [sample.invoiceId]);
  return sample;
}

async function ask({ invoiceId, collection }: { invoiceId: InvoiceId; collection: Collection }) {
  const requests = [{ invoiceId, reason: 'withdrawn' as const, causeId: collection.id }];
  await stack.orm.em.fork().transactional((em) => insertPaymentMails(em, { creditorId, requests }));
  return (await mailOf(invoiceId)).id;
}

const changeEmail = (debtorId: DebtorId, email: string | null) =>
  sql('update debtor set email = ? where id = ?', [email, debtorId]);

/** Checks now and answers what is open, by code and object. */
async function check(): Promise<string[]> {
  const answer = await post('/v1/self-checks');
  expect([answer.status, answer.body.finishedAt]).toEqual([202, expect.any(String)]);
  const { data } = await get('/v1/findings?status=open&limit=100');
  return data
    .filter(({ objectType }: { objectType: string }) => objectType === 'payment_mail')
    .map(({ code, objectId }: { code: string; objectId: string }) => `${code} ${objectId}`)
    .toSorted();
}

test('a mail that is asked for goes out by itself, and can be read as it was sent', async () => {
  const sample = await drawn();
  const id = await ask(sample);
  await untilSent(sample.invoiceId);
  const html = await stack.api.call('get', `/v1/payment-mails/${id}/file?part=html`, { key: creditor.admin });
  expect([html.status, html.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(html.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; .*frame-ancestors 'self'; sandbox$/,
  );
  expect(html.body).toContain('<html');
  const file = await stack.api.call('get', `/v1/payment-mails/${id}/file`, { key: creditor.admin });
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'message/rfc822']);
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="\d+-withdrawn\.eml"$/);
  expect(file.body).toContain(`<${id}@payment.termin>`);
  const [listed] = (await get('/v1/mails?status=sent')).data;
  expect(listed).toMatchObject({ id, kind: 'payment', reason: 'withdrawn', invoiceId: sample.invoiceId });
  const again = await post(`/v1/payment-mails/${id}/resend`);
  expect([again.status, again.body.code]).toEqual([409, 'mail_not_failed']);
  expect((await post(`/v1/payment-mails/${randomUUID()}/resend`)).status).toBe(404);
  // The invoice's own mail is not mistaken for it.
  expect((await get(`/v1/invoices/${sample.invoiceId}`)).mail).toMatchObject({ kind: 'invoice', reason: null });
});

test('a debtor without an address is seen on the mail, and it is sent when there is one', async () => {
  const sample = await drawn(null);
  const id = await ask(sample);
  const [listed] = (await get('/v1/mails?status=failed')).data;
  expect(listed).toMatchObject({ id, recipient: null, lastError: 'the debtor has no e-mail address' });
  const path = `/v1/payment-mails/${id}`;
  expect((await get(`${path}/file`)).code).toBe('not_rendered_yet');
  const refused = await post(`${path}/resend`);
  expect([refused.status, refused.body.code]).toEqual([409, 'debtor_without_email']);
  await changeEmail(sample.debtorId, 'nu@prove.example');
  const resent = await post(`${path}/resend`);
  expect([resent.status, resent.body.status, resent.body.recipient]).toEqual([202, 'waiting', 'nu@prove.example']);
  await untilSent(sample.invoiceId);
});

test('a mail that has failed and one that nobody sends are found, and sent by one call; one that is not needed any more is not', async () => {
  const [failed, stale, nobody, paid] = [await drawn(), await drawn(), await drawn(), await drawn()];
  for (const sample of [failed, stale, nobody, paid]) {
    await ask(sample);
    await untilSent(sample.invoiceId);
  }
  for (const { invoiceId } of [failed, nobody, paid]) {
    await sql(`update payment_mail set status = 'failed', sent_at = null where invoice_id = ?`, [invoiceId]);
  }
  await sql(
    `update payment_mail set status = 'waiting', sent_at = null, created_at = now() - '25 hours'::interval where invoice_id = ?`,
    [stale.invoiceId],
  );
  await sql('update payment_mail set recipient = null where invoice_id = ?', [nobody.invoiceId]);
  await changeEmail(nobody.debtorId, null);
  await sampleSettlement(stack.orm, { creditorId, ...paid, amountOre: 12_500n });
  expect(await check()).toEqual(
    [
      `mail_failed ${await idOf(failed)}`,
      `mail_failed ${await idOf(nobody)}`,
      `mail_stale ${await idOf(stale)}`,
    ].toSorted(),
  );
  const repaired = await post('/v1/findings/repair');
  expect(repaired.body).toMatchObject({ refused: 1, left: 0 });
  await untilSent(failed.invoiceId);
  await untilSent(stale.invoiceId);
  await changeEmail(nobody.debtorId, 'igen@prove.example');
  expect((await post('/v1/findings/repair')).body).toMatchObject({ refused: 0, left: 0 });
  await untilSent(nobody.invoiceId);
  expect(await check()).toEqual([]);
});
