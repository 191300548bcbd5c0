import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { insertCreditNotes } from '../db/invoices/insert-credit-notes.ts';
import { loadCreditableInvoices } from '../db/invoices/load-creditable-invoices.ts';
import { loadClaims } from '../db/reminders/load-claims.ts';
import { loadLetters } from '../db/reminders/load-letters.ts';
import { loadReferenceRates } from '../db/reminders/load-reference-rates.ts';
import { findLedgerDifferences } from '../db/self-checks/find-ledger-differences.ts';
import { findSumDifferences } from '../db/self-checks/find-sum-differences.ts';
import { type CivilDate, addDays, civilDate, daysBetween } from '../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../domain/identifiers/ids.ts';
import { creditInvoice } from '../domain/invoices/credit-invoice.ts';
import { arrearsFrom } from '../domain/reminders/arrears-from.ts';
import { reckonInterest } from '../domain/reminders/interest.ts';
import { DAYS_BETWEEN_FEES, MAX_FEES } from '../domain/reminders/late-payment-law.ts';
import {
  arrearsDebtor,
  goRounds,
  invoiceDue,
  payInvoice,
  remindingCreditor,
  SAMPLE_LEVELS,
} from './support/debtors-in-arrears.ts';
import { openTestDatabase, type OpenTestDatabase } from './support/test-database.ts';
import { currentMs } from './support/test-day.ts';

const FROM = civilDate('2026-02-02');
const DAYS = 90;
/** Rounds come on each third day: what lies between is known at the next. */
const EVERY_DAYS = 3;
const RUNS = 16;
const CHARGING = { feeOre: '10000', interest: true, afterDays: 10, isNotice: false };

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const anyEvent = fc.record({
  after: fc.integer({ min: 0, max: DAYS - 30 }),
  /** How many days later it is known. */
  late: fc.constantFrom(0, 2, 20, 30),
  what: fc.constantFrom('pay' as const, 'pay' as const, 'takeBack' as const, 'credit' as const),
  nth: fc.nat({ max: 3 }),
  percent: fc.constantFrom(100n, 100n, 50n, 10n),
});

const anyStory = fc.record({
  isBusiness: fc.boolean(),
  dues: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 4 }),
  events: fc.array(anyEvent, { minLength: 1, maxLength: 8 }),
  /** Of which rounds in turn the mails go out: what does not waits for a later one. */
  mailed: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }).filter((rounds) => rounds.includes(true)),
});

type Event = typeof anyEvent extends fc.Arbitrary<infer Value> ? Value : never;

interface Played {
  readonly creditorId: CreditorId;
  readonly debtorId: DebtorId;
}

test('over any payments, credits and letters the ledger is zero, no period of arrears has a fourth fee, no fee comes too soon after another went, and the interest is that from the due day', async () => {
  await fc.assert(
    fc.asyncProperty(anyStory, async ({ isBusiness, dues, events, mailed }) => {
      const { orm } = database;
      const levels = SAMPLE_LEVELS.map((level) => ({ ...level, ...CHARGING }));
      const creditorId = await remindingCreditor(orm, { levels });
      const debtorId = await arrearsDebtor(orm, { creditorId, kind: isBusiness ? 'business' : 'consumer' });
      const invoiceIds: InvoiceId[] = [];
      for (const after of dues) {
        invoiceIds.push(await invoiceDue(orm, { creditorId, debtorId, dueOn: addDays(FROM, after) }));
      }
      for (let nth = 0; nth <= DAYS; nth += EVERY_DAYS) {
        const day = addDays(FROM, nth);
        for (const event of events.filter(
          ({ after, late }) => after + late > nth - EVERY_DAYS && after + late <= nth,
        )) {
          const invoiceId = invoiceIds[event.nth % invoiceIds.length];
          if (invoiceId !== undefined) await happen({ creditorId, debtorId, invoiceId, day }, event);
        }
        const mailsGoOut = mailed[(nth / EVERY_DAYS) % mailed.length] ?? true;
        await goRounds(orm, { creditorId, from: day, mailsGoOut });
      }
      await look({ creditorId, debtorId });
    }),
    { numRuns: RUNS, seed: 16 },
  );
  // That the stories have come by all of it.
  const [seen] = await database.orm.em.fork().execute(
    `select count(*) filter (where kind = 'fee_charged') > 20 fees, count(*) filter (where kind = 'fee_waived') > 0 "waivedFees",
       count(*) filter (where kind = 'interest_waived') > 5 "waivedInterest", count(*) filter (where kind = 'compensation_charged') > 2 compensation,
       count(*) filter (where kind = 'credited') > 5 credited,
       (select count(*) from reminder r where fee_ore > 0 and letter_went_on(r) > issued_on) > 5 late from ledger_transfer`,
  );
  expect(seen).toEqual({
    fees: true,
    waivedFees: true,
    waivedInterest: true,
    compensation: true,
    credited: true,
    late: true,
  });
}, 600_000);

async function happen(
  { invoiceId, day, ...whose }: Played & { invoiceId: InvoiceId; day: CivilDate },
  { what, after, percent }: Event,
): Promise<void> {
  const { orm } = database;
  const em = orm.em.fork();
  const [row] = await em.execute<[{ open: string; paid: string }]>(
    `select b.open_ore open, coalesce((select sum(amount_ore) from payment_match m where m.invoice_id = b.invoice_id), 0) paid
     from invoice_balance b where b.invoice_id = ?`,
    [invoiceId],
  );
  const part = (ore: bigint) => (ore * percent) / 100n;
  const on = addDays(FROM, after);
  if (what === 'credit') {
    await credit({ ...whose, invoiceId, day });
    return;
  }
  const amountOre = what === 'pay' ? part(BigInt(row.open)) : -part(BigInt(row.paid));
  // What is taken back is known on its day.
  if (amountOre !== 0n)
    await payInvoice(orm, { ...whose, invoiceId, amountOre, on: what === 'pay' ? on : day, matchedOn: day });
}

async function credit({
  creditorId,
  invoiceId,
  day,
}: Played & { invoiceId: InvoiceId; day: CivilDate }): Promise<void> {
  await database.orm.em.fork().transactional(async (em) => {
    const [invoice] = await loadCreditableInvoices(em, { creditorId, invoiceIds: [invoiceId] });
    if (invoice === undefined) throw new Error('no invoice');
    const rest = creditInvoice(invoice, { kind: 'rest' });
    if ('refusal' in rest) return;
    await insertCreditNotes(em, { creditorId, issuedOn: day, notes: [{ invoice, credit: rest }] });
  });
}

async function look({ creditorId, debtorId }: Played): Promise<void> {
  const em = database.orm.em.fork();
  const asked = { creditorId, debtorIds: [debtorId] };
  const claims = (await loadClaims(em, asked)).get(debtorId) ?? [];
  const letters = (await loadLetters(em, asked)).get(debtorId) ?? [];
  const rates = await loadReferenceRates(em);
  expect(await findLedgerDifferences(em, { creditorId, checkedAtMs: currentMs() })).toEqual([]);
  expect(await findSumDifferences(em, { creditorId })).toEqual([]);
  for (const { issuedOn } of letters) {
    const from = arrearsFrom(claims, issuedOn);
    const fees = letters.filter(
      (one) => from !== null && one.issuedOn >= from && one.issuedOn <= issuedOn && one.feeOre > 0n,
    );
    expect(fees.length).toBeLessThanOrEqual(MAX_FEES);
  }
  // Of one that was withdrawn nobody was told: what it charged was taken back.
  const charging = letters.filter(({ feeOre, isWithdrawn }) => feeOre > 0n && !isWithdrawn);
  for (const [nth, { wentOn }] of charging.entries()) {
    const next = charging[nth + 1];
    if (next === undefined) continue;
    expect(wentOn === null ? null : daysBetween({ from: wentOn, to: next.issuedOn })).toBeGreaterThanOrEqual(
      DAYS_BETWEEN_FEES,
    );
  }
  for (const claim of claims) {
    const about = letters.flatMap(({ listed, dayCount, isWithdrawn }) =>
      listed
        .filter(({ invoiceId, reckonedTo }) => invoiceId === claim.invoiceId && reckonedTo !== null)
        .map((one) => ({ ...one, dayCount, isWithdrawn })),
    );
    const last = about.findLast(({ isWithdrawn }) => !isWithdrawn);
    if (last === undefined || last.reckonedTo === null) continue;
    const reckoned = reckonInterest(claim, { through: last.reckonedTo, dayCount: last.dayCount, rates });
    const bookedOre = about.reduce((sum, { interestOre, waivedOre }) => sum + interestOre - waivedOre, 0n);
    expect(reckoned).toMatchObject({ kind: 'reckoned', interestOre: bookedOre });
  }
}
