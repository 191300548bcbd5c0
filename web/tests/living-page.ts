import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { buildWeb } from '../../dev/build-web.ts';
import { createApiClient, type ApiClient } from '../../dev/demo/api-client.ts';
import { createParties, type Parties } from '../../dev/demo/create-parties.ts';
import { CHROMIUM_MISSING, findChromium } from '../../dev/find-chromium.ts';
import { startServices, type Services } from '../../dev/services.ts';
import { makeSignInLink } from '../../dev/sign-in-link.ts';
import { startStack, type Stack } from '../../dev/stack.ts';

/** A window of somebody's. */
export interface Window {
  readonly page: Page;
  /** What the browser complained of: errors of scripts, what the policy refused, requests to other origins. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** The whole of Termin with a browser before it. */
export interface LivingPage {
  readonly url: string;
  readonly stack: Stack;
  readonly parties: Parties;
  readonly api: ApiClient;
  readonly operator: ApiClient;
  /** A link that signs in once, as an admin of every creditor there is. */
  signInLink(): Promise<string>;
  /** A window in which nobody is signed in. */
  open(options?: BrowserContextOptions): Promise<Window>;
  /** A window of the operator, who is an admin. */
  openSignedIn(options?: BrowserContextOptions): Promise<Window>;
  close(): Promise<void>;
}

const WAIT_MS = 30_000;

export async function startLivingPage(): Promise<LivingPage> {
  const path = await findChromium();
  if (path === null) throw new Error(CHROMIUM_MISSING);
  await buildWeb();
  const folder = await mkdtemp(join(tmpdir(), 'termin-page-'));
  const closers: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const closer of closers.toReversed()) await closer();
  };
  try {
    const stack = await startStack({ dataFolder: folder, throwAway: true });
    closers.push(() => stack.stop());
    const services: Services = await startServices({ stack });
    closers.push(() => services.stop());
    // Chromium has no sandbox of its own for root.
    const browser = await chromium.launch({
      executablePath: path,
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    closers.push(() => browser.close());
    const url = services.apiUrl;
    const parties = await createParties({ url, operatorKey: stack.operatorKey });
    const signInLink = (): Promise<string> => makeSignInLink({ databaseUrl: stack.databaseUrl, pageUrl: url });
    return {
      url,
      stack,
      parties,
      api: parties.api,
      operator: createApiClient({ url, key: stack.operatorKey }),
      signInLink,
      open: (options) => openWindow(browser, url, options),
      async openSignedIn(options) {
        const window = await openWindow(browser, url, options);
        await window.page.goto(await signInLink());
        await window.page.locator('#main-menu').waitFor({ state: 'attached' });
        return window;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openWindow(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Window> {
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
    if (origin !== url && /^(http|ws)s?:$/.test(protocol)) complaints.push(`asked ${origin}`);
  });
  return { page, complaints, close: () => context.close() };
}
