import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createEnqueueCollection } from '../../activities/collections/enqueue-collection.ts';
import { Collection } from '../../db/entities/collection.ts';
import type { CollectionStatus } from '../../db/words/collections.ts';
import type { CreditorId, DebtorId, InvoiceId, PaymentId } from '../../domain/identifiers/ids.ts';
import { sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice, sampleMatch, samplePayment } from '../../tests/support/sample-payments.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import type { Answer, TestApi, TestCreditor } from '../test-api.ts';

const NOWHERE = '019f0000-0000-7000-8000-000000000000';

const { database, api } = await openTestApi();
let creditor: TestCreditor;
let creditorId: CreditorId;
let debtorId: DebtorId;

beforeAll(async () => {
  creditor = await api.creditor({
    betalingsservice: { pbsNumber: '00000018', debtorGroup: '00001', dataSupplierNumber: '10000009' },
  });
  creditorId = creditor.creditorId as CreditorId;
});
beforeEach(async () => {
  debtorId = await sampleDebtor(database.orm, { creditorId });
});

const call = (...[method, path, body]: [Parameters<TestApi['call']>[0], string, unknown?]): Promise<Answer> =>
  api.call(method, path, { key: creditor.admin, ...(body === undefined ? {} : { body }) });
const get = async (path: string) => (await call('get', path)).body;
const pay = (amountOre: bigint, changes: Partial<Parameters<typeof samplePayment>[1]> = {}) =>
  samplePayment(database.orm, { creditorId, amountOre, ...changes });
const issue = () => sampleInvoice(database.orm, { creditorId, debtorId });
const assign = (paymentId: PaymentId, ...allocations: unknown[]) =>
  call('post', `/v1/payments/${paymentId}/assign`, { allocations });
const undo = (paymentId: PaymentId) => call('post', `/v1/payments/${paymentId}/undo`);
const openOf = async (invoiceId: InvoiceId) => (await get(`/v1/invoices/${invoiceId}`)).open;
const creditOf = async () => (await get(`/v1/debtors/${debtorId}/account`)).credit;

const refused = ({ status, body }: Answer) => [status, body.code];

const bank = async () =>
  (await get('/v1/ledger/accounts')).data.find(({ account }: { account: string }) => account === 'bank').balance;
const statusesOf = (answers: readonly Answer[]) => answers.map(({ status }) => `${status}`).toSorted();

describe('a payment', () => {
  test('tells what the file said, where it went, and what it may be meant for', async () => {
    const [invoiceId, likely] = [await issue(), await issue()];
    const paymentId = await pay(20000n, {
      suggestions: [{ invoiceId: likely, paymentId: null, why: 'same_amount' }],
    });
    expect((await assign(paymentId, { invoiceId, amount: '125' })).status).toBe(200);
    expect(await get(`/v1/payments/${paymentId}`)).toMatchObject({
      kind: 'paid',
      source: 'bs_slip',
      status: 'waiting',
      outcome: 'by_person',
      heldByPerson: true,
      amount: '200.00',
      unmatched: '75.00',
      fileName: 'sample.0602',
      fileType: '0602',
      line: 3,
      fiPaymentId: '000000000000018',
      matches: [
        {
          invoiceId,
          debtorId,
          amount: '125.00',
          rule: 'by_person',
          explanation: 'assigned by admin',
          byPerson: true,
          decidedBy: { how: 'assigned', person: 'admin' },
        },
      ],
      suggestions: [{ invoiceId: likely, debtorId, open: '125.00', why: 'same_amount' }],
      relatedPayments: [],
    });
  });

  test('is found by its status, kind, source, day, debtor, invoice and file', async () => {
    const invoiceId = await issue();
    const matched = await pay(12500n, { bookedOn: '2026-02-01' as never, source: 'camt' });
    await assign(matched, { invoiceId, amount: '125.00' });
    const rejected = await pay(0n, { kind: 'rejected' });
    const { receivedFileId } = await get(`/v1/payments/${matched}`);
    const found = async (query: string) =>
      (await get(`/v1/payments?limit=100&${query}`)).data.map(({ id }: { id: string }) => id);
    for (const query of [
      `debtorId=${debtorId}`,
      `invoiceId=${invoiceId}`,
      `receivedFileId=${receivedFileId}`,
      'source=camt',
      'bookedFrom=2026-02-01&bookedTo=2026-02-01',
    ]) {
      expect([query, await found(query)]).toEqual([query, [matched]]);
    }
    expect(await found('status=matched')).toContain(matched);
    expect(await found('status=waiting')).not.toContain(matched);
    expect(await found('kind=rejected')).toEqual([rejected]);
  });

  test('is found by what the payer wrote, its payment id, its customer number and its amount, and summed up', async () => {
    const other = await api.creditor();
    const of = { creditorId: other.creditorId as CreditorId };
    const sample = async (amountOre: bigint, changes: Partial<Parameters<typeof samplePayment>[1]>) =>
      samplePayment(database.orm, { amountOre, ...of, ...changes });
    const slip = await sample(10_000n, { payerText: 'Faktura 17, Åse', fiPaymentId: '000000000000026' });
    const back = await sample(-2500n, { payerText: null, fiPaymentId: null, customerNumber: '4711' });
    const cash = await sample(30_000n, { payerText: '100 % Øst', fiPaymentId: null, customerNumber: null });
    const list = async (query: string) =>
      (await api.call('get', `/v1/payments?summary=true&${query}`, { key: other.readOnly })).body;
    const found = async (query: string) => (await list(query)).data.map(({ id }: { id: string }) => id);
    expect(await found('q=faktura%2017')).toEqual([slip]);
    expect(await found('q=%C3%A5SE')).toEqual([slip]);
    expect(await found('q=26')).toEqual([slip]);
    expect(await found('q=004711')).toEqual([back]);
    expect(await found('q=0%20%25')).toEqual([cash]);
    expect(await found('q=%25%25')).toEqual([]);
    expect(await found('amountFrom=100')).toEqual([cash, slip]);
    expect(await found('amountFrom=-25.00&amountTo=0')).toEqual([back]);
    expect((await list('limit=1')).summary).toEqual({
      count: 3,
      countIsCapped: false,
      total: '375.00',
      unmatched: '375.00',
    });
  });
});

describe('a payment is assigned', () => {
  test('as a whole: the invoice is settled, and nothing waits', async () => {
    const invoiceId = await issue();
    const paymentId = await pay(12500n);
    expect((await get(`/v1/invoices/${invoiceId}`)).paymentStatus).toBe('open');
    const { body } = await assign(paymentId, { invoiceId, amount: '125.00' });
    expect([body.status, body.unmatched]).toEqual(['matched', '0.00']);
    expect(await get(`/v1/invoices/${invoiceId}`)).toMatchObject({
      open: '0.00',
      paymentStatus: 'settled',
      overdue: false,
    });
    const { data } = await get(`/v1/invoices/${invoiceId}/matches`);
    expect(data.map(({ paymentId: id }: { paymentId: string }) => id)).toEqual([paymentId]);
  });

  test('in parts, to invoices of several debtors and to a debtor’s credit', async () => {
    const [first, second] = [await issue(), await issue()];
    const paymentId = await pay(30000n);
    const { body } = await assign(
      paymentId,
      { invoiceId: first, amount: '125' },
      { invoiceId: second, amount: '100' },
      { debtorId, amount: '50' },
    );
    expect([body.status, body.unmatched]).toEqual(['waiting', '25.00']);
    expect([await openOf(first), await openOf(second), await creditOf()]).toEqual(['0.00', '25.00', '50.00']);
    expect(await get(`/v1/invoices/${second}`)).toMatchObject({ paymentStatus: 'partly_paid', overdue: true });
    expect((await assign(paymentId, { invoiceId: second, amount: '25' })).body.status).toBe('matched');
  });

  test('never beyond what waits or what is open, and then nothing of it', async () => {
    const [first, second] = [await issue(), await issue()];
    const paymentId = await pay(20000n);
    const beyond = await assign(paymentId, { invoiceId: first, amount: '125' }, { debtorId, amount: '75.01' });
    expect([...refused(beyond), beyond.body.waits]).toEqual([409, 'more_than_waits', '200.00']);
    const open = await assign(paymentId, { invoiceId: second, amount: '50' }, { invoiceId: first, amount: '125.01' });
    expect([...refused(open), open.body.open]).toEqual([409, 'more_than_open', '125.00']);
    expect([await openOf(first), await openOf(second)]).toEqual(['125.00', '125.00']);
    await assign(paymentId, { debtorId, amount: '200' });
    expect(refused(await assign(paymentId, { invoiceId: first, amount: '1' }))).toEqual([409, 'payment_not_waiting']);
  });

  test.each([
    ['no allocation', [], '/allocations', 'too_small'],
    ['neither invoice nor debtor', [{ amount: '1' }], '/allocations/0/invoiceId', 'one_of_two'],
    ['both', [{ amount: '1', invoiceId: NOWHERE, debtorId: NOWHERE }], '/allocations/0/invoiceId', 'one_of_two'],
    ['an invoice that is none', [{ amount: '1', invoiceId: NOWHERE }], '/allocations/0/invoiceId', 'not_found'],
    ['a debtor that is none', [{ amount: '1', debtorId: NOWHERE }], '/allocations/0/debtorId', 'not_found'],
    ['nothing', [{ amount: '0', invoiceId: NOWHERE }], '/allocations/0/amount', 'nothing'],
    ['three decimals', [{ amount: '0.001', invoiceId: NOWHERE }], '/allocations/0/amount', 'not_an_amount'],
    ['too much', [{ amount: '100000000000', invoiceId: NOWHERE }], '/allocations/0/amount', 'too_big'],
    ['the wrong sign', [{ amount: '-1', debtorId: NOWHERE }], '/allocations/0/amount', 'wrong_sign'],
  ])('but not for %s', async (_what, allocations, path, code) => {
    const answer = await assign(await pay(100n), ...allocations);
    expect(refused(answer)).toEqual([422, 'invalid_request']);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ path, code }));
  });

  test('but not twice to one invoice at once', async () => {
    const invoiceId = await issue();
    const answer = await assign(await pay(200n), { invoiceId, amount: '1' }, { invoiceId, amount: '1' });
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ path: '/allocations/1/invoiceId', code: 'given_twice' }),
    ]);
  });

  test('once, however many people do so at once', async () => {
    const invoices = await Promise.all(Array.from({ length: 10 }, issue));
    const paymentId = await pay(12500n);
    const answers = await Promise.all(invoices.map((invoiceId) => assign(paymentId, { invoiceId, amount: '125' })));
    expect(statusesOf(answers)).toEqual(['200', ...Array.from({ length: 9 }, () => '409')]);
    expect((await get(`/v1/payments/${paymentId}`)).matches).toHaveLength(1);
  });

  test('and ten payments at once pay an invoice once', async () => {
    const invoiceId = await issue();
    const payments = await Promise.all(Array.from({ length: 10 }, () => pay(12500n)));
    const answers = await Promise.all(payments.map((paymentId) => assign(paymentId, { invoiceId, amount: '125' })));
    const codes: string[] = answers.map(({ status, body }) => (status === 200 ? 'matched' : body.code));
    expect(codes.toSorted()).toEqual(['matched', ...Array.from({ length: 9 }, () => 'more_than_open')]);
    expect(await openOf(invoiceId)).toBe('0.00');
  });

  test('once where the answer was lost and it is asked for again', async () => {
    const invoiceId = await issue();
    const paymentId = await pay(12500n);
    const headers = { 'idempotency-key': `once-${paymentId}` };
    const options = { key: creditor.admin, headers, body: { allocations: [{ invoiceId, amount: '100' }] } };
    const first = await api.call('post', `/v1/payments/${paymentId}/assign`, options);
    const second = await api.call('post', `/v1/payments/${paymentId}/assign`, options);
    expect([second.headers.get('idempotency-replayed'), second.body]).toEqual(['true', first.body]);
    expect(await openOf(invoiceId)).toBe('25.00');
  });

  test('and stands in its trail with the key that did it', async () => {
    const paymentId = await pay(12500n);
    await assign(paymentId, { debtorId, amount: '125' });
    const { data } = await get(`/v1/payments/${paymentId}/audit`);
    expect(data.map(({ objectType, action }: Record<string, string>) => `${objectType} ${action}`)).toEqual([
      'payment changed',
      'payment_match created',
    ]);
    expect(data[0].by.name).toBe('admin');
  });
});

describe('money that was taken back', () => {
  test('opens its invoice again, and names the match that it takes back', async () => {
    const invoiceId = await issue();
    const paid = await assign(await pay(12500n), { invoiceId, amount: '125' });
    const { body } = await assign(await pay(-12500n), { invoiceId, amount: '-125' });
    expect([body.status, body.matches[0].amount, body.matches[0].reversesId]).toEqual([
      'matched',
      '-125.00',
      paid.body.matches[0].id,
    ]);
    expect(await openOf(invoiceId)).toBe('125.00');
  });

  test('is taken back of what was paid and of what there is to the good, not of more', async () => {
    const invoiceId = await issue();
    await assign(await pay(10000n), { invoiceId, amount: '100' });
    const more = await assign(await pay(-12500n), { invoiceId, amount: '-100.01' });
    expect([...refused(more), more.body.paid]).toEqual([409, 'more_than_asked', '100.00']);
    await assign(await pay(5000n), { debtorId, amount: '50' });
    const credit = await assign(await pay(-5001n), { debtorId, amount: '-50.01' });
    expect([...refused(credit), credit.body.credit]).toEqual([409, 'more_than_credit', '50.00']);
    expect((await assign(await pay(-5000n), { debtorId, amount: '-50' })).status).toBe(200);
    expect(await creditOf()).toBe('0.00');
  });
});

describe('a match is undone', () => {
  test('one by one: what it matched waits for a person', async () => {
    const [first, second] = [await issue(), await issue()];
    const paymentId = await pay(25000n);
    const { body } = await assign(paymentId, { invoiceId: first, amount: '125' }, { invoiceId: second, amount: '125' });
    const match = body.matches.find((one: { invoiceId: string }) => one.invoiceId === first);
    const undone = await call('post', `/v1/payment-matches/${match.id}/undo`);
    expect([undone.body.status, undone.body.unmatched, undone.body.outcome]).toEqual([
      'waiting',
      '125.00',
      'undone_by_person',
    ]);
    expect([await openOf(first), await openOf(second)]).toEqual(['125.00', '0.00']);
    const [shown] = (await get(`/v1/invoices/${first}/matches`)).data;
    expect(shown).toMatchObject({ id: match.id, undoneAt: expect.any(String), undoneOn: expect.any(String) });
    expect(refused(await call('post', `/v1/payment-matches/${match.id}/undo`))).toEqual([409, 'nothing_to_undo']);
  });

  test('all of a payment, as often at once as one likes', async () => {
    const invoiceId = await issue();
    const paymentId = await pay(20000n);
    await assign(paymentId, { invoiceId, amount: '125' }, { debtorId, amount: '75' });
    const answers = await Promise.all(Array.from({ length: 5 }, () => undo(paymentId)));
    expect(statusesOf(answers)).toEqual(['200', '409', '409', '409', '409']);
    expect([await openOf(invoiceId), await creditOf()]).toEqual(['125.00', '0.00']);
    expect((await get(`/v1/payments/${paymentId}`)).unmatched).toBe('200.00');
  });

  test('but not while a later payment has taken it back', async () => {
    const invoiceId = await issue();
    const [paid, takenBack] = [await pay(12500n), await pay(-12500n)];
    await assign(paid, { invoiceId, amount: '125' });
    await assign(takenBack, { invoiceId, amount: '-125' });
    const answer = await undo(paid);
    expect([...refused(answer), answer.body.paymentId]).toEqual([409, 'match_reversed', takenBack]);
    expect((await undo(takenBack)).status).toBe(200);
    expect((await undo(paid)).status).toBe(200);
    expect(await openOf(invoiceId)).toBe('125.00');
  });

  test('but not where the invoice would be owed twice, or what it gave to the debtor is spent', async () => {
    const invoiceId = await issue();
    const [first, second, takenBack] = [await pay(12500n), await pay(12500n), await pay(-12500n)];
    await assign(first, { invoiceId, amount: '125' });
    await assign(takenBack, { invoiceId, amount: '-125' });
    await assign(second, { invoiceId, amount: '125' });
    expect(refused(await undo(takenBack))).toEqual([409, 'more_than_open']);
    const generous = await pay(10000n);
    await assign(generous, { debtorId, amount: '100' });
    await call('post', `/v1/debtors/${debtorId}/pay-out`, { amount: '1', note: 'Overført' });
    expect(refused(await undo(generous))).toEqual([409, 'more_than_credit']);
  });

  test('gives the collection back that it had marked as paid', async () => {
    const { orm } = database;
    debtorId = await sampleDebtor(orm, { creditorId, mandateNumber: '123456789' });
    const invoiceId = await issue();
    await createEnqueueCollection({ orm })({ invoiceId });
    const collection = await orm.em.fork().findOneOrFail(Collection, { invoiceId });
    const mark = (status: CollectionStatus) =>
      orm.em.fork().transactional(async (em) => {
        // A delivery is no matter of this test.
        await em.execute(`set local session_replication_role = 'replica'`);
        await em.execute(
          `update collection set status = ?, delivery_id = uuidv7(), entry_reference = 'x' where id = ?`,
          [status, collection.id],
        );
      });
    const status = async () => (await get(`/v1/invoices/${invoiceId}`)).collection.status;
    const match = { creditorId, debtorId, invoiceId, collectionId: collection.id };
    const [paid, takenBack] = [await pay(12500n), await pay(-12500n)];
    await sampleMatch(orm, { ...match, paymentId: paid, amountOre: 12500n });
    await sampleMatch(orm, { ...match, paymentId: takenBack, amountOre: -12500n });
    await mark('charged_back');
    await undo(takenBack);
    expect(await status()).toBe('paid');
    await undo(paid);
    expect(await status()).toBe('delivered');
  });
});

describe('what is no money to be matched here', () => {
  test.each([
    ['came in', 10000n],
    ['was taken back', -10000n],
  ])('is dismissed where it %s, and waits again when that is taken back', async (_what, amountOre) => {
    const paymentId = await pay(amountOre);
    const before = await bank();
    const dismissed = await call('post', `/v1/payments/${paymentId}/dismiss`, { reason: 'Samme beløb to gange' });
    expect(dismissed.body).toMatchObject({
      status: 'dismissed',
      unmatched: '0.00',
      note: 'Samme beløb to gange',
      heldByPerson: true,
    });
    expect(await bank()).not.toBe(before);
    expect(refused(await assign(paymentId, { debtorId, amount: '1' }))).toEqual([409, 'payment_not_waiting']);
    const reopened = await call('post', `/v1/payments/${paymentId}/reopen`);
    expect(reopened.body).toMatchObject({ status: 'waiting', unmatched: reopened.body.amount, note: null });
    expect(await bank()).toBe(before);
    expect(refused(await call('post', `/v1/payments/${paymentId}/reopen`))).toEqual([409, 'nothing_dismissed']);
  });

  test('is dismissed of a payment of which a part is matched: that stays, and can still be undone', async () => {
    const invoiceId = await issue();
    const paymentId = await pay(20000n);
    await assign(paymentId, { invoiceId, amount: '125' });
    expect((await call('post', `/v1/payments/${paymentId}/dismiss`, { reason: 'Gave' })).body.status).toBe('dismissed');
    expect((await undo(paymentId)).body).toMatchObject({ status: 'waiting', unmatched: '125.00' });
    expect((await call('post', `/v1/payments/${paymentId}/reopen`)).body.unmatched).toBe('200.00');
  });

  test('the news that no money comes is settled, not assigned or dismissed; money is not settled', async () => {
    const paymentId = await pay(0n, { kind: 'rejected', outcome: 'rejected' });
    const settle = (id: PaymentId) => call('post', `/v1/payments/${id}/settle`, { note: 'Rykket' });
    expect(refused(await assign(paymentId, { debtorId, amount: '1' }))).toEqual([409, 'payment_moves_no_money']);
    expect(refused(await call('post', `/v1/payments/${paymentId}/dismiss`, { reason: 'x' }))).toEqual([
      409,
      'payment_moves_no_money',
    ]);
    expect((await settle(paymentId)).body).toMatchObject({
      status: 'dismissed',
      outcome: 'settled_by_person',
      note: 'Rykket',
    });
    expect(refused(await settle(paymentId))).toEqual([409, 'payment_not_waiting']);
    expect((await call('post', `/v1/payments/${paymentId}/reopen`)).body.status).toBe('waiting');
    expect(refused(await settle(await pay(100n)))).toEqual([409, 'payment_moves_money']);
  });
});
