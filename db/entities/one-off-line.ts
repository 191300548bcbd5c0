import { defineEntity } from '@mikro-orm/core';
import type { VatCode } from '../../domain/money/vat-totals.ts';
import type {
  CreditorId,
  DebtorId,
  InvoiceId,
  ItemId,
  OneOffLineId,
  SubscriptionId,
} from '../../domain/identifiers/ids.ts';
import { bigint, createdAt, date, id, instant, text, word } from './column-types.ts';

const OneOffLineSchema = defineEntity({
  name: 'OneOffLine',
  tableName: 'one_off_line',
  properties: {
    id: id<OneOffLineId>().primary(),
    creditorId: id<CreditorId>(),
    subscriptionId: id<SubscriptionId>(),
    itemId: id<ItemId>().strictNullable(),
    text: text(500).strictNullable(),
    quantityMicro: bigint(),
    unitPriceMicro: bigint(),
    vatCode: word<VatCode>(),
    createdAt: createdAt(),
    invoiceId: id<InvoiceId>().strictNullable(),
    chargeOn: date().strictNullable(),
    debtorId: id<DebtorId>().strictNullable(),
    withdrawnAt: instant().strictNullable(),
    carriedFromInvoiceId: id<InvoiceId>().strictNullable(),
  },
});

/** A line charged once, on the next invoice or the first one from a day on; from then on it points to that invoice. */
export class OneOffLine extends OneOffLineSchema.class {}
OneOffLineSchema.setClass(OneOffLine);
