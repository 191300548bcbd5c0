import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import { formatOre } from '../../domain/money/money.ts';
import type { Selection } from '../http/conditions.ts';
import { isoInstant, isoInstantOrNull } from '../http/fields.ts';
import { decidedBy } from './decided-by.ts';
import type { matchAnswer } from './payment-fields.ts';

type Shown = z.input<typeof matchAnswer>;

const SELECT = `
select m.id, m.payment_id "paymentId", m.debtor_id "debtorId", d.name "debtorName", d.customer_number "customerNumber",
  m.invoice_id "invoiceId", i.number "invoiceNumber", i.series "invoiceKind", m.amount_ore "amountOre", m.booked_on "bookedOn", m.rule, m.explanation,
  jsonb_build_object('kind', p.kind, 'source', p.source, 'code', p.code, 'fileType', f.type, 'deliveryId', f.delivery_id, 'line', p.line) source,
  m.by_person "byPerson", m.reverses_id "reversesId", m.created_at "createdAt", m.undone_at "undoneAt", m.undone_on "undoneOn"
from payment_match m
join payment p on p.id = m.payment_id
left join received_file f on f.id = p.received_file_id
join debtor d on d.id = m.debtor_id
left join invoice i on i.id = m.invoice_id`;

/** A creditor's matches that meet a condition on `m`, those that are undone too, newest first. */
export async function findMatches(
  em: EntityManager,
  { creditorId, where, values, limit }: Omit<Selection, 'limit'> & { readonly limit: number | null },
): Promise<Shown[]> {
  const rows = await em.execute<(Omit<Shown, 'amount' | 'decidedBy'> & { amountOre: string })[]>(
    `${SELECT} where m.creditor_id = ? and ${where} order by m.id desc limit ?`,
    [creditorId, ...values, limit],
  );
  return rows.map(({ amountOre, createdAt, undoneAt, ...row }) => ({
    ...row,
    decidedBy: decidedBy(row),
    amount: formatOre(BigInt(amountOre)),
    createdAt: isoInstant(createdAt),
    undoneAt: isoInstantOrNull(undoneAt),
  }));
}
