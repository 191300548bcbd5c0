import type { QueuedSlip } from '../../db/collections/load-queued-slips.ts';
import { collectionText, reminderText } from '../../domain/betalingsservice/collection-text.ts';
import { MAX_TEXT_LINES } from '../../domain/betalingsservice/delivery-0601.ts';
import type { SlipService } from '../../domain/collections/slip-service.ts';
import { bankDayOnOrAfter } from '../../domain/calendar/bank-days.ts';
import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import type { PaymentDates } from '../../domain/collections/payment-dates.ts';
import { slipDateAtAnyTime, slipDateWithCollections } from '../../domain/collections/slip-date.ts';
import { addressLines, type BundledEntry, type BundledSection } from './collection-entries.ts';

interface Gathered {
  readonly service: Exclude<SlipService, 'none'>;
  readonly mainText: string;
  readonly atMs: number;
  readonly today: CivilDate;
  readonly dates: PaymentDates;
}

/**
 * Adds the slips of a delivery that is closed at a moment, epoch ms, to its sections: to those of collections, or as sections of their own. What
 * is to be paid by one customer on one day is one slip, which lists the documents.
 */
export function withSlips(
  sections: readonly BundledSection[],
  slips: readonly QueuedSlip[],
  { service, mainText, ...gathered }: Gathered,
): BundledSection[] {
  const kind = service === 'daily' ? ('slip' as const) : ('automatic' as const);
  const added = [...Map.groupBy(slips, sectionOf)].map(([key, own]) => {
    const same = kind === 'automatic' ? sections.find((section) => sectionOf(section) === key) : undefined;
    const entries = bundleSlips(own, { service, taken: same?.entries ?? [], ...gathered });
    return { key, same, entries, first: own[0] };
  });
  const joined = sections.map((section) => {
    const more = added.find(({ same }) => same === section);
    return more === undefined ? section : { ...section, entries: [...section.entries, ...more.entries] };
  });
  const apart = added.flatMap(({ same, entries, first }) => {
    if (same !== undefined || first === undefined) return [];
    const { pbsNumber, bsDebtorGroup } = first;
    return [{ pbsNumber, bsDebtorGroup, kind, mainText, entries }];
  });
  return [...joined, ...apart];
}

const sectionOf = ({ pbsNumber, bsDebtorGroup }: { pbsNumber: string; bsDebtorGroup: string }) =>
  `${pbsNumber}/${bsDebtorGroup}`;

/** @param taken what stands in the section already: nobody has two records on one day */
function bundleSlips(
  slips: readonly QueuedSlip[],
  { service, taken, atMs, today, dates }: Omit<Gathered, 'mainText'> & { taken: readonly BundledEntry[] },
): BundledEntry[] {
  const takenDays = new Set(taken.map(({ entry }) => `${entry.customerNumber}/${entry.paymentDate}`));
  const dateOf = ({ dueOn, customerNumber }: QueuedSlip): CivilDate => {
    let date =
      service === 'daily' ? slipDateAtAnyTime({ dueOn, today }) : slipDateWithCollections({ dueOn, atMs }, dates);
    while (takenDays.has(`${customerNumber}/${date}`)) date = bankDayOnOrAfter(addDays(date, 1));
    return date;
  };
  const dated = slips.map((slip) => ({ slip, paymentDate: dateOf(slip) }));
  const bundles = Map.groupBy(dated, ({ slip, paymentDate }) => `${slip.customerNumber}/${paymentDate}`);
  return [...bundles.values()].flatMap((bundle) => {
    const newest = bundle.at(-1);
    return newest === undefined
      ? []
      : [
          slipEntry(
            bundle.map(({ slip }) => slip),
            newest,
          ),
        ];
  });
}

function slipEntry(
  slips: readonly QueuedSlip[],
  { slip: newest, paymentDate }: { slip: QueuedSlip; paymentDate: CivilDate },
): BundledEntry {
  const { paymentNumber, paymentId, debtor } = newest.document;
  return {
    collections: [],
    slips,
    payOut: null,
    entry: {
      customerNumber: newest.customerNumber,
      mandateNumber: null,
      debtor: addressLines(debtor),
      paymentDate,
      amountOre: slips.reduce((sum, { amountOre }) => sum + amountOre, 0n),
      // A bare number, unique for the creditor: slips bring back only its first nine characters.
      reference: paymentNumber,
      // What is paid by it is for one document: over several it is known again by customer and reference.
      paymentId: slips.length === 1 ? paymentId : null,
      textLines: slips.flatMap(textOf).slice(0, MAX_TEXT_LINES),
    },
  };
}

function textOf({ amountOre, document: { period, number, ...document } }: QueuedSlip): string[] {
  if (period === null) return reminderText({ number, amountOre, language: document.language });
  return collectionText({ ...document, period, invoiceNumber: number, settledOre: document.totalOre - amountOre });
}
