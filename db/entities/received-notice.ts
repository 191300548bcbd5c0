import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, PaymentId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import { bigint, id, text } from './column-types.ts';

const ReceivedNoticeSchema = defineEntity({
  name: 'ReceivedNotice',
  tableName: 'received_notice',
  properties: {
    receivedFileId: id<ReceivedFileId>().primary(),
    position: p.integer().primary(),
    line: bigint(),
    creditorId: id<CreditorId>().strictNullable(),
    code: text(32),
    customerNumber: text(15).strictNullable(),
    text: text(1000),
    amountOre: bigint().strictNullable(),
    paymentId: id<PaymentId>().strictNullable(),
  },
});

/** A record that is neither payment nor mandate, kept as it came. */
export class ReceivedNotice extends ReceivedNoticeSchema.class {}
ReceivedNoticeSchema.setClass(ReceivedNotice);
