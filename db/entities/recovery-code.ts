import { defineEntity, p } from '@mikro-orm/core';
import type { PersonId } from '../../domain/identifiers/ids.ts';
import { id, instant } from './column-types.ts';

const RecoveryCodeSchema = defineEntity({
  name: 'RecoveryCode',
  tableName: 'recovery_code',
  properties: {
    personId: id<PersonId>().primary(),
    hash: p.uint8array().columnType('bytea').primary(),
    usedAt: instant().strictNullable(),
  },
});

/** A code that stands in once for the second factor, kept as its SHA-256. */
export class RecoveryCode extends RecoveryCodeSchema.class {}
RecoveryCodeSchema.setClass(RecoveryCode);
