import { beforeAll, expect, test } from '@jest/globals';
import { insertCreditNotes } from '../../db/invoices/insert-credit-notes.ts';
import { loadCreditableInvoices } from '../../db/invoices/load-creditable-invoices.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId, PaymentId } from '../../domain/identifiers/ids.ts';
import { creditInvoice } from '../../domain/invoices/credit-invoice.ts';
import { openTestApiOnTemporal } from '../../tests/support/open-test-api.ts';
import { sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice, samplePayment } from '../../tests/support/sample-payments.ts';
import { storeArrears } from '../../tests/support/sample-reminder.ts';
import { listedItem } from '../http/pages.ts';
import { ROUTES } from '../routes.ts';
import type { TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApiOnTemporal();
let creditor: TestCreditor;
let creditorId: CreditorId;
let debtorId: DebtorId;
let invoiceId: InvoiceId;
let reminderId: InvoiceId;
let paymentId: PaymentId;
let ids: Readonly<Record<string, string>>;

const get = async (path: string) => (await api.call('get', path, { key: creditor.admin })).body;
const post = (path: string, body: unknown = {}) => api.call('post', path, { key: creditor.admin, body });

/** An invoice of 125.00 kr. of which 12.50 are credited, a notice about it with a fee of 100.00 kr., and money that names the notice. */
beforeAll(async () => {
  const { orm } = database;
  creditor = await api.creditor();
  creditorId = creditor.creditorId as CreditorId;
  debtorId = await sampleDebtor(orm, { creditorId, name: 'Prøvekunde Rykket', customerNumber: '2001' });
  invoiceId = await sampleInvoice(orm, { creditorId, debtorId });
  await creditSome();
  const arrears = await storeArrears(orm, { creditorId, debtorId, invoiceId });
  ({ reminderId } = arrears);
  const nothingElse = { customerNumber: null, fiPaymentId: null, kortart: null, source: 'camt' } as const;
  const suggestions = [{ why: 'number_in_text', invoiceId: reminderId, paymentId: null }];
  const money = { creditorId, amountOre: 30_00n, payerText: 'R1', ...nothingElse, suggestions };
  paymentId = await samplePayment(orm, money);
  ids = { ...arrears, debtorId, invoiceId, paymentId };
});

async function creditSome(): Promise<void> {
  await database.orm.em.fork().transactional(async (em) => {
    const [invoice] = await loadCreditableInvoices(em, { creditorId, invoiceIds: [invoiceId] });
    if (invoice === undefined) throw new Error('no invoice');
    const line = {
      text: 'Rabat',
      quantityMicro: 1_000_000n,
      unitPriceMicro: 10_000_000n,
      vatCode: 'standard',
    } as const;
    const credit = creditInvoice(invoice, { kind: 'lines', lines: [line] });
    if ('refusal' in credit) throw new Error(credit.refusal);
    await insertCreditNotes(em, { creditorId, issuedOn: civilDate('2026-01-20'), notes: [{ invoice, credit }] });
  });
}

/** Routes of one thing are asked where there is such a thing here. */
const isThere = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].every(([, name = '']) => name in ids);

/** Answered of a debtor with a mandate alone. */
const OF_A_MANDATE = 'getPaymentDate';

const QUERIES: Readonly<Record<string, string>> = {
  listTurnover: '?from=2026-01-01&to=2026-12-31',
  searchAll: '?q=R1',
};

test('whatever is read of a creditor with an invoice, a credit note and a reminder is answered, and lists as CSV too', async () => {
  const reads = ROUTES.filter(
    ({ method, access, path }) => method === 'get' && (access === 'creditor' || access === 'both') && isThere(path),
  ).filter(({ operationId }) => operationId !== OF_A_MANDATE);
  expect(reads.length).toBeGreaterThan(50);
  for (const { operationId, path, schemas } of reads) {
    const asked = `${path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => ids[name] ?? '')}${QUERIES[operationId] ?? ''}`;
    const { status, body } = await api.call('get', asked, { key: creditor.admin });
    const isRendered = body.code !== 'not_rendered_yet';
    expect([operationId, isRendered ? status : 200]).toEqual([operationId, 200]);
    if (listedItem(schemas.answer) === null) continue;
    const csv = await api.call('get', `${asked}${asked.includes('?') ? '&' : '?'}format=csv`, { key: creditor.admin });
    expect([operationId, csv.status]).toEqual([operationId, 200]);
  }
});

const numbersOf = async (path: string) => (await get(path)).data.map(({ number }: { number: string }) => number);

test('invoices are listed, searched and summed up without reminders, and reminders by themselves', async () => {
  const { data, summary } = await get('/v1/invoices?summary=true');
  expect(data.map(({ kind }: { kind: string }) => kind)).toEqual(['credit_note', 'invoice']);
  expect(summary).toMatchObject({ count: 2, total: '112.50', open: '112.50' });
  expect((await get('/v1/invoices?paymentStatus=open&summary=true')).summary).toMatchObject({
    count: 1,
    open: '112.50',
  });
  expect(await numbersOf('/v1/invoices?q=R1')).toEqual([]);
  expect(await numbersOf(`/v1/invoices?debtorId=${debtorId}&mailStatus=waiting&kind=invoice`)).toEqual(['1']);
  expect(await api.call('get', `/v1/invoices/${reminderId}`, { key: creditor.admin })).toMatchObject({ status: 404 });
  for (const query of ['', '?q=R1', '?q=rykket', '?q=2001', '?level=1', '?isNotice=true', `?invoiceId=${invoiceId}`])
    expect([query, await numbersOf(`/v1/reminders${query}`)]).toEqual([query, ['R1']]);
  for (const query of ['?level=2', '?isNotice=false', '?to=2026-02-09', '?from=2026-02-11', '?q=R2'])
    expect([query, await numbersOf(`/v1/reminders${query}`)]).toEqual([query, []]);
  const sums = { charged: '100.00', open: '100.00', asked: '212.50' };
  expect((await get('/v1/reminders?summary=true')).summary).toMatchObject({ count: 1, ...sums });
});

test('what a reminder charges is owed, late and shown on the account, and is no turnover', async () => {
  const aged = await get('/v1/ledger/aged-debtors?on=2026-03-01');
  expect(aged.data).toMatchObject([{ debtorId, open: '212.50' }]);
  const { openInvoices, open } = await get(`/v1/debtors/${debtorId}/account`);
  expect(open).toBe('212.50');
  const kinds = openInvoices.map((one: Record<string, string>) => [one['kind'], one['number'], one['open']]);
  expect(kinds).toEqual([
    ['invoice', '1', '112.50'],
    ['reminder', 'R1', '100.00'],
  ]);
  const statement = await get(`/v1/debtors/${debtorId}/statement?to=2026-02-28`);
  const entries = statement.data.map((one: Record<string, string>) => [one['kind'], one['invoiceKind'], one['change']]);
  expect(entries).toEqual([
    ['invoice', 'invoice', '125.00'],
    ['credit_note', 'invoice', '-12.50'],
    ['reminder', 'reminder', '100.00'],
  ]);
  expect(statement.openInvoices.map(({ kind }: { kind: string }) => kind)).toEqual(['invoice', 'reminder']);
  const { months } = await get('/v1/statistics/months?from=2026-02&to=2026-02');
  const nothing = { interest: '0.00', compensation: '0.00' };
  expect(months).toMatchObject([{ invoiced: { total: '0.00' }, reminderFees: '100.00', ...nothing, open: '212.50' }]);
  const turnover = await get('/v1/ledger/turnover?from=2026-02-01&to=2026-02-28');
  expect(JSON.stringify(turnover)).not.toContain('100.00');
});

test('its mail and its postings say that it is a reminder', async () => {
  const mails = (await get(`/v1/mails?debtorId=${debtorId}`)).data;
  expect(mails.map((one: Record<string, string>) => [one['kind'], one['invoiceNumber']])).toContainEqual([
    'reminder',
    'R1',
  ]);
  const texts = (await get('/v1/ledger/journal')).data.map(({ text }: { text: string }) => text);
  expect(texts).toContain('Rykkergebyr, rykker R1, kunde 2001');
});

test('a person is shown it for a payment, assigns to it, takes it back, and pays it by credit', async () => {
  expect((await get(`/v1/payments/${paymentId}`)).suggestions).toMatchObject([
    { invoiceId: reminderId, invoiceNumber: 'R1', invoiceKind: 'reminder', open: '100.00' },
  ]);
  const assign = (target: object) => post(`/v1/payments/${paymentId}/assign`, { allocations: [target] });
  const assigned = await assign({ invoiceId: reminderId, amount: '30' });
  expect(assigned.body.matches).toMatchObject([{ invoiceNumber: 'R1', invoiceKind: 'reminder', amount: '30.00' }]);
  expect((await get(`/v1/reminders/${reminderId}/matches`)).data).toHaveLength(1);
  expect(await get(`/v1/reminders/${reminderId}`)).toMatchObject({ open: '70.00', waived: '0.00' });
  expect((await post(`/v1/payments/${paymentId}/undo`)).status).toBe(200);
  await assign({ debtorId, amount: '30' });
  const applied = await post(`/v1/debtors/${debtorId}/apply-credit`, { invoiceId: reminderId });
  expect(applied.body).toMatchObject({ open: '182.50', credit: '0.00' });
  const { data } = await get(`/v1/debtors/${debtorId}/transfers?limit=1`);
  expect(data).toMatchObject([{ text: 'Til gode brugt på rykker R1', invoiceKind: 'reminder' }]);
});

test('what it charges is written off and taken back as that of an invoice, by its own path alone', async () => {
  const path = `/v1/reminders/${reminderId}/write-off`;
  expect((await post(`/v1/invoices/${reminderId}/write-off`, { note: 'Konkurs' })).status).toBe(404);
  expect((await post(path, { amount: '70.01', note: 'Konkurs' })).body).toMatchObject({ code: 'more_than_open' });
  expect((await post(path, { note: 'Konkurs' })).body).toMatchObject({ open: '0.00', writtenOff: '70.00' });
  const [last] = (await get(`/v1/debtors/${debtorId}/transfers?limit=1`)).data;
  expect(last.text).toBe('Tab på rykker R1');
  expect((await post(`${path}/undo`)).body).toMatchObject({ open: '70.00', writtenOff: '0.00' });
  expect((await post(`${path}/undo`)).body).toMatchObject({ code: 'nothing_to_undo' });
});

test('its mail is sent again where it failed, to the address of today', async () => {
  const resend = () => post(`/v1/reminders/${reminderId}/resend`);
  expect((await resend()).body).toMatchObject({ code: 'mail_not_failed' });
  const em = database.orm.em.fork();
  await em.execute(`delete from mail_queue where id = ?`, [reminderId]);
  await em.execute(`update invoice_mail set status = 'failed' where invoice_id = ?`, [reminderId]);
  expect(await resend()).toMatchObject({ status: 202, body: { kind: 'reminder', status: 'waiting' } });
  await em.execute(`update invoice_mail set status = 'sent', sent_at = now() where invoice_id = ?`, [reminderId]);
  expect(await resend()).toMatchObject({ status: 202, body: { kind: 'reminder', copy: true } });
});
