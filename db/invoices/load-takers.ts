import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { Period } from '../../domain/calendar/period.ts';
import { settingsOf } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import { collectedTurn } from '../../domain/collections/collected-billing-day.ts';
import { createPaymentDates } from '../../domain/collections/payment-dates.ts';
import { billingDayOf } from '../../domain/subscriptions/billing-day.ts';
import { type LastBilled, lastBilled } from '../../domain/subscriptions/last-billed.ts';
import { COLLECTED_KNOWN_ON, type CollectedRow, collectedTermsOf } from '../collections/collected-terms.ts';
import type { EntityManager } from '../orm.ts';
import { comingStays, waitsInRun } from '../subscriptions/coming-stays.ts';
import type { SubscriptionKind } from '../words/subscriptions.ts';
import { MANDATE_OF_DEBTOR, TERMS_COLUMNS, termsOf, type TermsRow } from './load-invoice-facts.ts';

/** Why no invoice takes a line: the debtor is no member of the group any more; the subscription is over, or billed up to its end; all that comes is left out. */
export type Untaken = 'no_member' | 'subscription_over' | 'last_period_billed' | 'left_out';

/** Which invoice would be the last to take a one-off line. */
export type Taker =
  /** There is none. */
  | { readonly why: Untaken }
  /** A run of the group that is under way, or one that no end is known of. */
  | 'open'
  | LastBilled;

interface Stay {
  readonly from: CivilDate;
  /** Missing for no end. */
  readonly to?: CivilDate;
}

type Row = TermsRow &
  CollectedRow & {
    readonly key: string;
    readonly kind: SubscriptionKind;
    readonly nextPeriodFrom: CivilDate;
    readonly stays: readonly Stay[] | null;
    readonly inRun: boolean;
  };

/** Of a line's subscription and the member whose it is. */
const SELECT = `
select l.key, s.kind, s.next_period_from "nextPeriodFrom", ${TERMS_COLUMNS},
  m.active_from "mandateActiveFrom", m.ended_on "mandateEndedOn", ${COLLECTED_KNOWN_ON},
  case when s.kind = 'group' and l."debtorId" is not null then ${comingStays({ debtorId: 'l."debtorId"' })} end stays,
  s.kind = 'group' and l."debtorId" is not null and ${waitsInRun({ debtorId: 'l."debtorId"' })} "inRun"
from jsonb_to_recordset(?::jsonb) as l (key text, "subscriptionId" uuid, "debtorId" uuid)
join subscription s on s.id = l."subscriptionId"
join creditor c on c.id = s.creditor_id
left join debtor d on d.creditor_id = s.creditor_id and d.id = s.debtor_id
${MANDATE_OF_DEBTOR}`;

/**
 * Which invoice would be the last to take each of some lines of one creditor: one statement. A draft that waits for approval is left aside.
 * @param lines the debtor is the member of a group whose line it is; null for a line of a single subscription.
 * @returns by the key that is given.
 */
export async function loadTakers(
  em: EntityManager,
  lines: readonly { key: string; subscriptionId: string; debtorId: string | null }[],
  { today }: { today: CivilDate },
): Promise<ReadonlyMap<string, Taker>> {
  const rows = await em.execute<Row[]>(SELECT, [JSON.stringify(lines)]);
  const [first] = rows;
  if (first === undefined) return new Map();
  const dates = createPaymentDates({ zone: first.timeZone, rules: settingsOf(first.bsSettings).calendar });
  const takerOf = (row: Row): Taker => {
    const days = daysOf(row);
    if (days === 'open' || 'why' in days) return days;
    const { billing, ...terms } = termsOf(row);
    const collected = collectedTermsOf(row);
    const dayOf = (period: Period) =>
      collectedTurn({ ordinaryOn: billingDayOf(period, billing), charge: billing.charge }, collected, dates).billingDay;
    return lastBilled(terms, { ...days, today, dayOf }) ?? { why: 'left_out' };
  };
  return new Map(rows.map((row) => [row.key, takerOf(row)]));
}

interface Days {
  /** The last day for which an invoice comes. */
  readonly through: CivilDate;
  /** Whether an invoice of that period is one for the line. */
  readonly takes: (period: Period) => boolean;
}

function daysOf({ status, endOn, nextPeriodFrom, kind, inRun, stays }: Row): 'open' | { readonly why: Untaken } | Days {
  if (inRun) return 'open';
  if (status === 'ended' || status === 'cancelled') return { why: 'subscription_over' };
  if (endOn !== null && nextPeriodFrom > endOn) return { why: 'last_period_billed' };
  if (kind === 'single') return endOn === null ? 'open' : { through: endOn, takes: () => true };
  if (stays === null) return { why: 'no_member' };
  const ends = stays.flatMap(({ to }) => to ?? []).toSorted();
  const through = ends.at(-1);
  if (through === undefined || ends.length < stays.length) return 'open';
  const takes = ({ from, to }: Period) => stays.some((stay) => stay.from <= to && (stay.to ?? to) >= from);
  return { through, takes };
}
