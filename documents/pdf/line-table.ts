import type { InvoiceDocument } from '../../domain/invoices/invoice.ts';
import { formatAmount, formatQuantity, formatUnitPrice, formatRate } from '../format.ts';
import { lineNotes } from '../line-steps.ts';
import { figureTable } from './figure-table.ts';
import type { Block, Sheet } from './sheet.ts';

/** The lines of the invoice: the header that every page repeats, and the rows in order. */
// momsbekendtgørelsen § 58: quantity and kind, unit price without VAT, rate.
export function lineTable(sheet: Sheet, document: InvoiceDocument): { header: Block; rows: Block[] } {
  const { language, words } = sheet;
  return figureTable(sheet, {
    textLabel: words.text,
    columns: [
      { label: [words.quantity], leastPt: 38, mostPt: 76 },
      { label: [words.unitPrice, words.exclVat], leastPt: 58, mostPt: 92 },
      { label: [words.vat], leastPt: 36, mostPt: 52 },
      { label: [words.amount, words.exclVat], leastPt: 62, mostPt: 92 },
    ],
    rows: document.lines.map((line) => ({
      text: line.text,
      notes: lineNotes(line, document),
      figures: [
        formatQuantity(line.quantityMicro, language),
        formatUnitPrice(line.unitPriceMicro, language),
        line.vatCode === 'exempt' ? words.exempt : formatRate(line.vatRateBp, language),
        formatAmount(line.netOre, language),
      ],
    })),
  });
}
