import type { DebtorId, InvoiceId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import type { PeriodKey } from './invoice-drafts.ts';

/** What a period that is over has become: an invoice, or null where it was settled without one. */
export interface DecidedPeriod extends PeriodKey {
  readonly invoiceId: InvoiceId | null;
}

const SELECT = `
select k."subscriptionId", k."periodIndex", i.id "invoiceId"
from jsonb_to_recordset(?::jsonb) as k ("subscriptionId" uuid, "debtorId" uuid, "periodIndex" int)
left join invoice i on i.subscription_id = k."subscriptionId" and i.debtor_id = k."debtorId" and i.period_index = k."periodIndex"
where i.id is not null or exists (
  select from period_settlement where subscription_id = k."subscriptionId" and period_index = k."periodIndex")`;

/** Finds what periods that are over have become, in one statement. Those that have become neither are left out. */
export async function findDecidedPeriods(
  em: EntityManager,
  keys: readonly (PeriodKey & { debtorId: DebtorId })[],
): Promise<ReadonlyMap<SubscriptionId, DecidedPeriod>> {
  if (keys.length === 0) return new Map();
  const rows = await em.execute<DecidedPeriod[]>(SELECT, [JSON.stringify(keys)]);
  return new Map(rows.map((row) => [row.subscriptionId, row]));
}
