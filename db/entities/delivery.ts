import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, DeliveryId } from '../../domain/ids.ts';
import { bigint, createdAt, fixed, id, instant, text } from './column-types.ts';

const DeliverySchema = defineEntity({
  name: 'Delivery',
  tableName: 'delivery',
  properties: {
    id: id<DeliveryId>().primary(),
    creditorId: id<CreditorId>(),
    dataSupplierNumber: fixed(8),
    deliveryNumber: bigint(),
    fileName: text(64),
    content: p.uint8array().columnType('bytea'),
    collectionCount: p.integer(),
    netOre: bigint(),
    createdAt: createdAt(),
    writtenAt: instant().strictNullable(),
  },
});

/** A delivery to Betalingsservice, closed with its bytes. Only the time at which its file was written is added later. */
export class Delivery extends DeliverySchema.class {}
DeliverySchema.setClass(Delivery);
