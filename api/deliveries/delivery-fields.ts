import { z } from 'zod';
import type { Delivery } from '../../db/entities/delivery.ts';
import type { DeliveryId } from '../../domain/ids.ts';
import { formatOre } from '../../domain/money.ts';
import { amount, id, instant, isoInstant, isoInstantOrNull } from '../http/fields.ts';

export const DELIVERY_PARAMS = z.strictObject({ deliveryId: id<DeliveryId>() });

export const deliveryAnswer = z
  .strictObject({
    id: z.string(),
    dataSupplierNumber: z.string(),
    number: z.string().meta({ description: 'Rises, and is never used again', example: '1' }),
    fileName: z.string(),
    collectionCount: z.int(),
    net: amount(),
    createdAt: instant(),
    writtenAt: instant().nullable().meta({ description: 'When its file was in the drop folder' }),
  })
  .meta({ id: 'Delivery' });

/** What the API reads of a delivery; its bytes only when they are asked for. */
export const DELIVERY_COLUMNS = [
  'id',
  'dataSupplierNumber',
  'deliveryNumber',
  'fileName',
  'collectionCount',
  'netOre',
  'createdAt',
  'writtenAt',
] as const;

/** A delivery as the API shows it. */
export function showDelivery(
  delivery: Pick<Delivery, (typeof DELIVERY_COLUMNS)[number]>,
): z.input<typeof deliveryAnswer> {
  return {
    id: delivery.id,
    dataSupplierNumber: delivery.dataSupplierNumber,
    number: delivery.deliveryNumber.toString(),
    fileName: delivery.fileName,
    collectionCount: delivery.collectionCount,
    net: formatOre(delivery.netOre),
    createdAt: isoInstant(delivery.createdAt),
    writtenAt: isoInstantOrNull(delivery.writtenAt ?? null),
  };
}
