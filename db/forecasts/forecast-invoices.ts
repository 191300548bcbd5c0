import { addDays } from '../../domain/calendar/calendar.ts';
import { forecastSubscription, type Unreckoned, type Wanted } from '../../domain/forecasts/forecast-subscription.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { createQuickReckoning } from '../../domain/forecasts/reckoning.ts';
import type { Moment } from '../../domain/calendar/wake-up.ts';
import { findLivingGroups, forecastGroup, type GroupUnreckoned } from './forecast-group.ts';
import { loadProjectables } from './load-projectables.ts';
import type { EntityManager } from '../orm.ts';
import { readAtOneMoment } from '../read-at-one-moment.ts';

/** How many subscriptions a forecast looked at, and how many it could not reckon, or not in full, by the reason. */
export interface ForecastScope {
  readonly subscriptions: number;
  readonly unreckoned: Readonly<Record<Unreckoned | GroupUnreckoned, number>>;
}

interface Asked extends Wanted {
  readonly creditorId: CreditorId;
  readonly now: Moment;
  readonly zone: string;
  /** Whether those alone are looked at that may be billed through that day: enough for what is issued, which then is all that is answered. */
  readonly dueOnly?: boolean;
}

/**
 * Hands over every invoice that a creditor's subscriptions will be issued from now through a day, as things stand: those of a
 * subscription, or of a member of a group, in their order, the subscriptions one after the other. Their amounts, dates and payment are
 * those of the real run; the texts of their lines may be those of an earlier period. All is read as it is at one moment, page by page, so that the process goes on answering.
 */
export async function forecastInvoices(em: EntityManager, asked: Asked): Promise<ForecastScope> {
  return readAtOneMoment(em, (inside) => forecastInside(inside, asked));
}

/** As `forecastInvoices`, in the transaction of the caller. */
export async function forecastInside(
  em: EntityManager,
  { creditorId, now, zone, through, onInvoice, dueOnly = false }: Asked,
): Promise<ForecastScope> {
  const reckoning = createQuickReckoning(zone);
  const how = { now, reckoning, through, onInvoice };
  const living = { creditorId, before: dueOnly ? addDays(through, 1) : null };
  const unreckoned = { needs_attention: 0, paused_without_end: 0, subscription_group: 0 };
  let subscriptions = 0;
  for (const group of await findLivingGroups(em, living)) {
    const why = await forecastGroup(em, group, how);
    subscriptions += 1;
    if (why !== null) unreckoned[why] += 1;
  }
  for await (const page of loadProjectables(em, living)) {
    subscriptions += page.length;
    for (const found of page) {
      const why = forecastSubscription(found, how);
      const standing = found.status === 'needs_attention' ? 'needs_attention' : null;
      const reason = why ?? standing;
      if (reason !== null) unreckoned[reason] += 1;
    }
  }
  return { subscriptions, unreckoned };
}
