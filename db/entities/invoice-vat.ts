import { defineEntity, p } from '@mikro-orm/core';
import type { VatCode } from '../../domain/money/vat-totals.ts';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { bigint, id, word } from './column-types.ts';

const InvoiceVatRowSchema = defineEntity({
  name: 'InvoiceVatRow',
  tableName: 'invoice_vat',
  properties: {
    invoiceId: id<InvoiceId>().primary(),
    vatCode: word<VatCode>().primary(),
    vatRateBp: p.integer().primary(),
    creditorId: id<CreditorId>(),
    baseOre: bigint(),
    vatOre: bigint(),
    creditedBeforeOre: bigint().defaultRaw('0'),
  },
});

/** An invoice's VAT for one code and rate, on the sum of its lines. */
export class InvoiceVatRow extends InvoiceVatRowSchema.class {}
InvoiceVatRowSchema.setClass(InvoiceVatRow);
