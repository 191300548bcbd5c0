import { addMonths, firstOfMonth } from './calendar.ts';
import type { CollectionRules } from './collection-deadline.ts';
import { collectionDeadline } from './collection-deadline.ts';
import { civilDateAt } from './wake-up.ts';

const MINUTE_MS = 60_000;

/** A delivery is closed two hours before its deadline, which leaves a person time to act on it. */
export const DELIVERY_CLOSES_BEFORE_DEADLINE_MS = 120 * MINUTE_MS;

// A collection whose invoice was issued just before the closing may be queued just after it: a second closing takes it along.
const LAST_CLOSING_BEFORE_DEADLINE_MS = 30 * MINUTE_MS;

/** The next moment after `afterMs` at which the queued collections are gathered into a delivery, epoch ms. */
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
  // The deadline for a month lies in the month before it: this month's own has passed, the next one's may have.
  for (let months = 1; ; months += 1) {
    const { instantMs } = collectionDeadline({ paymentDate: addMonths(thisMonth, months), rules, zone });
    for (const leadMs of [DELIVERY_CLOSES_BEFORE_DEADLINE_MS, LAST_CLOSING_BEFORE_DEADLINE_MS]) {
      if (instantMs - leadMs > afterMs) return instantMs - leadMs;
    }
  }
}
