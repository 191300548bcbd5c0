import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { Period } from '../../domain/calendar/period.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { PaymentMailReason } from '../../domain/mails/payment-mail.ts';
import type { Claim } from '../../domain/reminders/claim.ts';
import { openByDay } from '../../domain/reminders/open-by-day.ts';
import type { EntityManager } from '../orm.ts';

/** An invoice as the law about late payment looks at it. */
export interface LoadedClaim extends Claim {
  readonly invoiceId: InvoiceId;
  readonly debtorId: DebtorId;
  readonly number: string;
  readonly issuedOn: CivilDate;
  readonly totalOre: bigint;
  readonly openOre: bigint;
  readonly hinderedDays: readonly Period[];
  /** The mails and letters that asked for what Betalingsservice did not bring, the first one first. */
  readonly told: readonly ToldOfFailure[];
}

export interface ToldOfFailure {
  readonly reason: PaymentMailReason;
  /** In the creditor's zone, when it was sent or printed; of one that could not be, when it was written. */
  readonly on: CivilDate;
  /** It has not gone out yet. */
  readonly isWaiting: boolean;
}

/** That Betalingsservice drew nothing is then the creditor's own doing: the collection came too late, or was taken back. */
const BY_CREDITOR: ReadonlySet<PaymentMailReason> = new Set(['too_late', 'withdrawn', 'cancelled']);

/**
 * Money counts from the day on which it was paid or the bank booked it, whichever was first, whoever has matched it since and whenever; a match
 * that was undone has never been. All else counts from the day of its posting. An invoice that was paid in time is of no matter, unless a letter
 * has been about it.
 */
const SELECT = `
with posted as (
  select t.invoice_id, t.amount_ore * case when t.debit = 'receivables' then 1 else -1 end ore, m.undone_at is not null "isUndone",
    t.booked_on, t.kind,
    case when t.kind = 'matched' and p.amount_ore > 0 then least(t.booked_on, p.booked_on, p.paid_on) else t.booked_on end on_day,
    m.undone_on
  from ledger_transfer t
  left join payment_match m on m.id = t.payment_match_id
  left join payment p on p.id = t.payment_id
  where t.creditor_id = ? and t.debtor_id = any(?::uuid[]) and t.invoice_id is not null and 'receivables' in (t.debit, t.credit)
)
select i.id "invoiceId", i.debtor_id "debtorId", i.number, i.issued_on "issuedOn", i.due_on "dueOn", i.total_ore "totalOre",
  b.open_ore "openOre",
  coalesce(jsonb_agg(jsonb_build_object('on', p.on_day, 'ore', p.ore::text) order by p.on_day) filter (where not p."isUndone"), '[]') changes,
  coalesce(jsonb_agg(jsonb_build_object('from', p.booked_on, 'to', greatest(p.booked_on, p.undone_on)))
    filter (where p."isUndone" and p.kind = 'matched' and p.ore < 0), '[]') "saidPaid",
  (select coalesce(jsonb_agg(jsonb_build_object('reason', n.reason,
      'isWaiting', n.status = 'waiting' or n.status = 'on_paper' and w.printed_at is null,
      'on', (coalesce(n.sent_at, w.printed_at, n.created_at) at time zone c.time_zone)::date) order by n.id), '[]')
    from payment_mail n join creditor c on c.id = n.creditor_id
    left join print_item k on k.payment_mail_id = n.id left join print_batch w on w.id = k.batch_id
    where n.invoice_id = i.id and n.status <> 'not_needed') told
from posted p
join invoice i on i.id = p.invoice_id and i.series = 'invoice'
join invoice_balance b on b.invoice_id = i.id
group by i.id, b.open_ore
having b.open_ore > 0 or max(p.on_day) filter (where not p."isUndone") > i.due_on
  or exists (select from reminder_invoice l where l.invoice_id = i.id)
order by i.due_on, i.id`;

type Row = Pick<LoadedClaim, 'invoiceId' | 'debtorId' | 'number' | 'issuedOn' | 'dueOn' | 'told'> & {
  readonly totalOre: string;
  readonly openOre: string;
  readonly changes: readonly { on: CivilDate; ore: string }[];
  /** Days on which the creditor took it for paid by money that was not for it. */
  readonly saidPaid: readonly Period[];
};

/** What was open of debtors' invoices at the end of each day, by all that is known now, due first, first: by debtor. */
export async function loadClaims(
  em: EntityManager,
  { creditorId, debtorIds }: { creditorId: CreditorId; debtorIds: readonly DebtorId[] },
): Promise<ReadonlyMap<DebtorId, readonly LoadedClaim[]>> {
  const rows = await em.execute<Row[]>(SELECT, [creditorId, `{${debtorIds.join()}}`]);
  return Map.groupBy(rows.map(claimOf), ({ debtorId }) => debtorId);
}

function claimOf({ totalOre, openOre, changes, saidPaid, ...row }: Row): LoadedClaim {
  return {
    ...row,
    totalOre: BigInt(totalOre),
    openOre: BigInt(openOre),
    openFrom: openByDay(
      changes.map(({ on, ore }) => ({ on, changeOre: BigInt(ore) })),
      row,
    ),
    hinderedDays: [...saidPaid, ...hinderedByCreditor(row)],
  };
}

/** From the due day until the debtor was told to pay otherwise. */
function hinderedByCreditor({ dueOn, told }: Pick<Row, 'dueOn' | 'told'>): Period[] {
  return told
    .filter(({ reason, on }) => BY_CREDITOR.has(reason) && on >= dueOn)
    .map(({ on }) => ({ from: dueOn, to: on }));
}
