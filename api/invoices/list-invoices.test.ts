import { beforeAll, describe, expect, test } from '@jest/globals';
import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import { createEnqueueCollection } from '../../activities/collections/enqueue-collection.ts';
import { insertCreditNotes } from '../../db/invoices/insert-credit-notes.ts';
import { loadCreditableInvoices } from '../../db/invoices/load-creditable-invoices.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import { creditInvoice } from '../../domain/invoices/credit-invoice.ts';
import type { CreditorId, InvoiceId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { sampleDebtor, sampleSubscription } from '../../tests/support/sample-data.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { ownAgreement, type TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApi();
const BILLED_AT_MS = Date.UTC(2026, 0, 1, 3);

let creditor: TestCreditor;
let creditorId: CreditorId;
/** Of four invoices, in the order in which they were issued: 125.00, 250.00, 375.00 and 500.00 kr. */
let invoices: InvoiceId[];

beforeAll(async () => {
  creditor = await api.creditor({ betalingsservice: ownAgreement() });
  creditorId = creditor.creditorId as CreditorId;
  invoices = [];
  for (const [index, terms] of [30, 10, 20, 20].entries()) {
    invoices.push(await issue({ kroner: BigInt(index + 1), paymentTermsDays: terms, isCollected: index === 3 }));
  }
  const em = database.orm.em.fork();
  await em.execute(`update invoice_mail set status = 'failed' where invoice_id = ?`, [invoices[2]]);
});

async function issue({
  kroner,
  paymentTermsDays,
  isCollected,
}: {
  kroner: bigint;
  paymentTermsDays: number;
  isCollected: boolean;
}): Promise<InvoiceId> {
  const { orm } = database;
  const debtorId = await sampleDebtor(orm, {
    creditorId,
    name: `Prøvekunde Nummer ${kroner}`,
    customerNumber: `500${kroner}`,
    ...(isCollected ? { mandateNumber: '123456789' } : {}),
  });
  const subscriptionId: SubscriptionId = await sampleSubscription(orm, {
    creditorId,
    debtorId,
    startOn: civilDate('2026-01-01'),
    unitPricesMicro: [kroner * 100_000_000n],
    terms: { paymentTermsDays },
  });
  const drafted = await createDraftInvoice({ orm })({ subscriptionId, periodIndex: 0, billedAtMs: BILLED_AT_MS });
  if (drafted.kind !== 'issued') throw new Error(`no invoice: ${drafted.kind}`);
  if (isCollected) await createEnqueueCollection({ orm })({ invoiceId: drafted.invoiceId });
  return drafted.invoiceId;
}

async function creditAll(ofCreditorId: CreditorId, invoiceId: InvoiceId): Promise<void> {
  await database.orm.em.fork().transactional(async (em) => {
    const [invoice] = await loadCreditableInvoices(em, { creditorId: ofCreditorId, invoiceIds: [invoiceId] });
    if (invoice === undefined) throw new Error('no invoice');
    const credit = creditInvoice(invoice, { kind: 'rest' });
    if ('refusal' in credit) throw new Error(credit.refusal);
    const notes = [{ invoice, credit }];
    await insertCreditNotes(em, { creditorId: ofCreditorId, issuedOn: civilDate('2026-01-02'), notes });
  });
}

const call = (query: string) => api.call('get', `/v1/invoices?${query}`, { key: creditor.readOnly });
const found = async (query: string): Promise<number[]> =>
  (await call(query)).body.data.map(({ id }: { id: InvoiceId }) => invoices.indexOf(id) + 1);

describe('invoices are found', () => {
  test.each([
    ['by a day from which on they are due', 'dueFrom=2026-01-31', [4, 1]],
    ['by the days on which they are due', 'dueFrom=2026-01-11&dueTo=2026-01-11', [2]],
    ['by these and that they are open', 'dueTo=2026-01-11&paymentStatus=open', [2]],
    ['by what has become of their mail', 'mailStatus=failed', [3]],
    ['by a mail that waits', 'mailStatus=waiting', [4, 2, 1]],
    ['by a mail that is sent', 'mailStatus=sent', []],
    ['by what has become of their collection', 'collectionStatus=queued', [4]],
    ['by the way of paying', 'paymentMethod=fi71', [3, 2, 1]],
    ['by the smallest total, itself with them', 'amountFrom=375', [4, 3]],
    ['by totals between two', 'amountFrom=125.01&amountTo=375.00', [3, 2]],
    ['by their number', 'q=2', [2]],
    ["by a part of the debtor's name, in whatever case", 'q=nUMMER%203', [3]],
    ['by the customer number', 'q=5004', [4]],
    ['by the payment id without its zeros', 'q=18', [1]],
    ['by nothing that stands nowhere', 'q=Nummer%209', []],
    ['by all of it together', 'q=nummer&amountTo=300&mailStatus=waiting', [2, 1]],
  ])('%s', async (_what, query, expected) => {
    expect(await found(query)).toEqual(expected);
  });
});

describe('by due date', () => {
  test('open invoices come earliest first, each once, however they are cut into pages', async () => {
    expect(await found('paymentStatus=open&sort=due')).toEqual([2, 3, 1, 4]);
    const paged: number[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query = `paymentStatus=overdue&sort=due&limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const { body } = await call(query);
      paged.push(...body.data.map(({ id }: { id: InvoiceId }) => invoices.indexOf(id) + 1));
      cursor = body.nextCursor;
    }
    expect(paged).toEqual([2, 3, 1, 4]);
  });

  test('a cursor of another order is none', async () => {
    const { nextCursor: byDue } = (await call('paymentStatus=open&sort=due&limit=1')).body;
    const { nextCursor: newest } = (await call('paymentStatus=open&limit=1')).body;
    for (const query of [`cursor=${byDue}`, `paymentStatus=open&sort=due&cursor=${newest}`]) {
      const { status, body } = await call(query);
      expect([status, body.errors[0].code]).toEqual([422, 'not_a_cursor']);
    }
  });

  test('what nobody has to pay is not sorted', async () => {
    for (const query of ['sort=due', 'sort=due&paymentStatus=settled']) {
      const { status, body } = await call(query);
      expect([status, body.errors]).toEqual([
        422,
        [expect.objectContaining({ path: '/query/sort', code: 'not_sortable' })],
      ]);
    }
  });
});

const summary = async (query: string) => (await call(`summary=true&${query}`)).body.summary;

describe('a summary', () => {
  test('is of all that is asked for, whatever page is shown, and is not there where it is not asked for', async () => {
    const all = { count: 4, countIsCapped: false, total: '1250.00', open: '1250.00' };
    expect(await summary('limit=1')).toEqual(all);
    expect(await summary('amountFrom=300')).toEqual({ ...all, count: 2, total: '875.00', open: '875.00' });
    expect(await summary('q=nothing')).toEqual({ ...all, count: 0, total: '0.00', open: '0.00' });
    expect((await call('limit=1')).body).not.toHaveProperty('summary');
    expect((await call('summary=false')).body).not.toHaveProperty('summary');
  });

  test('takes credit notes off the total', async () => {
    const other = await api.creditor();
    const of = { creditorId: other.creditorId as CreditorId };
    const debtorId = await sampleDebtor(database.orm, of);
    const startOn = civilDate('2026-01-01');
    const subscriptionId = await sampleSubscription(database.orm, { ...of, debtorId, startOn });
    const billed = { subscriptionId, periodIndex: 0, billedAtMs: BILLED_AT_MS };
    const drafted = await createDraftInvoice(database)(billed);
    if (drafted.kind !== 'issued') throw new Error(`no invoice: ${drafted.kind}`);
    await creditAll(of.creditorId, drafted.invoiceId);
    const summaryOf = async (query: string) =>
      (await api.call('get', `/v1/invoices?summary=true${query}`, { key: other.admin })).body.summary;
    expect(await summaryOf('')).toMatchObject({ count: 2, total: '0.00', open: '0.00' });
    expect(await summaryOf('&kind=credit_note')).toMatchObject({ count: 1, total: '-125.00' });
  });

  test('counts ten thousand, and tells no sum of a part', async () => {
    const crowded = await api.creditor();
    const em = database.orm.em.fork();
    await em.transactional(async (inside) => {
      await inside.execute('set local session_replication_role = replica');
      await inside.execute(
        `insert into invoice (id, creditor_id, subscription_id, debtor_id, series, series_number, number, fi_creditor_number,
           payment_number, payment_id, period_index, period_from, period_to, issued_on, due_on, language, payment_method, net_ore, vat_ore,
           total_ore, parties)
         select uuidv7(), ?, uuidv7(), debtor_id, series, n, n::text, '70000001', n, lpad(n::text, 15, '0'), n, period_from,
           period_to, issued_on, due_on, language, payment_method, net_ore, vat_ore, total_ore, parties
         from invoice, generate_series(1, 10001) n where id = ?`,
        [crowded.creditorId, invoices[0]],
      );
    });
    const of = async (query: string) =>
      (await api.call('get', `/v1/invoices?limit=1&summary=true${query}`, { key: crowded.admin })).body.summary;
    expect(await of('')).toEqual({ count: 10_000, countIsCapped: true, total: null, open: null });
    expect(await of('&q=17')).toMatchObject({ count: 1, countIsCapped: false, total: '125.00' });
  });
});

test('the CSV holds what is filtered, in the order asked for, and no sums', async () => {
  const csv = await call('format=csv&paymentStatus=open&sort=due&amountTo=400');
  const numbers = csv.body
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line: string) => line.split(',')[2]);
  expect(numbers).toEqual(['2', '3', '1']);
  const { status, body } = await call('format=csv&summary=true');
  expect([status, body.errors[0]]).toEqual([
    422,
    expect.objectContaining({ path: '/query/summary', code: 'not_with_csv' }),
  ]);
});
