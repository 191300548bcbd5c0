import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { collectionDeadline, DEFAULT_COLLECTION_RULES as rules } from '../collections/collection-deadline.ts';
import { nextDeliveryClosingMs } from './delivery-closing.ts';
import { explainPaymentDate } from '../collections/explain-payment-date.ts';
import { createPaymentDates } from '../collections/payment-dates.ts';
import { civilDateAt } from '../calendar/wake-up.ts';

const zone = 'Europe/Copenhagen';
const next = (iso: string) => new Date(nextDeliveryClosingMs({ afterMs: Date.parse(iso), zone, rules })).toISOString();

// The deadline for January 2027 is 21 December 2026 at 11:00, 10:00 UTC.
test.each([
  ['well before it', '2026-12-01T00:00:00Z', '2026-12-21T08:00:00.000Z'],
  ['just before the closing', '2026-12-21T07:59:59Z', '2026-12-21T08:00:00.000Z'],
  ['at the closing', '2026-12-21T08:00:00Z', '2026-12-21T09:30:00.000Z'],
  ['after the last one', '2026-12-21T09:30:00Z', '2027-01-22T08:00:00.000Z'],
  ['after the deadline', '2026-12-31T12:00:00Z', '2027-01-22T08:00:00.000Z'],
])('the queue is gathered two hours before a deadline and once more after that: %s', (_, after, closing) => {
  expect(next(after)).toBe(closing);
});

test('whatever is billed when, a closing comes after it and before its deadline', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2034, 0) }),
      fc.integer({ min: 0, max: 90 }),
      (billedAtMs, days) => {
        const dueOn = civilDateAt({ epochMs: billedAtMs + days * 86_400_000, zone });
        const { paymentDate } = explainPaymentDate({ dueOn, billedAtMs }, createPaymentDates({ zone, rules }));
        const closingMs = nextDeliveryClosingMs({ afterMs: billedAtMs, zone, rules });
        expect(closingMs).toBeGreaterThan(billedAtMs);
        expect(closingMs).toBeLessThan(collectionDeadline({ paymentDate, rules, zone }).instantMs);
      },
    ),
    { numRuns: 200 },
  );
});
