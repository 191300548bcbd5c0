import type { CollectionId, CreditorId, DeliveryId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { insertPaymentMails } from '../mails/insert-payment-mails.ts';
import type { EntityManager } from '../orm.ts';

/** A record of a delivery, with the collections that were added together in it. */
export interface DeliveredEntry {
  readonly entry: { readonly reference: string; readonly amountOre: bigint };
  readonly collections: readonly { readonly id: CollectionId }[];
}

/** The next delivery number of a data supplier: rises, and is given once, since it is taken in the transaction that closes the delivery. */
export async function takeDeliveryNumber(em: EntityManager, dataSupplierNumber: string): Promise<bigint> {
  const [row] = await em.execute<{ number: string }[]>(
    `insert into delivery_series (data_supplier_number, next_number) values (?, 2)
     on conflict (data_supplier_number) do update set next_number = delivery_series.next_number + 1
     returning next_number - 1 as number`,
    [dataSupplierNumber],
  );
  if (row === undefined) throw new Error(`data supplier ${dataSupplierNumber} has no series of delivery numbers`);
  return BigInt(row.number);
}

/** Writes a delivery with its bytes and moves its collections out of the queue into it. */
export async function insertDelivery(
  em: EntityManager,
  {
    deliveryId,
    creditorId,
    bsDataSupplierNumber,
    deliveryNumber,
    fileName,
    content,
    entries,
  }: {
    deliveryId: DeliveryId;
    creditorId: CreditorId;
    bsDataSupplierNumber: string;
    deliveryNumber: bigint;
    fileName: string;
    content: Uint8Array;
    entries: readonly DeliveredEntry[];
  },
): Promise<void> {
  const delivered = entries.flatMap(({ entry, collections }) =>
    collections.map(({ id }) => ({ id, reference: entry.reference })),
  );
  const netOre = entries.reduce((sum, { entry }) => sum + entry.amountOre, 0n);
  await em.execute(
    `with delivery as (
       insert into delivery (id, creditor_id, data_supplier_number, delivery_number, file_name, content, collection_count, net_ore,
         entry_count)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
     )
     update collection c set status = 'delivered', delivery_id = delivery.id, entry_reference = e.reference
     from delivery, jsonb_to_recordset(?::jsonb) as e (id uuid, reference text)
     where c.id = e.id and c.creditor_id = ? and c.status = 'queued'`,
    [
      deliveryId,
      creditorId,
      bsDataSupplierNumber,
      deliveryNumber.toString(),
      fileName,
      Buffer.from(content),
      delivered.length,
      netOre.toString(),
      entries.length,
      JSON.stringify(delivered),
      creditorId,
    ],
  );
}

/** Takes collections that no delivery can carry any more out of the queue, for a person to see, and has the debtors asked to pay. */
export async function markTooLate(
  em: EntityManager,
  { creditorId, collections }: { creditorId: CreditorId; collections: readonly { readonly id: CollectionId }[] },
): Promise<void> {
  if (collections.length === 0) return;
  const marked = await em.execute<{ invoiceId: InvoiceId; causeId: CollectionId }[]>(
    `update collection set status = 'too_late'
     where creditor_id = ? and status = 'queued' and id in (select (jsonb_array_elements_text(?::jsonb))::uuid)
     returning invoice_id "invoiceId", id "causeId"`,
    [creditorId, JSON.stringify(collections.map(({ id }) => id))],
  );
  const requests = marked.map((cause) => ({ ...cause, reason: 'too_late' as const }));
  await insertPaymentMails(em, { creditorId, requests });
}
