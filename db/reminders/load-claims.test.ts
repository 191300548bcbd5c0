import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { arrearsDebtor, invoiceDue, payInvoice, remindingCreditor } from '../../tests/support/debtors-in-arrears.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { insertPaymentMails } from '../mails/insert-payment-mails.ts';
import { insertPrintBatch } from '../prints/insert-batch.ts';
import { loadClaims } from './load-claims.ts';

let database: OpenTestDatabase;
let creditorId: CreditorId;
beforeAll(async () => {
  database = await openTestDatabase();
  creditorId = await remindingCreditor(database.orm);
});
afterAll(() => database.close());

const run = (sql: string, values: unknown[]) => database.orm.em.fork().execute(sql, values);

interface Due {
  readonly creditorId: CreditorId;
  readonly debtorId: DebtorId;
  readonly invoiceId: InvoiceId;
}

/** An invoice of 1,000.00 kr., issued on 19 January 2026 and due on 2 February. */
async function due(): Promise<Due> {
  const { orm } = database;
  const debtorId = await arrearsDebtor(orm, { creditorId });
  return { creditorId, debtorId, invoiceId: await invoiceDue(orm, { creditorId, debtorId, dueOn: '2026-02-02' }) };
}

const pay = (whose: Due, amountOre: bigint, on: string, matchedOn?: string) =>
  payInvoice(database.orm, { ...whose, amountOre, on, ...(matchedOn === undefined ? {} : { matchedOn }) });

const claimsOf = async ({ debtorId }: Due) =>
  (await loadClaims(database.orm.em.fork(), { creditorId, debtorIds: [debtorId] })).get(debtorId) ?? [];

const openFrom = async (whose: Due) =>
  (await claimsOf(whose)).flatMap((claim) => claim.openFrom.map(({ from, openOre }) => [from, openOre]));

test('money counts from the bank’s day, whoever has matched it later, and what is taken back from its own', async () => {
  const whose = await due();
  await pay(whose, 300_00n, '2026-02-06', '2026-02-20');
  await pay(whose, 200_00n, '2026-02-10');
  await pay(whose, -200_00n, '2026-03-02');
  expect(await openFrom(whose)).toEqual([
    ['2026-01-19', 1000_00n],
    ['2026-02-06', 700_00n],
    ['2026-02-10', 500_00n],
    ['2026-03-02', 700_00n],
  ]);
});

test('a match that was undone has never been, and its days bear no interest', async () => {
  const whose = await due();
  await pay(whose, 1000_00n, '2026-02-05');
  await run(`update payment_match set undone_at = now(), undone_on = '2026-02-20' where invoice_id = ?`, [
    whose.invoiceId,
  ]);
  expect(await openFrom(whose)).toEqual([['2026-01-19', 1000_00n]]);
  const [claim] = await claimsOf(whose);
  expect(claim?.hinderedDays).toEqual([{ from: '2026-02-05', to: '2026-02-20' }]);
});

test.each([
  ['too_late', [{ from: '2026-02-02', to: '2026-02-10' }]],
  ['withdrawn', [{ from: '2026-02-02', to: '2026-02-10' }]],
  ['rejected', []],
])(
  'of a collection that was %s, the days until the debtor was told are the creditor’s own or not',
  async (reason, hinderedDays) => {
    const whose = await due();
    await run(
      `insert into payment_mail (id, creditor_id, invoice_id, reason, cause_id, amount_ore, recipient, message_id, status, sent_at)
     values (uuidv7(), ?, ?, ?, uuidv7(), 100000, 'kunde@prove.example', uuidv7()::text, 'sent', '2026-02-10T22:30:00Z')`,
      [creditorId, whose.invoiceId, reason],
    );
    const [claim] = await claimsOf(whose);
    expect(claim).toMatchObject({ hinderedDays, told: [{ reason, on: '2026-02-10', isWaiting: false }] });
  },
);

test('what was paid in time is of no matter, and what was paid late is, though nothing of it is open', async () => {
  const inTime = await due();
  await pay(inTime, 1000_00n, '2026-02-02');
  expect(await claimsOf(inTime)).toEqual([]);
  const late = await due();
  await pay(late, 1000_00n, '2026-02-04');
  expect(await openFrom(late)).toEqual([
    ['2026-01-19', 1000_00n],
    ['2026-02-04', 0n],
  ]);
});

test('of a letter that tells of a refused collection it counts when its batch is printed, and until then from no day', async () => {
  const { orm } = database;
  const debtorId = await arrearsDebtor(orm, { creditorId, delivery: 'paper' });
  const whose = {
    creditorId,
    debtorId,
    invoiceId: await invoiceDue(orm, { creditorId, debtorId, dueOn: '2026-02-02' }),
  };
  const requests = [{ invoiceId: whose.invoiceId, reason: 'rejected' as const, causeId: uuid() }];
  await insertPaymentMails(orm.em.fork(), { creditorId, requests });
  const told = async () => (await claimsOf(whose))[0]?.told;
  expect(await told()).toMatchObject([{ reason: 'rejected', isWaiting: true }]);
  await orm.em.fork().transactional((em) => insertPrintBatch(em, { creditorId, limit: 9 }));
  expect(await told()).toMatchObject([{ isWaiting: true }]);
  await run(`update print_batch set printed_at = '2026-02-09 12:00+01' where creditor_id = ?`, [creditorId]);
  expect(await told()).toEqual([{ reason: 'rejected', isWaiting: false, on: '2026-02-09' }]);
});
