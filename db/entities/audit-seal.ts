import { defineEntity, p } from '@mikro-orm/core';

const AuditSealSchema = defineEntity({
  name: 'AuditSeal',
  tableName: 'audit_seal',
  properties: {
    secret: p.uint8array().columnType('bytea').primary(),
  },
});

/** What the database seals with who acts. The owner alone reads it. */
export class AuditSeal extends AuditSealSchema.class {}
AuditSealSchema.setClass(AuditSeal);
