import type { SettlementOutcome } from '../../db/words/subscriptions.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { InvoiceId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { Period } from '../../domain/calendar/period.ts';

/** What became of a period: invoices, or an outcome without any. */
export interface PastPeriod extends Period {
  readonly index: number;
  readonly settled: SettlementOutcome | null;
  readonly invoiceCount: number;
  readonly invoiceId: InvoiceId | null;
  readonly invoiceNumber: string | null;
  readonly issuedOn: CivilDate | null;
  readonly dueOn: CivilDate | null;
  readonly netOre: string | null;
  readonly vatOre: string | null;
  readonly totalOre: string | null;
  readonly creditedOre: string | null;
}

const SELECT = `
select i.period_index "index", min(i.period_from)::text "from", max(i.period_to)::text "to", null settled, count(*)::int "invoiceCount",
  case count(*) when 1 then min(i.id::text) end "invoiceId", case count(*) when 1 then min(i.number) end "invoiceNumber",
  min(i.issued_on)::text "issuedOn", max(i.due_on)::text "dueOn", sum(i.net_ore) "netOre", sum(i.vat_ore) "vatOre",
  sum(i.total_ore) "totalOre", coalesce(sum(c.ore), 0) "creditedOre"
from invoice i
left join (
  select credits_invoice_id, sum(total_ore) ore from invoice where subscription_id = ? and series = 'credit_note' group by 1
) c on c.credits_invoice_id = i.id
where i.subscription_id = ? and i.series = 'invoice' and i.period_index between ? and ? group by i.period_index
union all
select period_index, period_from::text, period_to::text, outcome, 0, null, null, null, null, null, null, null, null
from period_settlement where subscription_id = ? and period_index between ? and ?`;

/** The periods of a subscription from one index through another that have an invoice or are settled, by their index. */
export async function findPastPeriods(
  em: EntityManager,
  { subscriptionId, first, last }: { subscriptionId: SubscriptionId; first: number; last: number },
): Promise<ReadonlyMap<number, PastPeriod>> {
  const bounds = [subscriptionId, first, last];
  const periods = await em.execute<PastPeriod[]>(SELECT, [subscriptionId, ...bounds, ...bounds]);
  return new Map(periods.map((period) => [period.index, period]));
}
