import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { buildWeb } from '../../dev/build-web.ts';
import { CHROMIUM_MISSING, findChromium } from '../../dev/find-chromium.ts';

/** A window of somebody's. */
export interface Window {
  readonly page: Page;
  /** What the browser complained of: errors of scripts, what the policy refused, requests to other origins. */
  readonly complaints: string[];
  readonly close: () => Promise<void>;
}

const WAIT_MS = 30_000;

/** A browser, when the page is built that it is to show. @throws Error where there is none on this machine */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await findChromium();
  if (executablePath === null) throw new Error(CHROMIUM_MISSING);
  await buildWeb();
  // Chromium has no sandbox of its own for root.
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
}

/** Opens a window of its own at an address; what it asks of origins that are none of `others` it complains of. */
export async function openWindow(
  browser: Browser,
  { url, others = [], options = {} }: { url: string; others?: readonly string[]; options?: BrowserContextOptions },
): Promise<Window> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  context.setDefaultTimeout(WAIT_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // What the API refuses on purpose is told as an error of the network as well: the page shows it.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    // Chromium's own viewer of PDFs is made of pages of its own, which nobody else serves.
    if (origin !== url && !others.includes(origin) && /^(http|ws)s?:$/.test(protocol))
      complaints.push(`asked ${origin}`);
  });
  return { page, complaints, close: () => context.close() };
}
