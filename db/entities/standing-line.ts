import { defineEntity, p } from '@mikro-orm/core';
import type { LineField } from '../../domain/lines/charge-lines.ts';
import type { VatCode } from '../../domain/money/vat-totals.ts';
import type { CreditorId, ItemId, LineId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { bigint, createdAt, date, id, instant, text, word } from './column-types.ts';

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
    discountPercentMicro: bigint().strictNullable(),
    discountOre: bigint().strictNullable(),
    validFrom: date().strictNullable(),
    validTo: date().strictNullable(),
    prorated: p.boolean().default(false),
    followsItem: p.boolean().default(false),
    createdAt: createdAt(),
    replacedAt: instant().strictNullable(),
    setFields: p.array().columnType('text[]').$type<LineField[]>().defaultRaw(`'{}'`),
  },
});

/** A version of a line that is billed every period while it is in force. The versions of a line share its position; replaced ones are kept. */
export class StandingLine extends StandingLineSchema.class {}
StandingLineSchema.setClass(StandingLine);
