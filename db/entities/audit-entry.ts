import { defineEntity, p } from '@mikro-orm/core';
import type { ApiKeyId, AuditEntryId, CreditorId, PersonId } from '../../domain/identifiers/ids.ts';
import type { ApiKeyRole } from '../words/api-keys.ts';
import type { PersonRole } from '../words/people.ts';
import type { AuditAction, AuditChange, AuditedType, TrailType } from '../words/audit.ts';
import { id, instant, text, word } from './column-types.ts';

const AuditEntrySchema = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entry',
  properties: {
    id: id<AuditEntryId>().primary(),
    creditorId: id<CreditorId>(),
    at: instant(),
    action: word<AuditAction>(8),
    objectType: word<AuditedType>(32),
    objectId: p.uuid(),
    objectKey: p.json<Readonly<Record<string, unknown>>>().strictNullable(),
    trailType: word<TrailType>(32),
    trailId: p.uuid(),
    changes: p.json<readonly AuditChange[]>(),
    actorRole: word<ApiKeyRole | PersonRole>(),
    actorName: text(100),
    apiKeyId: id<ApiKeyId>().strictNullable(),
    personId: id<PersonId>().strictNullable(),
    requestId: p.uuid().strictNullable(),
  },
});

/** What one request did to one row of a creditor. Written by the database's triggers alone. */
export class AuditEntry extends AuditEntrySchema.class {}
AuditEntrySchema.setClass(AuditEntry);
