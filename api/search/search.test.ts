import { beforeAll, describe, expect, test } from '@jest/globals';
import type { CreditorId, DebtorId, InvoiceId, PaymentId } from '../../domain/identifiers/ids.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice, samplePayment } from '../../tests/support/sample-payments.ts';
import { GOOD, type TestCreditor } from '../test-api.ts';
import { readAmount } from './read-amount.ts';

const { database, api } = await openTestApi();
let creditor: TestCreditor;
let debtorId: DebtorId;
let invoiceId: InvoiceId;
let paymentId: PaymentId;

beforeAll(async () => {
  creditor = await api.creditor();
  const of = { creditorId: creditor.creditorId as CreditorId };
  const { orm } = database;
  debtorId = await sampleDebtor(orm, {
    ...of,
    name: 'Ærø Prøve',
    customerNumber: '4242',
    email: 'aeroe@prove.example',
  });
  invoiceId = await sampleInvoice(orm, { ...of, debtorId });
  await sampleDebtor(orm, { ...of, name: 'En Anden', email: 'anden@prove.example' });
  const unlike = { fiPaymentId: null, customerNumber: null };
  paymentId = await samplePayment(orm, { ...of, amountOre: 98_765n, ...unlike, payerText: 'Husleje Januar' });
  await api.call('post', '/v1/items', { key: creditor.admin, body: GOOD.item });
  await api.call('post', '/v1/debtor-groups', { key: creditor.admin, body: { name: 'Opgang Ærø' } });
});

const NOTHING = {
  debtors: [],
  invoices: [],
  reminders: [],
  subscriptions: [],
  payments: [],
  items: [],
  debtorGroups: [],
};
const search = async (q: string) =>
  (await api.call('get', `/v1/search?q=${encodeURIComponent(q)}`, { key: creditor.readOnly })).body;

describe('everything is searched', () => {
  test('by a part of a name: the debtor, what is theirs, and groups', async () => {
    const found = await search('æRø');
    expect(found).toMatchObject({
      ...NOTHING,
      debtors: [{ id: debtorId }],
      invoices: [{ id: invoiceId }],
      subscriptions: [{ debtorId }],
      debtorGroups: [{ name: 'Opgang Ærø' }],
    });
  });

  test.each([
    ['a part of an e-mail address', 'aeroe@', { debtors: [{ name: 'Ærø Prøve' }] }],
    ['an invoice number', '1', { invoices: [{ number: '1' }] }],
    ['a payment id without its zeros', '18', { invoices: [{ paymentId: '000000000000018' }] }],
    [
      'a customer number',
      '04242',
      {
        debtors: [{ customerNumber: '4242' }],
        invoices: [{ number: '1' }],
        subscriptions: [{ customerNumber: '4242' }],
      },
    ],
    ['an amount as a Dane writes it', '987,65', { payments: [{ amount: '987.65' }] }],
    ['the total of an invoice', '125.00', { invoices: [{ total: '125.00' }] }],
    ['what a payer wrote', 'husleje', { payments: [{ payerText: 'Husleje Januar' }] }],
    ['the number of an item', 'kont', { items: [{ number: 'KONT' }] }],
    ['what is nowhere', 'findes ikke', {}],
  ])('by %s', async (_what, q, expected) => {
    expect(await search(q)).toMatchObject({ ...NOTHING, ...expected });
  });

  test('and up to five of each are shown, newest first', async () => {
    const many = await api.creditor();
    const of = { creditorId: many.creditorId as CreditorId, name: 'Mange' };
    const ids: string[] = [];
    for (let count = 0; count < 6; count += 1) ids.unshift(await sampleDebtor(database.orm, of));
    const { body } = await api.call('get', '/v1/search?q=mange', { key: many.readOnly });
    expect(body.debtors.map(({ id }: { id: string }) => id)).toEqual(ids.slice(0, 5));
    expect((await api.call('get', '/v1/search', { key: many.readOnly })).status).toBe(422);
  });

  test('of the creditor alone', async () => {
    const other = await api.creditor();
    for (const q of ['Ærø', '1', '18', '4242', '987,65', 'husleje', 'kont']) {
      expect((await api.call('get', `/v1/search?q=${encodeURIComponent(q)}`, { key: other.admin })).body).toEqual(
        NOTHING,
      );
    }
    expect(paymentId).toBeDefined();
  });
});

test.each([
  ['1.234,50', 123_450n],
  ['1234,5', 123_450n],
  ['1234.50', 123_450n],
  ['1.234', 123_400n],
  ['12', 1200n],
  ['12,345', null],
  ['1.23,4', null],
  ['Åse', null],
])('%s is read as an amount as it is meant', (text, ore) => {
  expect(readAmount(text)).toBe(ore);
});
