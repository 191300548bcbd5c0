import type { CreditorId, DeliveryId } from '../../domain/identifiers/ids.ts';
import type { Difference } from './difference.ts';
import type { EntityManager } from '../orm.ts';
import type { DeliveryDoubt } from '../words/deliveries.ts';

interface Row {
  readonly deliveryId: DeliveryId;
  readonly fileName: string;
  readonly doubt: DeliveryDoubt | null;
}

// A delivery that is sent again counts from when a person said so.
const SELECT = `
select d.id "deliveryId", d.file_name "fileName", d.doubt from delivery d
where d.creditor_id = ? and (d.status = 'in_doubt' or d.status in ('closed', 'handing_over') and now() - '2 hours'::interval >
  greatest(d.created_at, (select max(e.created_at) from delivery_decision e where e.delivery_id = d.id)))
order by d.id`;

/** Deliveries whose file is not handed over two hours after they were closed, and those of which only the bank can tell. */
export async function findDeliveryDifferences(
  em: EntityManager,
  { creditorId }: { creditorId: CreditorId },
): Promise<Difference[]> {
  const rows = await em.execute<Row[]>(SELECT, [creditorId]);
  return rows.map(({ deliveryId, fileName, doubt }) => ({
    code: doubt === null ? 'delivery_not_handed_over' : 'delivery_in_doubt',
    objectType: 'delivery',
    objectId: deliveryId,
    details: doubt === null ? { fileName } : { fileName, doubt },
  }));
}
