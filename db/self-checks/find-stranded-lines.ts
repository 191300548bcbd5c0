import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import type { CreditorId, DebtorId, InvoiceId, OneOffLineId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { Creditor } from '../entities/creditor.ts';
import { loadTakers, type Taker, type Untaken } from '../invoices/load-takers.ts';
import { BEFORE_ALL_IDS } from '../before-all-ids.ts';
import type { EntityManager } from '../orm.ts';
import type { Difference } from './difference.ts';

/**
 * Why no invoice will take a line: as `Untaken`, or the last invoice is composed before the line is to be charged, or waits for approval
 * without it.
 */
type Stranding = Untaken | 'charged_too_late' | 'not_in_last_draft';

interface Row {
  readonly oneOffLineId: OneOffLineId;
  readonly subscriptionId: SubscriptionId;
  readonly debtorId: DebtorId | null;
  readonly carriedFromInvoiceId: InvoiceId | null;
  readonly chargeOn: CivilDate | null;
  /** The period whose draft waits, which holds other lines alone; null where none does. */
  readonly draftOf: number | null;
}

/** As many lines as are looked at in one statement. */
const PAGE = 1000;

// What stands in a draft is billed with it. Where nothing ends, a line waits for its day.
const SELECT_WAITING = `
select o.id "oneOffLineId", o.subscription_id "subscriptionId", o.debtor_id "debtorId", o.carried_from_invoice_id "carriedFromInvoiceId",
  o.charge_on "chargeOn", w.period_index "draftOf"
from one_off_line o join subscription s on s.id = o.subscription_id
left join invoice_draft w on w.subscription_id = s.id and w.period_index = s.next_period_index and w.status in ('waiting', 'released')
where s.creditor_id = ? and o.invoice_id is null and o.withdrawn_at is null and o.id > ?
  and (s.kind = 'group' or s.end_on is not null or s.status in ('ended', 'cancelled'))
  and (w.id is null or not w.lines @> jsonb_build_array(jsonb_build_object('oneOffLineId', o.id)))
order by o.id limit ${PAGE}`;

/** One-off lines and carried credits that wait for an invoice which will never come. */
export async function findStrandedLines(
  em: EntityManager,
  { creditorId, checkedAtMs }: { creditorId: CreditorId; checkedAtMs: number },
): Promise<Difference[]> {
  const { timeZone: zone } = await em.findOneOrFail(Creditor, { id: creditorId });
  const today = civilDateAt({ epochMs: checkedAtMs, zone });
  const found: Difference[] = [];
  for (let after = BEFORE_ALL_IDS; ;) {
    const rows = await em.execute<Row[]>(SELECT_WAITING, [creditorId, after]);
    const lines = rows.map(({ oneOffLineId: key, subscriptionId, debtorId }) => ({ key, subscriptionId, debtorId }));
    const takers = await loadTakers(em, lines, { today });
    for (const row of rows) {
      const why = whyStranded(row, { taker: takers.get(row.oneOffLineId), today });
      if (why !== null) found.push(difference(row, why));
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return found;
    after = last.oneOffLineId;
  }
}

function whyStranded(
  { chargeOn, draftOf }: Row,
  { taker, today }: { taker: Taker | undefined; today: CivilDate },
): Stranding | null {
  if (taker === undefined || taker === 'open') return null;
  if ('why' in taker) return taker.why;
  const { periodIndex, on } = taker;
  if (draftOf === periodIndex) return 'not_in_last_draft';
  return on !== null && chargeOn !== null && chargeOn > on && chargeOn > today ? 'charged_too_late' : null;
}

function difference({ oneOffLineId, subscriptionId, debtorId, carriedFromInvoiceId }: Row, why: Stranding): Difference {
  return {
    code: carriedFromInvoiceId === null ? 'one_off_line_stranded' : 'credit_stranded',
    objectType: 'one_off_line',
    objectId: oneOffLineId,
    details: {
      subscriptionId,
      why,
      ...(debtorId === null ? {} : { debtorId }),
      ...(carriedFromInvoiceId === null ? {} : { carriedFromInvoiceId }),
    },
  };
}
