import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { createCloseDelivery } from '../../activities/deliveries/close-delivery.ts';
import { createMatchPayments } from '../../activities/payments/match-payments.ts';
import { createReadFile } from '../../activities/received-files/read-file.ts';
import { Collection } from '../../db/entities/collection.ts';
import { Delivery } from '../../db/entities/delivery.ts';
import { Mandate } from '../../db/entities/mandate.ts';
import { storeReceivedFile } from '../../db/received-files/store-received-file.ts';
import { findUnansweredPayOuts } from '../../db/self-checks/find-unanswered-pay-outs.ts';
import { type CivilDate, civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, DeliveryId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { returnFile } from '../../tests/support/collect-sample.ts';
import { sampleCollection } from '../../tests/support/sample-collection.ts';
import { sampleDebtor } from '../../tests/support/sample-data.ts';
import { samplePayment } from '../../tests/support/sample-payments.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { type Answer, ownAgreement, type TestCreditor } from '../test-api.ts';

/** Before the deadline for December 2026. What is sampled of collections is drawn on the first of it. */
const CLOSED_AT_MS = Date.UTC(2026, 10, 10, 8);

const LONG_AGO = civilDate('2020-12-01');

const { database, api } = await openTestApi();
const { orm } = database;
let agreement: ReturnType<typeof ownAgreement>;
let creditor: TestCreditor;
let creditorId: CreditorId;
let debtorId: DebtorId;
let returned = 0n;

beforeEach(async () => {
  agreement = ownAgreement();
  creditor = await api.creditor({ betalingsservice: { ...agreement, settings: { services: { payOuts: true } } } });
  creditorId = creditor.creditorId as CreditorId;
  debtorId = await sampleDebtor(orm, { creditorId, mandateNumber: '987654321', customerNumber: '7001' });
});

const call = (method: 'get' | 'post' | 'patch', path: string, body?: unknown) =>
  api.call(method, path, { key: creditor.admin, ...(body === undefined ? {} : { body }) });
const ask = (body: object = {}) => call('post', `/v1/debtors/${debtorId}/pay-outs`, { note: 'Udmeldt', ...body });
const payOutByHand = (amount: string) => call('post', `/v1/debtors/${debtorId}/pay-out`, { amount, note: 'Overført' });
const creditOf = async () => (await call('get', `/v1/debtors/${debtorId}/account`)).body.credit;
const payOuts = async () => (await call('get', `/v1/pay-outs?debtorId=${debtorId}`)).body.data;
const statuses = async () => (await payOuts()).map(({ status }: { status: string }) => status);
const refused = ({ status, body }: Answer) => [status, body.code];
const withdraw = (id: string) => call('post', `/v1/pay-outs/${id}/withdraw`);
const answer = (id: string, outcome: 'paid' | 'refused', note = 'Står på kontoudtoget') =>
  call('post', `/v1/pay-outs/${id}/answer`, { outcome, note });
const find = (checkedAtMs: number) => findUnansweredPayOuts(orm.em.fork(), { creditorId, checkedAtMs });
/** Of what is delivered the database lets nobody change the day. */
const setDay = (id: string, paymentDate: CivilDate) =>
  orm.em.fork().transactional(async (em) => {
    await em.execute('set local session_replication_role = replica');
    await em.execute('update pay_out set payment_date = ? where id = ?', [paymentDate, id]);
  });
/** Delivered for a day that has passed, whatever day it is. */
async function deliveredLongAgo(amountOre: bigint): Promise<{ id: string; reference: string }> {
  const reference = await delivered(amountOre);
  const [{ id }] = await payOuts();
  await setDay(id, LONG_AGO);
  return { id, reference };
}
const setSettings = (settings: object) =>
  call('patch', '/v1/creditor', { betalingsservice: { ...agreement, settings } });

async function giveCredit(amountOre: bigint): Promise<string> {
  const paymentId = await samplePayment(orm, { creditorId, amountOre });
  const amount = `${amountOre / 100n}.${(amountOre % 100n).toString().padStart(2, '0')}`;
  await call('post', `/v1/payments/${paymentId}/assign`, { allocations: [{ debtorId, amount }] });
  return paymentId;
}

async function close(): Promise<string | null> {
  const closeDelivery = createCloseDelivery({ orm, bsSubsystem: 'BS1' });
  const input = { creditorId, deliveryId: uuid() as DeliveryId, closedAtMs: CLOSED_AT_MS };
  const { deliveryId } = await closeDelivery(input);
  if (deliveryId === null) return null;
  const { content } = await orm.em.fork().findOneOrFail(Delivery, { id: deliveryId });
  return Buffer.from(content).toString('latin1');
}

const payOutIn = (records: readonly string[]) =>
  records.find((record) => record.startsWith('BS042') && record[59] === '2');

/** A pay-out over so much that has been delivered, and its reference. */
async function delivered(amountOre: bigint): Promise<string> {
  await giveCredit(amountOre);
  expect((await ask()).status).toBe(201);
  await sampleCollection(orm, { creditorId });
  const record = payOutIn((await close())?.split('\r\n') ?? []);
  return record?.slice(73, 103).trim() ?? '';
}

interface Told {
  readonly reference: string;
  readonly ore: bigint;
  readonly on?: CivilDate;
  readonly isDrawn?: boolean;
}

/** Betalingsservice says what became of a pay-out, or of what was to be drawn of the same customer. */
async function tell(
  code: '0236' | '0237' | '0239',
  { reference, ore, on = civilDate('2026-12-01'), isDrawn = false }: Told,
) {
  const moved =
    code === '0237' ? { paidOn: null, bookedOn: null, actualOre: 0n } : { paidOn: on, bookedOn: on, actualOre: ore };
  const payment = {
    code,
    customerNumber: '7001',
    mandateNumber: '987654321',
    statedOn: on,
    statedOre: isDrawn ? ore : -ore,
    reference,
  };
  const automatic = [{ ...payment, ...moved }];
  const content = await returnFile(orm, { creditorId, deliveryNumber: (returned += 1n), automatic });
  const { fileId } = await orm.em
    .fork()
    .transactional((em) =>
      storeReceivedFile(em, { fileName: 'x', origin: 'channel', uploadedBy: null, content: [content] }),
    );
  await createReadFile({ orm, bsSubsystem: 'BS1', heartbeat: () => undefined })({ fileId });
  await createMatchPayments({ orm, heartbeat: () => undefined })({ fileId });
  return (await call('get', '/v1/payments?limit=1')).body.data[0];
}

describe('what a debtor has to the good', () => {
  test('is paid out by sign 2 in the next delivery, byte for byte, and comes off the credit when it was paid', async () => {
    await giveCredit(5_000n);
    const { status, body } = await ask();
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({ debtorId, amount: '50.00', status: 'queued', paymentDate: null, deliveryId: null }),
    ]);
    await sampleCollection(orm, { creditorId });
    const records = (await close())?.split('\r\n') ?? [];
    const reference = payOutIn(records)?.slice(73, 103).trim() ?? '';
    const head = (name: string, code: string, number: string) =>
      `${name}${agreement.pbsNumber}${code}${number}00001000000000007001`;
    expect(records.slice(-8, -2)).toEqual(
      [
        `${head('BS022', '0240', '00001')}000000000Prøvekunde Åse Øst`,
        `${head('BS022', '0240', '00002')}000000000Æblevej 2, st. tv.`,
        `${head('BS022', '0240', '00009')}000000000${' '.repeat(15)}9000DK`,
        `${head('BS042', '0280', '00000')}987654321011220262${'5000'.padStart(13, '0')}${reference.padEnd(30)}00`,
        `${head('BS052', '0241', '00001')}987654321 ${'Udbetaling af dit tilgodehavende'.padEnd(55)}50,00`,
        // Two collections, net 75.00 kr.
        `BS092${agreement.pbsNumber}01120000000001    00000000002000000000007500`,
      ].map((line) => (line.startsWith('BS092') ? expect.stringContaining(line) : line.padEnd(128))),
    );
    expect(await creditOf()).toBe('50.00');
    const paid = await tell('0236', { reference, ore: 5_000n });
    expect(paid).toMatchObject({ status: 'matched', amount: '-50.00', unmatched: '0.00', outcome: 'exact' });
    expect(await payOuts()).toMatchObject([{ status: 'paid', paymentDate: '2026-12-01', paymentId: paid.id }]);
    expect(await creditOf()).toBe('0.00');
    const { data: entries } = (await call('get', `/v1/debtors/${debtorId}/statement`)).body;
    expect(entries.at(-1)).toMatchObject({ kind: 'paid_out', paymentId: paid.id });
    const { data } = (await call('get', '/v1/ledger/accounts')).body;
    const balances = Object.fromEntries(
      data.map((one: { account: string; balance: string }) => [one.account, one.balance]),
    );
    expect(['bank', 'credits', 'unmatched'].map((account) => balances[account])).toEqual(['0.00', '0.00', '0.00']);
  });

  test('stays the debtor’s where the pay-out is refused, and can be asked for again', async () => {
    const reference = await delivered(5_000n);
    const told = await tell('0237', { reference, ore: 5_000n });
    expect(told).toMatchObject({ status: 'matched', outcome: 'nothing' });
    expect([await statuses(), await creditOf()]).toEqual([['refused'], '50.00']);
    expect((await ask()).status).toBe(201);
  });

  test('is not taken twice where it is told of twice, nor where it was told to be refused: money waits for a person', async () => {
    const reference = await delivered(5_000n);
    await giveCredit(9_000n);
    await tell('0236', { reference, ore: 5_000n });
    expect(await tell('0236', { reference, ore: 5_000n })).toMatchObject({ status: 'waiting', outcome: 'double' });
    expect(await creditOf()).toBe('90.00');
    expect(await tell('0239', { reference, ore: 5_000n })).toMatchObject({ status: 'waiting', outcome: 'ambiguous' });
    expect(await tell('0237', { reference, ore: 5_000n })).toMatchObject({ status: 'waiting', outcome: 'ambiguous' });
    expect(await statuses()).toEqual(['paid']);
  });

  test('comes off as far as it is there, where it was taken back meanwhile: the rest waits for a person', async () => {
    const paymentId = await giveCredit(2_000n);
    const reference = await delivered(3_000n);
    expect((await call('post', `/v1/payments/${paymentId}/undo`)).status).toBe(200);
    const told = await tell('0236', { reference, ore: 5_000n });
    expect(told).toMatchObject({ status: 'waiting', outcome: 'part', unmatched: '-20.00' });
    expect([await statuses(), await creditOf()]).toEqual([['paid'], '0.00']);
  });

  test('can be used for nothing else while it is to be paid out, and is free again when that is withdrawn', async () => {
    await giveCredit(5_000n);
    const { body } = await ask({ amount: '40' });
    expect(refused(await payOutByHand('10.01'))).toEqual([409, 'more_than_credit']);
    expect(refused(await ask({ amount: '10' }))).toEqual([409, 'pay_out_under_way']);
    for (let times = 0; times < 2; times += 1) {
      expect((await withdraw(body.id)).body).toMatchObject({ status: 'withdrawn', withdrawnAs: 'by_person' });
    }
    expect((await payOutByHand('50')).status).toBe(200);
    expect(refused(await ask())).toEqual([409, 'more_than_credit']);
  });
});

describe('a pay-out of which nothing is ever told', () => {
  test('is found from the sixth bank day after its own on, and until a person has said what became of it', async () => {
    await delivered(5_000n);
    const [{ id }] = await payOuts();
    // Tuesday the 1st, and Tuesday and Wednesday of the week after.
    expect(await find(Date.UTC(2026, 11, 8, 8))).toEqual([]);
    expect(await find(Date.UTC(2026, 11, 9, 8))).toMatchObject([
      { code: 'pay_out_unanswered', objectType: 'pay_out', objectId: id, details: { payOutOn: '2026-12-01' } },
    ]);
    expect((await answer(id, 'refused')).status).toBe(200);
    expect(await find(Date.UTC(2026, 11, 9, 8))).toEqual([]);
  });

  test('comes off the credit where a person says that it was paid, once, and back where the person says otherwise', async () => {
    const { id } = await deliveredLongAgo(5_000n);
    for (let times = 0; times < 2; times += 1) {
      expect((await answer(id, 'paid')).body).toMatchObject({ status: 'paid', answerNote: 'Står på kontoudtoget' });
      expect(await creditOf()).toBe('0.00');
    }
    const { data } = (await call('get', `/v1/debtors/${debtorId}/audit`)).body;
    expect(data[0]).toMatchObject({
      objectType: 'pay_out',
      changes: [
        { field: 'status', from: 'delivered', to: 'paid' },
        { field: 'answerNote', from: null, to: 'Står på kontoudtoget' },
      ],
    });
    expect((await answer(id, 'refused', 'Kom tilbage')).body).toMatchObject({
      status: 'refused',
      answerNote: 'Kom tilbage',
    });
    expect(await creditOf()).toBe('50.00');
    expect((await answer(id, 'paid')).body).toMatchObject({ status: 'paid' });
    expect(await creditOf()).toBe('0.00');
  });

  test('gives the credit free where a person says that it was refused', async () => {
    const { id } = await deliveredLongAgo(5_000n);
    expect(refused(await payOutByHand('50'))).toEqual([409, 'more_than_credit']);
    expect((await answer(id, 'refused')).body).toMatchObject({ status: 'refused', paymentId: null });
    expect((await payOutByHand('50')).status).toBe(200);
    expect(refused(await answer(id, 'paid'))).toEqual([409, 'more_than_credit']);
  });

  test('is what Betalingsservice says after all: paid where a person said refused, and money told twice where both said paid', async () => {
    const first = await deliveredLongAgo(5_000n);
    await answer(first.id, 'refused');
    const told = await tell('0236', { reference: first.reference, ore: 5_000n, on: LONG_AGO });
    expect(told).toMatchObject({ status: 'matched', outcome: 'exact' });
    expect(await payOuts()).toMatchObject([{ status: 'paid', paymentId: told.id }]);
    expect([await creditOf(), refused(await answer(first.id, 'refused'))]).toEqual([
      '0.00',
      [409, 'pay_out_not_delivered'],
    ]);
    const second = await deliveredLongAgo(3_000n);
    await answer(second.id, 'paid');
    const again = await tell('0236', { reference: second.reference, ore: 3_000n, on: LONG_AGO });
    expect(again).toMatchObject({ status: 'waiting', outcome: 'double' });
    expect(await creditOf()).toBe('0.00');
  });

  test('is said by an admin, with a reason, of what was seen, and not before its day nor of what is no more there', async () => {
    const reference = await delivered(5_000n);
    const [{ id }] = await payOuts();
    await setDay(id, civilDate('2182-01-02'));
    expect(refused(await answer(id, 'paid'))).toEqual([422, 'invalid_request']);
    expect(refused(await answer(id, 'refused', ''))).toEqual([422, 'invalid_request']);
    const byReader = { key: creditor.readOnly, body: { outcome: 'refused', note: 'x' } };
    expect((await api.call('post', `/v1/pay-outs/${id}/answer`, byReader)).status).toBe(403);
    expect((await answer(randomUUID(), 'refused')).status).toBe(404);
    const seen = await call('get', `/v1/pay-outs/${id}`);
    expect([seen.body.status, (await call('get', `/v1/pay-outs/${randomUUID()}`)).status]).toEqual(['delivered', 404]);
    await tell('0237', { reference, ore: 5_000n });
    const late = await api.call('post', `/v1/pay-outs/${id}/answer`, {
      key: creditor.admin,
      body: { outcome: 'paid', note: 'x' },
      headers: { 'if-match': seen.headers.get('etag') ?? '' },
    });
    expect(refused(late)).toEqual([412, 'changed_meanwhile']);
    expect(refused(await answer(id, 'refused'))).toEqual([409, 'pay_out_not_delivered']);
  });
});

/** Both are delivered for 1 December 2026; the pay-out first. */
async function bothDelivered() {
  const paidOut = await delivered(5_000n);
  const drawn = await sampleCollection(orm, { creditorId, debtorId });
  await close();
  const { entryReference } = await orm.em.fork().findOneOrFail(Collection, { id: drawn.collection.id });
  const { data } = (await call('get', `/v1/collections?invoiceId=${drawn.invoiceId}`)).body;
  expect(data).toMatchObject([{ status: 'delivered', paymentDate: '2026-12-01', customerNumber: '7001' }]);
  expect(await payOuts()).toMatchObject([{ status: 'delivered', paymentDate: '2026-12-01' }]);
  return { paidOut, drawn: entryReference ?? '', invoiceId: drawn.invoiceId };
}
const collectionOf = async (invoiceId: InvoiceId) =>
  (await call('get', `/v1/collections?invoiceId=${invoiceId}`)).body.data[0].status;
const draw = (code: '0236' | '0237', reference: string) => tell(code, { reference, ore: 12_500n, isDrawn: true });

describe('a pay-out and what is drawn of the same customer on its day by a later delivery', () => {
  test.each([
    ['0236', '0237', 'paid', 'rejected'],
    ['0237', '0236', 'refused', 'paid'],
  ] as const)(
    'each is known by its reference: %s of the one and %s of the other',
    async (one, other, paidOut, drawn) => {
      const both = await bothDelivered();
      await draw(other, both.drawn);
      expect([await statuses(), await collectionOf(both.invoiceId)]).toEqual([['delivered'], drawn]);
      await tell(one, { reference: both.paidOut, ore: 5_000n });
      expect([await statuses(), await collectionOf(both.invoiceId)]).toEqual([[paidOut], drawn]);
    },
  );

  test('news that no money will come and that names neither waits for a person', async () => {
    const { invoiceId } = await bothDelivered();
    expect(await tell('0237', { reference: '', ore: 5_000n })).toMatchObject({
      status: 'waiting',
      outcome: 'ambiguous',
    });
    expect([await statuses(), await collectionOf(invoiceId)]).toEqual([['delivered'], 'delivered']);
  });
});

describe('a pay-out', () => {
  test('waits while nothing is collected that covers it, and while the creditor has no agreement', async () => {
    await giveCredit(20_000n);
    await ask();
    expect(await close()).toBeNull();
    await sampleCollection(orm, { creditorId });
    const records = (await close())?.split('\r\n') ?? [];
    expect([records.length > 0, payOutIn(records)]).toEqual([true, undefined]);
    expect(await statuses()).toEqual(['queued']);
    await setSettings({ services: { payOuts: false } });
    for (let nth = 0; nth < 2; nth += 1) await sampleCollection(orm, { creditorId });
    await close();
    expect(await statuses()).toEqual(['queued']);
    await setSettings({ services: { payOuts: true } });
    for (let nth = 0; nth < 2; nth += 1) await sampleCollection(orm, { creditorId });
    await close();
    expect(await statuses()).toEqual(['delivered']);
  });

  test('has a day of its own beside what is drawn of the debtor', async () => {
    await giveCredit(1_000n);
    await ask();
    await sampleCollection(orm, { creditorId, debtorId });
    await close();
    expect(await payOuts()).toMatchObject([{ status: 'delivered', paymentDate: '2026-12-02' }]);
  });

  test.each([
    ['the mandate ends before its day', 'without_mandate'],
    ['the credit is gone', 'without_credit'],
  ])('is withdrawn where %s', async (_, withdrawnAs) => {
    const paymentId = await giveCredit(1_000n);
    await ask();
    if (withdrawnAs === 'without_credit') await call('post', `/v1/payments/${paymentId}/undo`);
    else await orm.em.fork().nativeUpdate(Mandate, { debtorId }, { endedOn: civilDate('2026-12-01') });
    await sampleCollection(orm, { creditorId });
    await close();
    expect(await payOuts()).toMatchObject([{ status: 'withdrawn', withdrawnAs }]);
  });

  test('is refused without an agreement, a mandate or credit, and withdrawn only while it is queued', async () => {
    expect(refused(await ask())).toEqual([409, 'more_than_credit']);
    await delivered(1_000n);
    const [{ id }] = await payOuts();
    expect(refused(await withdraw(id))).toEqual([409, 'pay_out_not_queued']);
    expect((await withdraw(randomUUID())).status).toBe(404);
    await setSettings({ services: { payOuts: false } });
    expect(refused(await ask())).toEqual([409, 'pay_outs_not_agreed']);
    await setSettings({ services: { payOuts: true } });
    debtorId = await sampleDebtor(orm, { creditorId });
    await giveCredit(1_000n);
    expect(refused(await ask())).toEqual([409, 'no_mandate_in_force']);
    expect(refused(await ask({ amount: '0' }))).toEqual([422, 'invalid_request']);
    creditor = await api.creditor();
    creditorId = creditor.creditorId as CreditorId;
    debtorId = await sampleDebtor(orm, { creditorId });
    expect(refused(await ask())).toEqual([409, 'betalingsservice_not_set_up']);
  });

  test('is asked for once, however many ask at once', async () => {
    await giveCredit(1_000n);
    const answers = await Promise.all(Array.from({ length: 4 }, () => ask()));
    expect(answers.map(({ status }) => `${status}`).toSorted()).toEqual(['201', '409', '409', '409']);
  });
});
