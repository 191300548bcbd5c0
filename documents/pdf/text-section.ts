import type { Section } from './paper.ts';
import { type Block, CONTENT_WIDTH_PT, lineHeightPt, PAGE, putLine, type Sheet, type Style } from './sheet.ts';
import { gap } from './stack.ts';
import { wrapText } from './wrap-text.ts';

/** What is written in one style, and the room under it. */
export interface Paragraph {
  readonly text: string;
  readonly style: Style;
  readonly gapPt: number;
}

/** The paragraphs as lines, from the left margin on, as wide as the page unless told. */
export function paragraphLines(
  sheet: Sheet,
  paragraphs: readonly Paragraph[],
  widthPt: number = CONTENT_WIDTH_PT,
): Block[] {
  return paragraphs.flatMap(({ text, style, gapPt }) => {
    const lines = wrapText(sheet, text, style, widthPt);
    return lines.map((line, index) => ({
      heightPt: lineHeightPt(style) + (index === lines.length - 1 ? gapPt : 0),
      draw: (topPt: number) => putLine(sheet, line, style, { xPt: PAGE.leftPt, topPt }),
    }));
  });
}

/** Text between tables, however long: it goes on over the pages line by line. */
export const textSection = (sheet: Sheet, paragraphs: readonly Paragraph[]): Section => ({
  header: gap(0),
  rows: paragraphLines(sheet, paragraphs),
  closing: gap(0),
});
