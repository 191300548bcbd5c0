import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { Series } from '../../domain/invoices/invoice.ts';
import { formatOre } from '../../domain/money/money.ts';
import type { Selection } from '../http/conditions.ts';
import { isoInstant } from '../http/fields.ts';
import type { printItemAnswer } from './print-fields.ts';

interface Row {
  id: string;
  invoiceId: string;
  kind: Series;
  number: string;
  debtorId: string;
  debtorName: string;
  customerNumber: string;
  issuedOn: CivilDate;
  totalOre: string;
  reason: string | null;
  printBatchId: string | null;
  createdAt: string;
}

const SELECT = `
select p.id, p.invoice_id "invoiceId", i.series kind, i.number, p.debtor_id "debtorId", i.parties #>> '{debtor,name}' "debtorName",
  i.parties #>> '{debtor,customerNumber}' "customerNumber", i.issued_on "issuedOn", i.total_ore "totalOre", p.reason,
  p.batch_id "printBatchId", p.created_at "createdAt"
from print_item p join invoice i on i.id = p.invoice_id`;

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
    return { ...row, total: formatOre(BigInt(totalOre)), createdAt: isoInstant(createdAt) };
  });
}
