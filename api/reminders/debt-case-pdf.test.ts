import { beforeAll, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { CreditorBankAccount } from '../../db/entities/creditor-bank-account.ts';
import { DebtCase } from '../../db/entities/debt-case.ts';
import { pageText, readPdf } from '../../documents/read-pdf.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtCaseId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { openTestApiOnTemporal } from '../../tests/support/open-test-api.ts';
import { sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice } from '../../tests/support/sample-payments.ts';
import { sampleListed, sampleReminder } from '../../tests/support/sample-reminder.ts';
import type { TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApiOnTemporal();
/** The example of the IBAN registry, SWIFT. */
const ACCOUNT = 'DK5000400440116243';
let creditor: TestCreditor;
let creditorId: CreditorId;
let debtorId: DebtorId;
let debtCaseId: DebtCaseId;
let firstLetterId: InvoiceId;

const get = (path: string, key = creditor.admin) => api.call('get', path, { key });
const post = async (path: string, body: object) => {
  const answer = await api.call('post', path, { key: creditor.admin, body });
  expect(answer.status).toBeLessThan(300);
};
const invoice = () => sampleInvoice(database.orm, { creditorId, debtorId });

/** The pages of the case as text, without the words of the footers. */
async function pagesOfCase(): Promise<string[]> {
  const { status, body } = await get(`/v1/debt-cases/${debtCaseId}/pdf`);
  expect(status).toBe(200);
  return (await readPdf(new Uint8Array(Buffer.from(body, 'latin1')))).pages.map(pageText);
}

// Three invoices of 125.00 kr.: of one 25.00 are paid, of one 12.50 are credited, and one is written off. Two letters with a fee of 100.00 kr.
beforeAll(async () => {
  creditor = await api.creditor();
  creditorId = creditor.creditorId as CreditorId;
  debtorId = await sampleDebtor(database.orm, { creditorId, name: 'Prøvekunde Skyldig', email: 'kunde@prove.example' });
  await database.orm.em.fork().insert(CreditorBankAccount, { account: ACCOUNT, creditorId });
  const invoiceIds = [await invoice(), await invoice(), await invoice()] as const;
  const of = { creditorId, debtorId, feeOre: 100_00n };
  firstLetterId = await sampleReminder(database.orm, {
    ...of,
    feeNumber: 1,
    invoices: invoiceIds.map((id) => sampleListed(id, { openOre: 125_00n })),
  });
  await database.orm.em
    .fork()
    .execute(`update invoice_mail set status = 'sent', sent_at = '2026-02-10T23:30:00Z' where invoice_id = ?`, [
      firstLetterId,
    ]);
  const reminderId = await sampleReminder(database.orm, {
    ...of,
    issuedOn: civilDate('2026-03-02'),
    deadlineOn: civilDate('2026-03-12'),
    level: 2,
    isNotice: true,
    feeNumber: 2,
    invoices: [
      ...invoiceIds.map((id) => sampleListed(id, { level: 2, openOre: 125_00n })),
      sampleListed(firstLetterId, { level: 0, isRaised: false, openOre: 100_00n }),
    ],
  });
  debtCaseId = uuid() as DebtCaseId;
  const opened = { openedOn: civilDate('2026-03-13'), handedOverOn: null, note: null, closedOn: null };
  await database.orm.em.fork().insert(DebtCase, { id: debtCaseId, creditorId, debtorId, reminderId, ...opened });
  const [paid, credited, lost] = invoiceIds;
  await post('/v1/payments', { date: '2026-03-14', amount: '25', how: 'cash', invoiceId: paid });
  await post(`/v1/invoices/${credited}/credit-notes`, {
    lines: [{ text: 'Afslag', quantity: '1', unitPrice: '10', vatCode: 'standard' }],
  });
  await post(`/v1/invoices/${lost}/write-off`, { note: 'Forlig' });
});

test('a case is read with what is open of it', async () => {
  const [listed] = (await get('/v1/debt-cases')).body.data;
  const { status, body } = await get(`/v1/debt-cases/${debtCaseId}`);
  expect([status, body]).toEqual([200, listed]);
  expect(body).toMatchObject({ openInvoices: '212.50', openCharges: '200.00', open: '412.50' });
});

test('its PDF begins with who owes what, and the figures are those of the balances', async () => {
  const [first] = await pagesOfCase();
  for (const fact of [
    'Sag til inkasso, inkassovarsel R2',
    'Prøvekunde Skyldig',
    'kunde@prove.example',
    'Faktura 1 af 01.01.2026 15.01.2026 125,00 100,00',
    'Faktura 2 af 01.01.2026 15.01.2026 125,00 112,50',
    ACCOUNT,
    'Mangler af fakturaer 212,50',
    'Mangler af gebyr, kompensation og rente 200,00',
    '412,50 kr.',
    // In the creditor's days: half past eleven in the evening is half past twelve in Denmark.
    'Sendt med e-mail 11.02.2026 til kunde@prove.example',
    'Ikke sendt',
    '12.03.2026',
  ])
    expect(first).toContain(fact);
  // Nothing of it is open.
  expect(first).not.toContain('Faktura 3');
});

test('its PDF goes on with the notice, the other letters and the invoices with their credit notes, each on pages of its own', async () => {
  const pages = await pagesOfCase();
  const titles = ['Inkassovarsel, nr. R2', 'Betalingspåmindelse, nr. R1', 'Faktura 1', 'Faktura 2', 'Kreditnota K1'];
  const enclosed = pages.slice(1);
  expect(enclosed).toHaveLength(titles.length);
  enclosed.forEach((text, index) => {
    expect(text).toContain(titles[index]);
    expect(text).toContain('Side 1 af 1');
  });
});

test('what a letter charged is counted where the notice lists it, and what is waived of it is not', async () => {
  await post(`/v1/reminders/${firstLetterId}/waive`, { charge: 'fee', reason: 'Forlig' });
  const [first] = await pagesOfCase();
  expect(first).toContain('Mangler af gebyr, kompensation og rente 100,00');
  expect(first).toContain('312,50 kr.');
});

test('its first page is in the debtor’s language, and the documents as they were issued', async () => {
  const body = { language: 'en', name: 'Prøvekunde Flyttet' };
  expect((await api.call('patch', `/v1/debtors/${debtorId}`, { key: creditor.admin, body })).status).toBe(200);
  const [first, notice] = await pagesOfCase();
  expect(first).toContain('Case for debt collection, notice R2');
  expect(first).toContain('Prøvekunde Flyttet');
  expect(notice).toContain('Prøvekunde Skyldig');
});

/** Holds back the invoice of that number. */
async function hold(nth: number, isDisputed: boolean): Promise<void> {
  const [found] = await database.orm.em
    .fork()
    .execute<[{ id: string }]>('select id from invoice where creditor_id = ? and number = ?', [creditorId, `${nth}`]);
  const body = { reason: 'Prøve', isDisputed };
  await api.call('put', `/v1/invoices/${found.id}/reminder-hold`, { key: creditor.admin, body });
}

test('its PDF says what of it is held back or disputed, and so does the case', async () => {
  await hold(1, true);
  await hold(2, false);
  const [page] = await pagesOfCase();
  expect(page).toContain('Disputed by the debtor');
  expect(page).toContain('Held back by the creditor');
  expect((await get(`/v1/debt-cases/${debtCaseId}`)).body).toMatchObject({
    holdback: 'disputed',
    openHeldBack: '212.50',
  });
});

test('another creditor finds no such case', async () => {
  const other = await api.creditor();
  for (const path of ['', '/pdf']) {
    const { status } = await get(`/v1/debt-cases/${debtCaseId}${path}`, other.admin);
    expect(status).toBe(404);
  }
});
