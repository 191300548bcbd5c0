import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, PaymentId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import type { CreditorName } from '../../domain/records/return-entry.ts';
import { bigint, id, instant, text, word } from './column-types.ts';

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
    namedBy: word<CreditorName['by']>(24).strictNullable(),
    namedNumber: text(34).strictNullable(),
    settledAt: instant().strictNullable(),
  },
});

/** A record that is neither payment nor mandate, kept as it came. */
export class ReceivedNotice extends ReceivedNoticeSchema.class {}
ReceivedNoticeSchema.setClass(ReceivedNotice);
