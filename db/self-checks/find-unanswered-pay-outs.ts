import { bankDaysBefore } from '../../domain/calendar/bank-days.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import type { CreditorId, PayOutId } from '../../domain/identifiers/ids.ts';
import { Creditor } from '../entities/creditor.ts';
import type { EntityManager } from '../orm.ts';
import type { Difference } from './difference.ts';

/** So many bank days after its day a pay-out has long been told of: Betalingsservice does so on the day or the next. */
const BANK_DAYS = 5;

const SELECT = `
select p.id "payOutId", d.customer_number "customerNumber", p.payment_date "paymentDate" from pay_out p join debtor d on d.id = p.debtor_id
where p.creditor_id = ? and p.status = 'delivered' and p.payment_date < ? order by p.id`;

interface Row {
  readonly payOutId: PayOutId;
  readonly customerNumber: string;
  readonly paymentDate: CivilDate;
}

/** Pay-outs that were delivered and of which nothing was ever told: what they promise of the debtors' credit can be used for nothing. */
export async function findUnansweredPayOuts(
  em: EntityManager,
  { creditorId, checkedAtMs }: { creditorId: CreditorId; checkedAtMs: number },
): Promise<Difference[]> {
  const { timeZone: zone } = await em.findOneOrFail(Creditor, { id: creditorId });
  const before = bankDaysBefore(civilDateAt({ epochMs: checkedAtMs, zone }), BANK_DAYS);
  const rows = await em.execute<Row[]>(SELECT, [creditorId, before]);
  return rows.map(({ payOutId, customerNumber, paymentDate }) => ({
    code: 'pay_out_unanswered',
    objectType: 'pay_out',
    objectId: payOutId,
    details: { customerNumber, payOutOn: paymentDate },
  }));
}
