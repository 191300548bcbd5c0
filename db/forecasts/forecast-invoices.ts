import { IsolationLevel } from '@mikro-orm/core';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { ComposedInvoice } from '../../domain/invoices/compose-invoice.ts';
import { forecastSubscription, type Unreckoned } from '../../domain/forecasts/forecast-subscription.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { createQuickReckoning } from '../../domain/forecasts/reckoning.ts';
import type { Moment } from '../../domain/calendar/wake-up.ts';
import { loadProjectables } from './load-projectables.ts';
import type { EntityManager } from '../orm.ts';

/** How many subscriptions a forecast looked at, and how many it could not reckon, or not in full, by the reason. */
export interface ForecastScope {
  readonly subscriptions: number;
  readonly unreckoned: Readonly<Record<Unreckoned | 'subscription_group', number>>;
}

const COUNT_GROUPS = `
select count(*)::int count from subscription
where creditor_id = ? and status in ('active', 'needs_attention') and kind = 'group'`;

/**
 * Hands over every invoice that a creditor's subscriptions will be issued from now through a day, as things stand: those of a
 * subscription in their order, the subscriptions one after the other. Their amounts, dates and payment are those of the real run; the
 * texts of their lines may be those of an earlier period. All is read as it is at one moment, page by page, so that the process goes on answering.
 */
export async function forecastInvoices(
  em: EntityManager,
  {
    creditorId,
    now,
    zone,
    through,
    onInvoice,
  }: {
    creditorId: CreditorId;
    now: Moment;
    zone: string;
    through: CivilDate;
    onInvoice: (invoice: ComposedInvoice) => void;
  },
): Promise<ForecastScope> {
  const reckoning = createQuickReckoning(zone);
  return em.transactional(
    async (inside) => {
      const [groups] = await inside.execute<{ count: number }[]>(COUNT_GROUPS, [creditorId]);
      const unreckoned = { needs_attention: 0, paused_without_end: 0, subscription_group: groups?.count ?? 0 };
      let subscriptions = unreckoned.subscription_group;
      for await (const page of loadProjectables(inside, creditorId)) {
        subscriptions += page.length;
        for (const found of page) {
          const why = forecastSubscription(found, { now, reckoning, through, onInvoice });
          const standing = found.status === 'needs_attention' ? 'needs_attention' : null;
          const reason = why ?? standing;
          if (reason !== null) unreckoned[reason] += 1;
        }
      }
      return { subscriptions, unreckoned };
    },
    { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true },
  );
}
