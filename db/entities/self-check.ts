import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, SelfCheckId } from '../../domain/identifiers/ids.ts';
import { createdAt, id, instant } from './column-types.ts';

const SelfCheckSchema = defineEntity({
  name: 'SelfCheck',
  tableName: 'self_check',
  properties: {
    id: id<SelfCheckId>().primary(),
    creditorId: id<CreditorId>(),
    nightAt: instant().strictNullable(),
    startedAt: createdAt(),
    finishedAt: instant().strictNullable(),
    differences: p.integer().strictNullable(),
    newFindings: p.integer().strictNullable(),
    goneFindings: p.integer().strictNullable(),
  },
});

/** One comparison of a creditor's facts with each other and with the workflows that run. */
export class SelfCheck extends SelfCheckSchema.class {}
SelfCheckSchema.setClass(SelfCheck);
