import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { PaymentSource } from '../../domain/records/return-entry.ts';
import type { EntityManager } from '../orm.ts';

/** The money of a day that came by one way, without what a person has dismissed of it. */
export interface ReceivedSum {
  readonly bookedOn: CivilDate;
  readonly source: PaymentSource;
  readonly payments: number;
  readonly receivedOre: bigint;
  /** Above zero. */
  readonly takenBackOre: bigint;
  /** How many of them wait, and for how much there is no invoice. */
  readonly unplaced: number;
  readonly unplacedOre: bigint;
}

// What is dismissed has been booked out again, as the same money told twice is.
const SELECT = `
select booked_on "bookedOn", source, (count(*) filter (where ore > 0))::int payments,
  coalesce(sum(ore) filter (where ore > 0), 0)::text "receivedOre", coalesce(-sum(ore) filter (where ore < 0), 0)::text "takenBackOre",
  (count(*) filter (where unmatched_ore <> 0))::int unplaced, sum(unmatched_ore)::text "unplacedOre"
from (
  select p.booked_on, p.source, p.unmatched_ore, p.amount_ore - case when p.status = 'dismissed' then (
      select coalesce(sum(case when t.debit = 'unmatched' then t.amount_ore else -t.amount_ore end), 0) from ledger_transfer t
      where t.payment_id = p.id and t.kind in ('dismissed', 'dismissal_undone')) else 0 end ore
  from payment p where p.creditor_id = ? and p.booked_on between ? and ? and p.amount_ore <> 0) q
group by booked_on, source order by booked_on, source`;

type Row = { [Field in keyof ReceivedSum]: ReceivedSum[Field] extends bigint ? string : ReceivedSum[Field] };

/** What came in on the days from one through another, by day and by the way that it came. */
export async function sumReceived(
  em: EntityManager,
  { creditorId, from, to }: { creditorId: CreditorId; from: CivilDate; to: CivilDate },
): Promise<ReceivedSum[]> {
  const rows = await em.execute<Row[]>(SELECT, [creditorId, from, to]);
  return rows.map((row) => ({
    ...row,
    receivedOre: BigInt(row.receivedOre),
    takenBackOre: BigInt(row.takenBackOre),
    unplacedOre: BigInt(row.unplacedOre),
  }));
}
