import { beforeEach, describe, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { createAnnounceIndexation } from '../../activities/indexations/announce-indexation.ts';
import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import { draftSet } from '../../activities/invoices/draft-set.ts';
import { OutboxMessage } from '../../db/entities/outbox.ts';
import { insertPaymentMails } from '../../db/mails/insert-payment-mails.ts';
import { insertMonthlyStatements } from '../../db/mails/insert-statement-mails.ts';
import { chunksOf } from '../http/chunks-of.ts';
import { pageText, readPdf } from '../../documents/read-pdf.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { sampleDebtor, sampleSubscription } from '../../tests/support/sample-data.ts';
import { sampleIndexation } from '../../tests/support/sample-indexation.ts';
import { sampleListed, sampleReminder } from '../../tests/support/sample-reminder.ts';
import { sampleInvoice, sampleMatch, samplePayment } from '../../tests/support/sample-payments.ts';
import type { TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApi();
const START = civilDate('2026-01-01');
const BILLED_AT_MS = Date.UTC(2026, 0, 1, 3);

let creditor: TestCreditor;
let creditorId: CreditorId;
let debtorId: DebtorId;

beforeEach(async () => {
  creditor = await api.creditor();
  creditorId = creditor.creditorId as CreditorId;
  debtorId = await sampleDebtor(database.orm, { creditorId, delivery: 'paper', email: null });
});

const call = (method: 'get' | 'post' | 'patch', path: string, body?: object, key?: string) =>
  api.call(method, path, {
    key: creditor.admin,
    ...(body === undefined ? {} : { body }),
    ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
  });
const get = async (path: string) => (await call('get', path)).body;
const invoice = () => sampleInvoice(database.orm, { creditorId, debtorId });
async function pay(invoiceId: InvoiceId, amountOre: bigint): Promise<void> {
  const bookedOn = civilDate('2026-02-11');
  const paymentId = await samplePayment(database.orm, { creditorId, amountOre, bookedOn, paidOn: bookedOn });
  await sampleMatch(database.orm, { creditorId, paymentId, debtorId, invoiceId, amountOre, bookedOn });
}
const makeBatch = (body: object = {}, key?: string) => call('post', '/v1/print-batches', body, key);
const pdfOf = async (id: string) =>
  Buffer.from((await call('get', `/v1/print-batches/${id}/pdf`)).body as string, 'latin1');
const queued = async () => (await get('/v1/print-queue?limit=100')).data;
const idsOf = (items: readonly { invoiceId: string }[]) => items.map(({ invoiceId }) => invoiceId);

describe('the print queue', () => {
  test('holds what debtors get on paper in the order of issue, and nothing of those who get mail', async () => {
    const others = await sampleDebtor(database.orm, { creditorId });
    const first = await invoice();
    await sampleInvoice(database.orm, { creditorId, debtorId: others });
    const second = await invoice();
    expect(await queued()).toMatchObject([
      { invoiceId: first, kind: 'invoice', debtorId, total: '125.00', reason: null, printBatchId: null },
      { invoiceId: second },
    ]);
    expect(idsOf((await get(`/v1/print-queue?debtorId=${others}`)).data)).toEqual([]);
    expect(idsOf((await get('/v1/print-queue?kind=credit_note')).data)).toEqual([]);
    expect((await get('/v1/overview')).waiting.prints.count).toBe(2);
  });

  test('pages on in the order in which it is printed, and is no other creditor’s', async () => {
    const ids = [await invoice(), await invoice(), await invoice()];
    const page = await get('/v1/print-queue?limit=2');
    const rest = await get(`/v1/print-queue?limit=2&cursor=${page.nextCursor}`);
    expect([idsOf(page.data), idsOf(rest.data), rest.nextCursor]).toEqual([ids.slice(0, 2), ids.slice(2), null]);
    const stranger = await api.creditor();
    expect((await api.call('get', '/v1/print-queue', { key: stranger.admin })).body.data).toEqual([]);
    const { body: made } = await makeBatch();
    for (const path of ['', '/pdf', '/letters']) {
      const answer = await api.call('get', `/v1/print-batches/${made.id}${path}`, { key: stranger.admin });
      expect(answer.status).toBe(404);
    }
  });

  test('takes a debtor’s choice from the next document on, by the API', async () => {
    const mailed = await sampleDebtor(database.orm, { creditorId });
    const before = await sampleInvoice(database.orm, { creditorId, debtorId: mailed });
    expect((await call('patch', `/v1/debtors/${mailed}`, { delivery: 'paper' })).body.delivery).toBe('paper');
    const after = await sampleInvoice(database.orm, { creditorId, debtorId: mailed });
    expect(idsOf(await queued())).toEqual([after]);
    expect(await get(`/v1/invoices/${before}`)).toMatchObject({
      delivery: 'mail',
      mail: { status: 'waiting' },
      prints: [],
    });
    expect(await get(`/v1/invoices/${after}`)).toMatchObject({
      delivery: 'paper',
      mail: null,
      prints: [{ reason: null }],
    });
    const { data } = await get(`/v1/debtors/${mailed}/audit`);
    expect(JSON.stringify(data[0].changes)).toContain('paper');
    const refused = await call('patch', `/v1/debtors/${mailed}`, { delivery: 'pigeon' });
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, '/delivery']);
  });
});

describe('a batch', () => {
  test('takes what has waited longest out of the queue, is numbered, and is one however often it is asked for', async () => {
    expect((await makeBatch()).body.code).toBe('nothing_to_print');
    const [first, second, third] = [await invoice(), await invoice(), await invoice()];
    const [one, again] = [await makeBatch({ limit: 2 }, 'once'), await makeBatch({ limit: 2 }, 'once')];
    expect([one.status, one.body]).toMatchObject([201, { number: 1, letters: 2, status: 'made', letterMarks: 'none' }]);
    expect(again.body.id).toBe(one.body.id);
    expect(idsOf((await get(`/v1/print-batches/${one.body.id}/letters`)).data)).toEqual([first, second]);
    expect(idsOf(await queued())).toEqual([third]);
    const two = (await makeBatch()).body;
    expect(two).toMatchObject({ number: 2, letters: 1 });
    expect((await get('/v1/print-batches')).data.map(({ id }: { id: string }) => id)).toEqual([two.id, one.body.id]);
    expect((await makeBatch({ limit: 501 })).body.errors).toMatchObject([{ path: '/limit' }]);
  });

  test('asked for twice at once, no letter is in two', async () => {
    for (let count = 0; count < 4; count += 1) await invoice();
    const made = await Promise.all([makeBatch({ limit: 2 }), makeBatch({ limit: 2 })]);
    expect(made.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(made.map(({ body }) => body.number))).toEqual(new Set([1, 2]));
    const letters = await Promise.all(made.map(({ body }) => get(`/v1/print-batches/${body.id}/letters`)));
    expect(new Set(letters.flatMap(({ data }) => idsOf(data))).size).toBe(4);
  });

  test('is one PDF of its letters, the same byte for byte, whatever the debtor and the creditor are called since', async () => {
    await invoice();
    await invoice();
    const { body: made } = await makeBatch();
    const first = await pdfOf(made.id);
    const { pages } = await readPdf(new Uint8Array(first));
    expect(pages.map((page) => /Faktura (\d+) /.exec(pageText(page))?.[1])).toEqual(
      (await get(`/v1/print-batches/${made.id}/letters`)).data.map(({ number }: { number: string }) => number),
    );
    await call('patch', '/v1/creditor', { letterMarks: 'c5', name: 'Et andet navn' });
    expect((await pdfOf(made.id)).equals(first)).toBe(true);
    expect((await get(`/v1/print-batches/${made.id}`)).letterMarks).toBe('none');
    await invoice();
    expect((await makeBatch()).body.letterMarks).toBe('c5');
  });

  test('has reminders among its letters', async () => {
    const invoiceId = await invoice();
    const reminderId = await sampleReminder(database.orm, {
      creditorId,
      debtorId,
      invoices: [sampleListed(invoiceId)],
    });
    expect(await queued()).toMatchObject([
      { invoiceId, kind: 'invoice' },
      { invoiceId: reminderId, kind: 'reminder', debtorName: expect.any(String) },
    ]);
    const { body: made } = await makeBatch();
    const { pages } = await readPdf(new Uint8Array(await pdfOf(made.id)));
    expect(
      pages.map((page) => pageText(page).includes('Betalingspåmindelse') || pageText(page).includes('ykker')),
    ).toEqual([false, true]);
    const again = await call('post', `/v1/invoices/${reminderId}/print`, { reason: 'Krøllet' });
    expect([again.status, again.body.kind]).toEqual([201, 'reminder']);
  });

  test('has no reminder of what was paid while it waited, which cannot be printed any more', async () => {
    const invoiceId = await invoice();
    const reminderId = await sampleReminder(database.orm, {
      creditorId,
      debtorId,
      feeNumber: 1,
      feeOre: 100_00n,
      invoices: [sampleListed(invoiceId, { openOre: 125_00n })],
    });
    await makeBatch({ limit: 1 });
    await pay(invoiceId, 125_00n);
    expect(idsOf(await queued())).toEqual([reminderId]);
    expect((await makeBatch()).body.code).toBe('nothing_to_print');
    expect(await queued()).toEqual([]);
    expect(await get(`/v1/reminders/${reminderId}`)).toMatchObject({
      withdrawnOn: expect.any(String),
      waived: '100.00',
      open: '0.00',
      waivers: [{ charge: 'fee', rule: 'paid_before_sent' }],
    });
    const again = await call('post', `/v1/invoices/${reminderId}/print`, { reason: 'Krøllet' });
    expect([again.status, again.body.code]).toEqual([409, 'reminder_withdrawn']);
  });

  test('has letters that ask for what Betalingsservice did not bring, of what is open when it is made, and none of what is paid', async () => {
    const [refused, paid] = [await invoice(), await invoice()];
    const requests = [refused, paid].map((invoiceId) => ({ invoiceId, reason: 'rejected' as const, causeId: uuid() }));
    await insertPaymentMails(database.orm.em.fork(), { creditorId, requests });
    await makeBatch({ limit: 2 });
    await pay(refused, 25_00n);
    await pay(paid, 125_00n);
    const { data } = await get('/v1/print-queue?kind=payment_request');
    expect(data).toMatchObject([
      { invoiceId: refused, kind: 'payment_request', number: expect.any(String), total: '125.00', debtorId },
      { invoiceId: paid },
    ]);
    const { body: made } = await makeBatch();
    expect([made.letters, await queued()]).toEqual([1, []]);
    const { pages } = await readPdf(new Uint8Array(await pdfOf(made.id)));
    const text = pages.map(pageText).join(' ');
    expect(text).toContain('blev afvist, så fakturaen er ikke betalt');
    expect(text).toContain('Mangler at blive betalt: 100,00 kr.');
    expect((await get(`/v1/mails?invoiceId=${refused}`)).data).toEqual([]);
    expect((await get(`/v1/print-batches/${made.id}/letters`)).data).toMatchObject([{ total: '100.00' }]);
  });

  test('has the statements of account of a month', async () => {
    await invoice();
    const statement = {
      creditorId,
      month: civilDate('2026-01-01'),
      recipients: 'with_open',
      after: null,
      limit: 9,
    } as const;
    await insertMonthlyStatements(database.orm.em.fork(), { ...statement, madeOn: civilDate('2026-02-03') });
    expect((await queued())[1]).toMatchObject({
      kind: 'statement',
      invoiceId: null,
      number: null,
      total: null,
      issuedOn: '2026-02-03',
    });
    const { body: made } = await makeBatch();
    const { pages } = await readPdf(new Uint8Array(await pdfOf(made.id)));
    expect(pageText(pages[1] ?? [])).toContain('Kontoudtog');
    expect((await get(`/v1/mails?debtorId=${debtorId}`)).data).toEqual([]);
  });

  test('that announces a step of prices wakes its rule when it is printed', async () => {
    const { orm } = database;
    const subscriptionId = await sampleSubscription(orm, { creditorId, debtorId, startOn: START });
    await sampleIndexation(orm, { creditorId, subscriptionId, fromOn: civilDate('2027-01-01') });
    await createAnnounceIndexation({ orm })({ creditorId, subscriptionId, nowMs: Date.UTC(2026, 11, 2, 3) });
    expect(await queued()).toMatchObject([{ kind: 'price_step', invoiceId: null, number: null, total: null }]);
    const letterOf = async () => (await get(`/v1/subscriptions/${subscriptionId}/indexation`)).steps[0].letter;
    expect(await letterOf()).toEqual({ status: 'waiting', printedAt: null });
    const { body: made } = await makeBatch();
    expect(await letterOf()).toEqual({ status: 'made', printedAt: null });
    const woken = () => orm.em.fork().count(OutboxMessage, { workflowId: `indexation/${subscriptionId}` });
    expect(await woken()).toBe(0);
    await call('post', `/v1/print-batches/${made.id}/printed`);
    expect([(await letterOf()).status, await woken()]).toEqual(['printed', 1]);
  });

  test('is printed once: a second time says so, and it still can be downloaded', async () => {
    await invoice();
    const { body: made } = await makeBatch();
    expect((await get('/v1/overview')).waiting.prints.count).toBe(1);
    const printed = await call('post', `/v1/print-batches/${made.id}/printed`);
    expect([printed.status, printed.body]).toMatchObject([200, { status: 'printed', printedAt: expect.any(String) }]);
    const again = await call('post', `/v1/print-batches/${made.id}/printed`);
    expect([again.status, again.body.code]).toEqual([409, 'already_printed']);
    expect((await pdfOf(made.id)).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await get('/v1/overview')).waiting.prints.count).toBe(0);
    expect((await get('/v1/print-batches?status=made')).data).toEqual([]);
    expect((await get('/v1/print-batches?status=printed')).data).toMatchObject([{ id: made.id }]);
    const { data } = await get('/v1/audit?objectType=print_batch');
    expect(data.map(({ action }: { action: string }) => action)).toEqual(['changed', 'created']);
  });

  test('of three hundred letters is drawn while the API answers others', async () => {
    const subscriptions = await Promise.all(
      Array.from({ length: 300 }, () => sampleSubscription(database.orm, { creditorId, debtorId, startOn: START })),
    );
    const asks = subscriptions.map((subscriptionId) => ({ subscriptionId, periodIndex: 0, billedAtMs: BILLED_AT_MS }));
    for (const some of chunksOf(asks)) {
      await draftSet(database.orm, { asks: some, queued: 'collections_and_mails', answer: () => undefined });
    }
    const { body: made } = await makeBatch();
    expect(made.letters).toBe(300);
    let answered = 0;
    const drawing = pdfOf(made.id);
    const drawn = drawing.then(() => true);
    while (!(await Promise.race([drawn, get('/v1/creditor').then(() => false)]))) answered += 1;
    const { pages } = await readPdf(new Uint8Array(await drawing));
    const numbers = pages.map((page) => /Faktura (\d+) /.exec(pageText(page))?.[1]);
    expect(numbers).toEqual(Array.from({ length: 300 }, (_, index) => `${index + 1}`));
    expect(answered).toBeGreaterThan(3);
  });
});

describe('a document', () => {
  test('is printed again for a reason, once at a time', async () => {
    const invoiceId = await invoice();
    const again = (body: object) => call('post', `/v1/invoices/${invoiceId}/print`, body);
    expect((await again({ reason: 'Krøllet' })).body.code).toBe('already_in_print_queue');
    await makeBatch();
    expect((await again({})).body.errors).toMatchObject([{ path: '/reason' }]);
    const { status, body } = await again({ reason: 'Krøllet i printeren' });
    expect([status, body]).toMatchObject([201, { invoiceId, reason: 'Krøllet i printeren', printBatchId: null }]);
    expect((await again({ reason: 'Endnu en' })).status).toBe(409);
    await makeBatch();
    expect((await get(`/v1/invoices/${invoiceId}`)).prints).toMatchObject([
      { reason: null, printedAt: null },
      { reason: 'Krøllet i printeren' },
    ]);
    const { data } = await get(`/v1/debtors/${debtorId}/audit`);
    expect(data[0]).toMatchObject({ objectType: 'print_item', action: 'created' });
  });

  test('that was mailed can be printed, and what is nobody’s cannot', async () => {
    const mailed = await sampleDebtor(database.orm, { creditorId });
    const invoiceId = await sampleInvoice(database.orm, { creditorId, debtorId: mailed });
    expect((await call('post', `/v1/invoices/${invoiceId}/print`, { reason: 'Vil have papir' })).status).toBe(201);
    expect(idsOf(await queued())).toEqual([invoiceId]);
    const stranger = await api.creditor();
    const answer = await api.call('post', `/v1/invoices/${invoiceId}/print`, {
      key: stranger.admin,
      body: { reason: 'x' },
    });
    expect(answer.status).toBe(404);
  });

  test('of a debtor without mail has its PDF at once, kept as it is drawn first', async () => {
    const invoiceId = await invoice();
    expect((await get(`/v1/invoices/${invoiceId}`)).pdfReady).toBe(true);
    const [one, two] = [
      await call('get', `/v1/invoices/${invoiceId}/pdf`),
      await call('get', `/v1/invoices/${invoiceId}/pdf`),
    ];
    expect([one.status, one.body.startsWith('%PDF-'), one.body === two.body]).toEqual([200, true, true]);
  });

  test('goes as a slip without a mail and without a print', async () => {
    await database.orm.em.fork().execute(
      `update creditor set pbs_number = '00007701', bs_debtor_group = '00001', bs_data_supplier_number = '10007701', bs_main_text = 'Prøve',
         bs_settings = '{"services": {"slips": "daily"}}' where id = ?`,
      [creditorId],
    );
    const slip = await sampleDebtor(database.orm, { creditorId, delivery: 'slip', email: 'et@prove.example' });
    const subscriptionId = await sampleSubscription(database.orm, { creditorId, debtorId: slip, startOn: START });
    const draft = createDraftInvoice({ orm: database.orm });
    const outcome = await draft({ subscriptionId, periodIndex: 0, billedAtMs: BILLED_AT_MS });
    expect(outcome).toMatchObject({ kind: 'issued', mail: false });
    const { invoiceId } = outcome as { invoiceId: InvoiceId };
    expect(await get(`/v1/invoices/${invoiceId}`)).toMatchObject({ delivery: 'slip', mail: null, prints: [] });
  });
});
