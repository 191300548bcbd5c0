import { setTimeout } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { createCloseDelivery } from '../../activities/deliveries/close-delivery.ts';
import { createCloseSlips } from '../../activities/deliveries/close-slips.ts';
import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import { createMatchPayments } from '../../activities/payments/match-payments.ts';
import { createReadFile } from '../../activities/received-files/read-file.ts';
import { isDatabaseAway } from '../../db/database-away.ts';
import { Delivery } from '../../db/entities/delivery.ts';
import { Invoice } from '../../db/entities/invoice.ts';
import { loadCreditableInvoices } from '../../db/invoices/load-creditable-invoices.ts';
import type { EntityManager } from '../../db/orm.ts';
import { storeReceivedFile } from '../../db/received-files/store-received-file.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, DeliveryId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { returnFile, slipReturn } from '../../tests/support/collect-sample.ts';
import { sampleCollection, sampleSettlement } from '../../tests/support/sample-collection.ts';
import { sampleDebtor, sampleSubscription } from '../../tests/support/sample-data.ts';
import { samplePayment } from '../../tests/support/sample-payments.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { ownAgreement, type TestCreditor } from '../test-api.ts';

const BILLED_AT_MS = Date.UTC(2026, 10, 2, 3);
/** Before the deadline for December 2026. */
const CLOSED_AT_MS = Date.UTC(2026, 10, 10, 8);
const heartbeat = () => undefined;

const { database, api } = await openTestApi();
const { orm } = database;
let agreement: ReturnType<typeof ownAgreement>;
let creditor: TestCreditor;
let creditorId: CreditorId;
let debtorId: DebtorId;
let returned = 0n;

async function agreeTo(slips: 'none' | 'with_collections' | 'daily', format: object = {}): Promise<void> {
  agreement = ownAgreement();
  creditor = await api.creditor({ betalingsservice: { ...agreement, settings: { services: { slips }, format } } });
  creditorId = creditor.creditorId as CreditorId;
  debtorId = await sampleDebtor(orm, { creditorId, email: null, customerNumber: '7001' });
}

beforeEach(() => agreeTo('daily'));

const get = async (path: string) => (await api.call('get', path, { key: creditor.admin })).body;

const post = async (path: string, body?: object) => {
  const given = body === undefined ? {} : { body };
  expect((await api.call('post', path, { key: creditor.admin, ...given })).status).toBe(200);
};

/** Bills November 2026 at 125.00 kr. */
async function bill(): Promise<InvoiceId> {
  const subscriptionId = await sampleSubscription(orm, { creditorId, debtorId, startOn: civilDate('2026-11-01') });
  const outcome = await createDraftInvoice({ orm })({ subscriptionId, periodIndex: 0, billedAtMs: BILLED_AT_MS });
  if (outcome.kind !== 'issued') throw new Error(outcome.kind);
  return outcome.invoiceId;
}

async function invoiceOf(id: InvoiceId) {
  const { number, paymentId, paymentNumber, dueOn } = await orm.em.fork().findOneOrFail(Invoice, { id });
  if (paymentId === null || paymentNumber === null) throw new Error('an invoice has both');
  return { number, paymentId, paymentNumber, dueOn };
}
const openOf = async (invoiceId: InvoiceId) => (await get(`/v1/invoices/${invoiceId}`)).open;
const slipsOf = async (query = '') => (await get(`/v1/slips${query}`)).data;

/** The records of the delivery that is closed; none where there is nothing for it. */
async function close(createClosing: typeof createCloseDelivery = createCloseSlips): Promise<string[]> {
  const input = { creditorId, deliveryId: uuid() as DeliveryId, closedAtMs: CLOSED_AT_MS };
  const { deliveryId } = await createClosing({ orm, bsSubsystem: 'BS1' })(input);
  if (deliveryId === null) return [];
  const { content } = await orm.em.fork().findOneOrFail(Delivery, { id: deliveryId });
  return Buffer.from(content).toString('latin1').split('\r\n');
}

/** Answers when a transaction waits for a row that another one holds. */
async function somebodyWaits(em: EntityManager): Promise<void> {
  const SELECT = `select from pg_locks where not granted and locktype = 'transactionid'
    and pid in (select pid from pg_stat_activity where datname = current_database())`;
  while ((await em.execute<unknown[]>(SELECT)).length === 0) await setTimeout(5);
}

const collectionsIn = (records: readonly string[]) => records.filter((record) => record.startsWith('BS042'));

async function take(...slips: ReturnType<typeof slipReturn>[]): Promise<void> {
  const content = [await returnFile(orm, { creditorId, deliveryNumber: (returned += 1n), slips })];
  const { fileId } = await orm.em
    .fork()
    .transactional((em) => storeReceivedFile(em, { fileName: 'x', origin: 'channel', uploadedBy: null, content }));
  await createReadFile({ orm, bsSubsystem: 'BS1', heartbeat })({ fileId });
  await createMatchPayments({ orm, heartbeat })({ fileId });
}

describe('a debtor who has neither a mandate nor an e-mail address', () => {
  test('gets a slip for an invoice in the section of slips, byte for byte, and once', async () => {
    const invoiceId = await bill();
    const { number, paymentId, paymentNumber, dueOn } = await invoiceOf(invoiceId);
    expect(await slipsOf()).toMatchObject([{ invoiceId, status: 'queued', amount: null, deliveryId: null }]);
    expect((await get(`/v1/mails?invoiceId=${invoiceId}`)).data).toEqual([]);
    const records = await close();
    const head = (name: string, code: string, line: string) =>
      `${name}${agreement.pbsNumber}${code}${line}00001000000000007001`;
    const [year, month, day] = dueOn.split('-');
    const row = (line: string, left: string, right: string) =>
      `${head('BS052', '0241', line)}000000000 ${left.padEnd(60 - right.length)}${right}`;
    const lines = [
      `BS012${agreement.pbsNumber}0117     00001`,
      `${head('BS022', '0240', '00001')}000000000Prøvekunde Åse Øst`,
      `${head('BS022', '0240', '00002')}000000000Æblevej 2, st. tv.`,
      `${head('BS022', '0240', '00009')}000000000${' '.repeat(15)}9000DK`,
      `${head('BS042', '0285', '00000')}000000000${day}${month}${year}1${'12500'.padStart(13, '0')}${paymentNumber.toString().padEnd(30)}00${paymentId}`,
      row('00001', `Faktura ${number}`, ''),
      row('00002', 'Periode 01-11-2026 til 30-11-2026', ''),
    ];
    expect(records.slice(1, 1 + lines.length)).toEqual(
      lines.map((line) => (line.startsWith('BS012') ? expect.stringContaining(line) : line.padEnd(128))),
    );
    expect(records.at(-3)).toContain(`BS092${agreement.pbsNumber}01170000000001    00000000001000000000012500`);
    expect(await slipsOf()).toMatchObject([{ status: 'delivered', amount: '125.00', paymentDate: dueOn }]);
    expect(await close()).toEqual([]);
  });

  test('gets one with the collections where the creditor has them so, and one over what is due on one day', async () => {
    await agreeTo('with_collections');
    const ids = [await bill(), await bill()];
    await sampleCollection(orm, { creditorId });
    expect(await close()).toEqual([]);
    const body = { betalingsservice: { ...agreement, settings: { services: { slips: 'none' } } } };
    const { status, body: refusal } = await api.call('patch', '/v1/creditor', { key: creditor.admin, body });
    expect([status, refusal.code]).toEqual([409, 'collections_queued']);
    const records = await close(createCloseDelivery);
    expect(records.filter((record) => record.startsWith('BS012')).map((record) => record.slice(13, 17))).toEqual([
      '0112',
    ]);
    const [drawn, slip] = collectionsIn(records);
    const { paymentNumber } = await invoiceOf(ids[1] as InvoiceId);
    // The deadline for November has passed: it is to be paid on the first bank day of December.
    const asked = `000000000011220261${'25000'.padStart(13, '0')}${paymentNumber.toString().padEnd(30)}00`;
    expect([drawn?.slice(13, 17), slip?.slice(13, 17), slip?.slice(42, 120)]).toEqual([
      '0280',
      '0280',
      asked.padEnd(78),
    ]);
  });

  test('is billed nothing without an agreement on slips', async () => {
    await agreeTo('none');
    await expect(bill()).rejects.toThrow('needs_attention');
  });

  test('gets a slip over what is open, and none where that is nothing', async () => {
    const [part, whole] = [await bill(), await bill()];
    await sampleSettlement(orm, { creditorId, debtorId, invoiceId: part, amountOre: 2_500n });
    await sampleSettlement(orm, { creditorId, debtorId, invoiceId: whole, amountOre: 12_500n });
    const [slip, ...others] = collectionsIn(await close());
    expect([slip?.slice(60, 73), others]).toEqual(['0000000010000', []]);
    expect(await slipsOf(`?invoiceId=${whole}`)).toMatchObject([{ status: 'withdrawn', amount: null }]);
  });

  test('gets none any more where the creditor has given up slips meanwhile', async () => {
    const invoiceId = await bill();
    const paymentId = await samplePayment(orm, { creditorId, amountOre: 12_500n });
    const call = (path: string, body?: object) =>
      api.call('post', path, { key: creditor.admin, ...(body === undefined ? {} : { body }) });
    await call(`/v1/payments/${paymentId}/assign`, { allocations: [{ invoiceId, amount: '125.00' }] });
    await close();
    const body = { betalingsservice: { ...agreement, settings: { services: { slips: 'none' } } } };
    expect((await api.call('patch', '/v1/creditor', { key: creditor.admin, body })).status).toBe(200);
    expect((await call(`/v1/payments/${paymentId}/undo`)).status).toBe(200);
    expect([await openOf(invoiceId), await slipsOf()]).toMatchObject(['125.00', [{ status: 'withdrawn' }]]);
  });

  test('is not left with a slip that nobody sends where the creditor gives up slips while the invoice is composed', async () => {
    const body = { betalingsservice: { ...agreement, settings: { services: { slips: 'none' } } } };
    let billed: Promise<unknown> = Promise.resolve();
    await orm.em.fork().transactional(async (em) => {
      await em.execute('select from number_series where creditor_id = ? for update', [creditorId]);
      billed = bill().catch((error: unknown) => error);
      await somebodyWaits(em);
      expect((await api.call('patch', '/v1/creditor', { key: creditor.admin, body })).status).toBe(200);
    });
    expect(isDatabaseAway(await billed)).toBe(true);
    expect(await slipsOf()).toEqual([]);
    // Who asks again reads that there are no slips any more.
    await expect(bill()).rejects.toThrow('needs_attention');
  });

  test('gets the slip after all where the payment that it was withdrawn for was not for its invoice, and once', async () => {
    const invoiceId = await bill();
    const paymentId = await samplePayment(orm, { creditorId, amountOre: 12_500n });
    const assign = () => post(`/v1/payments/${paymentId}/assign`, { allocations: [{ invoiceId, amount: '125.00' }] });
    await assign();
    expect(await close()).toEqual([]);
    expect(await slipsOf()).toMatchObject([{ status: 'withdrawn' }]);
    await post(`/v1/payments/${paymentId}/undo`);
    const [slip, ...others] = collectionsIn(await close());
    expect([slip?.slice(60, 73), others]).toEqual(['0000000012500', []]);
    await assign();
    await post(`/v1/payments/${paymentId}/undo`);
    expect([await slipsOf(), await close()]).toMatchObject([[{ status: 'delivered' }], []]);
  });
});

async function chooseSlips(services: object): Promise<void> {
  creditor = await api.creditor({ betalingsservice: { ...ownAgreement(), settings: { services } } });
  creditorId = creditor.creditorId as CreditorId;
  debtorId = await sampleDebtor(orm, { creditorId, delivery: 'slip', email: 'kort@prove.example' });
}

const mailsOf = async (invoiceId: string) => (await get(`/v1/mails?invoiceId=${invoiceId}`)).data;

describe('a debtor who has chosen slips and has an e-mail address', () => {
  test.each([
    ['a slip alone by itself', { slips: 'daily' }, []],
    ['a slip and a mail where the creditor has it so', { slips: 'daily', slipAndMail: true }, [{ status: 'waiting' }]],
  ])('gets %s, of the invoice and of its credit note', async (_, services, mails) => {
    await chooseSlips(services);
    const invoiceId = await bill();
    expect(await slipsOf()).toMatchObject([{ invoiceId, status: 'queued' }]);
    const sent = await mailsOf(invoiceId);
    expect([sent.length, sent]).toMatchObject([mails.length, mails]);
    const asked = { creditorId, invoiceIds: [invoiceId] };
    const [creditable] = await orm.em.fork().transactional((em) => loadCreditableInvoices(em, asked));
    expect(creditable).toMatchObject({ email: mails.length === 0 ? null : 'kort@prove.example' });
  });

  test('is mailed by mail alone where it gets mail, whatever goes along with slips', async () => {
    await chooseSlips({ slips: 'daily', slipAndMail: true });
    debtorId = await sampleDebtor(orm, { creditorId, email: 'mail@prove.example' });
    const invoiceId = await bill();
    expect([(await mailsOf(invoiceId)).length, await slipsOf()]).toEqual([1, []]);
  });

  test('is not billed where there are no slips for a mail to go along with', async () => {
    await chooseSlips({ slips: 'none', slipAndMail: true });
    await expect(bill()).rejects.toThrow('needs_attention');
  });
});

test('the payment id stands in automatic collections where the creditor has chosen that, but for several invoices', async () => {
  await agreeTo('with_collections', { payerIdAutomatic: 'payment_id' });
  const single = await sampleCollection(orm, { creditorId });
  const first = await sampleCollection(orm, { creditorId });
  await sampleCollection(orm, { creditorId, debtorId: first.debtorId });
  const ids = collectionsIn(await close(createCloseDelivery)).map((record) => record.slice(105, 120));
  const { paymentId } = await invoiceOf(single.invoiceId);
  expect(ids.toSorted()).toEqual([' '.repeat(15), paymentId]);
});

describe('a slip that is paid', () => {
  test('is known by customer and reference where the return has the customer number, though its digits could be a payment id', async () => {
    // 000000000000018 is a payment id with its check digit: that of the first invoice of the creditor.
    debtorId = await sampleDebtor(orm, { creditorId, email: null, customerNumber: '18' });
    const [first, second] = [await bill(), await bill()];
    expect((await invoiceOf(first)).paymentId).toBe('000000000000018');
    await sampleSettlement(orm, { creditorId, debtorId, invoiceId: first, amountOre: 12_500n });
    await close();
    const { paymentNumber } = await invoiceOf(second);
    await take(
      slipReturn({ paymentId: '18'.padStart(15, '0'), totalOre: 12_500n }, { reference: paymentNumber.toString() }),
    );
    expect(await openOf(second)).toBe('0.00');
    const [payment] = (await get('/v1/payments')).data;
    expect(payment).toMatchObject({ status: 'matched', outcome: 'exact' });
  });

  test('pays all the invoices that it lists', async () => {
    const ids = [await bill(), await bill()];
    await close();
    const { paymentNumber } = await invoiceOf(ids[1] as InvoiceId);
    const money = { paymentId: '7001'.padStart(15, '0'), totalOre: 25_000n };
    await take(slipReturn(money, { reference: paymentNumber.toString() }));
    expect([await openOf(ids[0] as InvoiceId), await openOf(ids[1] as InvoiceId)]).toEqual(['0.00', '0.00']);
  });

  test('is known by its payment id where the return has that', async () => {
    const invoiceId = await bill();
    await close();
    const { paymentId, paymentNumber } = await invoiceOf(invoiceId);
    await take(slipReturn({ paymentId, totalOre: 12_500n }, { reference: paymentNumber.toString() }));
    expect(await openOf(invoiceId)).toBe('0.00');
  });
});
