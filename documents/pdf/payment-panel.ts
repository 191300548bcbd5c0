import type { Fact, PaymentFacts } from '../payment-facts.ts';
import { factGrid } from './fact-grid.ts';
import type { Block, Sheet, Style } from './sheet.ts';
import { COLORS, CONTENT_WIDTH_PT, lineHeightPt, PAGE, putLine, putLines, putRule, STYLES } from './sheet.ts';
import { gap, stacked } from './stack.ts';
import { wrapText } from './wrap-text.ts';

const PADDING_PT = 14;
const INNER_LEFT_PT = PAGE.leftPt + PADDING_PT;
const INNER_WIDTH_PT = CONTENT_WIDTH_PT - 2 * PADDING_PT;
const CORNER_RADIUS_PT = 3;

function paragraph(sheet: Sheet, text: string, style: Style): Block {
  const lines = wrapText(sheet, text, style, INNER_WIDTH_PT);
  return {
    heightPt: lines.length * lineHeightPt(style),
    draw: (topPt) => putLines(sheet, lines, style, { xPt: INNER_LEFT_PT, topPt }),
  };
}

function grid(sheet: Sheet, facts: readonly Fact[]): Block {
  return factGrid(sheet, facts, { xPt: INNER_LEFT_PT, widthPt: INNER_WIDTH_PT, valueStyle: STYLES.strong });
}

function lineToTypeOff(sheet: Sheet, { label, value }: Fact): Block {
  const labelHeightPt = lineHeightPt(STYLES.label) + 1.5;
  return {
    heightPt: labelHeightPt + lineHeightPt(STYLES.paymentLine),
    draw: (topPt) => {
      putLine(sheet, label, STYLES.label, { xPt: INNER_LEFT_PT, topPt });
      putLine(sheet, value, STYLES.paymentLine, { xPt: INNER_LEFT_PT, topPt: topPt + labelHeightPt });
    },
  };
}

function innerRule(sheet: Sheet): Block {
  return {
    heightPt: 20,
    draw: (topPt) => putRule(sheet, topPt + 10, { fromPt: INNER_LEFT_PT, toPt: PAGE.rightPt - PADDING_PT }),
  };
}

function blocksOf(sheet: Sheet, { heading, explanation, facts, paymentLine, signUp }: PaymentFacts): Block[] {
  return [
    paragraph(sheet, heading, STYLES.heading),
    ...(explanation === null ? [] : [paragraph(sheet, explanation, STYLES.soft)]),
    ...(facts.length === 0 ? [] : [gap(9), grid(sheet, facts)]),
    ...(paymentLine === null ? [] : [gap(9), lineToTypeOff(sheet, paymentLine)]),
    ...(signUp === null
      ? []
      : [
          innerRule(sheet),
          paragraph(sheet, signUp.heading, STYLES.strong),
          paragraph(sheet, signUp.explanation, STYLES.soft),
          gap(7),
          grid(sheet, signUp.facts),
        ]),
  ];
}

/** How it is paid, on a tinted panel as wide as the page. */
export function paymentPanel(sheet: Sheet, facts: PaymentFacts): Block {
  const content = stacked([gap(PADDING_PT), ...blocksOf(sheet, facts), gap(PADDING_PT)]);
  return {
    heightPt: content.heightPt,
    draw: (topPt) => {
      sheet.pdf
        .roundedRect(PAGE.leftPt, topPt, CONTENT_WIDTH_PT, content.heightPt, CORNER_RADIUS_PT)
        .fill(COLORS.panel);
      content.draw(topPt);
    },
  };
}
