import { defineEntity } from '@mikro-orm/core';
import type { CreditorId, DebtorId, MandateId } from '../../domain/ids.ts';
import { createdAt, date, fixed, id } from './column-types.ts';

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
    createdAt: createdAt(),
  },
});

/** A debtor's agreement that Betalingsservice may draw; at most one is in force. */
export class Mandate extends MandateSchema.class {}
MandateSchema.setClass(Mandate);
