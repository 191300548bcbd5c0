import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, DebtorId, PaymentId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import type { PaymentKind, PaymentSource } from '../../domain/records/return-entry.ts';
import type { PaymentMethodByHand, PaymentStatus, PaymentSuggestion } from '../words/payments.ts';
import { bigint, createdAt, date, fixed, id, text, word } from './column-types.ts';

const PaymentSchema = defineEntity({
  name: 'Payment',
  tableName: 'payment',
  properties: {
    id: id<PaymentId>().primary(),
    creditorId: id<CreditorId>(),
    receivedFileId: id<ReceivedFileId>().strictNullable(),
    line: bigint().strictNullable(),
    position: p.integer().strictNullable(),
    kind: word<PaymentKind>(),
    source: word<PaymentSource>(),
    code: text(8),
    bsDebtorGroup: fixed(5).strictNullable(),
    customerNumber: text(15).strictNullable(),
    mandateNumber: fixed(9).strictNullable(),
    kortart: fixed(2).strictNullable(),
    fiPaymentId: fixed(15).strictNullable(),
    reference: text(140).strictNullable(),
    bankReference: text(140).strictNullable(),
    statedOn: date().strictNullable(),
    paidOn: date().strictNullable(),
    bookedOn: date(),
    amountOre: bigint(),
    statedOre: bigint().strictNullable(),
    feeOre: bigint().defaultRaw('0'),
    payerText: text(500).strictNullable(),
    unmatchedOre: bigint(),
    status: word<PaymentStatus>(),
    outcome: text(24).strictNullable(),
    suggestions: p.json<readonly PaymentSuggestion[]>().default('[]'),
    heldByPerson: p.boolean().default(false),
    note: text(200).strictNullable(),
    slipCreditorNumber: fixed(8).strictNullable(),
    account: text(34).strictNullable(),
    payerName: text(140).strictNullable(),
    entryReference: text(140).strictNullable(),
    entryOre: bigint().strictNullable(),
    entryPosition: p.integer().strictNullable(),
    batchReference: text(140).strictNullable(),
    isBatchSum: p.boolean().default(false),
    toldKey: fixed(64).strictNullable(),
    toldOrdinal: p.integer().strictNullable(),
    sameAsId: id<PaymentId>().strictNullable(),
    handMethod: word<PaymentMethodByHand>().strictNullable(),
    handDebtorId: id<DebtorId>().strictNullable(),
    handNote: text(200).strictNullable(),
    createdAt: createdAt(),
  },
});

/** A payment, or the news that there will be none, as a file or a person has told it, and how far it has found its invoice. */
export class Payment extends PaymentSchema.class {}
PaymentSchema.setClass(Payment);
