import { addMonths, type CivilDate, firstOfMonth } from '../calendar/calendar.ts';
import type { CollectionRules } from '../collections/collection-deadline.ts';
import { collectionDeadline, lastCollectionDeadline } from '../collections/collection-deadline.ts';
import { civilDateAt } from '../calendar/wake-up.ts';

const MINUTE_MS = 60_000;

// A collection whose invoice was issued just before the closing may be queued just after it: a second closing takes it along.
const LAST_CLOSING_MINUTES_BEFORE_DEADLINE = 30;

/** When queued collections are gathered, and the deadline that they then make. */
export interface DeliveryClosing {
  readonly closesAtMs: number;
  readonly deadlineMs: number;
  /** The first day of the month in which lie the payment dates whose deadline it is. */
  readonly paymentMonth: CivilDate;
}

interface Asked {
  readonly afterMs: number;
  readonly zone: string;
  readonly rules: CollectionRules;
}

/**
 * The next moment after `afterMs` at which the queued collections are gathered into a delivery, epoch ms: some time before a deadline, which
 * leaves a person time to act on it, and once more after that.
 */
export function nextDeliveryClosingMs(asked: Asked): number {
  return nextDeliveryClosing(asked).closesAtMs;
}

/** As `nextDeliveryClosingMs`, with the deadline that is made by it. */
export function nextDeliveryClosing({ afterMs, zone, rules }: Asked): DeliveryClosing {
  const thisMonth = firstOfMonth(civilDateAt({ epochMs: afterMs, zone }));
  const leadsMs = [rules.closesMinutesBeforeDeadline, LAST_CLOSING_MINUTES_BEFORE_DEADLINE]
    .map((minutes) => minutes * MINUTE_MS)
    .toSorted((one, other) => other - one);
  // The deadline for a month lies in the month before it: this month's own has passed, the next one's may have.
  for (let months = 1; ; months += 1) {
    const paymentMonth = addMonths(thisMonth, months);
    const asked = { paymentDate: paymentMonth, rules, zone };
    for (const { instantMs: deadlineMs } of [collectionDeadline(asked), lastCollectionDeadline(asked)]) {
      for (const leadMs of leadsMs) {
        const closesAtMs = deadlineMs - leadMs;
        if (closesAtMs > afterMs) return { closesAtMs, deadlineMs, paymentMonth };
      }
    }
  }
}
