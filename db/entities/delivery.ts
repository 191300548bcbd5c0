import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, DeliveryId } from '../../domain/identifiers/ids.ts';
import type { DeliveryDoubt, DeliveryStatus, DeliveryType } from '../words/deliveries.ts';
import { bigint, createdAt, fixed, id, instant, text, word } from './column-types.ts';

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
    type: fixed(4).$type<DeliveryType>().default('0601'),
    entryCount: p.integer().strictNullable(),
    status: word<DeliveryStatus>().default('closed'),
    handingOverAt: instant().strictNullable(),
    receivedAt: instant().strictNullable(),
    doubt: word<DeliveryDoubt>(32).strictNullable(),
    doubtedAt: instant().strictNullable(),
  },
});

/** A delivery to Betalingsservice, closed with its bytes. Only how far its file has come is written later. */
export class Delivery extends DeliverySchema.class {}
DeliverySchema.setClass(Delivery);
