import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import { createdAt, id, text } from './column-types.ts';

const ReceivedFileDecisionSchema = defineEntity({
  name: 'ReceivedFileDecision',
  tableName: 'received_file_decision',
  properties: {
    id: p.uuid().primary(),
    receivedFileId: id<ReceivedFileId>(),
    creditorId: id<CreditorId>().strictNullable(),
    decidedBy: text(100),
    refusedFor: text(32),
    reason: text(200),
    createdAt: createdAt(),
  },
});

/** A person has said that a file which was refused is read all the same, and why. */
export class ReceivedFileDecision extends ReceivedFileDecisionSchema.class {}
ReceivedFileDecisionSchema.setClass(ReceivedFileDecision);
