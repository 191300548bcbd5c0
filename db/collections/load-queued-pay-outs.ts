import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { Language } from '../../domain/calendar/language.ts';
import type { CreditorId, DebtorId, PayOutId } from '../../domain/identifiers/ids.ts';
import type { Party } from '../../domain/invoices/invoice.ts';
import type { EntityManager } from '../orm.ts';

/** A mandate by which an amount is paid out while it is in force. */
interface PayOutMandate {
  readonly mandateNumber: string;
  /** The mandate's own, or else the creditor's. */
  readonly bsDebtorGroup: string;
  readonly activeFrom: CivilDate;
  readonly endedOn: CivilDate | null;
}

/** A queued pay-out with what its delivery says of the debtor. */
export interface QueuedPayOut {
  readonly id: PayOutId;
  readonly debtorId: DebtorId;
  readonly amountOre: bigint;
  readonly reference: string;
  /** What the debtor has to the good. */
  readonly creditOre: bigint;
  readonly customerNumber: string;
  readonly debtor: Party;
  readonly language: Language;
  readonly pbsNumber: string;
  /** The newest first. */
  readonly mandates: readonly PayOutMandate[];
  /** The days on which something is or is to be drawn of the debtor. */
  readonly drawnOn: readonly CivilDate[];
}

type Amounts = 'amountOre' | 'creditOre';
type Row = Omit<QueuedPayOut, Amounts | 'debtor'> & Party & Readonly<Record<Amounts, string>>;

const SELECT = `
select p.id, p.debtor_id "debtorId", p.amount_ore "amountOre", p.reference, coalesce(b.credit_ore, 0) "creditOre",
  d.customer_number "customerNumber", d.name, d.address_lines "addressLines", d.postcode, d.city, d.country, d.cvr, d.language,
  k.pbs_number "pbsNumber",
  coalesce((select jsonb_agg(jsonb_build_object('mandateNumber', m.mandate_number,
      'bsDebtorGroup', coalesce(m.bs_debtor_group, k.bs_debtor_group), 'activeFrom', m.active_from, 'endedOn', m.ended_on)
      order by m.ended_on desc nulls first, m.id)
    from mandate m where m.debtor_id = d.id), '[]') mandates,
  coalesce((select jsonb_agg(distinct c.payment_date) from collection c
    where c.creditor_id = p.creditor_id and c.debtor_id = d.id and c.status in ('queued', 'delivered', 'cancelling')), '[]') "drawnOn"
from pay_out p
join creditor k on k.id = p.creditor_id
join debtor d on d.id = p.debtor_id
left join debtor_balance b on b.debtor_id = d.id
where p.creditor_id = ? and p.status = 'queued' and k.pbs_number is not null
order by p.id for update of p`;

/** Reads and locks a creditor's queued pay-outs, in the order in which they were asked for. */
export async function loadQueuedPayOuts(
  em: EntityManager,
  { creditorId }: { creditorId: CreditorId },
): Promise<QueuedPayOut[]> {
  const rows = await em.execute<Row[]>(SELECT, [creditorId]);
  return rows.map(({ amountOre, creditOre, name, addressLines, postcode, city, country, cvr, ...row }) => ({
    ...row,
    amountOre: BigInt(amountOre),
    creditOre: BigInt(creditOre),
    debtor: { name, addressLines, postcode, city, country, cvr },
  }));
}
