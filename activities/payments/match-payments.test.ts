import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Payment } from '../../db/entities/payment.ts';
import type { CreditorId, InvoiceId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import { sampleCreditor, sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice, samplePayment } from '../../tests/support/sample-payments.ts';
import { sampleListed, sampleReminder } from '../../tests/support/sample-reminder.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { createMatchPayments } from './match-payments.ts';

const DEBTORS = 9;
const AMOUNT_ORE = 12_500n;

let database: OpenTestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** A creditor whose debtors 2001 to 2009 owe one and the same amount: invoices 995 to 1003 of the series. */
async function equalDebts(prefix: string): Promise<{ creditorId: CreditorId; invoiceIds: InvoiceId[] }> {
  const { orm } = database;
  const creditorId = await sampleCreditor(orm);
  const series = [prefix, 1004 - DEBTORS, creditorId];
  await orm.em
    .fork()
    .execute(`update number_series set prefix = ?, next_number = ? where creditor_id = ? and code = 'invoice'`, series);
  const invoiceIds: InvoiceId[] = [];
  for (let nth = 1; nth <= DEBTORS; nth += 1) {
    const name = nth === DEBTORS ? 'Åse Prøve Øst' : `Prøvekunde ${nth}`;
    const debtorId = await sampleDebtor(orm, { creditorId, name, customerNumber: `${2000 + nth}` });
    invoiceIds.push(await sampleInvoice(orm, { creditorId, debtorId }));
  }
  return { creditorId, invoiceIds };
}

/** What a payment that says nothing else than that text is answered with. */
async function suggested(creditorId: CreditorId, payerText: string, amountOre: bigint) {
  const { orm } = database;
  const nothingElse = {
    customerNumber: null,
    fiPaymentId: null,
    kortart: null,
    source: 'camt',
    status: 'new',
  } as const;
  const id = await samplePayment(orm, { creditorId, amountOre, payerText, ...nothingElse });
  const { receivedFileId } = await orm.em.fork().findOneOrFail(Payment, { id });
  await createMatchPayments({ orm, heartbeat: () => undefined })({ fileId: receivedFileId as ReceivedFileId });
  const { status, unmatchedOre, suggestions } = await orm.em.fork().findOneOrFail(Payment, { id });
  expect([status, unmatchedOre]).toEqual(['waiting', amountOre]);
  return suggestions;
}

describe('of many invoices of one amount the one that the payer names is suggested first', () => {
  test.each([
    ['F', 'Prøvekunde; Faktura F1003 med for meget', 'named_in_text'],
    ['F', 'f-1003', 'named_in_text'],
    ['F', 'fak. 1003', 'named_in_text'],
    ['F-', 'F1003', 'named_in_text'],
    ['26', 'faktura 261003', 'named_in_text'],
    ['2026-', '20261003', 'named_in_text'],
    ['', '1003', 'named_in_text'],
    ['F', 'kundenr 2009', 'customer_in_text'],
    ['F', 'Overførsel; ÅSE PRØVE ØST', 'name_in_text'],
    ['F', 'Øst, Åse Prøve; kontingent', 'name_in_text'],
  ])('in the series %j by %j', async (prefix, text, why) => {
    const { creditorId, invoiceIds } = await equalDebts(prefix);
    for (const amountOre of [AMOUNT_ORE, AMOUNT_ORE + 1n]) {
      const [first] = await suggested(creditorId, text, amountOre);
      expect([amountOre, first?.invoiceId]).toEqual([amountOre, invoiceIds.at(-1)]);
      if (amountOre === AMOUNT_ORE) expect(first?.why).toBe(why);
    }
  });

  test.each(['Fakturaer F999 og 1000', 'F998-F1000', '1000, 999, 998'])(
    'and several that are named and come to the amount together: %j',
    async (text) => {
      const { creditorId, invoiceIds } = await equalDebts('F');
      const named = text.includes('og') ? invoiceIds.slice(-5, -3) : invoiceIds.slice(-6, -3);
      const found = await suggested(creditorId, text, AMOUNT_ORE * BigInt(named.length));
      expect(found.map(({ invoiceId, why }) => [invoiceId, why]).slice(0, named.length)).toEqual(
        named.map((invoiceId) => [invoiceId, 'named_together']),
      );
    },
  );

  test('and where nothing is named, the oldest ones', async () => {
    const { creditorId, invoiceIds } = await equalDebts('F');
    const found = await suggested(creditorId, 'kontingent', AMOUNT_ORE);
    expect(found.map(({ invoiceId, why }) => [invoiceId, why])).toEqual(
      invoiceIds.slice(0, 5).map((invoiceId) => [invoiceId, 'same_amount']),
    );
  });
});

test("money with a reminder's payment id pays what it lists and then what it charges, and a charge-back opens all of it again", async () => {
  const { orm } = database;
  const creditorId = await sampleCreditor(orm);
  const debtorId = await sampleDebtor(orm, { creditorId });
  const invoiceIds = [];
  for (let nth = 0; nth < 2; nth += 1) invoiceIds.push(await sampleInvoice(orm, { creditorId, debtorId }));
  const invoices = invoiceIds.map((invoiceId) => sampleListed(invoiceId, { openOre: AMOUNT_ORE }));
  const reminderId = await sampleReminder(orm, { creditorId, debtorId, feeNumber: 1, feeOre: 10_000n, invoices });
  const em = orm.em.fork();
  const [reminder] = await em.execute<{ paymentId: string }[]>(
    'select payment_id "paymentId" from invoice where id = ?',
    [reminderId],
  );
  const open = async () => {
    const rows = await em.execute<{ ore: string }[]>(
      'select open_ore ore from invoice_balance where creditor_id = ? order by invoice_id',
      [creditorId],
    );
    return rows.map(({ ore }) => BigInt(ore));
  };
  const told = async (amountOre: bigint) => {
    const slip = {
      customerNumber: null,
      fiPaymentId: reminder?.paymentId ?? '',
      source: 'fi_file',
      status: 'new',
    } as const;
    const id = await samplePayment(orm, { creditorId, amountOre, payerText: null, ...slip });
    const { receivedFileId } = await orm.em.fork().findOneOrFail(Payment, { id });
    await createMatchPayments({ orm, heartbeat: () => undefined })({ fileId: receivedFileId as ReceivedFileId });
  };
  await told(34_000n);
  expect(await open()).toEqual([0n, 0n, 1_000n]);
  await told(-34_000n);
  expect(await open()).toEqual([AMOUNT_ORE, AMOUNT_ORE, 10_000n]);
  const asked = await em.execute<{ id: InvoiceId }[]>(
    'select invoice_id id from payment_mail where creditor_id = ? order by invoice_id',
    [creditorId],
  );
  expect(asked.map(({ id }) => id)).toEqual(invoiceIds);
});
