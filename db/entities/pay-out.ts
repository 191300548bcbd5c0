import { defineEntity } from '@mikro-orm/core';
import type { CreditorId, DebtorId, DeliveryId, PaymentId, PayOutId } from '../../domain/identifiers/ids.ts';
import type { PayOutStatus, PayOutWithdrawnAs } from '../words/pay-outs.ts';
import { bigint, createdAt, date, id, text, word } from './column-types.ts';

const PayOutSchema = defineEntity({
  name: 'PayOut',
  tableName: 'pay_out',
  properties: {
    id: id<PayOutId>().primary(),
    creditorId: id<CreditorId>(),
    debtorId: id<DebtorId>(),
    amountOre: bigint(),
    note: text(200),
    reference: text(30),
    status: word<PayOutStatus>(),
    withdrawnAs: word<PayOutWithdrawnAs>().strictNullable(),
    deliveryId: id<DeliveryId>().strictNullable(),
    customerNumber: text(15).strictNullable(),
    paymentDate: date().strictNullable(),
    paymentId: id<PaymentId>().strictNullable(),
    answerNote: text(200).strictNullable(),
    createdAt: createdAt(),
  },
});

/** What Betalingsservice is to pay out of a debtor's credit: queued, then in exactly one delivery. */
export class PayOut extends PayOutSchema.class {}
PayOutSchema.setClass(PayOut);
