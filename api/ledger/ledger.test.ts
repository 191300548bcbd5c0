import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice, samplePayment } from '../../tests/support/sample-payments.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { type Answer, type TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApi();
let creditor: TestCreditor;
let creditorId: CreditorId;
let debtorId: DebtorId;
let invoiceId: InvoiceId;

/** A year's bookkeeping in small: an invoice paid with too much, the rest paid out, money taken back, a loss, and money dismissed. */
beforeAll(async () => {
  const { orm } = database;
  creditor = await api.creditor();
  creditorId = creditor.creditorId as CreditorId;
  debtorId = await sampleDebtor(orm, { creditorId, customerNumber: '1001' });
  invoiceId = await sampleInvoice(orm, { creditorId, debtorId });
  const paymentId = await samplePayment(orm, { creditorId, amountOre: 20000n });
  const allocations = [
    { invoiceId, amount: '125.00' },
    { debtorId, amount: '75.00' },
  ];
  await post(`/v1/payments/${paymentId}/assign`, { allocations });
  await post(`/v1/debtors/${debtorId}/pay-out`, { amount: '25.00', note: 'Overført' });
  const takenBackId = await samplePayment(orm, { creditorId, amountOre: -5000n });
  await post(`/v1/payments/${takenBackId}/assign`, { allocations: [{ invoiceId, amount: '-50.00' }] });
  await post(`/v1/debtors/${debtorId}/apply-credit`, { invoiceId, amount: '20.00' });
  await post(`/v1/invoices/${invoiceId}/write-off`, { note: 'Konkurs' });
  const dismissedId = await samplePayment(orm, { creditorId, amountOre: 1000n });
  await post(`/v1/payments/${dismissedId}/dismiss`, { reason: 'Gave' });
});

const get = async (path: string) => (await api.call('get', path, { key: creditor.admin })).body;
const put = (path: string, body: unknown) => api.call('put', path, { key: creditor.admin, body });
async function post(path: string, body: unknown): Promise<Answer> {
  const answer = await api.call('post', path, { key: creditor.admin, body });
  expect([path, answer.status]).toEqual([path, 200]);
  return answer;
}

const balances = async (query = ''): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await get(`/v1/ledger/accounts${query}`)).data.map(({ account, balance }: Record<string, string>) => [
      account,
      balance,
    ]),
  );

async function journal(query: string): Promise<string[][]> {
  const { body } = await api.call('get', `/v1/ledger/journal?${query}`, { key: creditor.admin });
  return parse(Buffer.from(body, 'latin1').toString('utf8'), {
    record_delimiter: '\r\n',
    bom: true,
    delimiter: query.includes('excel') ? ';' : ',',
  });
}

describe('the accounts', () => {
  test('show what each holds, and sum to nothing', async () => {
    const all = await balances();
    expect(all).toEqual({
      sales: '-100.00',
      reminder_fees: '0.00',
      compensation: '0.00',
      write_offs: '30.00',
      interest: '0.00',
      receivables: '0.00',
      bank: '125.00',
      credits: '-30.00',
      unmatched: '0.00',
      vat: '-25.00',
    });
    const ore = Object.values(all).map((balance) => BigInt(balance.replace('.', '')));
    expect(ore.reduce((sum, one) => sum + one, 0n)).toBe(0n);
  });

  test('show what they held at the end of a day', async () => {
    expect(await balances('?on=2026-01-01')).toMatchObject({ sales: '-100.00', receivables: '125.00', bank: '0.00' });
    expect(await balances('?on=2025-12-31')).toMatchObject({ sales: '0.00', receivables: '0.00', bank: '0.00' });
  });

  test('are had page by page', async () => {
    const first = await get('/v1/ledger/accounts?limit=6');
    const second = await get(`/v1/ledger/accounts?limit=6&cursor=${first.nextCursor}`);
    expect([first.data.length, second.data.length, second.nextCursor]).toEqual([6, 4, null]);
    expect(second.data[0].account).toBe('bank');
  });
});

describe('the journal', () => {
  test('is a file of transfers for a bookkeeping system', async () => {
    const [header, ...rows] = await journal('format=csv');
    expect(header?.join()).toBe(
      'date,voucher,text,debitAccount,creditAccount,amount,customerNumber,invoiceNumber,note,kind,id,vatCode,vatRate,net,vat',
    );
    // All but the ids; what a person does is booked on the day it is done.
    const shown = rows.map(([date = '', ...row]) =>
      [date.startsWith('2026-01-') ? date : 'today', ...row.slice(0, 9), ...row.slice(10)].join(),
    );
    expect(shown).toEqual([
      '2026-01-01,1,Faktura 1, kunde 1001,5600,1010,100.00,1001,1,,invoiced,standard,25.00,100.00,25.00',
      '2026-01-01,2,Moms af faktura 1, kunde 1001,5600,6903,25.00,1001,1,,vat_invoiced,standard,25.00,,',
      '2026-01-10,3,Indbetaling,5820,6870,200.00,,,,received,,,,',
      'today,4,Betaling, faktura 1, kunde 1001,6870,5600,125.00,1001,1,,matched,,,,',
      'today,5,Betaling, kunde 1001,6870,6860,75.00,1001,,,matched,,,,',
      'today,6,Til gode udbetalt, kunde 1001,6860,5820,25.00,1001,,Overført,paid_out,,,,',
      '2026-01-10,7,Tilbageført indbetaling,6870,5820,50.00,,,,taken_back,,,,',
      'today,8,Tilbageført betaling, faktura 1, kunde 1001,5600,6870,50.00,1001,1,,matched,,,,',
      'today,9,Til gode brugt på faktura 1, kunde 1001,6860,5600,20.00,1001,1,,credit_applied,,,,',
      'today,10,Tab på faktura 1, kunde 1001,3350,5600,30.00,1001,1,Konkurs,written_off,,,,',
      '2026-01-10,11,Indbetaling,5820,6870,10.00,,,,received,,,,',
      'today,12,Indbetaling uden for debitorer,6870,5820,10.00,,,Gave,dismissed,,,,',
    ]);
  });

  test('opens in Excel in Danish, by a day or a month', async () => {
    const rows = await journal('format=csv-excel&from=2026-01-01&to=2026-01-01');
    expect(rows.slice(1).map((row) => row[5])).toEqual(['100,00', '25,00']);
  });

  test('numbers its rows through all pages', async () => {
    const vouchers: number[] = [];
    for (let query = '?limit=5'; ;) {
      const { data, nextCursor } = await get(`/v1/ledger/journal${query}`);
      vouchers.push(...data.map(({ voucher }: { voucher: number }) => voucher));
      if (nextCursor === null) break;
      query = `?limit=5&cursor=${nextCursor}`;
    }
    expect(vouchers).toEqual(Array.from({ length: 12 }, (_unused, index) => index + 1));
  });

  test('refuses a cursor of another list', async () => {
    const { nextCursor } = await get('/v1/payments?limit=1');
    const answer = await api.call('get', `/v1/ledger/journal?cursor=${nextCursor}`, { key: creditor.admin });
    expect(answer.body.errors[0]).toMatchObject({ path: '/query/cursor', code: 'not_a_cursor' });
  });
});

describe('account numbers', () => {
  test('are the creditor’s own where it has said so, in the journal and in the balances', async () => {
    const other = await api.creditor();
    const own = { account: 'sales', number: '1100', name: 'Kontingenter' };
    const answer = await put('/v1/ledger/account-numbers', { accounts: [own] });
    expect(answer.body.accounts).toContainEqual(own);
    expect(answer.body.accounts).toContainEqual({ account: 'bank', number: '5820', name: 'Bank' });
    expect((await journal('format=csv&from=2026-01-01&to=2026-01-01')).map((row) => row[4])).toEqual([
      'creditAccount',
      '1100',
      '6903',
    ]);
    expect((await get('/v1/ledger/accounts')).data[0]).toMatchObject({ number: '1100', name: 'Kontingenter' });
    const theirs = (await api.call('get', '/v1/ledger/account-numbers', { key: other.admin })).body.accounts;
    expect(theirs).not.toContainEqual(own);
    await put('/v1/ledger/account-numbers', { accounts: [{ ...own, number: '1010', name: 'Salg' }] });
    const { data } = await get('/v1/audit?objectType=ledger_account');
    expect(data[0]).toMatchObject({ objectKey: { account: 'sales' }, action: 'changed' });
  });

  test.each([
    [
      'an account that is none',
      [{ account: 'cash', number: '1', name: 'Kasse' }],
      '/accounts/0/account',
      'invalid_value',
    ],
    ['no number', [{ account: 'bank', number: ' ', name: 'Bank' }], '/accounts/0/number', 'too_small'],
    [
      'an account twice',
      [
        { account: 'bank', number: '1', name: 'Bank' },
        { account: 'bank', number: '2', name: 'Bank' },
      ],
      '/accounts/1/account',
      'given_twice',
    ],
  ])('are refused for %s', async (_what, accounts, path, code) => {
    const answer = await put('/v1/ledger/account-numbers', { accounts });
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ path, code }));
  });
});
