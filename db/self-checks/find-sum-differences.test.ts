import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { againstTheRules } from '../../tests/support/against-the-rules.ts';
import { sampleCreditor, sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice, sampleMatch, samplePayment } from '../../tests/support/sample-payments.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { findSumDifferences } from './find-sum-differences.ts';

let database: OpenTestDatabase;
let creditorId: CreditorId;

beforeAll(async () => {
  database = await openTestDatabase();
  const { orm } = database;
  creditorId = await sampleCreditor(orm);
  const debtorId = await sampleDebtor(orm, { creditorId });
  const invoiceId = await sampleInvoice(orm, { creditorId, debtorId });
  const paymentId = await samplePayment(orm, { creditorId, amountOre: 20000n });
  await sampleMatch(orm, { creditorId, debtorId, invoiceId, paymentId, amountOre: 12500n });
});
afterAll(() => database.close());

const find = () => findSumDifferences(database.orm.em.fork(), { creditorId });

const outOfStep = (sums: string, days: readonly string[]) => ({
  code: 'ledger_out_of_step',
  objectType: 'creditor',
  objectId: creditorId,
  objectKey: sums,
  details: { sums, days },
});

test('days whose sums are not what was posted and sold are told', async () => {
  expect(await find()).toEqual([]);
  const [paid] = await againstTheRules<{ day: string }>(
    database.orm,
    `update ledger_sum set amount_ore = amount_ore + 1 where id = (select min(id::text)::uuid from ledger_sum where kind = 'received')
     returning booked_on::text "day"`,
  );
  expect(await find()).toEqual([outOfStep('ledger_sum', [paid?.day ?? ''])]);
  const [sold] = await againstTheRules<{ day: string }>(
    database.orm,
    `delete from turnover_sum where part = 'vat' returning issued_on::text "day"`,
  );
  expect(await find()).toEqual([
    outOfStep('ledger_sum', [paid?.day ?? '']),
    outOfStep('turnover_sum', [sold?.day ?? '']),
  ]);
});
