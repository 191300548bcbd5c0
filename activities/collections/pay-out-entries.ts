import type { QueuedPayOut } from '../../db/collections/load-queued-pay-outs.ts';
import type { PayOutWithdrawnAs } from '../../db/words/pay-outs.ts';
import { payOutText } from '../../domain/betalingsservice/collection-text.ts';
import type { FormatSettings } from '../../domain/betalingsservice/format-settings.ts';
import { holdPayouts } from '../../domain/betalingsservice/hold-payouts.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { payOutDate } from '../../domain/collections/pay-out-date.ts';
import type { PaymentDates } from '../../domain/collections/payment-dates.ts';
import { mandateOn } from '../../domain/invoices/compose-invoice.ts';
import type { PayOutId } from '../../domain/identifiers/ids.ts';
import { type BundledEntry, type BundledSection, addressLines } from './collection-entries.ts';

/** What can be delivered of the queued pay-outs, and which of them cannot be made any more. */
export interface PayOutEntries {
  readonly entries: readonly (BundledEntry & Pick<BundledSection, 'pbsNumber' | 'bsDebtorGroup'>)[];
  readonly withdrawn: readonly { readonly id: PayOutId; readonly as: PayOutWithdrawnAs }[];
}

/**
 * The records of queued pay-outs in a delivery that is closed at a moment, epoch ms: each by the mandate that is in force on its day. One
 * without a mandate is not made, nor one of more than the debtor has to the good by now.
 */
export function payOutEntries(
  queued: readonly QueuedPayOut[],
  { atMs, today, dates }: { atMs: number; today: CivilDate; dates: PaymentDates },
): PayOutEntries {
  const entries: PayOutEntries['entries'][number][] = [];
  const withdrawn: PayOutEntries['withdrawn'][number][] = [];
  for (const payOut of queued) {
    const { id, amountOre, creditOre, customerNumber, debtor, language, pbsNumber, reference } = payOut;
    const paymentDate = payOutDate({ atMs, today, drawnOn: payOut.drawnOn }, dates);
    const mandate = mandateOn(payOut.mandates, paymentDate);
    if (creditOre < amountOre) withdrawn.push({ id, as: 'without_credit' });
    else if (mandate === null) withdrawn.push({ id, as: 'without_mandate' });
    else {
      const { mandateNumber, bsDebtorGroup } = mandate;
      const entry = {
        customerNumber,
        mandateNumber,
        debtor: addressLines(debtor),
        paymentDate,
        amountOre: -amountOre,
        reference,
        textLines: payOutText({ amountOre, language }),
      };
      entries.push({ pbsNumber, bsDebtorGroup, entry, collections: [], slips: [], payOut });
    }
  }
  return { entries, withdrawn };
}

/**
 * Adds to each section the pay-outs of its number and debtor group that its collections cover; the others wait. Where a section that pays out
 * more than it collects is to be refused, all of its pay-outs wait.
 */
export function withPayOuts(
  sections: readonly BundledSection[],
  { entries, negativeNet }: { entries: PayOutEntries['entries']; negativeNet: FormatSettings['negativeNet'] },
): BundledSection[] {
  return sections.map((section) => {
    const own = entries.filter(
      ({ pbsNumber, bsDebtorGroup }) => pbsNumber === section.pbsNumber && bsDebtorGroup === section.bsDebtorGroup,
    );
    const all = { entries: [...section.entries, ...own], amountOf: ({ entry }: BundledEntry) => entry.amountOre };
    const { sent, held } = holdPayouts<BundledEntry>({ ...all, negativeNet: 'hold_payouts' });
    return { ...section, entries: negativeNet === 'refuse' && held.length > 0 ? section.entries : sent };
  });
}
