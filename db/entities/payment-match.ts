import { defineEntity, p } from '@mikro-orm/core';
import type {
  CollectionId,
  CreditorId,
  DebtorId,
  InvoiceId,
  PaymentId,
  PaymentMatchId,
} from '../../domain/identifiers/ids.ts';
import { bigint, createdAt, date, id, instant, text } from './column-types.ts';

const PaymentMatchSchema = defineEntity({
  name: 'PaymentMatch',
  tableName: 'payment_match',
  properties: {
    id: id<PaymentMatchId>().primary(),
    creditorId: id<CreditorId>(),
    paymentId: id<PaymentId>(),
    debtorId: id<DebtorId>(),
    invoiceId: id<InvoiceId>().strictNullable(),
    collectionId: id<CollectionId>().strictNullable(),
    amountOre: bigint(),
    bookedOn: date(),
    rule: text(32),
    explanation: text(500),
    reversesId: id<PaymentMatchId>().strictNullable(),
    byPerson: p.boolean().default(false),
    createdAt: createdAt(),
    undoneAt: instant().strictNullable(),
    undoneOn: date().strictNullable(),
  },
});

/** A part of a payment that has found its invoice, or the debtor's credit where there is none. Never changed, only undone. */
export class PaymentMatch extends PaymentMatchSchema.class {}
PaymentMatchSchema.setClass(PaymentMatch);
