import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { settingsOf } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import { lastCollectionDeadline } from '../../domain/collections/collection-deadline.ts';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { IN_NO_STOPPED_RUN } from '../collections/in-no-stopped-run.ts';
import { LOOK_BACK, type Difference } from './difference.ts';
import { Creditor } from '../entities/creditor.ts';
import type { EntityManager } from '../orm.ts';

const SELECT_MISSING = `
select i.id "invoiceId", i.number, i.due_on "paymentDate" from invoice i
where i.creditor_id = ? and i.id > uuidv7(-${LOOK_BACK}) and i.payment_method = 'betalingsservice'
  and i.created_at < now() - '1 hour'::interval
  and not exists (select from collection c where c.invoice_id = i.id)
  and ${IN_NO_STOPPED_RUN}
order by i.id`;

// What was settled and is open again is asked for again in the same moment, by the collection or by mail.
const SELECT_NOT_RESTORED = `
select c.invoice_id "invoiceId", i.number, c.payment_date "paymentDate" from collection c
join invoice i on i.creditor_id = c.creditor_id and i.id = c.invoice_id
join invoice_balance b on b.invoice_id = c.invoice_id and b.open_ore > 0
where c.creditor_id = ? and c.status = 'withdrawn' and c.withdrawn_as = 'settled'
  and not exists (select from payment_mail m where m.invoice_id = c.invoice_id)
order by c.id`;

const SELECT_QUEUED_DATES = `
select distinct payment_date "paymentDate" from collection where creditor_id = ? and status = 'queued'`;

const SELECT_QUEUED = `
select c.invoice_id "invoiceId", i.number, c.payment_date "paymentDate" from collection c
join invoice i on i.creditor_id = c.creditor_id and i.id = c.invoice_id
where c.creditor_id = ? and c.status = 'queued' and c.payment_date = ?
order by c.id`;

type Row = { readonly invoiceId: InvoiceId; readonly number: string; readonly paymentDate: CivilDate };

/** Invoices that Betalingsservice is to draw and that are not queued, or not again, and queued ones whose deadline has passed without a delivery. */
export async function findCollectionDifferences(
  em: EntityManager,
  { creditorId, checkedAtMs }: { creditorId: CreditorId; checkedAtMs: number },
): Promise<Difference[]> {
  const { timeZone: zone, bsSettings } = await em.findOneOrFail(Creditor, { id: creditorId });
  const { calendar: rules } = settingsOf(bsSettings);
  const missing = [
    ...(await em.execute<Row[]>(SELECT_MISSING, [creditorId])),
    ...(await em.execute<Row[]>(SELECT_NOT_RESTORED, [creditorId])),
  ];
  const found = missing.map((row) => ofInvoice('collection_missing', row));
  const dates = await em.execute<Pick<Row, 'paymentDate'>[]>(SELECT_QUEUED_DATES, [creditorId]);
  for (const { paymentDate } of dates) {
    const { instantMs } = lastCollectionDeadline({ paymentDate, rules, zone });
    if (instantMs > checkedAtMs) continue;
    const overdue = await em.execute<Row[]>(SELECT_QUEUED, [creditorId, paymentDate]);
    found.push(...overdue.map((row) => ofInvoice('collection_overdue', row)));
  }
  return found;
}

function ofInvoice(
  code: 'collection_missing' | 'collection_overdue',
  { invoiceId, number, paymentDate }: Row,
): Difference {
  return { code, objectType: 'invoice', objectId: invoiceId, details: { number, paymentDate } };
}
