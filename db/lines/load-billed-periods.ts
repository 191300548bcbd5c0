import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import { type BilledPeriod, partOf } from '../../domain/lines/billed-difference.ts';
import { backParts, type DayPart } from '../../domain/lines/day-parts.ts';
import { givenAwayParts, withActualOre } from '../../domain/lines/given-away.ts';
import type { Share } from '../../domain/money/shares.ts';
import type { VatCode } from '../../domain/money/vat-totals.ts';
import { planPeriod } from '../../domain/subscriptions/plan-period.ts';
import type { EntityManager } from '../orm.ts';
import type { StoredDayPart } from '../words/day-entries.ts';
import { fromStoredParts } from './day-entries.ts';
import { type LineHolder, uuidArray } from './load-line-holders.ts';

/** A line of an invoice or of its credit notes; amounts as text. */
interface BilledLine {
  /** Null for what is no standing line. */
  readonly position: number | null;
  readonly quantityMicro: string;
  readonly unitPriceMicro: string;
  readonly discountOre: string;
  readonly share: Share | null;
  readonly vatCode: VatCode;
  readonly netOre: string;
}

interface PeriodRow {
  readonly subscriptionId: SubscriptionId;
  readonly periodIndex: number;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly chargedThrough: CivilDate;
  readonly lines: readonly BilledLine[] | null;
  readonly credited: readonly BilledLine[] | null;
  readonly freely: readonly BilledLine[] | null;
}

interface EntryRow {
  readonly subscriptionId: SubscriptionId;
  readonly periodIndex: number;
  readonly position: number;
  readonly parts: StoredDayPart[];
  /** What the line that evens out comes to, as it was billed or as it waits; null for other rows. */
  readonly actualOre: string | null;
}

const linesOf = (from: string) => `(
  select jsonb_agg(jsonb_build_object('position', st.position, 'quantityMicro', l.quantity_micro::text, 'unitPriceMicro',
    l.unit_price_micro::text, 'discountOre', l.discount_ore::text, 'vatCode', l.vat_code, 'netOre', l.net_ore::text, 'share',
    case when l.share_of_days is not null then jsonb_build_object('afterDays', l.share_after_days, 'throughDays', l.share_through_days,
      'ofDays', l.share_of_days) end) order by l.invoice_id, l.position)
  from ${from})`;

const OF_STANDING = `exists (select from invoice_line x where x.invoice_id = n.id and x.standing_line_id is not null)`;
const IS_TOLD = `exists (select from day_entry x where x.credit_note_id = n.id)`;
const BY_DAYS = `exists (select from day_entry x where x.credit_note_id = n.id and x.kind <> 'given_freely')`;

// An invoice that a person has given back in full is evened out already.
const SELECT_PERIODS = `
select i.subscription_id "subscriptionId", i.period_index "periodIndex", i.period_from "from", i.period_to "to",
  least(i.period_to,
    (select min(n.period_from) - 1 from invoice n where n.credits_invoice_id = i.id and ${OF_STANDING}),
    (select min(e.given_back_from) - 1 from day_entry e
      where e.subscription_id = i.subscription_id and e.period_index = i.period_index and e.debtor_id = i.debtor_id)) "chargedThrough",
  ${linesOf('invoice_line l left join standing_line st on st.id = l.standing_line_id where l.invoice_id = i.id')} lines,
  ${linesOf(`invoice n join invoice_line l on l.invoice_id = n.id join standing_line st on st.id = l.standing_line_id
    where n.credits_invoice_id = i.id`)} credited,
  ${linesOf(`invoice n join invoice_line l on l.invoice_id = n.id left join standing_line st on st.id = l.standing_line_id
    where n.credits_invoice_id = i.id and not ${OF_STANDING} and not ${IS_TOLD}`)} freely
from invoice i
where i.subscription_id = any(?::uuid[]) and i.series = 'invoice' and i.period_to >= ?
  and not exists (select from invoice n where n.credits_invoice_id = i.id
    having sum(n.total_ore) >= i.total_ore and not bool_or(${BY_DAYS}))
order by i.subscription_id, i.period_from`;

const SELECT_ENTRIES = `
select e.subscription_id "subscriptionId", e.period_index "periodIndex", e.position, e.parts,
  case when e.kind = 'adjusted' then
    coalesce(l.net_ore, round(o.quantity_micro::numeric * o.unit_price_micro / 10000000000))::text end "actualOre"
from day_entry e
left join one_off_line o on o.id = e.one_off_line_id
left join invoice_line l on l.one_off_line_id = o.id
where e.subscription_id = any(?::uuid[]) and (o.withdrawn_at is null or e.kind <> 'adjusted')
order by e.id`;

/**
 * The periods of these subscriptions that have an invoice and end on the day or later, with what has been billed of each line and not
 * been given back: on their own invoices, by lines that even them out, billed or waiting, and by credit notes.
 */
export async function loadBilledPeriods(
  em: EntityManager,
  { holders, from }: { holders: readonly LineHolder[]; from: CivilDate },
): Promise<ReadonlyMap<SubscriptionId, BilledPeriod[]>> {
  const byId = new Map(holders.map((holder) => [holder.subscriptionId, holder]));
  const ids = uuidArray([...byId.keys()]);
  const rows = await em.execute<PeriodRow[]>(SELECT_PERIODS, [ids, from]);
  const entries = await em.execute<EntryRow[]>(SELECT_ENTRIES, [ids]);
  const entriesOf = Map.groupBy(entries, ({ subscriptionId }) => subscriptionId);
  const periods = new Map<SubscriptionId, BilledPeriod[]>();
  for (const row of rows) {
    const { subscriptionId, periodIndex } = row;
    const holder = byId.get(subscriptionId);
    if (holder === undefined) continue;
    const own = (entriesOf.get(subscriptionId) ?? []).filter((entry) => entry.periodIndex === periodIndex);
    const period = billedPeriod(holder, { row, entries: own });
    if (period !== null) periods.set(subscriptionId, [...(periods.get(subscriptionId) ?? []), period]);
  }
  return periods;
}

function billedPeriod(
  { settled: { schedule }, rules }: LineHolder,
  { row, entries }: { row: PeriodRow; entries: readonly EntryRow[] },
): BilledPeriod | null {
  const { periodIndex, from, to, chargedThrough } = row;
  const plan = planPeriod(schedule, { index: periodIndex, bounds: { from, to }, rules });
  if (plan === null) return null;
  const billed = (row.lines ?? []).map((line) => ({ ...line, part: partOf(amountsOf(line), plan) }));
  const credited = (row.credited ?? []).map((line) => ({ ...line, part: partOf(amountsOf(line), plan) }));
  const freely = givenAwayParts(billed.map(withDays), (row.freely ?? []).map(netOf));
  const partsOf = (position: number): DayPart[] => [
    ...billed.filter((line) => line.position === position).map(({ part }) => part),
    ...backParts(credited.filter((line) => line.position === position).map(({ part }) => part)),
    ...freely.flatMap((part, index) => (billed[index]?.position === position ? part : [])),
    ...entries.filter((entry) => entry.position === position).flatMap(entryParts),
  ];
  return { periodIndex, plan, chargedThrough, partsOf };
}

function entryParts({ parts, actualOre }: EntryRow): DayPart[] {
  const made = fromStoredParts(parts);
  return actualOre === null ? made : withActualOre(made, BigInt(actualOre));
}

const amountsOf = ({ quantityMicro, unitPriceMicro, discountOre, share }: BilledLine) => ({
  quantityMicro: BigInt(quantityMicro),
  unitPriceMicro: BigInt(unitPriceMicro),
  discountOre: BigInt(discountOre),
  share,
});

const withDays = (line: BilledLine & { part: DayPart }) => ({ ...netOf(line), days: line.part.days });

const netOf = <Line extends BilledLine>(line: Line) => ({ ...line, netOre: BigInt(line.netOre) });
