import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { CollectionStatus } from '../../db/words/collections.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { PaymentDateReason } from '../../domain/collections/explain-payment-date.ts';
import { formatOre } from '../../domain/money/money.ts';
import type { Selection } from '../http/conditions.ts';
import { isoInstant } from '../http/fields.ts';
import { paymentDatesOfCreditor, showIssuedDeadline } from './payment-date-fields.ts';
import type { collectionAnswer } from '../invoices/invoice-fields.ts';

interface CollectionRow {
  id: string;
  invoiceId: string;
  invoiceNumber: string;
  debtorId: string;
  debtorName: string;
  customerNumber: string;
  mandateNumber: string;
  paymentDate: CivilDate;
  amountOre: string;
  status: CollectionStatus;
  deliveryId: string | null;
  reasons: PaymentDateReason[] | null;
  createdAt: string;
}

/** A creditor's collections that meet a condition on `c`, newest first. */
export async function findCollections(
  em: EntityManager,
  { creditorId, where, values, limit }: Selection,
): Promise<z.input<typeof collectionAnswer>[]> {
  const rows = await em.execute<CollectionRow[]>(
    `select c.id, c.invoice_id "invoiceId", i.number "invoiceNumber", c.debtor_id "debtorId",
       i.parties #>> '{debtor,name}' "debtorName", c.customer_number "customerNumber",
       c.mandate_number "mandateNumber", c.payment_date "paymentDate", c.amount_ore "amountOre", c.status,
       c.delivery_id "deliveryId", i.parties -> 'collectionReasons' reasons, c.created_at "createdAt"
     from collection c join invoice i on i.id = c.invoice_id
     where c.creditor_id = ? and ${where} order by c.id desc limit ?`,
    [creditorId, ...values, limit],
  );
  const dates = await paymentDatesOfCreditor(em, creditorId);
  return rows.map(({ amountOre, createdAt, reasons, ...row }) => ({
    ...row,
    ...showIssuedDeadline({ paymentDate: row.paymentDate, reasons }, dates),
    amount: formatOre(BigInt(amountOre)),
    createdAt: isoInstant(createdAt),
  }));
}
