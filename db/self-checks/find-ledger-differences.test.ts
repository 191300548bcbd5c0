import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { againstTheRules } from '../../tests/support/against-the-rules.ts';
import { sampleCreditor, sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice, sampleMatch, samplePayment } from '../../tests/support/sample-payments.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { currentMs } from '../../tests/support/test-day.ts';
import { findLedgerDifferences } from './find-ledger-differences.ts';

const DAY_MS = 86_400_000;

let database: OpenTestDatabase;
let creditorId: CreditorId;
let debtorId: DebtorId;
let invoiceId: InvoiceId;

beforeAll(async () => {
  database = await openTestDatabase();
  const { orm } = database;
  creditorId = await sampleCreditor(orm);
  debtorId = await sampleDebtor(orm, { creditorId });
  invoiceId = await sampleInvoice(orm, { creditorId, debtorId });
});
afterAll(() => database.close());

const find = (checkedAtMs = currentMs()) => findLedgerDifferences(database.orm.em.fork(), { creditorId, checkedAtMs });

const outOfStep = (balanceOre: string, ledgerOre: string) => ({
  code: 'ledger_out_of_step',
  details: { balanceOre, ledgerOre },
});

test('a balance that is not what its transfers add up to is told, be it of an invoice, a debtor or a payment', async () => {
  const { orm } = database;
  const paymentId = await samplePayment(orm, { creditorId, amountOre: 20000n });
  await sampleMatch(orm, { creditorId, debtorId, invoiceId, paymentId, amountOre: 12500n });
  await orm.em.fork().execute(
    `insert into payment_match (id, creditor_id, payment_id, debtor_id, amount_ore, booked_on, rule, explanation)
     values (uuidv7(), ?, ?, ?, 5000, '2026-01-10', 'by_payment_id', 'x')`,
    [creditorId, paymentId, debtorId],
  );
  expect(await find()).toEqual([]);
  await againstTheRules(orm, 'update invoice_balance set open_ore = 1 where invoice_id = ?', [invoiceId]);
  await againstTheRules(orm, 'update debtor_balance set credit_ore = 0 where debtor_id = ?', [debtorId]);
  await againstTheRules(orm, 'update payment set unmatched_ore = 2501 where id = ?', [paymentId]);
  expect(await find()).toEqual([
    { objectType: 'invoice', objectId: invoiceId, ...outOfStep('1', '0') },
    { objectType: 'debtor', objectId: debtorId, ...outOfStep('0', '5000') },
    { objectType: 'payment', objectId: paymentId, ...outOfStep('2501', '2500') },
  ]);
});

test('a payment that has waited for more than three days is told, until a person has decided', async () => {
  const { orm } = database;
  creditorId = await sampleCreditor(orm);
  const waiting = await samplePayment(orm, { creditorId, amountOre: 100n });
  const rejected = await samplePayment(orm, { creditorId, amountOre: 0n, kind: 'rejected' });
  await samplePayment(orm, { creditorId, amountOre: 0n, kind: 'cancelled', status: 'dismissed' });
  expect(await find(currentMs() + 2.9 * DAY_MS)).toEqual([]);
  const told = await find(currentMs() + 3.1 * DAY_MS);
  expect(told.map(({ code, objectId }) => [code, objectId])).toEqual([
    ['payment_waiting', waiting],
    ['payment_waiting', rejected],
  ]);
  expect(told[0]?.details).toEqual({ bookedOn: '2026-01-10', source: 'bs_slip', kind: 'paid' });
});
