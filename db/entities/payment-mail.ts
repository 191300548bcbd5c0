import { defineEntity } from '@mikro-orm/core';
import type { InvoiceId, PaymentMailId } from '../../domain/identifiers/ids.ts';
import type { PaymentMailReason } from '../../domain/mails/payment-mail.ts';
import type { AskingMailStatus, OnPaper } from '../words/mails.ts';
import { bigint, id, word } from './column-types.ts';
import { mailColumns, recipient } from './mail-columns.ts';

const PaymentMailSchema = defineEntity({
  name: 'PaymentMail',
  tableName: 'payment_mail',
  properties: {
    id: id<PaymentMailId>().primary(),
    invoiceId: id<InvoiceId>(),
    reason: word<PaymentMailReason>(),
    causeId: id<string>(),
    amountOre: bigint(),
    recipient: recipient().strictNullable(),
    status: word<AskingMailStatus | OnPaper>(),
    ...mailColumns(),
  },
});

/** The mail that asks a debtor to pay what Betalingsservice does not bring: written with what has happened, and marked when it is sent. Or the letter that does. */
export class PaymentMail extends PaymentMailSchema.class {}
PaymentMailSchema.setClass(PaymentMail);
