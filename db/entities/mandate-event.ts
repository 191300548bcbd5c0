import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, DebtorId, MandateEventId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import type { MandateChange } from '../../domain/records/return-entry.ts';
import type { MandateEventOutcome } from '../words/mandates.ts';
import { bigint, createdAt, date, fixed, id, text, word } from './column-types.ts';

const MandateEventSchema = defineEntity({
  name: 'MandateEvent',
  tableName: 'mandate_event',
  properties: {
    id: id<MandateEventId>().primary(),
    creditorId: id<CreditorId>(),
    receivedFileId: id<ReceivedFileId>(),
    line: bigint(),
    position: p.integer(),
    code: text(4),
    change: word<MandateChange>(32),
    bsDebtorGroup: fixed(5),
    customerNumber: text(15),
    mandateNumber: fixed(9),
    fromOn: date().strictNullable(),
    toOn: date().strictNullable(),
    debtorId: id<DebtorId>().strictNullable(),
    outcome: word<MandateEventOutcome>(24),
    createdAt: createdAt(),
  },
});

/** What a file has said of a mandate, and what came of it. */
export class MandateEvent extends MandateEventSchema.class {}
MandateEventSchema.setClass(MandateEvent);
