import { z } from 'zod';
import { formatMicro, formatScaled } from '../../domain/money/decimal.ts';
import type { DocumentLine } from '../../domain/invoices/invoice.ts';
import type { InvoiceLine } from '../../domain/lines/invoice-line.ts';
import type { InvoiceTotals } from '../../domain/money/vat-totals.ts';
import { formatOre } from '../../domain/money/money.ts';
import { amount, shortDecimal, vatCode } from '../http/fields.ts';

const BASIS_POINT_DECIMALS = 2;

export const vatRate = () => z.string().meta({ description: 'Per cent', example: '25.00' });

export const documentLineAnswer = z
  .strictObject({
    text: z.string().meta({ example: 'Kontingent' }),
    quantity: shortDecimal('1'),
    unitPrice: shortDecimal('250'),
    vatCode: vatCode(),
    vatRate: vatRate(),
    discount: amount('0.00').meta({ description: 'Kroner, off the price of a whole period' }),
    share: z.strictObject({ afterDays: z.int(), throughDays: z.int(), ofDays: z.int() }).nullable().meta({
      description:
        'The days of the whole period that are charged: after the first number, through the second, of the third. Null for all of it',
    }),
    net: amount('250.00'),
  })
  .meta({ id: 'InvoiceLine' });

/** A line that was issued, with the item that it charges. */
export const issuedLineAnswer = documentLineAnswer
  .extend({
    itemId: z.string().nullable(),
    itemNumber: z.string().nullable().meta({
      example: 'B-100',
      description:
        'As it stands on the document; null where the line has no item, or was issued before items stood there',
    }),
  })
  .meta({ id: 'IssuedLine' });

/** What an invoice sums to; the real one and the preview. */
export const TOTALS_FIELDS = {
  vatTotals: z.array(
    z
      .strictObject({ vatCode: vatCode(), vatRate: vatRate(), base: amount('250.00'), vat: amount('62.50') })
      .meta({ id: 'VatTotal' }),
  ),
  net: amount('250.00').meta({ description: 'Kroner without VAT' }),
  vat: amount('62.50'),
  total: amount('312.50').meta({ description: 'Kroner, VAT included' }),
};

export function showDocumentLine(line: InvoiceLine): z.input<typeof documentLineAnswer> {
  return {
    text: line.text,
    quantity: formatMicro(line.quantityMicro),
    unitPrice: formatMicro(line.unitPriceMicro),
    vatCode: line.vatCode,
    vatRate: showRate(line.vatRateBp),
    discount: formatOre(line.discountOre),
    share: line.share,
    net: formatOre(line.netOre),
  };
}

export function showIssuedLine({ itemId, itemNumber, ...line }: DocumentLine): z.input<typeof issuedLineAnswer> {
  return { ...showDocumentLine(line), itemId, itemNumber };
}

export function showTotals({ vat, netOre, vatOre, totalOre }: InvoiceTotals) {
  return {
    vatTotals: vat.map((total) => ({
      vatCode: total.vatCode,
      vatRate: showRate(total.vatRateBp),
      base: formatOre(total.baseOre),
      vat: formatOre(total.vatOre),
    })),
    net: formatOre(netOre),
    vat: formatOre(vatOre),
    total: formatOre(totalOre),
  };
}

/** A rate as the API shows it. */
export function showRate(vatRateBp: number): string {
  return formatScaled(BigInt(vatRateBp), BASIS_POINT_DECIMALS);
}
