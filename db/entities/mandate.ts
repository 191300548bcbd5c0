import { defineEntity } from '@mikro-orm/core';
import type { CreditorId, DebtorId, MandateId } from '../../domain/identifiers/ids.ts';
import type { MandateEndReason, MandateSource } from '../words/mandates.ts';
import { createdAt, date, fixed, id, word } from './column-types.ts';

const MandateSchema = defineEntity({
  name: 'Mandate',
  tableName: 'mandate',
  properties: {
    id: id<MandateId>().primary(),
    creditorId: id<CreditorId>(),
    debtorId: id<DebtorId>(),
    mandateNumber: fixed(9),
    activeFrom: date(),
    endedOn: date().strictNullable(),
    bsDebtorGroup: fixed(5).strictNullable(),
    source: word<MandateSource>().default('api'),
    endReason: word<MandateEndReason>(20).strictNullable(),
    createdAt: createdAt(),
  },
});

/** A debtor's agreement that Betalingsservice may draw; at most one is in force. */
export class Mandate extends MandateSchema.class {}
MandateSchema.setClass(Mandate);
