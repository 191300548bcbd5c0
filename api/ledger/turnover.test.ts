import { beforeAll, describe, expect, test } from '@jest/globals';
import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import type { InvoiceId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { openTestApiOnTemporal } from '../../tests/support/open-test-api.ts';
import { GOOD, type Answer, type TestCreditor } from '../test-api.ts';

const FIRST_MS = Date.UTC(2026, 0, 1, 3);

const { database, api } = await openTestApiOnTemporal();
let creditor: TestCreditor;
let invoiceId: InvoiceId;
let itemIds: string[];

const call = (method: 'get' | 'post' | 'patch', path: string, body?: unknown): Promise<Answer> =>
  api.call(method, path, { key: creditor.admin, ...(body === undefined ? {} : { body }) });
const made = async (path: string, body: unknown): Promise<string> => {
  const answer = await call('post', path, body);
  expect([path, answer.status]).toEqual([path, 201]);
  return answer.body.id;
};

/** An invoice with an item with VAT, one without and a line of no item; its first line is credited in part. */
beforeAll(async () => {
  creditor = await api.creditor();
  itemIds = [
    await made('/v1/items', { ...GOOD.item, number: 'B-100', unitPrice: '199.99', vatCode: 'standard' }),
    await made('/v1/items', { ...GOOD.item, number: 'B-200', unitPrice: '80', vatCode: 'exempt' }),
  ];
  const debtorId = await made('/v1/debtors', { ...GOOD.debtor, ean: '5790000000005', reference: 'Afdeling 12' });
  const subscriptionId = (await made('/v1/subscriptions', {
    debtorId,
    reference: 'Kontrakt 117',
    startOn: '2026-01-01',
    interval: { unit: 'month', count: 1 },
    lines: [
      { itemId: itemIds[0], quantity: '1' },
      { itemId: itemIds[1], quantity: '2' },
      { text: 'Porto', quantity: '1', unitPrice: '10.02', vatCode: 'standard' },
    ],
  })) as SubscriptionId;
  const draft = createDraftInvoice(database);
  const outcome = await draft({ subscriptionId, periodIndex: 0, billedAtMs: FIRST_MS });
  if (outcome.kind !== 'issued') throw new Error(outcome.kind);
  ({ invoiceId } = outcome);
});

describe('an invoice of two VAT codes', () => {
  test('says the references and the items as they stood when it was issued', async () => {
    const before = (await call('get', `/v1/invoices/${invoiceId}`)).body;
    expect(before).toMatchObject({
      subscriptionReference: 'Kontrakt 117',
      debtor: { ean: '5790000000005', reference: 'Afdeling 12' },
      lines: [
        { itemId: itemIds[0], itemNumber: 'B-100' },
        { itemId: itemIds[1], itemNumber: 'B-200' },
        { itemId: null, itemNumber: null },
      ],
    });
    await call('patch', `/v1/debtors/${before.debtorId}`, { ean: null, reference: 'Afdeling 13' });
    await call('patch', `/v1/subscriptions/${before.subscriptionId}`, { reference: 'Kontrakt 118' });
    const { debtor, lines, subscriptionReference } = (await call('get', `/v1/invoices/${invoiceId}`)).body;
    expect({ debtor, lines, subscriptionReference }).toEqual({
      debtor: before.debtor,
      lines: before.lines,
      subscriptionReference: 'Kontrakt 117',
    });
    expect((await call('get', '/v1/invoices')).body.data[0].subscriptionReference).toBe('Kontrakt 117');
  });

  test('is posted by each code by itself, and adds up', async () => {
    const { data } = (await call('get', '/v1/ledger/journal?from=2026-01-01&to=2026-01-01')).body;
    const shown = data.map((row: Record<string, string>) =>
      ['kind', 'creditAccount', 'amount', 'vatCode', 'vatRate', 'net', 'vat'].map((field) => row[field]),
    );
    expect(shown.toSorted()).toEqual([
      ['invoiced', '1010', '160.00', 'exempt', '0.00', '160.00', '0.00'],
      ['invoiced', '1010', '210.01', 'standard', '25.00', '210.01', '52.50'],
      ['vat_invoiced', '6903', '52.50', 'standard', '25.00', null, null],
    ]);
    expect((await call('get', `/v1/invoices/${invoiceId}`)).body).toMatchObject({ total: '422.51', open: '422.51' });
  });

  test('is turnover of its items by its day, and its credit notes take off', async () => {
    const turnover = async (query: string) =>
      (await call('get', `/v1/ledger/turnover?${query}`)).body.data.map((row: Record<string, string>) =>
        ['itemNumber', 'vatCode', 'net', 'vat'].map((field) => row[field]),
      );
    // Alone the largest has 50.00 of VAT; the document is rounded as a whole, and the øre is the largest's.
    expect(await turnover('from=2026-01-01&to=2026-01-01')).toEqual([
      ['B-100', 'standard', '199.99', '49.99'],
      ['B-200', 'exempt', '160.00', '0.00'],
      [null, 'standard', '10.02', '2.51'],
    ]);
    expect(await turnover('from=2026-01-02&to=2026-01-31')).toEqual([]);
    const credited = await call('post', `/v1/invoices/${invoiceId}/credit-notes`, {});
    expect(credited.status).toBe(201);
    expect((await call('get', `/v1/invoices/${credited.body.id}`)).body).toMatchObject({
      subscriptionReference: 'Kontrakt 117',
      debtor: { ean: '5790000000005', reference: 'Afdeling 12' },
      lines: [{ itemNumber: 'B-100' }, { itemNumber: 'B-200' }, { itemNumber: null }],
    });
    expect((await turnover('from=2026-01-01&to=2299-12-31')).map((row: string[]) => row.slice(2))).toEqual([
      ['0.00', '0.00'],
      ['0.00', '0.00'],
      ['0.00', '0.00'],
    ]);
    const { data } = (await call('get', '/v1/ledger/journal?from=2026-01-02&to=2299-12-31')).body;
    expect(
      data
        .map((row: Record<string, string>) => [row['kind'], row['debitAccount'], row['amount'], row['net'], row['vat']])
        .toSorted(),
    ).toEqual([
      ['credited', '1010', '160.00', '-160.00', '0.00'],
      ['credited', '1010', '210.01', '-210.01', '-52.50'],
      ['vat_credited', '6903', '52.50', null, null],
    ]);
    expect((await call('get', `/v1/invoices/${invoiceId}`)).body.open).toBe('0.00');
    const csv = await api.call('get', '/v1/ledger/turnover?from=2026-01-01&to=2026-01-31&format=csv', {
      key: creditor.admin,
    });
    expect(Buffer.from(csv.body, 'latin1').toString('utf8').split('\r\n')[0]).toBe(
      'itemNumber,itemName,vatCode,vatRate,net,vat,itemId',
    );
  });

  test('and a span that ends before it begins is refused', async () => {
    const { status, body } = await call('get', '/v1/ledger/turnover?from=2026-02-01&to=2026-01-31');
    expect([status, body.errors]).toMatchObject([422, [{ path: '/query/to', code: 'before_from' }]]);
  });
});
