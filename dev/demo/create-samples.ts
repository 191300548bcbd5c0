import { addDays, addMonths, type CivilDate } from '../../domain/calendar/calendar.ts';
import type { Parties } from './create-parties.ts';
import { latestMonthBilled, NEXT_DRAWN_MONTH } from './sample-months.ts';

/** What becomes of an invoice once Betalingsservice has answered: drawn, refused, paid by FI 71, or still to be paid. */
type Fate = 'drawn' | 'refused' | 'paid_by_slip' | 'open';

/** A period that is due when the demo runs, as an admin would count it: by hand, not by Termin's own rules. */
export interface ExpectedInvoice {
  readonly subscriptionId: string;
  readonly periodFrom: CivilDate;
  readonly periodTo: CivilDate;
  /** Kroner with VAT. */
  readonly total: string;
  readonly fate: Fate;
}

export interface Samples extends Parties {
  readonly expected: readonly ExpectedInvoice[];
  /** The subscription whose end date has come. */
  readonly endedSubscriptionId: string;
}

/** Whether Betalingsservice is to draw it. */
export function isCollected({ fate }: ExpectedInvoice): boolean {
  return fate === 'drawn' || fate === 'refused';
}

export function isPaid({ fate }: ExpectedInvoice): boolean {
  return fate === 'drawn' || fate === 'paid_by_slip';
}

/** Creates through the REST API what an admin would: five subscriptions that have begun already. */
export async function createSamples({ parties, today }: { parties: Parties; today: CivilDate }): Promise<Samples> {
  const { api, debtors, items } = parties;
  const thisMonth = latestMonthBilled(today);
  const month = (count: number) => addMonths(thisMonth, count);
  const subscribe = (body: Record<string, unknown>) => api.post<{ id: string }>('/v1/subscriptions', body);

  const monthly = await subscribe({
    debtorId: debtors.slip.id,
    reference: 'Medlemskab og bredbånd',
    startOn: month(-2),
    interval: { unit: 'month', count: 1 },
    lines: [
      { itemId: items.membership.id, quantity: '1' },
      { itemId: items.broadband.id, quantity: '1' },
    ],
    oneOffLines: [{ text: 'Oprettelse', quantity: '1', unitPrice: '199', vatCode: 'standard' }],
  });
  const quarterly = await subscribe({
    debtorId: debtors.drawn.id,
    reference: 'Bredbånd til foreningshuset',
    startOn: month(NEXT_DRAWN_MONTH - 6),
    interval: { unit: 'month', count: 3 },
    lines: [{ itemId: items.broadband.id, quantity: '3' }],
  });
  const fortnightly = await subscribe({
    debtorId: debtors.english.id,
    reference: 'Hot desk',
    startOn: addDays(today, -30),
    interval: { unit: 'day', count: 14 },
    lines: [
      { itemId: items.membership.id, quantity: '0.5' },
      { text: 'Hot desk, 14 days', quantity: '1', unitPrice: '349.95', vatCode: 'standard' },
    ],
  });
  const ended = await subscribe({
    debtorId: debtors.drawn.id,
    reference: 'Medlemskab til udgangen af sidste måned',
    startOn: month(-3),
    interval: { unit: 'month', count: 1 },
    endOn: addDays(thisMonth, -1),
    lines: [{ itemId: items.membership.id, quantity: '2' }],
  });
  const refused = await subscribe({
    debtorId: debtors.refusing.id,
    reference: 'Medlemskab',
    startOn: month(NEXT_DRAWN_MONTH - 3),
    interval: { unit: 'month', count: 3 },
    lines: [{ itemId: items.membership.id, quantity: '3' }],
  });

  const months = ({
    subscription,
    starts,
    length,
    total,
    fate,
  }: {
    subscription: { id: string };
    starts: readonly number[];
    length: number;
    total: string;
    fate: Fate;
  }): ExpectedInvoice[] =>
    starts.map((count) => ({
      subscriptionId: subscription.id,
      periodFrom: month(count),
      periodTo: addDays(month(count + length), -1),
      total,
      fate,
    }));
  return {
    ...parties,
    endedSubscriptionId: ended.id,
    expected: [
      // 125.00 exempt and 299.00 with VAT; the first one with 199.00 and VAT once.
      ...months({ subscription: monthly, starts: [-2], length: 1, total: '747.50', fate: 'paid_by_slip' }),
      ...months({ subscription: monthly, starts: [-1, 0], length: 1, total: '498.75', fate: 'open' }),
      ...months({ subscription: quarterly, starts: [-4, -1], length: 3, total: '1121.25', fate: 'drawn' }),
      ...months({ subscription: ended, starts: [-3, -2, -1], length: 1, total: '250.00', fate: 'drawn' }),
      ...months({ subscription: refused, starts: [-1], length: 3, total: '375.00', fate: 'refused' }),
      ...[-30, -16, -2].map((days) => ({
        subscriptionId: fortnightly.id,
        periodFrom: addDays(today, days),
        periodTo: addDays(today, days + 13),
        // 62.50 exempt and 349.95 with VAT of 87.49.
        total: '499.94',
        fate: 'open' as const,
      })),
    ],
  };
}
