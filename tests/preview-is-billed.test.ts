import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createDraftInvoice } from '../activities/invoices/draft-invoice.ts';
import { Invoice } from '../db/entities/invoice.ts';
import { InvoiceLineRow } from '../db/entities/invoice-line.ts';
import { InvoiceVatRow } from '../db/entities/invoice-vat.ts';
import { PeriodSettlement } from '../db/entities/period-settlement.ts';
import { loadProjectable, type LivingProjectable } from '../db/forecasts/load-projectables.ts';
import { addDays, civilDate } from '../domain/calendar/calendar.ts';
import type { ComposedLine } from '../domain/lines/charge-lines.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../domain/identifiers/ids.ts';
import { type Projected, projectInvoices } from '../domain/forecasts/project-invoices.ts';
import { createReckoning } from '../domain/forecasts/reckoning.ts';
import { momentAt } from '../domain/calendar/wake-up.ts';
import {
  nextStart,
  type SubscriptionInput,
  type SubscriptionLife,
} from '../workflows/subscriptions/subscription-life.ts';
import {
  insertRandomSubscription,
  type RandomSubscription,
  randomSubscription,
} from './support/random-subscription.ts';
import { replaceMandate, sampleCreditor, sampleDebtor } from './support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from './support/test-database.ts';

const PERIODS = 9;
const RUNS = 60;
const ZONE = 'Europe/Copenhagen';
/** In the midst of the periods that are drawn at random. */
const CHANGED_ON = civilDate('2027-02-10');

let database: OpenTestDatabase;
let creditorId: CreditorId;
let debtors: DebtorId[];

beforeAll(async () => {
  database = await openTestDatabase();
  creditorId = await sampleCreditor(database.orm);
  debtors = [
    await sampleDebtor(database.orm, { creditorId }),
    await sampleDebtor(database.orm, { creditorId, mandateNumber: '123456789', email: null }),
    await sampleDebtor(database.orm, { creditorId, language: 'en', mandateNumber: '123456789' }),
    await sampleDebtor(database.orm, { creditorId, mandateNumber: '123456789' }),
  ];
  await replaceMandate(database.orm, { creditorId, debtorId: debtors[3] as DebtorId, from: CHANGED_ON });
});
afterAll(() => database.close());

/** What becomes of one period, said alike of a preview and of what is in the books. */
type Told = Readonly<Record<string, unknown>>;

test('what is previewed is what is then billed: lines, totals, dates and order, and the periods that are settled without an invoice', async () => {
  await fc.assert(
    fc.asyncProperty(
      randomSubscription,
      fc.nat({ max: 3 }),
      fc.integer({ min: -100, max: 100 }),
      async (drawn, payer, daysFromStart) => {
        const debtorId = debtors[payer] as DebtorId;
        const subscriptionId = await insertRandomSubscription(database.orm, { creditorId, debtorId, drawn });
        const nowMs = Date.parse(`${addDays(drawn.startOn, daysFromStart)}T11:30:00Z`);
        const found = await loadProjectable(database.orm.em.fork(), subscriptionId);
        if (found === null) throw new Error('no subscription');
        const previewed = preview(found, nowMs);
        const ended = await bill(subscriptionId, {
          collected: found.collected,
          drawn,
          nowMs,
          periods: previewed.length,
        });
        expect([...(await booked(subscriptionId)), ...ended]).toEqual(previewed);
      },
    ),
    { numRuns: RUNS },
  );
}, 120_000);

/** The periods ahead, up to the first that is not billed as things stand. */
function preview(found: LivingProjectable, nowMs: number): Told[] {
  const told: Told[] = [];
  const projection = { now: momentAt({ epochMs: nowMs, zone: ZONE }), reckoning: createReckoning(ZONE) };
  for (const projected of projectInvoices(found, projection)) {
    told.push(tellProjected(projected));
    if (told.length >= PERIODS || projected.kind === 'held' || projected.kind === 'obstacle') break;
  }
  return told;
}

/** Asks for the periods as the workflow does, at the moments at which it would; answers what stopped it. */
async function bill(
  subscriptionId: SubscriptionId,
  {
    drawn,
    collected,
    nowMs,
    periods,
  }: { drawn: RandomSubscription; collected: LivingProjectable['collected']; nowMs: number; periods: number },
): Promise<Told[]> {
  const draftInvoice = createDraftInvoice(database);
  const { startOn, interval, alignment, charge, leadDays, endOn } = drawn;
  const schedule = { start: startOn, interval, alignment };
  const input = { subscriptionId, timeZone: ZONE, schedule, charge, leadDays, endOn } as SubscriptionInput;
  let clockMs = nowMs;
  for (let periodIndex = 0; periodIndex < periods;) {
    const life = { collected, nextPeriodIndex: periodIndex, endOn, nextStart: null } as SubscriptionLife;
    clockMs = Math.max(clockMs, nextStart(life, input).wakeUpMs);
    const outcome = await draftInvoice({ subscriptionId, periodIndex, billedAtMs: clockMs });
    if (outcome.kind === 'held') {
      if (outcome.untilMs === null) return [{ index: periodIndex, held: true }];
      clockMs = outcome.untilMs;
    } else if (outcome.kind === 'needs_attention') return [{ index: periodIndex, obstacle: outcome.code }];
    else if (outcome.kind === 'over') return [];
    else periodIndex += 1;
  }
  return [];
}

async function booked(subscriptionId: SubscriptionId): Promise<Told[]> {
  const em = database.orm.em.fork();
  const told: (Told & { index: number })[] = [];
  for (const invoice of await em.find(Invoice, { subscriptionId })) {
    const { id: invoiceId, periodIndex, periodFrom, periodTo, issuedOn, dueOn, paymentMethod } = invoice;
    const lines = await em.find(InvoiceLineRow, { invoiceId }, { orderBy: { position: 'asc' } });
    const vat = await em.find(InvoiceVatRow, { invoiceId }, { orderBy: { vatRateBp: 'desc' } });
    const { netOre, vatOre, totalOre } = invoice;
    told.push({
      index: periodIndex ?? -1,
      period: [periodFrom, periodTo],
      issuedOn,
      dueOn,
      paymentMethod,
      lines: lines.map((line) => ({
        ...tellLine(line),
        share: [line.shareAfterDays, line.shareThroughDays, line.shareOfDays],
      })),
      vat: vat.map((total) => [total.vatCode, total.baseOre, total.vatOre]),
      totals: [netOre, vatOre, totalOre],
    });
  }
  for (const { periodIndex, periodFrom, periodTo, outcome } of await em.find(PeriodSettlement, { subscriptionId })) {
    told.push({ index: periodIndex, period: [periodFrom, periodTo], settled: outcome });
  }
  return told.toSorted((one, other) => one.index - other.index);
}

function tellProjected(projected: Projected): Told {
  const { periodIndex: index, plan } = projected;
  const period = [plan.period.from, plan.period.to];
  if (projected.kind === 'held') return { index, held: true };
  if (projected.kind === 'obstacle') return { index, obstacle: projected.obstacle };
  if (projected.kind === 'settled') return { index, period, settled: projected.outcome };
  const { issuedOn, dueOn, mandateNumber, lines, vat, netOre, vatOre, totalOre } = projected.invoice;
  expect(projected.at.date).toBe(issuedOn);
  return {
    index,
    period,
    issuedOn,
    dueOn,
    paymentMethod: mandateNumber === null ? 'fi71' : 'betalingsservice',
    lines: lines.map((line) => ({ ...tellLine(line), share: shareOf(line) })),
    vat: vat.map((total) => [total.vatCode, total.baseOre, total.vatOre]),
    totals: [netOre, vatOre, totalOre],
  };
}

function shareOf({ share }: ComposedLine): (number | null)[] {
  return share === null ? [null, null, null] : [share.afterDays, share.throughDays, share.ofDays];
}

function tellLine(line: Omit<ComposedLine, 'share' | 'vatRateBp'>): Told {
  const { text, quantityMicro, unitPriceMicro, discountOre, vatCode, netOre, itemId, standingLineId } = line;
  // The preview knows no number of the invoice that left something, and of its line nothing but what it says.
  const carried = text.replace(/(?<=^(Overført fra faktura|Carried from invoice) ).*/, '…');
  return { text: carried, quantityMicro, unitPriceMicro, discountOre, vatCode, netOre, itemId, standingLineId };
}
