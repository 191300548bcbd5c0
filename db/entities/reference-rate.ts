import { defineEntity, p } from '@mikro-orm/core';
import { createdAt, date } from './column-types.ts';

const ReferenceRateSchema = defineEntity({
  name: 'ReferenceRate',
  tableName: 'reference_rate',
  properties: {
    fromOn: date().primary(),
    rateBp: p.integer(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
});

/** What Danmarks Nationalbank lends at on the first day of a half-year, in hundredths of a per cent a year; may be below zero. */
export class ReferenceRate extends ReferenceRateSchema.class {}
ReferenceRateSchema.setClass(ReferenceRate);
