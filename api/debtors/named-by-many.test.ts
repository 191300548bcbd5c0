import { beforeAll, expect, test } from '@jest/globals';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { sampleInvoice } from '../../tests/support/sample-payments.ts';
import { sampleDebtor } from '../../tests/support/sample-data.ts';
import type { TestCreditor } from '../test-api.ts';
import { findNamedDebtors } from './find-named-debtors.ts';

const { database, api } = await openTestApi();

/** More than are looked up one by one. */
const MANY = 5001;

let creditor: TestCreditor;
let creditorId: CreditorId;
let named: DebtorId;
let invoiceId: InvoiceId;

const INSERT_MANY = `
insert into debtor (id, creditor_id, customer_number, name, address_lines, postcode, city, country, email, language)
select uuidv7(), ?, (100000 + n)::text, 'Foreningen Prøve ' || n, array['Prøvevej 1'], '9000', 'Aalborg', 'DK', null, 'da'
from generate_series(1, ${MANY}) n`;

beforeAll(async () => {
  const { orm } = database;
  creditor = await api.creditor();
  creditorId = creditor.creditorId as CreditorId;
  await orm.em.fork().execute(INSERT_MANY, [creditorId]);
  named = await sampleDebtor(orm, { creditorId, name: 'Foreningen Prøve Skyldner', customerNumber: '42' });
  const other = await sampleDebtor(orm, { creditorId, name: 'En Anden', customerNumber: '43' });
  invoiceId = await sampleInvoice(orm, { creditorId, debtorId: named });
  await sampleInvoice(orm, { creditorId, debtorId: other });
});

const found = (q: string) => findNamedDebtors(database.orm.em.fork(), { creditorId, q });

const shown = async (path: string, field: string) => {
  const { data, summary } = (await api.call('get', `${path}summary=true`, { key: creditor.readOnly })).body;
  return { rows: data.map((row: Record<string, string>) => row[field]), count: summary.count };
};

test('where more are named than are looked up one by one, lists are walked, and show the same', async () => {
  expect([await found('foreningen prøve'), (await found('prøve skyldner'))?.length]).toEqual([null, 1]);
  for (const q of ['foreningen prøve', 'prøve skyldner', '42']) {
    const asked = `q=${encodeURIComponent(q)}&`;
    for (const status of ['', 'paymentStatus=open&', 'paymentStatus=overdue&'])
      expect(await shown(`/v1/invoices?${asked}${status}`, 'id')).toEqual({ rows: [invoiceId], count: 1 });
    expect(await shown(`/v1/subscriptions?${asked}`, 'debtorId')).toEqual({ rows: [named], count: 1 });
    for (const filter of ['', 'overdue=true&', 'overdue=true&sort=overdue&', 'withCredit=false&'])
      expect(await shown(`/v1/debtor-balances?${asked}${filter}`, 'debtorId')).toEqual({ rows: [named], count: 1 });
  }
});
