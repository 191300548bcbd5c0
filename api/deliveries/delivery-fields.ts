import { z } from 'zod';
import type { Delivery } from '../../db/entities/delivery.ts';
import type { DeliveryId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import { amount, id, instant, isoInstant, isoInstantOrNull } from '../http/fields.ts';

export const DELIVERY_PARAMS = z.strictObject({ deliveryId: id<DeliveryId>() });

export const deliveryType = z
  .enum(['0601', '0605'])
  .meta({ description: '0601: collections. 0605: registrations of mandates' });

export const deliveryStatus = z.enum(['closed', 'handing_over', 'handed_over', 'received', 'in_doubt']).meta({
  description:
    'closed: not handed over yet. handing_over: its file may be there any moment. handed_over: a receipt is awaited. in_doubt: ask the bank',
});

export const deliveryAnswer = z
  .strictObject({
    id: z.string(),
    type: deliveryType,
    status: deliveryStatus,
    dataSupplierNumber: z.string(),
    number: z.string().meta({ description: 'Rises, and is never used again', example: '1' }),
    fileName: z.string(),
    collectionCount: z.int(),
    entryCount: z
      .int()
      .nullable()
      .meta({ description: 'Collections as Betalingsservice takes them, added up for each debtor; or registrations' }),
    net: amount(),
    createdAt: instant(),
    writtenAt: instant().nullable().meta({ description: 'When its file was handed over' }),
    receivedAt: instant().nullable(),
    doubt: z
      .strictObject({
        reason: z.enum(['content_differs', 'file_gone', 'receipt_missing']).meta({
          description:
            'content_differs: another file stands under its name. file_gone: it may have been fetched before that was told. receipt_missing: none came in time',
        }),
        since: instant(),
      })
      .nullable()
      .meta({ description: 'Why only the bank can tell whether it has the delivery; null where there is no doubt' }),
  })
  .meta({ id: 'Delivery' });

/** What the API reads of a delivery; its bytes only when they are asked for. */
export const DELIVERY_COLUMNS = [
  'id',
  'type',
  'status',
  'dataSupplierNumber',
  'deliveryNumber',
  'fileName',
  'collectionCount',
  'entryCount',
  'netOre',
  'createdAt',
  'writtenAt',
  'receivedAt',
  'doubt',
  'doubtedAt',
] as const;

/** A delivery as the API shows it. */
export function showDelivery(
  delivery: Pick<Delivery, (typeof DELIVERY_COLUMNS)[number]>,
): z.input<typeof deliveryAnswer> {
  return {
    id: delivery.id,
    type: delivery.type,
    status: delivery.status,
    dataSupplierNumber: delivery.dataSupplierNumber,
    number: delivery.deliveryNumber.toString(),
    fileName: delivery.fileName,
    collectionCount: delivery.collectionCount,
    entryCount: delivery.entryCount ?? null,
    net: formatOre(delivery.netOre),
    createdAt: isoInstant(delivery.createdAt),
    writtenAt: isoInstantOrNull(delivery.writtenAt ?? null),
    receivedAt: isoInstantOrNull(delivery.receivedAt ?? null),
    doubt: showDoubt(delivery),
  };
}

function showDoubt({
  doubt,
  doubtedAt,
}: Pick<Delivery, 'doubt' | 'doubtedAt'>): z.input<typeof deliveryAnswer>['doubt'] {
  if (doubt === null || doubtedAt === null) return null;
  return { reason: doubt, since: isoInstant(doubtedAt) };
}
