import { defineEntity } from '@mikro-orm/core';
import type { CreditorId, IndexTableId } from '../../domain/identifiers/ids.ts';
import { createdAt, id, text } from './column-types.ts';

const IndexTableSchema = defineEntity({
  name: 'IndexTable',
  tableName: 'index_table',
  properties: {
    id: id<IndexTableId>().primary(),
    creditorId: id<CreditorId>(),
    name: text(50),
    createdAt: createdAt(),
  },
});

/** An index by months, such as one of net prices, that unit prices can follow. */
export class IndexTable extends IndexTableSchema.class {}
IndexTableSchema.setClass(IndexTable);
