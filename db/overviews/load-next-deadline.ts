import { settingsOf } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import { bankDayOnOrAfter } from '../../domain/calendar/bank-days.ts';
import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import { lastCollectionDeadline } from '../../domain/collections/collection-deadline.ts';
import { type DeliveryClosing, nextDeliveryClosing } from '../../domain/deliveries/delivery-closing.ts';
import type { Creditor } from '../entities/creditor.ts';
import type { EntityManager } from '../orm.ts';

/** The next deadline of Betalingsservice, and what the delivery that makes it takes along as things stand. */
export interface NextDeadline extends DeliveryClosing {
  /** The first bank day of the month whose deadline it is. */
  readonly paymentDate: CivilDate;
  readonly collections: number;
  readonly totalOre: bigint;
}

const QUEUED = `
select payment_date "paymentDate", count(*)::int count, sum(amount_ore)::text ore from collection
where creditor_id = ? and status = 'queued' and payment_date <= ? group by 1`;

/** Null where the creditor has no Betalingsservice. */
export async function loadNextDeadline(
  em: EntityManager,
  {
    creditor: { id, pbsNumber, timeZone: zone, bsSettings },
    afterMs,
  }: { creditor: Pick<Creditor, 'id' | 'pbsNumber' | 'timeZone' | 'bsSettings'>; afterMs: number },
): Promise<NextDeadline | null> {
  if (pbsNumber === null) return null;
  const { calendar: rules } = settingsOf(bsSettings);
  const closing = nextDeliveryClosing({ afterMs, zone, rules });
  const { closesAtMs, paymentMonth } = closing;
  const throughDate = addDays(civilDateAt({ epochMs: closesAtMs, zone }), rules.maxDaysAhead);
  const rows = await em.execute<{ paymentDate: CivilDate; count: number; ore: string }[]>(QUEUED, [id, throughDate]);
  // What has missed its deadline is left to a person then.
  const taken = rows.filter(
    ({ paymentDate }) => lastCollectionDeadline({ paymentDate, rules, zone }).instantMs > closesAtMs,
  );
  return {
    ...closing,
    paymentDate: bankDayOnOrAfter(paymentMonth),
    collections: taken.reduce((sum, { count }) => sum + count, 0),
    totalOre: taken.reduce((sum, { ore }) => sum + BigInt(ore), 0n),
  };
}
