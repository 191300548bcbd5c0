import { defineEntity, p } from '@mikro-orm/core';
import type { VatCode } from '../../domain/money/vat-totals.ts';
import type { CreditorId, InvoiceId, ItemId, LineId, OneOffLineId } from '../../domain/identifiers/ids.ts';
import { bigint, id, text, word } from './column-types.ts';

const InvoiceLineRowSchema = defineEntity({
  name: 'InvoiceLineRow',
  tableName: 'invoice_line',
  properties: {
    invoiceId: id<InvoiceId>().primary(),
    position: p.integer().primary(),
    creditorId: id<CreditorId>(),
    itemId: id<ItemId>().strictNullable(),
    itemNumber: text(32).strictNullable(),
    oneOffLineId: id<OneOffLineId>().strictNullable(),
    standingLineId: id<LineId>().strictNullable(),
    text: text(500),
    quantityMicro: bigint(),
    unitPriceMicro: bigint(),
    vatCode: word<VatCode>(),
    vatRateBp: p.integer(),
    discountOre: bigint().defaultRaw('0'),
    shareAfterDays: p.integer().strictNullable(),
    shareThroughDays: p.integer().strictNullable(),
    shareOfDays: p.integer().strictNullable(),
    netOre: bigint(),
  },
});

/** A line as it stands on an issued invoice. */
export class InvoiceLineRow extends InvoiceLineRowSchema.class {}
InvoiceLineRowSchema.setClass(InvoiceLineRow);
