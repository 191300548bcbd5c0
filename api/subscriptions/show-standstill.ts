import type { z } from 'zod';
import { InvoiceDraft } from '../../db/entities/invoice-draft.ts';
import { PeriodSkip } from '../../db/entities/period-skip.ts';
import { SubscriptionPause } from '../../db/entities/subscription-pause.ts';
import type { EntityManager } from '../../db/orm.ts';
import { scheduleOf } from '../../db/subscriptions/subscription-columns.ts';
import { holdPeriod } from '../../domain/subscriptions/hold-period.ts';
import type { CreditorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { billingInstantMs, civilDateAt } from '../../domain/calendar/wake-up.ts';
import { nextPeriodOf, periodWithinCalendar } from './next-period.ts';
import { showPause } from './pause-fields.ts';
import type { subscriptionDetailAnswer } from './subscription-fields.ts';

type NextPeriodFacts = Parameters<typeof nextPeriodOf>[0];

interface SubscriptionRow extends NextPeriodFacts {
  readonly id: SubscriptionId;
  readonly timeZone: string;
}

type Standstill = Pick<z.input<typeof subscriptionDetailAnswer>, 'pauses' | 'skips' | 'held'>;

/** What keeps coming periods from being billed, and until when the next one waits. */
export async function showStandstill(
  em: EntityManager,
  { creditorId, row }: { creditorId: CreditorId; row: SubscriptionRow },
): Promise<Standstill> {
  const { id: subscriptionId, nextPeriodIndex, nextPeriodFrom } = row;
  const owned = { creditorId, subscriptionId };
  const pauses = await em.find(
    SubscriptionPause,
    { ...owned, $or: [{ pauseTo: null }, { pauseTo: { $gte: nextPeriodFrom } }] },
    { orderBy: { pauseFrom: 'asc' }, disableIdentityMap: true },
  );
  const skips = await em.find(
    PeriodSkip,
    { ...owned, periodIndex: { $gte: nextPeriodIndex } },
    { orderBy: { periodIndex: 'asc' }, disableIdentityMap: true },
  );
  const draft = await em.findOne(
    InvoiceDraft,
    { ...owned, periodIndex: nextPeriodIndex, status: 'waiting' },
    { disableIdentityMap: true },
  );
  const indices = skips.map(({ periodIndex }) => periodIndex);
  const schedule = scheduleOf(row);
  return {
    pauses: pauses.map(showPause),
    skips: indices.flatMap((index) => periodWithinCalendar(schedule, index) ?? []),
    held: heldOf(row, { pauses, skips: indices, draft }),
  };
}

function heldOf(
  row: SubscriptionRow,
  {
    pauses,
    skips,
    draft,
  }: { pauses: readonly SubscriptionPause[]; skips: readonly number[]; draft: InvoiceDraft | null },
): Standstill['held'] {
  const period = nextPeriodOf(row);
  if (period === null) return null;
  if (draft !== null) {
    return { why: 'awaiting_approval', until: draft.releaseAt.toISOString(), draftId: draft.id };
  }
  const { timeZone: zone, id: subscriptionId, nextPeriodIndex: periodIndex } = row;
  const hold = holdPeriod({
    periodIndex,
    period,
    today: civilDateAt({ epochMs: Date.now(), zone }),
    pauses: pauses.map(({ pauseFrom: from, pauseTo: to, missed }) => ({ from, to, missed })),
    skips,
  });
  if (hold.kind !== 'hold') return null;
  const { until: date } = hold;
  const until = date === null ? null : new Date(billingInstantMs({ date, zone, subscriptionId })).toISOString();
  return { why: 'paused', until, draftId: null };
}
