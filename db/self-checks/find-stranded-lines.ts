import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId, OneOffLineId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { lastBillingDay } from '../../domain/subscriptions/last-billing-day.ts';
import type { ChargeTiming } from '../../domain/subscriptions/billing-day.ts';
import { isComingMember } from '../subscriptions/coming-member.ts';
import type { EntityManager } from '../orm.ts';
import { type ScheduleColumns, scheduleOf } from '../subscriptions/subscription-columns.ts';
import type { Difference } from './difference.ts';

/**
 * Why no invoice will take a line: the subscription is over, or billed up to its end, or its last invoice is issued before the line is to
 * be charged; or the debtor is no member of the group from its next period on.
 */
type Stranding = 'subscription_over' | 'last_period_billed' | 'charged_too_late' | 'no_member';

interface Row extends ScheduleColumns {
  readonly oneOffLineId: OneOffLineId;
  readonly subscriptionId: SubscriptionId;
  readonly debtorId: DebtorId | null;
  readonly carriedFromInvoiceId: InvoiceId | null;
  readonly chargeOn: CivilDate | null;
  readonly endOn: CivilDate | null;
  readonly charge: ChargeTiming;
  readonly leadDays: number;
  readonly isHeld: boolean;
  readonly why: Exclude<Stranding, 'charged_too_late'> | null;
}

// Who stands in a run that is not through is billed by it. What is held by a pause is billed later than its day.
const SELECT_STRANDED = `
select * from (
  select o.id "oneOffLineId", o.subscription_id "subscriptionId", o.debtor_id "debtorId", o.carried_from_invoice_id "carriedFromInvoiceId",
    o.charge_on "chargeOn", s.end_on "endOn", s.start_on "startOn", s.interval_unit "intervalUnit", s.interval_count "intervalCount",
    s.alignment, s.anchor_day "anchorDay", s.anchor_date "anchorDate", s.charge, s.lead_days "leadDays",
    exists (select from subscription_pause p where p.subscription_id = s.id and p.missed = 'bill'
      and (p.pause_to is null or p.pause_to >= s.next_period_from)) "isHeld",
    case
      when s.status in ('ended', 'cancelled') then 'subscription_over'
      when s.next_period_from > s.end_on then 'last_period_billed'
      when s.kind = 'group' and o.debtor_id is not null
        and not ${isComingMember({ subscriptionId: 's.id', debtorId: 'o.debtor_id', from: 's.next_period_from' })}
        and not exists (select from billing_run r join billing_run_member b on b.run_id = r.id
          where r.subscription_id = s.id and b.debtor_id = o.debtor_id and b.status in ('waiting', 'needs_attention')) then 'no_member'
    end why
  from one_off_line o join subscription s on s.id = o.subscription_id
  where s.creditor_id = ? and o.invoice_id is null and o.withdrawn_at is null) l
where why is not null or ("chargeOn" is not null and "endOn" is not null)
order by "oneOffLineId"`;

/** One-off lines and carried credits that wait for an invoice which will never come. */
export async function findStrandedLines(
  em: EntityManager,
  { creditorId }: { creditorId: CreditorId },
): Promise<Difference[]> {
  const rows = await em.execute<Row[]>(SELECT_STRANDED, [creditorId]);
  return rows.flatMap((row): Difference[] => {
    const why = row.why ?? (comesTooLate(row) ? 'charged_too_late' : null);
    if (why === null) return [];
    const { oneOffLineId, subscriptionId, debtorId, carriedFromInvoiceId } = row;
    return [
      {
        code: carriedFromInvoiceId === null ? 'one_off_line_stranded' : 'credit_stranded',
        objectType: 'one_off_line',
        objectId: oneOffLineId,
        details: {
          subscriptionId,
          why,
          ...(debtorId === null ? {} : { debtorId }),
          ...(carriedFromInvoiceId === null ? {} : { carriedFromInvoiceId }),
        },
      },
    ];
  });
}

function comesTooLate({ chargeOn, endOn, charge, leadDays, isHeld, ...columns }: Row): boolean {
  if (chargeOn === null || endOn === null || isHeld) return false;
  return chargeOn > lastBillingDay(scheduleOf(columns), { endOn, billing: { charge, leadDays } });
}
