import { defineEntity } from '@mikro-orm/core';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { createdAt, date, id } from './column-types.ts';

const StatementRunSchema = defineEntity({
  name: 'StatementRun',
  tableName: 'statement_run',
  properties: {
    creditorId: id<CreditorId>().primary(),
    month: date().primary(),
    createdAt: createdAt(),
  },
});

/** A month whose statements of account are all written. */
export class StatementRun extends StatementRunSchema.class {}
StatementRunSchema.setClass(StatementRun);
