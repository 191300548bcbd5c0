import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import type { Selection } from '../http/conditions.ts';
import { isoInstant } from '../http/fields.ts';
import type { holdAnswer } from './hold-fields.ts';

type Shown = z.input<typeof holdAnswer>;
type Row = Omit<Shown, 'inForce' | 'until'> & { readonly until: CivilDate | null };

const SELECT = `
select h.id, h.debtor_id "debtorId", d.name "debtorName", d.customer_number "customerNumber", h.invoice_id "invoiceId", i.number "invoiceNumber",
  h.reason, h.is_disputed "isDisputed", h.until_on until, h.created_at "createdAt", h.updated_at "updatedAt"
from reminder_hold h join debtor d on d.id = h.debtor_id left join invoice i on i.id = h.invoice_id`;

/** A creditor's holds `h` that nobody has ended and that meet a condition, newest first. */
export async function findHolds(em: EntityManager, { creditorId, where, values, limit }: Selection): Promise<Shown[]> {
  const rows = await em.execute<Row[]>(
    `${SELECT} where h.creditor_id = ? and h.ended_at is null and ${where} order by h.id desc limit ?`,
    [creditorId, ...values, limit],
  );
  const today = await creditorToday(em, creditorId);
  return rows.map((row) => ({
    ...row,
    inForce: row.until === null || row.until >= today,
    createdAt: isoInstant(row.createdAt),
    updatedAt: isoInstant(row.updatedAt),
  }));
}
