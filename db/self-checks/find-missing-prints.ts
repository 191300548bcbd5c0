import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { Series } from '../../domain/invoices/invoice.ts';
import { documentType, LOOK_BACK, type Difference } from './difference.ts';
import type { EntityManager } from '../orm.ts';

const SELECT = `
select i.id "invoiceId", i.series, i.number from invoice i
where i.creditor_id = ? and i.id > uuidv7(-${LOOK_BACK}) and i.delivery = 'paper'
  and not exists (select from print_item p where p.invoice_id = i.id)
order by i.id`;

/** Documents that were to go on paper and are in no print queue, nor were they printed. */
export async function findMissingPrints(
  em: EntityManager,
  { creditorId }: { creditorId: CreditorId },
): Promise<Difference[]> {
  const rows = await em.execute<{ invoiceId: InvoiceId; series: Series; number: string }[]>(SELECT, [creditorId]);
  return rows.map(({ invoiceId, series, number }) => {
    return { code: 'print_missing', objectType: documentType(series), objectId: invoiceId, details: { number } };
  });
}
