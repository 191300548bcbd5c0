import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { createCloseDelivery } from '../../activities/deliveries/close-delivery.ts';
import { Collection } from '../../db/entities/collection.ts';
import { PaymentMail } from '../../db/entities/payment-mail.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CollectionId, CreditorId, DebtorId, DeliveryId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { sampleCollection, sampleSettlement } from '../../tests/support/sample-collection.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import type { TestCreditor } from '../test-api.ts';

const BEFORE_THE_DEADLINE_MS = Date.UTC(2026, 10, 10, 8);
const AFTER_THE_DEADLINE_MS = Date.UTC(2026, 10, 23, 12);

const { database, api } = await openTestApi();
let creditor: TestCreditor;
let creditorId: CreditorId;

const AGREEMENT = { pbsNumber: '00000018', debtorGroup: '00001', dataSupplierNumber: '10000009' };

beforeAll(async () => {
  creditor = await api.creditor({
    betalingsservice: AGREEMENT,
  });
  creditorId = creditor.creditorId as CreditorId;
});

const sample = (debtorId?: DebtorId) =>
  sampleCollection(database.orm, { creditorId, ...(debtorId === undefined ? {} : { debtorId }) });
const call = (method: 'post' | 'put' | 'patch' | 'delete' | 'get', path: string, body?: unknown) =>
  api.call(method, path, { key: creditor.admin, ...(body === undefined ? {} : { body }) });
const withdraw = (id: CollectionId, body?: unknown) => call('post', `/v1/collections/${id}/withdraw`, body);
const cancel = (id: CollectionId) => call('post', `/v1/collections/${id}/cancel`);
const setBankDays = (cancellationBankDays: number) =>
  call('patch', '/v1/creditor', {
    betalingsservice: { ...AGREEMENT, settings: { calendar: { cancellationBankDays } } },
  });
const mandateOf = (debtorId: DebtorId) => `/v1/debtors/${debtorId}/mandate`;
const mailsOf = (invoiceId: InvoiceId) => database.orm.em.fork().find(PaymentMail, { invoiceId });
const statusOf = async (invoiceId: InvoiceId) =>
  (await database.orm.em.fork().findOneOrFail(Collection, { invoiceId })).status;
const closeDelivery = (closedAtMs: number) =>
  createCloseDelivery({ orm: database.orm, bsSubsystem: 'BS1' })({
    creditorId,
    deliveryId: uuid() as DeliveryId,
    closedAtMs,
  });
const setPaymentDate = (invoiceId: InvoiceId, date: string) =>
  database.orm.em.fork().nativeUpdate(Collection, { invoiceId }, { paymentDate: civilDate(date) });

describe('withdrawing a collection', () => {
  test('takes it out of the queue, asks the debtor by mail once, and stands in its trail', async () => {
    const { invoiceId, collection } = await sample();
    const paymentLine = async () => (await call('get', `/v1/invoices/${invoiceId}`)).body.paymentLine;
    expect(await paymentLine()).toBeNull();
    for (let times = 0; times < 2; times += 1) {
      const answer = await withdraw(collection.id);
      expect([answer.status, answer.body.status, answer.body.id]).toEqual([200, 'withdrawn', collection.id]);
    }
    expect((await paymentLine()).ocrLine).toMatch(/^\+71<\d{15}\+\d{8}<$/);
    expect(await mailsOf(invoiceId)).toMatchObject([
      { reason: 'withdrawn', causeId: collection.id, amountOre: 12_500n, status: 'waiting' },
    ]);
    const listed = (await call('get', '/v1/mails?limit=1')).body.data;
    expect(listed).toMatchObject([{ kind: 'payment', reason: 'withdrawn', invoiceId, status: 'waiting' }]);
    const trail = (await call('get', `/v1/collections/${collection.id}/audit`)).body.data;
    expect(trail).toMatchObject([
      {
        action: 'changed',
        changes: [
          { field: 'status', from: 'queued', to: 'withdrawn' },
          { field: 'withdrawnAs', from: null, to: 'by_person' },
        ],
      },
    ]);
  });

  test('writes no mail where none is wanted, and none of an invoice that is paid', async () => {
    const [unasked, paid] = [await sample(), await sample()];
    expect((await withdraw(unasked.collection.id, { mail: false })).body.status).toBe('withdrawn');
    await sampleSettlement(database.orm, { creditorId, ...paid, amountOre: 12_500n });
    expect((await withdraw(paid.collection.id)).body.status).toBe('withdrawn');
    expect([await mailsOf(unasked.invoiceId), await mailsOf(paid.invoiceId)]).toEqual([[], []]);
  });

  test('is possible when it is too late, which the debtor has been told already', async () => {
    const { invoiceId, collection } = await sample();
    expect(await closeDelivery(AFTER_THE_DEADLINE_MS)).toEqual({ deliveryId: null });
    expect(await mailsOf(invoiceId)).toMatchObject([{ reason: 'too_late', causeId: collection.id }]);
    expect((await withdraw(collection.id)).body.status).toBe('withdrawn');
    expect(await mailsOf(invoiceId)).toHaveLength(1);
  });

  test('is refused once it is delivered, to a key that may only read, and with what is no body of it', async () => {
    const { collection } = await sample();
    const readOnly = await api.call('post', `/v1/collections/${collection.id}/withdraw`, { key: creditor.readOnly });
    expect([readOnly.status, readOnly.body.code]).toEqual([403, 'read_only_key']);
    for (const body of [{ mail: 'yes' }, { mail: null }, { mails: true }, { reason: 'x' }]) {
      const answer = await withdraw(collection.id, body);
      expect([answer.status, answer.body.code]).toEqual([422, 'invalid_request']);
    }
    await closeDelivery(BEFORE_THE_DEADLINE_MS);
    const late = await withdraw(collection.id);
    expect([late.status, late.body.code]).toEqual([409, 'collection_not_queued']);
    for (const nothing of [randomUUID(), 'x']) expect((await withdraw(nothing as CollectionId)).status).toBe(404);
  });
});

describe('cancelling a collection', () => {
  test('is noted for all that is drawn as one amount, with what a person must do, and asking twice is safe', async () => {
    const first = await sample();
    const second = await sample(first.debtorId);
    const other = await sample();
    await closeDelivery(BEFORE_THE_DEADLINE_MS);
    for (const { invoiceId } of [first, second, other]) await setPaymentDate(invoiceId, '2299-06-01');
    for (let times = 0; times < 2; times += 1) {
      const { status, body } = await cancel(first.collection.id);
      expect([status, body.whatToDo]).toEqual([200, expect.stringContaining('Betalingsservice’s own web')]);
      const cancelled = body.collections.map((one: { id: string; status: string }) => [one.id, one.status]);
      expect(new Map(cancelled)).toEqual(
        new Map([first, second].map(({ collection }) => [collection.id, 'cancelling'])),
      );
    }
    expect(await statusOf(other.invoiceId)).toBe('delivered');
    await database.orm.em.fork().nativeUpdate(Collection, { id: first.collection.id }, { status: 'cancelled' });
    expect((await cancel(first.collection.id)).body.whatToDo).toMatch(/^Nothing/);
  });

  test('is refused after its last day, and where it does not wait at Betalingsservice', async () => {
    const { invoiceId, collection } = await sample();
    const queued = await cancel(collection.id);
    expect([queued.status, queued.body.code]).toEqual([409, 'collection_not_delivered']);
    await closeDelivery(BEFORE_THE_DEADLINE_MS);
    await setPaymentDate(invoiceId, '2026-03-04');
    const late = await cancel(collection.id);
    expect([late.status, late.body.code, late.body.cancellableUntil]).toEqual([
      409,
      'cancellation_too_late',
      '2026-03-02',
    ]);
    expect((await setBankDays(3)).status).toBe(200);
    expect((await cancel(collection.id)).body.cancellableUntil).toBe('2026-02-27');
    expect((await setBankDays(2)).status).toBe(200);
    expect(await statusOf(invoiceId)).toBe('delivered');
    await database.orm.em.fork().nativeUpdate(Collection, { invoiceId }, { status: 'paid' });
    expect((await cancel(collection.id)).body.code).toBe('collection_not_delivered');
    const readOnly = await api.call('post', `/v1/collections/${collection.id}/cancel`, { key: creditor.readOnly });
    expect(readOnly.body.code).toBe('read_only_key');
    expect((await cancel(randomUUID() as CollectionId)).status).toBe(404);
  });
});

describe('a mandate', () => {
  test('that ends has its queued collections withdrawn and asked for; one that ends later keeps them', async () => {
    const [gone, kept] = [await sample(), await sample()];
    expect((await call('delete', mandateOf(gone.debtorId), { endedOn: '2026-12-01' })).status).toBe(200);
    expect((await call('delete', mandateOf(kept.debtorId), { endedOn: '2026-12-02' })).status).toBe(200);
    expect(await statusOf(gone.invoiceId)).toBe('withdrawn');
    expect(await mailsOf(gone.invoiceId)).toMatchObject([{ reason: 'mandate_ended', status: 'waiting' }]);
    expect(await statusOf(kept.invoiceId)).toBe('queued');
    expect(await mailsOf(kept.invoiceId)).toEqual([]);
  });

  test('that is replaced by another hands its queued collections over to it', async () => {
    const { invoiceId, debtorId } = await sample();
    const body = { mandateNumber: '987654321', activeFrom: '2026-11-15' };
    expect((await call('put', mandateOf(debtorId), body)).status).toBe(200);
    const moved = await database.orm.em.fork().findOneOrFail(Collection, { invoiceId });
    expect(moved).toMatchObject({ status: 'queued', mandateNumber: '987654321' });
  });
});
