import type { Fact } from '../payment-facts.ts';
import type { Block, Sheet } from './sheet.ts';
import { COLORS, lineHeightPt, PAGE, putLine, putRule, STYLES } from './sheet.ts';

const LEFT_PT = 272;
const COLUMN_GAP_PT = 26;
/** What is left free at the left of the sums. */
export const BESIDE_TOTALS_PT = LEFT_PT - PAGE.leftPt - COLUMN_GAP_PT;
const VALUE_WIDTH_PT = 100;
const ROW_GAP_PT = 3;
const TOTAL_GAP_PT = 6;

/** Sums with their total, at the right under the amounts. */
export function totalsBlock(
  sheet: Sheet,
  { parts, total }: { readonly parts: readonly Fact[]; readonly total: Fact },
): Block {
  const rowPt = lineHeightPt(STYLES.body) + ROW_GAP_PT;
  const partsHeightPt = parts.length * rowPt;
  const labelWidthPt = PAGE.rightPt - LEFT_PT - VALUE_WIDTH_PT;
  return {
    heightPt: partsHeightPt + 2 * TOTAL_GAP_PT + lineHeightPt(STYLES.total),
    draw: (topPt) => {
      parts.forEach(({ label, value }, index) => {
        const rowTopPt = topPt + index * rowPt;
        putLine(sheet, label, STYLES.body, { xPt: LEFT_PT, topPt: rowTopPt, maxWidthPt: labelWidthPt });
        putLine(sheet, value, STYLES.body, {
          xPt: PAGE.rightPt,
          topPt: rowTopPt,
          align: 'right',
          maxWidthPt: VALUE_WIDTH_PT,
        });
      });
      const ruleTopPt = topPt + partsHeightPt + TOTAL_GAP_PT / 2;
      putRule(sheet, ruleTopPt, { fromPt: LEFT_PT, color: COLORS.strongRule });
      const totalTopPt = ruleTopPt + TOTAL_GAP_PT;
      putLine(sheet, total.label, STYLES.total, { xPt: LEFT_PT, topPt: totalTopPt });
      putLine(sheet, total.value, STYLES.total, {
        xPt: PAGE.rightPt,
        topPt: totalTopPt,
        align: 'right',
        maxWidthPt: 140,
      });
    },
  };
}
