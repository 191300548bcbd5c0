import type { Block, Sheet, Style } from './sheet.ts';
import { COLORS, clean, lineHeightPt, PAGE, putLine, putLines, putRule, STYLES, widthPt } from './sheet.ts';
import { wrapText } from './wrap-text.ts';

const COLUMN_GAP_PT = 14;
const ROW_PADDING_PT = 4.5;
/** Under the header's rule, so that a text that goes on from the page before does not touch it. */
const HEADER_GAP_PT = 2;
/** A text longer than this goes on in a row of its own, which may stand on the next page. */
const MOST_LINES_A_ROW = 8;

/** A column of figures, aligned right: what stands over it, line by line, and how wide it is at least and at most. */
export interface FigureColumn {
  readonly label: readonly string[];
  readonly leastPt: number;
  readonly mostPt: number;
}

interface TextLine {
  readonly text: string;
  readonly style: Style;
}

/** A text, with what explains it in small letters below it, and a figure for each column. */
export interface FigureRow {
  readonly text: string;
  readonly notes: readonly string[];
  readonly figures: readonly string[];
}

interface PlacedColumn extends FigureColumn {
  readonly rightPt: number;
  readonly widthPt: number;
}

/** From the right to the left, each as wide as what stands in it. */
function placeColumns(
  sheet: Sheet,
  { columns, rows }: { columns: readonly FigureColumn[]; rows: readonly FigureRow[] },
): { placed: PlacedColumn[]; textWidthPt: number } {
  let rightPt: number = PAGE.rightPt;
  const placed = columns.map((column, index) => ({ column, index })).toReversed();
  const fromRight = placed.map(({ column, index }) => {
    const widthsPt = rows.map(({ figures }) => widthPt(sheet, clean(sheet, figures[index] ?? ''), STYLES.body));
    const place = { ...column, rightPt, widthPt: Math.min(Math.max(column.leastPt, ...widthsPt), column.mostPt) };
    rightPt -= place.widthPt + COLUMN_GAP_PT;
    return place;
  });
  return { placed: fromRight.toReversed(), textWidthPt: rightPt - PAGE.leftPt };
}

function headerBlock(sheet: Sheet, textLabel: string, columns: readonly PlacedColumn[]): Block {
  const mostLines = Math.max(...columns.map(({ label }) => label.length));
  const linePt = lineHeightPt(STYLES.label);
  const heightPt = mostLines * linePt + 5;
  return {
    heightPt: heightPt + HEADER_GAP_PT,
    draw: (topPt) => {
      putLine(sheet, textLabel, STYLES.label, { xPt: PAGE.leftPt, topPt: topPt + (mostLines - 1) * linePt });
      for (const { label, rightPt } of columns) {
        const firstPt = topPt + (mostLines - label.length) * linePt;
        putLines(sheet, label, STYLES.label, { xPt: rightPt, topPt: firstPt, align: 'right' });
      }
      putRule(sheet, topPt + heightPt, { color: COLORS.strongRule });
    },
  };
}

function rowBlocks(
  sheet: Sheet,
  columns: readonly PlacedColumn[],
  row: { text: readonly TextLine[]; figures: readonly string[] },
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
        columns.forEach(({ rightPt, widthPt: maxWidthPt }, index) => {
          const place = { xPt: rightPt, topPt: firstPt, align: 'right', maxWidthPt } as const;
          putLine(sheet, row.figures[index] ?? '', STYLES.body, place);
        });
      },
    };
  });
}

/** Rows of a text and figures as wide as the page: the header that every page repeats, and the rows in order. */
export function figureTable(
  sheet: Sheet,
  { textLabel, columns, rows }: { textLabel: string; columns: readonly FigureColumn[]; rows: readonly FigureRow[] },
): { header: Block; rows: Block[] } {
  const { placed, textWidthPt } = placeColumns(sheet, { columns, rows });
  const wrapped = (text: string, style: Style): TextLine[] =>
    wrapText(sheet, text, style, textWidthPt).map((part) => ({ text: part, style }));
  return {
    header: headerBlock(sheet, textLabel, placed),
    rows: rows.flatMap(({ text, notes, figures }) => {
      const lines = [...wrapped(text, STYLES.body), ...notes.flatMap((note) => wrapped(note, STYLES.soft))];
      return rowBlocks(sheet, placed, { text: lines, figures });
    }),
  };
}
