import type { Block } from './sheet.ts';

/** Nothing, of a height. */
export const gap = (heightPt: number): Block => ({ heightPt, draw: () => undefined });

/** Blocks beside each other, their tops on one line. */
export const beside = (blocks: readonly Block[]): Block => ({
  heightPt: Math.max(...blocks.map(({ heightPt }) => heightPt)),
  draw: (topPt) => blocks.forEach((block) => block.draw(topPt)),
});

/** Blocks under each other as one, which no page end parts. */
export function stacked(blocks: readonly Block[]): Block {
  return {
    heightPt: blocks.reduce((sum, { heightPt }) => sum + heightPt, 0),
    draw: (topPt) => {
      let nextPt = topPt;
      for (const block of blocks) {
        block.draw(nextPt);
        nextPt += block.heightPt;
      }
    },
  };
}
