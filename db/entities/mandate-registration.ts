import { defineEntity } from '@mikro-orm/core';
import type { CreditorId, DebtorId, DeliveryId, MandateRegistrationId } from '../../domain/identifiers/ids.ts';
import type { RegistrationKind, RegistrationStatus } from '../words/mandates.ts';
import { createdAt, date, fixed, id, text, word } from './column-types.ts';

const MandateRegistrationSchema = defineEntity({
  name: 'MandateRegistration',
  tableName: 'mandate_registration',
  properties: {
    id: id<MandateRegistrationId>().primary(),
    creditorId: id<CreditorId>(),
    debtorId: id<DebtorId>(),
    kind: word<RegistrationKind>(32),
    registrationNumber: fixed(4).strictNullable(),
    accountNumber: text(10).strictNullable(),
    payerNumber: text(10).strictNullable(),
    mandateNumber: fixed(9).strictNullable(),
    newCustomerNumber: text(15).strictNullable(),
    wantedOn: date().strictNullable(),
    status: word<RegistrationStatus>(),
    deliveryId: id<DeliveryId>().strictNullable(),
    createdAt: createdAt(),
  },
});

/** What Betalingsservice is to register of a debtor's mandate: queued, then in exactly one delivery. */
export class MandateRegistration extends MandateRegistrationSchema.class {}
MandateRegistrationSchema.setClass(MandateRegistration);
