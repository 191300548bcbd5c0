import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { story } from './stage.ts';
import { shownAmount } from './typed.ts';

const LATE = 'Prøvekunde Sen Betaler';
/** More than there are hits. */
const PRESSES = 40;
const LONGEST = 200;

/** One field over everything, and fields that search for one of many. */
export function searchStories(): void {
  story('Ctrl K finds a debtor, an invoice by its number and an amount, by keys alone', async ({ living, admin }) => {
    const { data } = await living.api.get<{ data: { id: string; number: string; total: string; debtorId: string }[] }>(
      '/v1/invoices?paymentStatus=overdue',
    );
    const [late] = data;
    const { page } = await admin();
    await page.getByRole('heading', { name: 'I dag', level: 1 }).waitFor();
    for (const [typed, wanted, path] of [
      ['sen betaler', LATE, `/debtors/${late?.debtorId}`],
      [late?.number ?? '', `${late?.number} ${LATE}`, `/invoices/${late?.id}`],
      [shownAmount(late?.total ?? ''), `${late?.number} ${LATE}`, `/invoices/${late?.id}`],
    ] as const) {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Søg i alt' }).waitFor();
      await page.keyboard.type(typed);
      await goToMarked(page, wanted);
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.pathname === path);
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
  });

  story('Ctrl K takes as much as can be looked for, and says so; Escape gives the focus back', async ({ admin }) => {
    const { page } = await admin();
    await page.goto('/debtors');
    const before = page.getByRole('button', { name: 'Ny debitor' });
    await before.focus();
    await page.keyboard.press('Control+k');
    const search = page.getByRole('combobox', { name: 'Søg i alt' });
    await search.waitFor();
    await page.keyboard.insertText('x'.repeat(LONGEST + 100));
    expect((await search.inputValue()).length).toBe(LONGEST);
    await page.getByText('Der søges efter højst 200 tegn.').waitFor();
    await page.getByText(/^Intet fundet om/).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.keyboard.press('Escape');
    await search.waitFor({ state: 'detached' });
    expect(await before.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  story('a field that searches for a debtor, an invoice, an item or a group takes one by keys', tell);

  story('what a field that searches shows when one leaves it is what is chosen', async ({ admin }) => {
    const { page } = await admin();
    const picker = await pickLate(page);
    const chosen = await picker.inputValue();
    const book = page.getByRole('button', { name: 'Bogfør indbetaling' });
    for (const [typed, shown, canBook] of [
      [`${chosen} og mere`, chosen, true],
      ['noget helt andet', chosen, true],
      ['', '', false],
      ['noget helt andet', '', false],
    ] as const) {
      await picker.fill(typed);
      await page.keyboard.press('Tab');
      expect([typed, await picker.inputValue(), await book.isEnabled()]).toEqual([typed, shown, canBook]);
    }
  });

  story(
    'what was found for another text cannot be chosen while the answer to this one is on its way',
    async (scene) => {
      const { page } = await scene.admin();
      await page.goto('/subscriptions/new');
      const picker = page.getByRole('combobox', { name: 'Debitor', exact: true });
      await picker.fill('prøve');
      const found = page.getByRole('option');
      await found.nth(1).waitFor();
      const { promise: isLetThrough, resolve: letThrough } = Promise.withResolvers<void>();
      await page.route(
        (url) => url.pathname === '/v1/debtors' && url.searchParams.get('q') === 'sen bet',
        async (route) => {
          await isLetThrough;
          await route.continue();
        },
      );
      await picker.fill('sen bet');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      expect([await picker.inputValue(), new URL(page.url()).pathname]).toEqual(['sen bet', '/subscriptions/new']);
      expect(await found.count()).toBeGreaterThan(1);
      expect(await found.and(page.locator(':not([aria-disabled=true])')).count()).toBe(0);
      letThrough();
      await found.nth(1).waitFor({ state: 'detached' });
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      expect(await picker.inputValue()).toBe(LATE);
    },
  );

  story('what of an address is not understood is said, by the words of the page, and can be cleared', async (scene) => {
    const { page } = await scene.admin();
    await page.goto('/invoices?from=abc&q=zzz');
    await page.getByText('ikke har brugt: from=abc').waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('zzz');
    await page.goto('/invoices?issuedFrom=abc');
    const refusal = page.getByRole('alert');
    await refusal.getByText('Udstedt fra:').waitFor();
    expect(await page.getByLabel('Udstedt fra').inputValue()).toBe('abc');
    await refusal.getByRole('link', { name: 'Ryd filtrene' }).click();
    await page.getByRole('row').first().waitFor();
    expect([await refusal.count(), new URL(page.url()).search]).toEqual([0, '']);
  });

  story('what is not there is said in the language of who asks', async ({ admin }) => {
    const { page } = await admin();
    for (const path of ['/nowhere', '/debtors/019f0000-0000-7000-8000-000000000000']) {
      await page.goto(path);
      await page.getByRole('main').getByText('er måske skrevet forkert').waitFor();
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      expect(await page.getByRole('main').locator('[lang=en]').count()).toBe(0);
    }
  });
}

/** Fills in a payment but for its invoice, and takes the one of who pays late. */
async function pickLate(page: Page): Promise<Locator> {
  await page.goto('/payments/new');
  await page.getByLabel('Dag', { exact: true }).fill('01.02.2026');
  await page.getByLabel('Beløb i kroner').fill('1,00');
  const picker = page.getByRole('combobox', { name: 'Faktura', exact: true });
  await picker.fill('sen bet');
  await page.getByRole('option').filter({ hasText: LATE }).first().waitFor();
  await page.getByRole('option').filter({ hasText: LATE }).first().click();
  await page.getByRole('listbox').waitFor({ state: 'detached' });
  return picker;
}

/** Presses the arrow until what is wanted is marked. */
async function goToMarked(page: Page, wanted: string): Promise<void> {
  await page.getByRole('option').filter({ hasText: wanted }).first().waitFor();
  const marked = page.locator('[role=option][aria-selected=true]').filter({ hasText: wanted });
  for (let press = 0; press < PRESSES && (await marked.count()) === 0; press += 1)
    await page.keyboard.press('ArrowDown');
  await marked.waitFor();
}

const tell: Parameters<typeof story>[1] = async ({ living: { api }, admin }) => {
  await api.post('/v1/debtor-groups', { name: 'Prøvegruppe at finde' });
  const { page } = await admin();
  for (const [path, label, typed, found] of [
    ['/subscriptions/new', 'Debitor', 'sen bet', LATE],
    ['/payments/new', 'Faktura', 'sen bet', LATE],
    ['/prices?tab=change', 'Vare', 'kont', 'Kontingent'],
    ['/prices?tab=change', 'Debitorgruppe', 'at finde', 'Prøvegruppe at finde'],
  ] as const) {
    await page.goto(path);
    const picker = page.getByRole('combobox', { name: label, exact: true });
    await picker.focus();
    await page.keyboard.type(typed);
    // While the list is of what was typed before, nothing in it can be chosen.
    await page.locator('[role=option]:not([aria-disabled=true])').filter({ hasText: found }).first().waitFor();
    await page.locator('[role=option]').filter({ hasNotText: found }).first().waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowDown');
    await page.locator('[role=option][data-focused]').filter({ hasText: found }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    expect([label, await picker.inputValue()]).toEqual([label, expect.stringContaining(found)]);
  }
};
