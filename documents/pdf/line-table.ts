import type { DocumentLine } from '../../domain/invoices/invoice.ts';
import { formatAmount, formatQuantity, formatUnitPrice, formatVatRate } from '../format.ts';
import { lineNotes } from '../line-steps.ts';
import type { Block, Sheet, Style } from './sheet.ts';
import { COLORS, clean, lineHeightPt, PAGE, putLine, putLines, putRule, STYLES, widthPt } from './sheet.ts';
import { wrapText } from './wrap-text.ts';

const COLUMN_GAP_PT = 14;
const ROW_PADDING_PT = 4.5;
/** Under the header's rule, so that a text that goes on from the page before does not touch it. */
const HEADER_GAP_PT = 2;
/** A text longer than this goes on in a row of its own, which may stand on the next page. */
const MOST_LINES_A_ROW = 8;

/** The columns of figures, left to right, all aligned right: how wide they are at least and at most. */
const FIGURES = [
  { key: 'quantity', leastPt: 38, mostPt: 76 },
  { key: 'unitPrice', leastPt: 58, mostPt: 92 },
  { key: 'vat', leastPt: 36, mostPt: 52 },
  { key: 'amount', leastPt: 62, mostPt: 92 },
] as const;

type FigureKey = (typeof FIGURES)[number]['key'];

interface TextLine {
  readonly text: string;
  readonly style: Style;
}

interface Column {
  readonly key: FigureKey;
  readonly rightPt: number;
  readonly widthPt: number;
}

function figuresOf({ language, words }: Sheet, line: DocumentLine): Record<FigureKey, string> {
  return {
    quantity: formatQuantity(line.quantityMicro, language),
    unitPrice: formatUnitPrice(line.unitPriceMicro, language),
    vat: line.vatCode === 'exempt' ? words.exempt : formatVatRate(line.vatRateBp, language),
    amount: formatAmount(line.netOre, language),
  };
}

function placeColumns(
  sheet: Sheet,
  rows: readonly Record<FigureKey, string>[],
): { columns: Column[]; textWidthPt: number } {
  let rightPt: number = PAGE.rightPt;
  const columns = FIGURES.toReversed().map(({ key, leastPt, mostPt }) => {
    const widest = Math.max(leastPt, ...rows.map((row) => widthPt(sheet, clean(sheet, row[key]), STYLES.body)));
    const column = { key, rightPt, widthPt: Math.min(widest, mostPt) };
    rightPt -= column.widthPt + COLUMN_GAP_PT;
    return column;
  });
  return { columns: columns.toReversed(), textWidthPt: rightPt - PAGE.leftPt };
}

function headerBlock(sheet: Sheet, columns: readonly Column[]): Block {
  const { words } = sheet;
  const labels = columns.map((column) => ({
    column,
    lines:
      column.key === 'unitPrice' || column.key === 'amount' ? [words[column.key], words.exclVat] : [words[column.key]],
  }));
  const mostLines = Math.max(...labels.map(({ lines }) => lines.length));
  const linePt = lineHeightPt(STYLES.label);
  const heightPt = mostLines * linePt + 5;
  return {
    heightPt: heightPt + HEADER_GAP_PT,
    draw: (topPt) => {
      putLine(sheet, words.text, STYLES.label, { xPt: PAGE.leftPt, topPt: topPt + (mostLines - 1) * linePt });
      for (const { column, lines } of labels) {
        const firstPt = topPt + (mostLines - lines.length) * linePt;
        putLines(sheet, lines, STYLES.label, { xPt: column.rightPt, topPt: firstPt, align: 'right' });
      }
      putRule(sheet, topPt + heightPt, { color: COLORS.strongRule });
    },
  };
}

function rowBlocks(
  sheet: Sheet,
  columns: readonly Column[],
  row: { text: TextLine[]; figures: Record<FigureKey, string> },
): Block[] {
  const starts = Array.from(
    { length: Math.ceil(Math.max(1, row.text.length) / MOST_LINES_A_ROW) },
    (_, index) => index * MOST_LINES_A_ROW,
  );
  return starts.map((start) => {
    const lines = row.text.slice(start, start + MOST_LINES_A_ROW);
    const endsRow = start + MOST_LINES_A_ROW >= row.text.length;
    const textHeightPt = lines.reduce((sum, { style }) => sum + lineHeightPt(style), 0);
    const heightPt =
      (start === 0 ? ROW_PADDING_PT : 0) +
      Math.max(lineHeightPt(STYLES.body), textHeightPt) +
      (endsRow ? ROW_PADDING_PT : 0);
    return {
      heightPt,
      draw: (topPt) => {
        const firstPt = start === 0 ? topPt + ROW_PADDING_PT : topPt;
        let nextPt = firstPt;
        for (const { text, style } of lines) {
          putLine(sheet, text, style, { xPt: PAGE.leftPt, topPt: nextPt });
          nextPt += lineHeightPt(style);
        }
        if (endsRow) putRule(sheet, topPt + heightPt);
        if (start > 0) return;
        for (const { key, rightPt, widthPt: maxWidthPt } of columns) {
          putLine(sheet, row.figures[key], STYLES.body, { xPt: rightPt, topPt: firstPt, align: 'right', maxWidthPt });
        }
      },
    };
  });
}

/** What stands under each other in the first column: the line's text, and small below it how its amount is reckoned. */
function textLines(sheet: Sheet, line: DocumentLine, textWidthPt: number): TextLine[] {
  const wrapped = (text: string, style: Style): TextLine[] =>
    wrapText(sheet, text, style, textWidthPt).map((part) => ({ text: part, style }));
  return [
    ...wrapped(line.text, STYLES.body),
    ...lineNotes(line, sheet.document).flatMap((step) => wrapped(step, STYLES.soft)),
  ];
}

/** The lines of the invoice: the header that every page repeats, and the rows in order. */
// momsbekendtgørelsen § 58: quantity and kind, unit price without VAT, rate.
export function lineTable(sheet: Sheet): { header: Block; rows: Block[] } {
  const lines = sheet.document.lines.map((line) => ({ line, figures: figuresOf(sheet, line) }));
  const { columns, textWidthPt } = placeColumns(
    sheet,
    lines.map(({ figures }) => figures),
  );
  return {
    header: headerBlock(sheet, columns),
    rows: lines.flatMap(({ line, figures }) =>
      rowBlocks(sheet, columns, { text: textLines(sheet, line, textWidthPt), figures }),
    ),
  };
}
