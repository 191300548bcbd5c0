import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { Settled } from '../../domain/lines/change-day.ts';
import type { StandingCharge } from '../../domain/lines/charge-lines.ts';
import type { CreditorId, LineId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { Language } from '../../domain/calendar/language.ts';
import type { PartialRules } from '../../domain/subscriptions/plan-period.ts';
import { type LineRow, standingCharge, VERSIONS_SUBQUERY } from './billable-lines.ts';
import { IS_UNKNOWN_ADJUSTMENT } from './unknown-adjustments.ts';
import type { EntityManager } from '../orm.ts';
import { type ScheduleColumns, scheduleOf } from '../subscriptions/subscription-columns.ts';
import type { SubscriptionKind, SubscriptionStatus } from '../words/subscriptions.ts';

/** A subscription as a change to its standing lines meets it. */
export interface LineHolder {
  readonly creditorId: CreditorId;
  readonly subscriptionId: SubscriptionId;
  readonly kind: SubscriptionKind;
  readonly status: SubscriptionStatus;
  readonly timeZone: string;
  /** The debtor's; Danish for a group, whose members have each their own. */
  readonly language: Language;
  readonly rules: PartialRules;
  readonly settled: Settled;
  /** The first day of the next period that is not billed. */
  readonly nextPeriodFrom: CivilDate;
  /** All versions of its lines, the past ones too, by position and in the order of their days. */
  readonly versions: readonly StandingCharge[];
}

interface HolderRow extends ScheduleColumns, PartialRules, Omit<LineHolder, 'settled' | 'rules' | 'versions'> {
  readonly endOn: CivilDate | null;
  readonly nextPeriodIndex: number;
  readonly draftWaits: boolean;
  readonly hasUnknownParts: boolean;
}

/** More than a collection is billed ahead of its ordinary day. */
const BILLED_AHEAD_DAYS = 62;

// No change looks back upon days that lines may be of whose days are not known.
const HAS_UNKNOWN_PARTS = `exists (
    select from one_off_line o where o.subscription_id = s.id and ${IS_UNKNOWN_ADJUSTMENT}
      and o.created_at > now() - make_interval(days => s.lead_days + ${BILLED_AHEAD_DAYS}) - 2 *
        case s.interval_unit when 'month' then make_interval(months => s.interval_count) else make_interval(days => s.interval_count) end)`;

const SELECT_HOLDERS = `
select s.id "subscriptionId", s.creditor_id "creditorId", s.kind, s.status, s.start_on "startOn", s.interval_unit "intervalUnit",
  s.interval_count "intervalCount", s.alignment, s.anchor_day "anchorDay", s.anchor_date "anchorDate",
  s.first_partial "firstPartial", s.last_partial "lastPartial", s.end_on "endOn", s.next_period_index "nextPeriodIndex",
  s.next_period_from "nextPeriodFrom", c.time_zone "timeZone", coalesce(d.language, 'da') "language",
  exists (select from invoice_draft f where f.subscription_id = s.id and f.period_index = s.next_period_index
    and f.status in ('waiting', 'released')) "draftWaits",
  ${HAS_UNKNOWN_PARTS} "hasUnknownParts"
from subscription s
join creditor c on c.id = s.creditor_id
left join debtor d on d.creditor_id = s.creditor_id and d.id = s.debtor_id
where s.creditor_id = ? and s.id = any(?::uuid[]) order by s.id`;

const SELECT_VERSIONS = `${VERSIONS_SUBQUERY} where l."subscriptionId" = any(?::uuid[])
order by l."subscriptionId", l.position, l."validFrom" nulls first`;

// By a statement of its own: one that waited for a row would still see a draft as it was when it began.
const HOLD = 'select from subscription where creditor_id = ? and id = any(?::uuid[]) order by id for update';

/**
 * Reads the creditor's subscriptions of these ids with all versions of their lines, in two statements however many they are. With
 * `lock` their rows are held first and until the transaction ends, so that none is billed meanwhile.
 */
export async function loadLineHolders(
  em: EntityManager,
  {
    creditorId,
    subscriptionIds,
    lock,
  }: { creditorId: CreditorId; subscriptionIds: readonly SubscriptionId[]; lock: boolean },
): Promise<LineHolder[]> {
  const ids = uuidArray(subscriptionIds);
  if (lock) await em.execute(HOLD, [creditorId, ids]);
  const rows = await em.execute<HolderRow[]>(SELECT_HOLDERS, [creditorId, ids]);
  const lines = await em.execute<(LineRow & { subscriptionId: SubscriptionId; standingLineId: LineId })[]>(
    SELECT_VERSIONS,
    [ids],
  );
  const bySubscription = Map.groupBy(lines, ({ subscriptionId }) => subscriptionId);
  return rows.map((row) => ({
    creditorId: row.creditorId,
    subscriptionId: row.subscriptionId,
    kind: row.kind,
    status: row.status,
    timeZone: row.timeZone,
    language: row.language,
    rules: { firstPartial: row.firstPartial, lastPartial: row.lastPartial },
    settled: {
      schedule: scheduleOf(row),
      endOn: row.endOn,
      nextPeriodIndex: row.nextPeriodIndex,
      draftWaits: row.draftWaits,
      canAdjust: row.kind === 'single' && !row.hasUnknownParts,
    },
    nextPeriodFrom: row.nextPeriodFrom,
    versions: (bySubscription.get(row.subscriptionId) ?? []).map(standingCharge),
  }));
}

/** Ids as PostgreSQL reads an array of them. */
export function uuidArray(ids: readonly string[]): string {
  return `{${ids.join(',')}}`;
}
