import type { LetterMarks } from '../../domain/prints/letters.ts';
import { COLORS, lineHeightPt, putLines, putRule, type Sheet, STYLES } from './sheet.ts';
import { wrapText } from './wrap-text.ts';

const ptOf = (mm: number): number => (mm * 72) / 25.4;

/**
 * Where the address stands on a sheet that is folded for a Danish C5 or M65 envelope with its window to the left: within the part of the
 * sheet that shows wherever it has slid to. docs/how/prints.md says how that was found, and how certain it is.
 */
export const ADDRESS_PLACE = { leftPt: ptOf(24), topPt: ptOf(45), widthPt: ptOf(67), heightPt: ptOf(32) } as const;

/** Behind the window, wherever the sheet has slid to: nothing but the address may stand here. */
export const ADDRESS_WINDOW = { leftPt: ptOf(15), topPt: ptOf(38), rightPt: ptOf(120), bottomPt: ptOf(80) } as const;

/** Where a sheet of 297 mm is folded: once for C5, twice for M65. */
const FOLDS_PT: Readonly<Record<LetterMarks, readonly number[]>> = {
  none: [],
  c5: [ptOf(148.5)],
  m65: [ptOf(99), ptOf(198)],
};
const MARK_FROM_PT = ptOf(5);
const MARK_TO_PT = ptOf(9);

/** What the lines of an address are set in, the first in which they fit behind the window. */
const SIZES_PT = [STYLES.address.sizePt, 8, 7, 6];

/**
 * The lines of an address, all of one type, as sorting machines read them: what is too wide is wrapped, and where that makes more lines than the
 * window shows, all are set smaller. Where even that is too much, each is shrunk to its width. Returns where the window ends.
 */
export function drawInWindow(sheet: Sheet, lines: readonly string[]): number {
  const { leftPt: xPt, topPt, widthPt, heightPt } = ADDRESS_PLACE;
  const fitting = SIZES_PT.map((sizePt) => {
    const style = { ...STYLES.address, sizePt };
    return { style, wrapped: lines.flatMap((line) => wrapText(sheet, line, style, widthPt)) };
  }).find(({ style, wrapped }) => wrapped.length * lineHeightPt(style) <= heightPt);
  if (fitting === undefined) putLines(sheet, lines, STYLES.address, { xPt, topPt, maxWidthPt: widthPt });
  else putLines(sheet, fitting.wrapped, fitting.style, { xPt, topPt });
  return topPt + heightPt;
}

/** Short lines at the left edge. */
export function drawFoldMarks(sheet: Sheet, marks: LetterMarks): void {
  for (const foldPt of FOLDS_PT[marks]) {
    putRule(sheet, foldPt, { fromPt: MARK_FROM_PT, toPt: MARK_TO_PT, color: COLORS.strongRule });
  }
}
