import { defineEntity, p } from '@mikro-orm/core';
import { createdAt, text } from './column-types.ts';

const IdempotencyKeySchema = defineEntity({
  name: 'IdempotencyKey',
  tableName: 'idempotency_key',
  properties: {
    scope: text(36).primary(),
    key: text(255).primary(),
    requestHash: p.uint8array().columnType('bytea'),
    responseStatus: p.integer().strictNullable(),
    responseBody: p.json<unknown>().strictNullable(),
    createdAt: createdAt(),
  },
});

/** The answer to a request that must not be carried out twice, kept with its effect. */
export class IdempotencyKey extends IdempotencyKeySchema.class {}
IdempotencyKeySchema.setClass(IdempotencyKey);
