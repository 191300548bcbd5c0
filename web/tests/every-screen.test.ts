import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BrowserContextOptions } from 'playwright-core';
import { lastingToday } from '../../dev/lasting-today.ts';
import { leaveWork } from '../../dev/demo/leave-work.ts';
import { leaveReminders } from './leave-reminders.ts';
import { leaveWebhook } from './leave-webhook.ts';
import { findViolations } from './find-violations.ts';
import { startLivingPage, type LivingPage, type Window } from './living-page.ts';
import { tabThrough } from './tab-through.ts';

const START_MS = 300_000;
/** Ten times what it takes where nothing else runs. */
const SCREENS_MS = 600_000;
const WINDOWS = 3;
const PHONE = { width: 360, height: 740 };

let living: LivingPage;
let paths: string[];
beforeAll(async () => {
  living = await startLivingPage();
  const { stack, parties, operator } = living;
  const today = await lastingToday();
  const lacking = await leaveWork({
    parties,
    operator,
    today,
    databaseUrl: stack.databaseUrl,
    temporalAddress: stack.temporal.address,
    returnFolder: stack.returnFolder,
  });
  if (lacking.length > 0) throw new Error(lacking.join('; '));
  await leaveReminders({ living, today });
  await leaveWebhook(living);
  paths = await everyPath();
}, START_MS);
afterAll(async () => living.close(), START_MS);

/** The address of the first of a list, where there is one. */
async function first(list: string, toPath: (id: string) => string): Promise<string[]> {
  const { data } = await living.api.get<{ data: { id: string }[] }>(list);
  return data.slice(0, 1).map(({ id }) => toPath(id));
}

/** One address of each screen, with something to show where it is one of many. */
async function everyPath(): Promise<string[]> {
  return [
    '/',
    '/debtors',
    '/debtors?view=balances',
    ...(await first('/v1/debtors', (id) => `/debtors/${id}`)),
    ...(await first('/v1/debtors', (id) => `/debtors/${id}?tab=statement`)),
    ...(await first('/v1/debtors', (id) => `/debtors/${id}?tab=reminders`)),
    '/subscriptions',
    '/subscriptions/new',
    ...(await first('/v1/subscriptions?kind=single', (id) => `/subscriptions/${id}`)),
    '/groups',
    ...(await first('/v1/subscriptions?kind=group', (id) => `/groups/${id}`)),
    ...(await first('/v1/subscriptions?kind=single', (id) => `/subscriptions/${id}?tab=lines`)),
    '/prices',
    '/prices?tab=change',
    '/prices?tab=index',
    ...(await first('/v1/items', (id) => `/prices/items/${id}`)),
    '/drafts',
    ...(await first('/v1/drafts?status=waiting', (id) => `/drafts/${id}`)),
    '/invoices',
    ...(await first('/v1/invoices', (id) => `/invoices/${id}`)),
    '/reminders',
    ...['proposals', 'sent', 'cases', 'holds'].map((tab) => `/reminders?tab=${tab}`),
    ...(await first('/v1/reminders', (id) => `/reminders/${id}`)),
    '/mails',
    '/mails?refused=true',
    '/prints',
    '/prints?tab=batches',
    '/payments',
    ...(await first('/v1/payments?status=waiting', (id) => `/payments/${id}`)),
    '/files',
    ...(await first('/v1/received-files', (id) => `/files/${id}`)),
    '/deliveries',
    '/deliveries?tab=pay-outs',
    '/deliveries?tab=slips',
    '/findings',
    '/ledger',
    '/ledger?tab=aged',
    '/audit',
    '/imports',
    '/settings',
    ...(await first('/v1/webhook-endpoints', (id) => `/settings/webhooks/${id}`)),
    '/access',
    '/account',
    '/operator',
    '/nowhere',
  ];
}

/** A screen that is higher than its window by less, in pixels, only jumps. */
const LEAST_SCROLL = 8;

/** What is wrong on screens as this window shows them: by WCAG, by the browser, and whether one must be moved sideways, or moves by a hair. */
async function wrongIn(
  { page, complaints }: Window,
  shown: readonly string[],
): Promise<[path: string, found: string[]][]> {
  const wrong: [string, string[]][] = [];
  for (const path of shown) {
    await page.goto(path);
    await page.locator('h1').waitFor();
    await page.waitForLoadState('networkidle');
    const { wider, higher } = await page.evaluate(() => ({
      wider: document.documentElement.scrollWidth - innerWidth,
      higher: document.documentElement.scrollHeight - innerHeight,
    }));
    const found = [
      ...(await findViolations(page)),
      ...complaints.splice(0),
      ...(wider > 0 ? ['is too wide'] : []),
      ...(higher > 0 && higher < LEAST_SCROLL ? ['scrolls by a hair'] : []),
    ];
    if (found.length > 0) wrong.push([path, found]);
  }
  return wrong;
}

/** What is wrong on every screen, in windows side by side: most of the time a screen is only waited for. */
async function wrongOnEveryScreen(options: BrowserContextOptions = {}): Promise<Record<string, string[]>> {
  const windows = await Promise.all(Array.from({ length: WINDOWS }, () => living.openSignedIn(options)));
  const wrong = await Promise.all(
    windows.map((window, nth) =>
      wrongIn(
        window,
        paths.filter((_, index) => index % WINDOWS === nth),
      ),
    ),
  );
  await Promise.all(windows.map((window) => window.close()));
  return Object.fromEntries(wrong.flat());
}

const SCREEN_RULE =
  'no screen breaks a rule of accessibility, makes the browser complain, is wider than its window, but for what scrolls within it, or higher by a hair';

test.each([
  ['light and wide', {}],
  ['dark and on a phone', { viewport: PHONE, colorScheme: 'dark' as const }],
])(
  `${SCREEN_RULE}: %s`,
  async (_, options) => {
    expect(await wrongOnEveryScreen(options)).toEqual({});
  },
  SCREENS_MS,
);

test(
  `${SCREEN_RULE}: in English, which each says of itself`,
  async () => {
    const window = await living.openSignedIn();
    await window.page.evaluate(() =>
      fetch('/v1/session', {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ language: 'en' }),
      }),
    );
    expect(await wrongOnEveryScreen()).toEqual({});
    await window.page.goto('/');
    await window.page.locator('h1').waitFor();
    expect(await window.page.locator('html').getAttribute('lang')).toBe('en');
    await window.close();
  },
  SCREENS_MS,
);

test(
  'Tab goes through every screen as it is read, past the menu if one likes, each stop is seen, and there is an end',
  async () => {
    const window = await living.openSignedIn();
    const wrong: Record<string, string[]> = {};
    for (const path of paths) {
      await window.page.goto(path);
      await window.page.locator('h1').waitFor();
      await window.page.waitForLoadState('networkidle');
      const found = await tabThrough(window.page);
      if (found.length > 0) wrong[path] = found;
    }
    await window.close();
    expect(wrong).toEqual({});
  },
  SCREENS_MS,
);
