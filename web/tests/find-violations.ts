import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Found {
  violations: { id: string; nodes: { target: unknown; failureSummary?: string }[] }[];
}

/** What axe finds wrong on a page as it is shown now: rule, and where. */
export async function findViolations(page: Page): Promise<string[]> {
  // Evaluated as the debugger does: the page's own policy would refuse a script in it.
  await page.evaluate(await readFile(AXE, 'utf8'));
  const { violations } = await page.evaluate<Found, string[]>(async (tags) => {
    const { axe } = globalThis as unknown as { axe: { run: (context: unknown, options: unknown) => Promise<Found> } };
    return axe.run({ exclude: ['iframe'] }, { runOnly: { type: 'tag', values: tags } });
  }, RULES);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${String(target)} ${failureSummary ?? ''}`),
  );
}
