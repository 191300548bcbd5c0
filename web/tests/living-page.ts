import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { createApiClient, type ApiClient } from '../../dev/demo/api-client.ts';
import { createParties, type Parties } from '../../dev/demo/create-parties.ts';
import { startServices, type Services } from '../../dev/services.ts';
import { makeSignInLink } from '../../dev/sign-in-link.ts';
import { startStack, type Stack } from '../../dev/stack.ts';
import { openBrowser, openWindow, type Window } from './open-browser.ts';

export type { Window } from './open-browser.ts';

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

/** @param env settings of API and worker that are others than those of the demo */
export async function startLivingPage({ env = {} }: { env?: NodeJS.ProcessEnv } = {}): Promise<LivingPage> {
  const browser = await openBrowser();
  const folder = await mkdtemp(join(tmpdir(), 'termin-page-'));
  const closers: (() => Promise<unknown>)[] = [
    () => rm(folder, { recursive: true, force: true }),
    () => browser.close(),
  ];
  const close = async (): Promise<void> => {
    for (const closer of closers.toReversed()) await closer();
  };
  try {
    const stack = await startStack({ dataFolder: folder, throwAway: true });
    closers.push(() => stack.stop());
    const services: Services = await startServices({ stack, env });
    closers.push(() => services.stop());
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
      open: (options) => openWindow(browser, { url, ...(options === undefined ? {} : { options }) }),
      async openSignedIn(options) {
        const window = await openWindow(browser, { url, ...(options === undefined ? {} : { options }) });
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
