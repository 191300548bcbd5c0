import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createCloseDelivery } from '../../activities/deliveries/close-delivery.ts';
import { createEnqueueCollection } from '../../activities/collections/enqueue-collection.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { DeliveryId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { sampleDebtor, sampleOneOffLine } from '../../tests/support/sample-data.ts';
import { GOOD } from '../test-api.ts';
import { type LivingApi, startLivingApi } from '../../tests/support/living-api.ts';

const START = civilDate('2026-11-01');
const LINE = { text: 'Afslag', quantity: '1', unitPrice: '40', vatCode: 'standard' };

let living: LivingApi;
beforeAll(async () => {
  living = await startLivingApi();
});
afterAll(() => living.close());

const call: LivingApi['call'] = (...given) => living.call(...given);
const credit = (invoiceId: string, body: unknown = {}) => call('post', `/v1/invoices/${invoiceId}/credit-notes`, body);
const read = async (invoiceId: string) => (await call('get', `/v1/invoices/${invoiceId}`)).body;
const collectionOf = async (invoiceId: string) => (await read(invoiceId)).collection;

/** An invoice for November of 100 kr. a month and 50 kr. once, with VAT 187.50. */
async function invoiced(debtorId: string = living.debtorId): Promise<InvoiceId> {
  const { creditorId } = living;
  const subscriptionId = await living.subscribe(START, { debtor_id: debtorId });
  await sampleOneOffLine(living.database.orm, { creditorId, subscriptionId });
  return living.bill(subscriptionId, { periodIndex: 0, date: START });
}

describe('a credit note', () => {
  test('of everything has a number of its own, points to its invoice, asks for nothing and is mailed', async () => {
    const invoiceId = await invoiced();
    const note = await credit(invoiceId);
    expect([note.status, note.body.kind, note.body.number, note.body.total]).toEqual([
      201,
      'credit_note',
      expect.stringMatching(/^K\d+$/),
      '187.50',
    ]);
    expect(note.body).toMatchObject({
      creditsInvoiceId: invoiceId,
      paymentMethod: null,
      paymentId: null,
      paymentLine: null,
      credited: '0.00',
      mail: { status: 'waiting', recipient: GOOD.debtor.email },
    });
    expect(note.headers.get('location')).toBe(`/v1/invoices/${note.body.id}`);
    expect((await read(invoiceId)).credited).toBe('187.50');
    const listed = (await call('get', `/v1/invoices/${invoiceId}/credit-notes`)).body.data;
    expect(listed.map(({ id }: { id: string }) => id)).toEqual([note.body.id]);
    const again = await credit(invoiceId);
    expect([again.status, again.body.code]).toEqual([409, 'nothing_to_credit']);
    const queued = await living.database.orm.em
      .fork()
      .execute(`select kind from mail_queue where id = ?`, [note.body.id]);
    expect(queued).toEqual([{ kind: 'invoice' }]);
  });

  test('of a debtor who gets paper waits to be printed behind its invoice, and is not mailed', async () => {
    const { creditorId } = living;
    const debtorId = await sampleDebtor(living.database.orm, {
      creditorId,
      delivery: 'paper',
      customerNumber: '990001',
    });
    const invoiceId = await invoiced(debtorId);
    const { body: note } = await credit(invoiceId);
    expect(note).toMatchObject({ delivery: 'paper', mail: null, prints: [{ reason: null, printBatchId: null }] });
    const { data } = (await call('get', `/v1/print-queue?debtorId=${debtorId}`)).body;
    expect(data).toMatchObject([
      { invoiceId, kind: 'invoice' },
      { invoiceId: note.id, kind: 'credit_note' },
    ]);
  });

  test('numbers of credit notes have no gap, and those of invoices go on beside them', async () => {
    const first = await credit(await invoiced(), { lines: [LINE] });
    const refused = await credit(await invoiced(), { lines: [{ ...LINE, unitPrice: '1000' }] });
    const second = await credit(await invoiced(), { lines: [LINE] });
    expect(refused.status).toBe(409);
    expect(BigInt(second.body.number.slice(1)) - BigInt(first.body.number.slice(1))).toBe(1n);
  });

  test('of the days after one credits the share of standing lines, and the rest is what is left', async () => {
    const invoiceId = await invoiced();
    const days = await credit(invoiceId, { unusedAfter: '2026-11-20' });
    expect(days.body).toMatchObject({ periodFrom: '2026-11-21', periodTo: '2026-11-30', net: '33.33', total: '41.66' });
    expect(days.body.lines.map(({ share }: { share: unknown }) => share)).toEqual([
      { afterDays: 20, throughDays: 30, ofDays: 30 },
    ]);
    expect((await credit(invoiceId, { unusedAfter: '2026-11-20' })).body.code).toBe('nothing_to_credit');
    const earlier = await credit(invoiceId, { unusedAfter: '2026-11-10' });
    expect(earlier.body.net).toBe('33.34');
    const rest = await credit(invoiceId);
    expect(rest.body.lines.map(({ text }: { text: string }) => text)).toEqual([
      `Rest af faktura ${(await read(invoiceId)).number}`,
    ]);
    const { total, credited } = await read(invoiceId);
    expect(credited).toBe(total);
  });

  test('for more than is left is refused with what is left, and changes nothing', async () => {
    const invoiceId = await invoiced();
    await credit(invoiceId, { lines: [{ ...LINE, unitPrice: '100' }] });
    const refused = await credit(invoiceId, { lines: [{ ...LINE, unitPrice: '50.01' }] });
    expect([refused.status, refused.body.code, refused.body.left]).toEqual([409, 'credit_exceeds_invoice', '62.50']);
    const exempt = await credit(invoiceId, { lines: [{ ...LINE, unitPrice: '1', vatCode: 'exempt' }] });
    expect([exempt.body.code, exempt.body.detail]).toEqual([
      'credit_exceeds_invoice',
      expect.stringContaining('(standard)'),
    ]);
    expect((await read(invoiceId)).credited).toBe('125.00');
  });

  test('two at once that are each within it but not together: one is refused', async () => {
    const invoiceId = await invoiced();
    const answers = await Promise.all([1, 2].map(() => credit(invoiceId, { lines: [{ ...LINE, unitPrice: '100' }] })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]));
  });

  test('is not credited itself', async () => {
    const note = await credit(await invoiced());
    const refused = await credit(note.body.id);
    expect([refused.status, refused.body.code]).toEqual([409, 'credit_note_not_creditable']);
  });

  test.each([
    ['lines and a day', { lines: [LINE], unusedAfter: '2026-11-20' }, '/unusedAfter', 'one_of_two'],
    ['no line', { lines: [] }, '/lines', 'too_small'],
    ['a negative price', { lines: [{ ...LINE, unitPrice: '-1' }] }, '/lines/0/unitPrice', 'negative_price'],
    ['no date', { unusedAfter: '2026-02-30' }, '/unusedAfter', 'not_a_date'],
    ['an unknown field', { all: true }, '/all', 'unknown_field'],
  ])('is refused for %s', async (_, body, path, code) => {
    const refused = await credit(await invoiced(), body);
    expect([
      refused.status,
      refused.body.errors.map((error: { path: string; code: string }) => [error.path, error.code]),
    ]).toEqual([422, [[path, code]]]);
  });
});

describe('the collection of an invoice that is credited', () => {
  let drawnId: string;
  beforeAll(async () => {
    drawnId = (await call('post', '/v1/debtors', { ...GOOD.debtor, email: 'to@prove.example' })).body.id;
    await call('put', `/v1/debtors/${drawnId}/mandate`, { mandateNumber: '123456789', activeFrom: '2020-01-01' });
  });

  test('is withdrawn while it is queued, or lowered to what is left, and the delivery carries what is owed', async () => {
    const [whole, part] = [await invoiced(drawnId), await invoiced(drawnId)];
    const enqueue = createEnqueueCollection(living.database);
    await enqueue({ invoiceId: whole });
    await credit(whole);
    // Credited before it was queued: it is queued at what is left, and the workflow finds it there.
    await credit(part, { lines: [LINE] });
    expect(await enqueue({ invoiceId: part })).toBe('already_queued');
    expect(await collectionOf(whole)).toMatchObject({ status: 'withdrawn', amount: '187.50' });
    expect(await collectionOf(part)).toMatchObject({ status: 'queued', amount: '137.50' });
    const closed = await createCloseDelivery({ ...living.database, bsSubsystem: 'BS1' })({
      creditorId: living.creditorId,
      deliveryId: '019f0000-0000-7000-8000-000000000001' as DeliveryId,
      closedAtMs: Date.parse(START),
    });
    const file = await call('get', `/v1/deliveries/${closed.deliveryId}/file`);
    expect(file.body).toMatch(/Krediteret eller betalt +-50,00/);
    expect(file.body).toMatch(/Til betaling +137,50/);
    expect((await call('get', `/v1/deliveries/${closed.deliveryId}`)).body).toMatchObject({
      collectionCount: 1,
      net: '137.50',
    });
    await credit(part);
    expect(await collectionOf(part)).toMatchObject({ status: 'delivered', amount: '137.50' });
  });
});
