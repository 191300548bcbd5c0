import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { CHROMIUM_MISSING, findChromium } from '../../dev/find-chromium.ts';
import { PROJECT_ROOT } from '../../dev/project-root.ts';

/** Where README.md shows them from. */
const PICTURES = join(PROJECT_ROOT, 'docs', 'pictures');
const SIZE = { width: 1280, height: 860 };
const SETTLED_MS = 1500;

/** Takes the pictures of README.md before a demo that runs: `node web/tests/take-pictures.ts <its link that signs in>`. */
async function takePictures(link: string): Promise<void> {
  const path = await findChromium();
  if (path === null) throw new Error(CHROMIUM_MISSING);
  const browser = await chromium.launch({
    executablePath: path,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const context = await browser.newContext({ viewport: SIZE, locale: 'da-DK', timezoneId: 'Europe/Copenhagen' });
    const page = await context.newPage();
    await page.goto(link);
    await page.locator('.work').waitFor();
    await page.waitForTimeout(SETTLED_MS);
    await page.screenshot({ path: join(PICTURES, 'page-today.png') });
    await page.goto(new URL('/payments', link).href);
    await page.locator('td a').last().click();
    await page.locator('.placing').waitFor();
    await page.waitForTimeout(SETTLED_MS);
    await page.screenshot({ path: join(PICTURES, 'page-payment.png') });
  } finally {
    await browser.close();
  }
}

const [link] = process.argv.slice(2);
if (link === undefined) throw new Error('which demo? Give the link that it prints to sign in');
await takePictures(link);
