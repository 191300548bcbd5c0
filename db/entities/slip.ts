import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, DebtorId, DeliveryId, InvoiceId, SlipId } from '../../domain/identifiers/ids.ts';
import type { SlipStatus } from '../words/slips.ts';
import { bigint, createdAt, date, id, instant, text, word } from './column-types.ts';

const SlipSchema = defineEntity({
  name: 'Slip',
  tableName: 'slip',
  properties: {
    id: id<SlipId>().primary(),
    creditorId: id<CreditorId>(),
    debtorId: id<DebtorId>(),
    invoiceId: id<InvoiceId>(),
    status: word<SlipStatus>(),
    deliveryId: id<DeliveryId>().strictNullable(),
    entryReference: text(30).strictNullable(),
    customerNumber: text(15).strictNullable(),
    paymentDate: date().strictNullable(),
    amountOre: bigint().strictNullable(),
    toldOtherwise: p.boolean().default(false),
    queuedAt: instant().defaultRaw('now()'),
    createdAt: createdAt(),
  },
});

/** A payment slip that Betalingsservice is to send for a document: queued, then in exactly one delivery. */
export class Slip extends SlipSchema.class {}
SlipSchema.setClass(Slip);
