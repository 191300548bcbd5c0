import { defineEntity, p } from '@mikro-orm/core';
import type { VatCode } from '../../domain/invoice.ts';
import type { CreditorId, ItemId, LineId, SubscriptionId } from '../../domain/ids.ts';
import { bigint, createdAt, id, instant, text, word } from './column-types.ts';

const StandingLineSchema = defineEntity({
  name: 'StandingLine',
  tableName: 'standing_line',
  properties: {
    id: id<LineId>().primary(),
    creditorId: id<CreditorId>(),
    subscriptionId: id<SubscriptionId>(),
    position: p.integer(),
    itemId: id<ItemId>().strictNullable(),
    text: text(500).strictNullable(),
    quantityMicro: bigint(),
    unitPriceMicro: bigint(),
    vatCode: word<VatCode>(),
    createdAt: createdAt(),
    replacedAt: instant().strictNullable(),
  },
});

/** A line billed every period until it is replaced. Replaced ones are kept. */
export class StandingLine extends StandingLineSchema.class {}
StandingLineSchema.setClass(StandingLine);
