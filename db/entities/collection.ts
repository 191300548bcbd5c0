import { defineEntity } from '@mikro-orm/core';
import type { CollectionId, CreditorId, DebtorId, DeliveryId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { CollectionStatus, WithdrawnAs } from '../words/collections.ts';
import { bigint, createdAt, date, fixed, id, text, word } from './column-types.ts';

const CollectionSchema = defineEntity({
  name: 'Collection',
  tableName: 'collection',
  properties: {
    id: id<CollectionId>().primary(),
    creditorId: id<CreditorId>(),
    invoiceId: id<InvoiceId>(),
    debtorId: id<DebtorId>(),
    pbsNumber: fixed(8),
    bsDebtorGroup: fixed(5),
    customerNumber: text(15),
    mandateNumber: fixed(9),
    paymentDate: date(),
    amountOre: bigint(),
    status: word<CollectionStatus>(),
    deliveryId: id<DeliveryId>().strictNullable(),
    entryReference: text(30).strictNullable(),
    createdAt: createdAt(),
    withdrawnAs: word<WithdrawnAs>().strictNullable(),
  },
});

/** An amount that Betalingsservice is to draw for an invoice: queued, then in exactly one delivery. */
export class Collection extends CollectionSchema.class {}
CollectionSchema.setClass(Collection);
