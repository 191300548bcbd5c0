import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createMatchPayments } from '../../activities/payments/match-payments.ts';
import { Invoice } from '../../db/entities/invoice.ts';
import { Payment } from '../../db/entities/payment.ts';
import { addDays } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice, samplePayment } from '../../tests/support/sample-payments.ts';
import { lastingToday } from '../../tests/support/test-day.ts';
import type { Answer, TestCreditor } from '../test-api.ts';

const today = await lastingToday();
const paidOn = addDays(today, -3);

const { database, api } = await openTestApi();
let creditor: TestCreditor;
let creditorId: CreditorId;
let debtorId: DebtorId;
let invoiceId: InvoiceId;

beforeAll(async () => {
  creditor = await api.creditor();
  creditorId = creditor.creditorId as CreditorId;
});
beforeEach(async () => {
  debtorId = await sampleDebtor(database.orm, { creditorId });
  invoiceId = await sampleInvoice(database.orm, { creditorId, debtorId });
});

const get = async (path: string) => (await api.call('get', path, { key: creditor.admin })).body;
const post = (path: string, body?: unknown, idempotencyKey?: string): Promise<Answer> =>
  api.call('post', path, {
    key: creditor.admin,
    ...(body === undefined ? {} : { body }),
    ...(idempotencyKey === undefined ? {} : { headers: { 'idempotency-key': idempotencyKey } }),
  });
const enter = (changes: Record<string, unknown> = {}, idempotencyKey?: string) =>
  post('/v1/payments', { date: paidOn, amount: '125', how: 'cash', invoiceId, ...changes }, idempotencyKey);
const openOf = async (id: InvoiceId) => (await get(`/v1/invoices/${id}`)).open;
const creditOf = async () => (await get(`/v1/debtors/${debtorId}/account`)).credit;
const balances = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await get('/v1/ledger/accounts')).data.map(({ account, balance }: Record<string, string>) => [account, balance]),
  );

describe('a payment that a person enters', () => {
  test('pays its invoice on its day, and stands in ledger, journal and audit trail', async () => {
    const before = await balances();
    const { status, body } = await enter({ note: 'Betalt på kontoret', how: 'mobilepay' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      source: 'by_hand',
      how: 'mobilepay',
      enteredNote: 'Betalt på kontoret',
      status: 'matched',
      heldByPerson: true,
      amount: '125.00',
      unmatched: '0.00',
      bookedOn: paidOn,
      receivedFileId: null,
      fileName: null,
      line: null,
      matches: [
        {
          invoiceId,
          amount: '125.00',
          bookedOn: paidOn,
          explanation: 'entered by admin',
          byPerson: true,
          decidedBy: { how: 'entered', person: 'admin' },
        },
      ],
    });
    expect(await openOf(invoiceId)).toBe('0.00');
    const after = await balances();
    expect([Number(after['bank']) - Number(before['bank']), after['unmatched']]).toEqual([125, before['unmatched']]);
    const { data } = await get(`/v1/ledger/journal?from=${paidOn}&to=${paidOn}&limit=100`);
    expect(data.slice(-2)).toMatchObject([
      { kind: 'received', text: 'Indbetaling, MobilePay', amount: '125.00', date: paidOn, note: 'Betalt på kontoret' },
      { kind: 'matched', amount: '125.00', date: paidOn },
    ]);
    const trail = await get(`/v1/payments/${body.id}/audit`);
    expect(trail.data.map(({ action, objectType }: Record<string, string>) => [action, objectType])).toContainEqual([
      'created',
      'payment',
    ]);
    expect(JSON.stringify(trail.data)).toContain('mobilepay');
    expect((await get(`/v1/payments?source=by_hand&debtorId=${debtorId}`)).data).toHaveLength(1);
  });

  test('is entered once, however often it is asked for with one key', async () => {
    const [one, again] = [await enter({}, 'by-hand-once'), await enter({}, 'by-hand-once')];
    expect([one.status, again.status, again.body.id]).toEqual([201, 201, one.body.id]);
    expect((await get(`/v1/payments?invoiceId=${invoiceId}`)).data).toHaveLength(1);
  });

  test('beyond what is open is to the good, and of an invoice that is settled all of it', async () => {
    await enter({ amount: '200.50' });
    expect([await openOf(invoiceId), await creditOf()]).toEqual(['0.00', '75.50']);
    await enter({ amount: '10' });
    expect(await creditOf()).toBe('85.50');
  });

  test('for a debtor pays the oldest first, and a part leaves the rest open', async () => {
    const later = await sampleInvoice(database.orm, { creditorId, debtorId });
    await enter({ invoiceId: undefined, debtorId, amount: '130' });
    expect([await openOf(invoiceId), await openOf(later), await creditOf()]).toEqual(['0.00', '120.00', '0.00']);
    await enter({ invoiceId: undefined, debtorId, amount: '121' });
    expect([await openOf(later), await creditOf()]).toEqual(['0.00', '1.00']);
  });

  test('is undone: the invoice is open again, and once it is dismissed the money was never there', async () => {
    const before = await balances();
    const { body } = await enter();
    expect((await post(`/v1/payments/${body.id}/undo`)).body).toMatchObject({ status: 'waiting', unmatched: '125.00' });
    expect(await openOf(invoiceId)).toBe('125.00');
    await post(`/v1/payments/${body.id}/dismiss`, { reason: 'Tastet forkert' });
    expect(await balances()).toEqual(before);
    expect(await get(`/v1/payments/${body.id}`)).toMatchObject({ status: 'dismissed', note: 'Tastet forkert' });
  });

  test.each([
    ['a day that has not come', { date: addDays(today, 1) }, '/date', 'in_the_future'],
    ['nothing', { amount: '0' }, '/amount', 'not_positive'],
    ['money that goes out', { amount: '-1' }, '/amount', 'not_positive'],
    ['an invoice of nobody', { invoiceId: '019f0000-0000-7000-8000-000000000000' }, '/invoiceId', 'not_found'],
    [
      'a debtor of nobody',
      { invoiceId: undefined, debtorId: '019f0000-0000-7000-8000-000000000000' },
      '/debtorId',
      'not_found',
    ],
    ['neither an invoice nor a debtor', { invoiceId: undefined }, '/invoiceId', 'one_of_two'],
    ['another way', { how: 'cheque' }, '/how', 'invalid_value'],
  ])('is refused for %s', async (_, changes, path, code) => {
    const { status, body } = await enter(changes);
    expect([status, body.errors]).toMatchObject([422, [{ path, code }]]);
    expect((await get(`/v1/payments?debtorId=${debtorId}`)).data).toEqual([]);
  });
});

/** An entry of the bank's that names the invoice by its payment id, or says what is given. */
async function comes(changes: Partial<Payment> = {}) {
  const { orm } = database;
  const { paymentId: fiPaymentId } = await orm.em.fork().findOneOrFail(Invoice, { id: invoiceId });
  const entry = { customerNumber: null, source: 'camt', status: 'new', paidOn: today, bookedOn: today } as const;
  const named = { amountOre: 12_500n, fiPaymentId, payerText: null };
  const id = await samplePayment(orm, { creditorId, ...entry, ...named, ...changes });
  const { receivedFileId } = await orm.em.fork().findOneOrFail(Payment, { id });
  await createMatchPayments({ orm, heartbeat: () => undefined })({ fileId: receivedFileId as ReceivedFileId });
  return get(`/v1/payments/${id}`);
}

describe('a payment of the bank that brings the same money later', () => {
  test('waits as the same money, with a link to what was entered', async () => {
    await enter({ how: 'transfer', amount: '50' });
    const found = await comes({ amountOre: 5_000n });
    expect(found).toMatchObject({
      status: 'waiting',
      outcome: 'double',
      unmatched: '50.00',
      relatedPayments: [{ source: 'by_hand', amount: '50.00', bookedOn: paidOn, why: 'same_money' }],
    });
    expect(await openOf(invoiceId)).toBe('75.00');
  });

  test('waits so too where it was entered for the debtor, and where the bank says who paid in words alone', async () => {
    const { customerNumber } = await get(`/v1/debtors/${debtorId}`);
    const sameMoney = { status: 'waiting', relatedPayments: [{ why: 'same_money' }] };
    const inWords = { fiPaymentId: null, payerText: `Kundenr. ${customerNumber}` };
    for (const told of [{}, inWords, { fiPaymentId: null }]) {
      await enter({ how: 'transfer', invoiceId: undefined, debtorId, amount: '51' });
      expect(await comes({ amountOre: 5_100n, ...told })).toMatchObject(sameMoney);
    }
  });

  test('is the first that comes: a further equal one pays what it names, also once the first is dismissed', async () => {
    await enter({ how: 'transfer', amount: '30' });
    const first = await comes({ amountOre: 3_000n });
    expect(first).toMatchObject({ status: 'waiting', outcome: 'double' });
    expect(await comes({ amountOre: 3_000n })).toMatchObject({ status: 'matched', outcome: 'part' });
    await post(`/v1/payments/${first.id}/dismiss`, { reason: 'Allerede tastet' });
    expect(await comes({ amountOre: 3_000n })).toMatchObject({ status: 'matched', outcome: 'part' });
    expect(await openOf(invoiceId)).toBe('35.00');
  });

  test('but where the first is assigned as money of its own, the next may be what was entered', async () => {
    await enter({ how: 'transfer', amount: '31' });
    const first = await comes({ amountOre: 3_100n });
    await post(`/v1/payments/${first.id}/assign`, { allocations: [{ invoiceId, amount: '31' }] });
    expect(await comes({ amountOre: 3_100n })).toMatchObject({ status: 'waiting', outcome: 'double' });
  });

  test.each<[string, Partial<Payment>]>([
    ['of another amount', { amountOre: 5_201n }],
    ['of a day long after', { paidOn: addDays(paidOn, 6), bookedOn: addDays(paidOn, 6) }],
    ['of a day long before', { paidOn: addDays(paidOn, -6), bookedOn: addDays(paidOn, -6) }],
    ['of another debtor', {}],
  ])('pays what it names where it is %s', async (what, changes) => {
    const isOther = what.includes('another debtor');
    const other = isOther ? await sampleDebtor(database.orm, { creditorId }) : debtorId;
    await enter({ amount: '52', invoiceId: undefined, debtorId: other });
    expect(await comes({ amountOre: 5_200n, ...changes })).toMatchObject({ status: 'matched', relatedPayments: [] });
  });

  test('pays what it names where what was entered has been taken back', async () => {
    const { body } = await enter({ amount: '53' });
    await post(`/v1/payments/${body.id}/undo`);
    await post(`/v1/payments/${body.id}/dismiss`, { reason: 'Tastet forkert' });
    expect(await comes({ amountOre: 5_300n })).toMatchObject({ status: 'matched', outcome: 'part' });
  });
});
