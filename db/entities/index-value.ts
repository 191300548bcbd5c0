import { defineEntity } from '@mikro-orm/core';
import type { CreditorId, IndexTableId } from '../../domain/identifiers/ids.ts';
import { bigint, fixed, id } from './column-types.ts';

const IndexValueSchema = defineEntity({
  name: 'IndexValue',
  tableName: 'index_value',
  properties: {
    indexTableId: id<IndexTableId>().primary(),
    month: fixed(7).primary(),
    creditorId: id<CreditorId>(),
    valueMicro: bigint(),
  },
});

/** The value of an index in a month, `YYYY-MM`. */
export class IndexValue extends IndexValueSchema.class {}
IndexValueSchema.setClass(IndexValue);
