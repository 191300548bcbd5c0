import { beforeEach, describe, expect, test } from '@jest/globals';
import { createEnqueueCollection } from '../../activities/collections/enqueue-collection.ts';
import { Collection } from '../../db/entities/collection.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice, samplePayment } from '../../tests/support/sample-payments.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { GOOD, ownAgreement, type Answer, type TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApi();
let creditor: TestCreditor;
let creditorId: CreditorId;
let debtorId: DebtorId;
let invoiceId: InvoiceId;

beforeEach(async () => {
  creditor = await api.creditor({
    betalingsservice: ownAgreement(),
  });
  creditorId = creditor.creditorId as CreditorId;
  debtorId = await sampleDebtor(database.orm, { creditorId });
  invoiceId = await sampleInvoice(database.orm, { creditorId, debtorId });
});

const get = async (path: string) => (await api.call('get', path, { key: creditor.admin })).body;
const post = (path: string, body?: unknown) =>
  api.call('post', path, { key: creditor.admin, ...(body === undefined ? {} : { body }) });
const refused = ({ status, body }: Answer) => [status, body.code];
const account = () => get(`/v1/debtors/${debtorId}/account`);
const writeOff = (body: unknown) => post(`/v1/invoices/${invoiceId}/write-off`, body);
const apply = (body: object = {}) => post(`/v1/debtors/${debtorId}/apply-credit`, { invoiceId, ...body });
const payOut = (amount: string) => post(`/v1/debtors/${debtorId}/pay-out`, { amount, note: 'Overført' });

async function giveCredit(amount: string): Promise<void> {
  const amountOre = BigInt(`${amount}00`);
  const paymentId = await samplePayment(database.orm, { creditorId, amountOre });
  await post(`/v1/payments/${paymentId}/assign`, { allocations: [{ debtorId, amount }] });
}

const balancesOf = async (query = '') =>
  (await get(`/v1/debtor-balances${query}`)).data.map((row: { debtorId: string }) => row.debtorId);
const invoicesThatAre = async (status: string) =>
  (await get(`/v1/invoices?paymentStatus=${status}`)).data.map(({ id }: { id: string }) => id);
const invoicesOf = async (path: string) => (await get(path)).data.map((row: { invoiceId: string }) => row.invoiceId);
const collection = async () => (await get(`/v1/invoices/${invoiceId}`)).collection;
const reasons = async () =>
  (await get(`/v1/mails?invoiceId=${invoiceId}`)).data.flatMap((mail: { reason?: string }) => mail.reason ?? []);
const statusesOf = (answers: readonly Answer[]) => answers.map(({ status }) => `${status}`).toSorted();

describe('a write-off', () => {
  test('of all that is open settles the invoice, and is taken back as a whole', async () => {
    expect((await writeOff({ amount: '25', note: 'Forlig' })).body).toMatchObject({
      open: '100.00',
      paymentStatus: 'partly_paid',
      overdue: true,
      writtenOff: '25.00',
    });
    expect((await writeOff({ note: 'Konkurs' })).body).toMatchObject({
      open: '0.00',
      paymentStatus: 'settled',
      writtenOff: '125.00',
    });
    const undone = await post(`/v1/invoices/${invoiceId}/write-off/undo`);
    expect(undone.body).toMatchObject({ open: '125.00', paymentStatus: 'open', writtenOff: '0.00' });
    expect(refused(await post(`/v1/invoices/${invoiceId}/write-off/undo`))).toEqual([409, 'nothing_to_undo']);
  });

  test('never takes more than is open, and nothing where nothing is', async () => {
    expect(refused(await writeOff({ amount: '125.01', note: 'x' }))).toEqual([409, 'more_than_open']);
    await writeOff({ note: 'x' });
    expect(refused(await writeOff({ note: 'x' }))).toEqual([409, 'more_than_open']);
    const answers = await Promise.all([1, 2, 3].map(() => post(`/v1/invoices/${invoiceId}/write-off/undo`)));
    expect(statusesOf(answers)).toEqual(['200', '409', '409']);
  });

  test('says who did it and why, in the trail of the debtor', async () => {
    await writeOff({ note: 'Konkurs' });
    const [entry] = (await get(`/v1/debtors/${debtorId}/audit`)).data;
    expect(entry).toMatchObject({ objectType: 'ledger_transfer', action: 'created', by: { name: 'admin' } });
    expect(entry.changes).toEqual(
      expect.arrayContaining([
        { field: 'amount', from: null, to: '125.00' },
        { field: 'note', from: null, to: 'Konkurs' },
      ]),
    );
  });
});

describe('credit', () => {
  test('pays an invoice of the debtor’s, as far as it goes', async () => {
    await giveCredit('100');
    expect((await apply({ amount: '10' })).body).toMatchObject({ open: '115.00', credit: '90.00', balance: '25.00' });
    expect((await apply()).body).toMatchObject({ open: '25.00', credit: '0.00' });
    expect(refused(await apply())).toEqual([409, 'more_than_credit']);
    await giveCredit('100');
    expect((await apply()).body).toMatchObject({ open: '0.00', credit: '75.00', balance: '-75.00' });
    expect(refused(await apply())).toEqual([409, 'more_than_open']);
  });

  test('pays no invoice of another debtor, and no more than there is', async () => {
    await giveCredit('10');
    const other = await sampleDebtor(database.orm, { creditorId });
    const theirs = await sampleInvoice(database.orm, { creditorId, debtorId: other });
    const answer = await apply({ invoiceId: theirs });
    expect(answer.body.errors).toEqual([expect.objectContaining({ path: '/invoiceId', code: 'not_found' })]);
    expect(refused(await apply({ amount: '10.01' }))).toEqual([409, 'more_than_credit']);
    expect(refused(await apply({ amount: '125.01' }))).toEqual([409, 'more_than_open']);
  });

  test('is paid out once, however many do so at once', async () => {
    await giveCredit('100');
    expect(refused(await payOut('100.01'))).toEqual([409, 'more_than_credit']);
    const answers = await Promise.all(Array.from({ length: 5 }, () => payOut('100')));
    expect(statusesOf(answers)).toEqual(['200', '409', '409', '409', '409']);
    expect((await account()).credit).toBe('0.00');
  });
});

test('what is still queued for collection is lowered to what is open, and withdrawn where that is nothing', async () => {
  const { orm } = database;
  debtorId = await sampleDebtor(orm, { creditorId, mandateNumber: '123456789' });
  invoiceId = await sampleInvoice(orm, { creditorId, debtorId });
  await createEnqueueCollection({ orm })({ invoiceId });
  await giveCredit('10');
  await apply();
  expect(await collection()).toMatchObject({ status: 'queued', amount: '115.00' });
  await writeOff({ amount: '15', note: 'Forlig' });
  expect(await collection()).toMatchObject({ status: 'queued', amount: '100.00' });
  const paymentId = await samplePayment(orm, { creditorId, amountOre: 10000n });
  await post(`/v1/payments/${paymentId}/assign`, { allocations: [{ invoiceId, amount: '100' }] });
  expect(await collection()).toMatchObject({ status: 'withdrawn' });
});

/** An invoice that was to be drawn on that day and that a payment has settled first. */
async function settleFirst(paymentDate: string) {
  const { orm } = database;
  debtorId = await sampleDebtor(orm, { creditorId, mandateNumber: '123456789' });
  invoiceId = await sampleInvoice(orm, { creditorId, debtorId });
  await createEnqueueCollection({ orm })({ invoiceId });
  await orm.em.fork().nativeUpdate(Collection, { invoiceId }, { paymentDate: civilDate(paymentDate) });
  const paymentId = await samplePayment(orm, { creditorId, amountOre: 12500n });
  await post(`/v1/payments/${paymentId}/assign`, { allocations: [{ invoiceId, amount: '125' }] });
  expect(await collection()).toMatchObject({ status: 'withdrawn' });
  return paymentId;
}

describe('what is open again is asked for again', () => {
  test('by its collection, when the match that withdrew it is undone, and once more when another is', async () => {
    const paymentId = await settleFirst('2299-06-01');
    for (let times = 0; times < 2; times += 1) {
      expect((await post(`/v1/payments/${paymentId}/undo`)).status).toBe(200);
      expect(await collection()).toMatchObject({ status: 'queued', amount: '125.00' });
      await post(`/v1/payments/${paymentId}/assign`, { allocations: [{ invoiceId, amount: '125' }] });
      expect(await collection()).toMatchObject({ status: 'withdrawn' });
    }
    expect(await reasons()).toEqual([]);
  });

  test('by mail, when the match is undone after the last delivery that could carry it', async () => {
    const paymentId = await settleFirst('2026-03-02');
    const { matches } = await get(`/v1/payments/${paymentId}`);
    expect((await post(`/v1/payment-matches/${matches[0].id}/undo`)).status).toBe(200);
    expect(await collection()).toMatchObject({ status: 'too_late' });
    expect(await reasons()).toEqual(['too_late']);
  });

  test('when a write-off is taken back, and when a person says what was charged back', async () => {
    const paymentId = await settleFirst('2299-06-01');
    const chargeBack = await samplePayment(database.orm, { creditorId, amountOre: -12500n });
    await post(`/v1/payments/${chargeBack}/assign`, { allocations: [{ invoiceId, amount: '-125' }] });
    expect(await collection()).toMatchObject({ status: 'queued', amount: '125.00' });
    expect((await post(`/v1/payments/${chargeBack}/undo`)).status).toBe(200);
    expect(await collection()).toMatchObject({ status: 'withdrawn' });
    await post(`/v1/payments/${paymentId}/undo`);
    await writeOff({ note: 'Konkurs' });
    expect(await collection()).toMatchObject({ status: 'withdrawn' });
    await post(`/v1/invoices/${invoiceId}/write-off/undo`);
    expect(await collection()).toMatchObject({ status: 'queued', amount: '125.00' });
  });

  test('but not by a collection that a person has withdrawn', async () => {
    const paymentId = await settleFirst('2299-06-01');
    await post(`/v1/payments/${paymentId}/undo`);
    const { id } = await collection();
    await post(`/v1/collections/${id}/withdraw`, { mail: false });
    await post(`/v1/payments/${paymentId}/assign`, { allocations: [{ invoiceId, amount: '125' }] });
    await post(`/v1/payments/${paymentId}/undo`);
    expect(await collection()).toMatchObject({ status: 'withdrawn' });
    expect(await reasons()).toEqual([]);
  });
});

describe('a debtor’s account', () => {
  test('shows the open invoices, the credit and the balance', async () => {
    await giveCredit('200');
    expect(await account()).toEqual({
      debtorId,
      customerNumber: expect.any(String),
      open: '125.00',
      overdue: '125.00',
      credit: '200.00',
      balance: '-75.00',
      openInvoices: [
        {
          invoiceId,
          kind: 'invoice',
          number: '1',
          issuedOn: '2026-01-01',
          dueOn: '2026-01-15',
          total: '125.00',
          open: '125.00',
          overdue: true,
        },
      ],
    });
  });

  test('is told transfer by transfer, newest first, with the balance after each, page by page', async () => {
    await giveCredit('200');
    await apply({ amount: '50' });
    await payOut('150');
    const path = `/v1/debtors/${debtorId}/transfers`;
    const first = await get(`${path}?limit=2`);
    const rest = await get(`${path}?limit=10&cursor=${first.nextCursor}`);
    const shown = [...first.data, ...rest.data].map(({ text, change, balance }) => `${text}: ${change} ${balance}`);
    expect(shown).toEqual([
      'Til gode udbetalt: 150.00 75.00',
      'Til gode brugt på faktura 1: 0.00 -75.00',
      'Betaling: -200.00 -75.00',
      'Moms af faktura 1: 25.00 125.00',
      'Faktura 1: 100.00 100.00',
    ]);
  });

  test('is one of the list of those who owe or have something to the good', async () => {
    await api.call('post', '/v1/debtors', { key: creditor.admin, body: GOOD.debtor });
    const generous = debtorId;
    await giveCredit('200');
    await apply();
    const late: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const owing = await sampleDebtor(database.orm, { creditorId });
      await sampleInvoice(database.orm, { creditorId, debtorId: owing });
      late.unshift(owing);
    }
    expect(await balancesOf()).toEqual([...late, generous]);
    expect(await balancesOf('?overdue=true')).toEqual(late);
    // Whom a page leaves out are more than it shows.
    expect(await balancesOf('?overdue=false&limit=1')).toEqual([generous]);
    expect(await balancesOf('?withCredit=true')).toEqual([generous]);
    expect(await balancesOf('?withCredit=false')).toEqual(late);
    expect(await balancesOf('?overdue=true&withCredit=true')).toEqual([]);
    const first = await get('/v1/debtor-balances?limit=2');
    const second = await get(`/v1/debtor-balances?limit=2&cursor=${first.nextCursor}`);
    expect([...first.data, ...second.data].map((row) => row.debtorId)).toEqual([...late, generous]);
    expect(second.nextCursor).toBeNull();
  });

  test('is found in that list by name and customer number, sorted by what is overdue, and summed up', async () => {
    await giveCredit('200');
    const small = await sampleDebtor(database.orm, { creditorId, name: 'Lille Skyldner', customerNumber: '770001' });
    const large = await sampleDebtor(database.orm, { creditorId, name: 'Stor Skyldner', customerNumber: '770002' });
    const equal = await sampleDebtor(database.orm, { creditorId, name: 'Anden Skyldner', customerNumber: '770003' });
    for (const owing of [small, large, large, equal])
      await sampleInvoice(database.orm, { creditorId, debtorId: owing });
    expect(await balancesOf('?q=skyldner')).toEqual([equal, large, small]);
    expect(await balancesOf('?q=0770002')).toEqual([large]);
    expect(await balancesOf('?overdue=true&withCredit=true')).toEqual([debtorId]);
    const sorted = '?overdue=true&sort=overdue';
    expect(await balancesOf(sorted)).toEqual([large, equal, small, debtorId]);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await get(`/v1/debtor-balances${sorted}&limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
      paged.push(...page.data.map((row: { debtorId: string }) => row.debtorId));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual([large, equal, small, debtorId]);
    const page = await get('/v1/debtor-balances?summary=true&limit=1');
    expect(page.summary).toEqual({
      count: 4,
      countIsCapped: false,
      open: '625.00',
      overdue: '625.00',
      credit: '200.00',
    });
    expect(page.data[0]).toMatchObject({ oldestDueOn: '2026-01-15' });
    const unsorted = await api.call('get', '/v1/debtor-balances?sort=overdue', { key: creditor.admin });
    expect([unsorted.status, unsorted.body.errors[0].code]).toEqual([422, 'not_sortable']);
  });
});

describe('what belongs to one debtor or invoice', () => {
  test('stands in the list of debtors where it is asked for, and in its CSV', async () => {
    await giveCredit('30');
    const balance = { open: '125.00', overdue: '125.00', credit: '30.00' };
    expect((await get('/v1/debtors?include=balance')).data).toEqual([
      expect.objectContaining({ id: debtorId, balance }),
    ]);
    expect((await get('/v1/debtors')).data[0]).not.toHaveProperty('balance');
    const header = async (query: string) => (await get(`/v1/debtors?format=csv${query}`)).split('\r\n')[0];
    expect(await header('&include=balance')).toMatch(/,balance\.open,balance\.overdue,balance\.credit$/);
    expect(await header('')).not.toContain('balance');
  });

  test('is found among mails and collections', async () => {
    const { orm } = database;
    const mandated = await sampleDebtor(orm, { creditorId, name: 'Prøvekunde Bs', mandateNumber: '123456789' });
    const collected = await sampleInvoice(orm, { creditorId, debtorId: mandated });
    await createEnqueueCollection({ orm })({ invoiceId: collected });
    expect(await invoicesOf('/v1/mails')).toEqual([collected, invoiceId]);
    for (const query of [`debtorId=${debtorId}`, `invoiceId=${invoiceId}`]) {
      expect([await invoicesOf(`/v1/mails?${query}`), await invoicesOf(`/v1/collections?${query}`)]).toEqual([
        [invoiceId],
        [],
      ]);
    }
    for (const query of [`debtorId=${mandated}`, `invoiceId=${collected}`]) {
      expect((await get(`/v1/collections?${query}`)).data).toEqual([
        expect.objectContaining({ invoiceId: collected, debtorName: 'Prøvekunde Bs' }),
      ]);
    }
  });
});

describe('invoices are found by whether they are paid', () => {
  test('open, overdue and settled; a credit note is none of these', async () => {
    expect([await invoicesThatAre('open'), await invoicesThatAre('overdue'), await invoicesThatAre('settled')]).toEqual(
      [[invoiceId], [invoiceId], []],
    );
    await writeOff({ note: 'x' });
    expect([await invoicesThatAre('open'), await invoicesThatAre('overdue'), await invoicesThatAre('settled')]).toEqual(
      [[], [], [invoiceId]],
    );
  });
});
