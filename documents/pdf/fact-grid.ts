import type { Fact } from '../payment-facts.ts';
import type { Block, Sheet, Style } from './sheet.ts';
import { clean, lineHeightPt, putLine, putLines, STYLES, widthPt } from './sheet.ts';
import { wrapText } from './wrap-text.ts';

const LEAST_GAP_PT = 14;
const MOST_GAP_PT = 34;
const LABEL_GAP_PT = 1.5;

export interface GridShape {
  readonly xPt: number;
  readonly widthPt: number;
  readonly valueStyle: Style;
}

/** Each column as wide as its content, unless the row has no room for that: then the widest give way, equally. */
function shareWidth(naturalsPt: readonly number[], availablePt: number): number[] {
  let leftPt = availablePt;
  let mostPt = Infinity;
  const ascending = naturalsPt.toSorted((one, other) => one - other);
  for (const [index, naturalPt] of ascending.entries()) {
    const sharePt = leftPt / (ascending.length - index);
    if (naturalPt > sharePt) {
      mostPt = sharePt;
      break;
    }
    leftPt -= naturalPt;
  }
  return naturalsPt.map((naturalPt) => Math.min(naturalPt, mostPt));
}

/** Facts beside each other, each with its small label above. Values wrap where they must. */
export function factGrid(
  sheet: Sheet,
  facts: readonly Fact[],
  { xPt, widthPt: rowWidthPt, valueStyle }: GridShape,
): Block {
  const naturalsPt = facts.map(({ label, value }) =>
    Math.max(widthPt(sheet, clean(sheet, label), STYLES.label), widthPt(sheet, clean(sheet, value), valueStyle)),
  );
  const gaps = Math.max(1, facts.length - 1);
  const columnsPt = shareWidth(naturalsPt, rowWidthPt - gaps * LEAST_GAP_PT);
  const usedPt = columnsPt.reduce((sum, column) => sum + column, 0);
  const gapPt = Math.min(MOST_GAP_PT, (rowWidthPt - usedPt) / gaps);
  let leftPt = xPt;
  const cells = facts.map(({ label, value }, index) => {
    // A hair more than measured: a value that fits exactly must not wrap for a rounding error.
    const maxWidthPt = (columnsPt[index] ?? 0) + 0.01;
    const cell = { label, leftPt, maxWidthPt, lines: wrapText(sheet, value, valueStyle, maxWidthPt) };
    leftPt += maxWidthPt + gapPt;
    return cell;
  });
  const labelHeightPt = lineHeightPt(STYLES.label) + LABEL_GAP_PT;
  const mostLines = Math.max(1, ...cells.map(({ lines }) => lines.length));
  return {
    heightPt: labelHeightPt + mostLines * lineHeightPt(valueStyle),
    draw: (topPt) => {
      for (const cell of cells) {
        putLine(sheet, cell.label, STYLES.label, { xPt: cell.leftPt, topPt, maxWidthPt: cell.maxWidthPt });
        putLines(sheet, cell.lines, valueStyle, { xPt: cell.leftPt, topPt: topPt + labelHeightPt });
      }
    },
  };
}
