import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { DebtorId, InvoiceId, PaymentId } from '../../domain/identifiers/ids.ts';
import { type LivingApi, startLivingApi } from '../../tests/support/living-api.ts';
import { sampleDebtor, sampleSubscription } from '../../tests/support/sample-data.ts';
import { sampleMatch, samplePayment } from '../../tests/support/sample-payments.ts';

const TOTAL_ORE = 125_000n;
const RUNS = 25;

let made = 0;

let living: LivingApi;
beforeAll(async () => {
  living = await startLivingApi();
});
afterAll(() => living.close());

interface Owed {
  readonly debtorId: DebtorId;
  readonly invoiceId: InvoiceId;
}

/** An invoice of 1,000.00 and VAT, for a debtor of its own. */
async function invoiced(): Promise<Owed> {
  const { creditorId, database } = living;
  made += 1;
  const debtorId = await sampleDebtor(database.orm, { creditorId, customerNumber: String(900_000 + made) });
  const startOn = civilDate('2026-01-01');
  const unitPricesMicro = [1_000_000_000n];
  const subscriptionId = await sampleSubscription(database.orm, { creditorId, debtorId, startOn, unitPricesMicro });
  return { debtorId, invoiceId: await living.bill(subscriptionId, { periodIndex: 0, date: startOn }) };
}

async function balances({ debtorId, invoiceId }: Owed): Promise<{ open: bigint; good: bigint }> {
  const [row] = await living.database.orm.em.fork().execute<{ open: string; good: string }[]>(
    `select (select open_ore from invoice_balance where invoice_id = ?)::text "open",
       coalesce((select credit_ore from debtor_balance where debtor_id = ?), 0)::text good`,
    [invoiceId, debtorId],
  );
  return { open: BigInt(row?.open ?? 0), good: BigInt(row?.good ?? 0) };
}

/** Money comes: what the invoice has open takes it, and the rest is to the good. */
async function pay(owed: Owed, amountOre: bigint): Promise<void> {
  const { creditorId, database } = living;
  const { open } = await balances(owed);
  const paymentId: PaymentId = await samplePayment(database.orm, { creditorId, amountOre });
  const matched = open < amountOre ? open : amountOre;
  if (matched > 0n) await sampleMatch(database.orm, { creditorId, paymentId, ...owed, amountOre: matched });
  if (matched === amountOre) return;
  await database.orm.em.fork().execute(
    `insert into payment_match (id, creditor_id, payment_id, debtor_id, amount_ore, booked_on, rule, explanation)
     values (uuidv7(), ?, ?, ?, ?, '2026-01-10', 'by_payment_id', 'x')`,
    [creditorId, paymentId, owed.debtorId, (amountOre - matched).toString()],
  );
}

const kroner = (ore: bigint) => `${ore / 100n}.${(ore % 100n).toString().padStart(2, '0')}`;
const writeOff = ({ invoiceId }: Owed, amountOre?: bigint) =>
  living.call('post', `/v1/invoices/${invoiceId}/write-off`, {
    note: 'Konkurs',
    ...(amountOre === undefined ? {} : { amount: kroner(amountOre) }),
  });
const credit = ({ invoiceId }: Owed, netOre?: bigint) => {
  const line = { text: 'Afslag', quantity: '1', vatCode: 'standard' };
  const body = netOre === undefined ? {} : { lines: [{ ...line, unitPrice: kroner(netOre) }] };
  return living.call('post', `/v1/invoices/${invoiceId}/credit-notes`, body);
};

describe('a credit note of an invoice that was written off', () => {
  test('takes the write-off back and gives the debtor nothing', async () => {
    const owed = await invoiced();
    await writeOff(owed);
    expect((await credit(owed)).status).toBe(201);
    expect(await balances(owed)).toEqual({ open: 0n, good: 0n });
    const undone = await living.call('post', `/v1/invoices/${owed.invoiceId}/write-off/undo`);
    expect([undone.status, undone.body.code]).toEqual([409, 'nothing_to_undo']);
  });

  test('gives back what was paid and no more, where a part was paid and a part written off', async () => {
    const owed = await invoiced();
    await pay(owed, 50_000n);
    await writeOff(owed);
    await credit(owed, 40_000n);
    expect(await balances(owed)).toEqual({ open: 0n, good: 0n });
    await credit(owed);
    expect(await balances(owed)).toEqual({ open: 0n, good: 50_000n });
  });

  test('in every order of payments, write-offs and credit notes there is to the good only what was paid', async () => {
    const amount = fc.integer({ min: 1, max: 60_000 }).map(BigInt);
    const steps = fc.array(
      fc.record({ kind: fc.constantFrom('pay' as const, 'write_off' as const, 'credit' as const), ore: amount }),
      { minLength: 2, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (given) => {
        const owed = await invoiced();
        let paid = 0n;
        for (const { kind, ore } of given) {
          if (kind === 'pay') {
            await pay(owed, ore);
            paid += ore;
          } else await (kind === 'write_off' ? writeOff(owed, ore) : credit(owed, ore));
          const { open, good } = await balances(owed);
          expect(good).toBeLessThanOrEqual(paid);
          expect(open).toBeLessThanOrEqual(TOTAL_ORE);
        }
        await credit(owed);
        expect(await balances(owed)).toEqual({ open: 0n, good: paid });
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});

/** An invoice that is paid, credited, in full where no net amount is given, and whose payment is then taken back. */
async function chargedBack(credited?: bigint) {
  const { creditorId, database } = living;
  const owed = await invoiced();
  await pay(owed, TOTAL_ORE);
  await credit(owed, credited);
  const back = { creditorId, amountOre: -TOTAL_ORE, kind: 'charged_back' } as const;
  const paymentId = await samplePayment(database.orm, back);
  const matchId = await sampleMatch(database.orm, { creditorId, paymentId, ...owed, amountOre: -TOTAL_ORE });
  return { owed, matchId };
}

describe('a payment that is taken back when its invoice is credited', () => {
  test('is set off against what the debtor has to the good, and nobody is asked to pay', async () => {
    const { owed } = await chargedBack();
    expect(await balances(owed)).toEqual({ open: 0n, good: 0n });
    const part = await chargedBack(40_000n);
    expect(await balances(part.owed)).toEqual({ open: TOTAL_ORE - 50_000n, good: 0n });
  });

  test('is to the good again when that match is undone', async () => {
    const { owed, matchId } = await chargedBack();
    await living.database.orm.em
      .fork()
      .execute(`update payment_match set undone_at = now(), undone_on = '2026-01-11' where id = ?`, [matchId]);
    expect(await balances(owed)).toEqual({ open: 0n, good: TOTAL_ORE });
  });
});
