import { defineEntity } from '@mikro-orm/core';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { bigint, id } from './column-types.ts';

const EventSeriesSchema = defineEntity({
  name: 'EventSeries',
  tableName: 'event_series',
  properties: {
    creditorId: id<CreditorId>().primary(),
    lastPosition: bigint(),
  },
});

/** How far the positions of a creditor's events are given: they rise, and none is used again. */
export class EventSeries extends EventSeriesSchema.class {}
EventSeriesSchema.setClass(EventSeries);
