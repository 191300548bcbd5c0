import { addMonths, firstOfMonth } from '../calendar/calendar.ts';
import type { CollectionRules } from '../collections/collection-deadline.ts';
import { collectionDeadline, lastCollectionDeadline } from '../collections/collection-deadline.ts';
import { civilDateAt } from '../calendar/wake-up.ts';

const MINUTE_MS = 60_000;

// A collection whose invoice was issued just before the closing may be queued just after it: a second closing takes it along.
const LAST_CLOSING_MINUTES_BEFORE_DEADLINE = 30;

/**
 * The next moment after `afterMs` at which the queued collections are gathered into a delivery, epoch ms: some time before a deadline, which
 * leaves a person time to act on it, and once more after that.
 */
export function nextDeliveryClosingMs({
  afterMs,
  zone,
  rules,
}: {
  afterMs: number;
  zone: string;
  rules: CollectionRules;
}): number {
  const thisMonth = firstOfMonth(civilDateAt({ epochMs: afterMs, zone }));
  const leadsMs = [rules.closesMinutesBeforeDeadline, LAST_CLOSING_MINUTES_BEFORE_DEADLINE]
    .map((minutes) => minutes * MINUTE_MS)
    .toSorted((one, other) => other - one);
  // The deadline for a month lies in the month before it: this month's own has passed, the next one's may have.
  for (let months = 1; ; months += 1) {
    const asked = { paymentDate: addMonths(thisMonth, months), rules, zone };
    for (const { instantMs } of [collectionDeadline(asked), lastCollectionDeadline(asked)]) {
      for (const leadMs of leadsMs) {
        if (instantMs - leadMs > afterMs) return instantMs - leadMs;
      }
    }
  }
}
