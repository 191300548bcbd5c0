import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { formatOre } from '../../domain/money/money.ts';
import type { Selection } from '../http/conditions.ts';
import { isoInstant } from '../http/fields.ts';
import type { printItemAnswer } from './print-fields.ts';

interface Row {
  id: string;
  invoiceId: string | null;
  kind: z.input<typeof printItemAnswer>['kind'];
  number: string | null;
  debtorId: string;
  debtorName: string;
  customerNumber: string;
  issuedOn: CivilDate;
  totalOre: string | null;
  reason: string | null;
  printBatchId: string | null;
  createdAt: string;
}

/** What a print item `p` is, by its document `i` where it is one. SQL. */
export const PRINT_KIND = `
case when p.payment_mail_id is not null then 'payment_request' when p.statement_mail_id is not null then 'statement'
  when p.indexation_step_id is not null then 'price_step' else i.series end`;

// A document is shown with the name that stands on it; what is drawn later has that of today.
const SELECT = `
select p.id, coalesce(p.invoice_id, m.invoice_id) "invoiceId", ${PRINT_KIND} kind, i.number, p.debtor_id "debtorId",
  case when p.invoice_id is null then d.name else i.parties #>> '{debtor,name}' end "debtorName",
  case when p.invoice_id is null then d.customer_number else i.parties #>> '{debtor,customerNumber}' end "customerNumber",
  coalesce(s.made_on, case when p.invoice_id is not null then i.issued_on end, (p.created_at at time zone c.time_zone)::date) "issuedOn",
  coalesce(m.amount_ore, i.total_ore) "totalOre", p.reason, p.batch_id "printBatchId", p.created_at "createdAt"
from print_item p
join debtor d on d.creditor_id = p.creditor_id and d.id = p.debtor_id
join creditor c on c.id = p.creditor_id
left join payment_mail m on m.id = p.payment_mail_id
left join statement_mail s on s.id = p.statement_mail_id
left join invoice i on i.id = coalesce(p.invoice_id, m.invoice_id)`;

/** A creditor's print items that meet a condition on `p` and its document `i`, in the order in which they are printed unless another is given. */
export async function findPrintItems(
  em: EntityManager,
  { creditorId, where, values, order = 'p.id', limit }: Selection & { readonly order?: string },
): Promise<z.input<typeof printItemAnswer>[]> {
  const rows = await em.execute<Row[]>(`${SELECT} where p.creditor_id = ? and ${where} order by ${order} limit ?`, [
    creditorId,
    ...values,
    limit,
  ]);
  return rows.map(({ totalOre, createdAt, ...row }) => {
    return { ...row, total: totalOre === null ? null : formatOre(BigInt(totalOre)), createdAt: isoInstant(createdAt) };
  });
}
