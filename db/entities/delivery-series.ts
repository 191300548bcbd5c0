import { defineEntity } from '@mikro-orm/core';
import { bigint, fixed } from './column-types.ts';

const DeliverySeriesSchema = defineEntity({
  name: 'DeliverySeries',
  tableName: 'delivery_series',
  properties: {
    dataSupplierNumber: fixed(8).primary(),
    nextNumber: bigint(),
  },
});

/** The next delivery number of a data supplier: rises, and is never used again. */
export class DeliverySeries extends DeliverySeriesSchema.class {}
DeliverySeriesSchema.setClass(DeliverySeries);
