import { backParts, leftParts } from '../../domain/lines/day-parts.ts';
import { partOf } from '../../domain/lines/billed-difference.ts';
import { unusedOf } from '../../domain/invoices/credit-invoice.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { BilledAdjustment } from '../../domain/invoices/day-invoice.ts';
import { addDays } from '../../domain/calendar/calendar.ts';
import { insertDayEntries, type NewDayEntry } from '../lines/day-entries.ts';
import { writeChangedAdjustments } from '../lines/write-changed-adjustments.ts';
import type { EntityManager } from '../orm.ts';
import type { LoadedCreditable } from './load-creditable-invoices.ts';
import { loadAdjustments } from './load-day-credits.ts';

/**
 * Tells the ledger of days that all of an invoice has been given back: no price change reckons with its days any more, a line that
 * evened out other days and stood on it counts no longer, and one that waits to even out its own days is withdrawn. Answers the lines
 * that have evened out its days on other invoices, which stay.
 * @param invoice as it was loaded before it was credited.
 */
export async function giveBackAllDays(
  em: EntityManager,
  { creditorId, invoice }: { creditorId: CreditorId; invoice: LoadedCreditable },
): Promise<BilledAdjustment[]> {
  const { subscriptionId, debtorId, invoiceId, periodIndex, period, credited } = invoice;
  const owner = { subscriptionId, debtorId };
  const adjustments = await loadAdjustments(em, { creditorId, subscriptionId });
  const billed = adjustments.filter((adjustment) => adjustment.invoiceId === invoiceId);
  const waiting = adjustments.filter((one) => one.invoiceId === null && one.periodIndex === periodIndex);
  const back = billed.map(({ oneOffLineId, position, periodIndex: evened, parts }): NewDayEntry => ({
    ...owner,
    kind: 'given_back',
    position,
    periodIndex: evened,
    oneOffLineId,
    parts: backParts(leftParts(parts)),
  }));
  const unfreed = billed.map(({ oneOffLineId, position, periodIndex: evened, freed }): NewDayEntry => ({
    ...owner,
    kind: 'given_freely',
    position,
    periodIndex: evened,
    oneOffLineId,
    parts: backParts(leftParts(freed)),
  }));
  const allBack = { ...owner, kind: 'given_back', periodIndex, givenBackFrom: period.from } as const;
  // The first credit note says the lines of the invoice over again; a later one names an amount alone.
  const lines =
    credited.bases.length === 0
      ? []
      : invoice.lines.flatMap((line) => unusedOf(line, { invoice, lastDay: addDays(period.from, -1) }));
  const days = lines.map(({ standingLineId, ...line }): NewDayEntry => ({
    ...allBack,
    position: standingLineId === null ? 1 : invoice.positionOf(standingLineId),
    standingLineId,
    parts: backParts([partOf(line, invoice)]),
  }));
  await insertDayEntries(em, {
    creditorId,
    entries: [...back, ...unfreed, ...days, { ...allBack, position: 1, parts: [] }],
  });
  const changed = waiting.map(({ oneOffLineId }) => ({ oneOffLineId, left: null }));
  await writeChangedAdjustments(em, { creditorId, changed });
  return adjustments.filter(
    (one) => one.periodIndex === periodIndex && one.invoiceId !== null && one.invoiceId !== invoiceId,
  );
}
