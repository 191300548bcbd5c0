import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, FindingId, SelfCheckId } from '../../domain/identifiers/ids.ts';
import type { FindingCode, FindingDetails, FindingObject, FindingRepair, FindingStatus } from '../words/self-checks.ts';
import { createdAt, id, instant, text, word } from './column-types.ts';

const SelfCheckFindingSchema = defineEntity({
  name: 'SelfCheckFinding',
  tableName: 'self_check_finding',
  properties: {
    id: id<FindingId>().primary(),
    creditorId: id<CreditorId>(),
    code: word<FindingCode>(32),
    objectType: word<FindingObject>(),
    objectId: p.uuid(),
    objectKey: text(32),
    details: p.json<FindingDetails>(),
    status: word<FindingStatus>(),
    repair: word<FindingRepair>(32).strictNullable(),
    selfCheckId: id<SelfCheckId>(),
    foundAt: createdAt(),
    closedAt: instant().strictNullable(),
  },
});

/** A difference that self-checks have seen: open until it is repaired, or gone by itself. */
export class SelfCheckFinding extends SelfCheckFindingSchema.class {}
SelfCheckFindingSchema.setClass(SelfCheckFinding);
