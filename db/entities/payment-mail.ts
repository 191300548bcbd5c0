import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, InvoiceId, PaymentMailId } from '../../domain/identifiers/ids.ts';
import type { PaymentMailReason } from '../../domain/mails/payment-mail.ts';
import type { PaymentMailStatus } from '../words/mails.ts';
import { bigint, createdAt, id, instant, text, word } from './column-types.ts';

const PaymentMailSchema = defineEntity({
  name: 'PaymentMail',
  tableName: 'payment_mail',
  properties: {
    id: id<PaymentMailId>().primary(),
    creditorId: id<CreditorId>(),
    invoiceId: id<InvoiceId>(),
    reason: word<PaymentMailReason>(),
    causeId: id<string>(),
    amountOre: bigint(),
    recipient: text(254).strictNullable(),
    messageId: text(255),
    status: word<PaymentMailStatus>(),
    attempts: p.integer().default(0),
    lastError: text(1000).strictNullable(),
    content: p.uint8array().columnType('bytea').strictNullable(),
    createdAt: createdAt(),
    sentAt: instant().strictNullable(),
  },
});

/** The mail that asks a debtor to pay what Betalingsservice does not bring: written with what has happened, and marked when it is sent. */
export class PaymentMail extends PaymentMailSchema.class {}
PaymentMailSchema.setClass(PaymentMail);
