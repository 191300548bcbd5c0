import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { LivingPage } from '../living-page.ts';
import { openAs } from './people.ts';
import { story } from './stage.ts';

/** What a screen offers beside changing something: the next payment, more rows. */
const CHANGES_NOTHING = ['Forrige', 'Næste', 'Vis flere', 'Vis seks til', 'Udskriv'];

/** What is shown to whom. */
export function roleStories(): void {
  story('who may only read sees no button and no form that changes anything', async ({ living, keep, admin }) => {
    const paths = await pathsOf(living);
    const reading = await keep(
      openAs(living, { email: 'laeser@prove.example', name: 'Prøvelæser', role: 'read_only' }),
    );
    expect(await offersOn(reading.page, paths)).toEqual([]);
    const all = await admin();
    const perhaps = ['/debtors', '/payments', '/settings'];
    const offers = await offersOn(all.page, perhaps);
    expect(perhaps.filter((path) => !offers.some((offer) => offer.startsWith(path)))).toEqual([]);
  });

  story('a bookkeeper sees neither keys nor people', async ({ living, keep }) => {
    const { page } = await keep(
      openAs(living, { email: 'bogholder2@prove.example', name: 'Prøvebogholder', role: 'bookkeeper' }),
    );
    await page.getByRole('link', { name: 'Indstillinger' }).waitFor();
    expect(await page.getByRole('link', { name: 'Nøgler og brugere' }).count()).toBe(0);
    await page.goto('/access');
    await page.getByText('Nøgler og brugere ses kun af en administrator hos kreditoren.').waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
  });

  story('a bookkeeper sees no endpoint of webhooks, and makes none', async ({ living, keep }) => {
    const { id } = await living.api.post<{ id: string }>('/v1/webhook-endpoints', { url: 'https://modtager.example/' });
    const { page } = await keep(
      openAs(living, { email: 'bogholder3@prove.example', name: 'Prøvebogholder', role: 'bookkeeper' }),
    );
    await page.goto('/settings');
    await page.getByRole('heading', { name: 'Kontoudtog hver måned' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Webhooks' }).count()).toBe(0);
    await page.goto(`/settings/webhooks/${id}`);
    await page.getByText('Webhooks ses kun af en administrator hos kreditoren.').waitFor();
    expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
  });
}

async function pathsOf({ api }: LivingPage): Promise<string[]> {
  const first = async (list: string, toPath: string): Promise<string[]> => {
    const { data } = await api.get<{ data: { id: string }[] }>(list);
    return data.slice(0, 1).map(({ id }) => `${toPath}/${id}`);
  };
  return [
    '/',
    '/debtors',
    ...(await first('/v1/debtors', '/debtors')),
    '/subscriptions',
    ...(await first('/v1/subscriptions?kind=single', '/subscriptions')),
    '/groups',
    ...(await first('/v1/subscriptions?kind=group', '/groups')),
    '/prices',
    '/drafts',
    ...(await first('/v1/drafts', '/drafts')),
    ...(await first('/v1/invoices', '/invoices')),
    '/reminders',
    '/reminders?tab=proposals',
    '/payments',
    ...(await first('/v1/payments?status=waiting', '/payments')),
    '/files',
    '/deliveries',
    '/findings',
    '/ledger',
    '/settings',
  ];
}

/** The buttons and links to new things of each screen, but for what only shows. */
async function offersOn(page: Page, paths: readonly string[]): Promise<string[]> {
  const offers: string[] = [];
  for (const path of paths) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    const main = page.getByRole('main');
    const buttons = [...(await main.getByRole('button').all()), ...(await main.locator('a[href$="/new"]').all())];
    for (const button of buttons) {
      // Without the key that does the same.
      const name = (await button.innerText()).split('\n')[0]?.trim() ?? '';
      if (!CHANGES_NOTHING.includes(name)) offers.push(`${path}: ${name}`);
    }
  }
  return offers;
}
