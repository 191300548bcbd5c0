import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { openAs } from './people.ts';
import { story } from './stage.ts';

const PERSON = { email: 'sprog@prove.example', name: 'Prøveperson', role: 'admin' } as const;
/** Data, keys and names of languages, which are the same in both. */
const SAME_IN_BOTH = [
  'Termin',
  'Eksempelforeningen',
  PERSON.name,
  PERSON.email,
  'CtrlK',
  'E-mail',
  'Status',
  'Dansk',
  'English',
];

/** Words, and where the keyboard is. */
export function languageStories(): void {
  story('the page is in Danish until one chooses English, and then every word is at once', async ({ living, keep }) => {
    const { page } = await keep(openAs(living, PERSON));
    await page.getByRole('link', { name: /^Min konto:/ }).click();
    await page.getByRole('heading', { name: 'Min konto', level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    // The menu says what waits once it has been counted.
    await page
      .getByRole('link', { name: /\d+ venter$/ })
      .first()
      .waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('da');
    const danish = await wordsOn(page);
    await page.getByRole('combobox', { name: 'Sprog' }).selectOption({ label: 'English' });
    await page.getByRole('heading', { name: 'My account', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Today' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.title()).toBe('My account · Termin');
    const english = await wordsOn(page);
    expect(english.length).toBe(danish.length);
    expect(english.filter((word) => danish.includes(word))).toEqual([]);
  });

  story('Tab goes through signing in from the first field to the button', async ({ nobody }) => {
    const { page } = await nobody();
    await page.goto('/');
    await page.getByLabel('E-mail').focus();
    for (const next of [
      page.getByLabel('Adgangskode'),
      page.getByRole('button', { name: 'Log ind' }),
      page.getByRole('button', { name: 'Glemt adgangskode?' }),
    ]) {
      await page.keyboard.press('Tab');
      expect(await isFocused(next)).toBe(true);
    }
  });

  story('the first stop of Tab leads past the menu to what the screen is about', async ({ admin }) => {
    const { page } = await admin();
    await page.goto('/debtors');
    await page.getByRole('link', { name: 'Gå til indholdet' }).focus();
    await page.keyboard.press('Enter');
    expect(await isFocused(page.getByRole('main'))).toBe(true);
  });

  story('where a dialog closes, the focus is back on its button', async ({ admin }) => {
    const { page } = await admin();
    await page.goto('/access');
    const button = page.getByRole('button', { name: 'Invitér' });
    const dialog = page.getByRole('dialog', { name: 'Invitér' });
    const leave = {
      'by Escape': () => page.keyboard.press('Escape'),
      'by Cancel': () => dialog.getByRole('button', { name: 'Fortryd' }).click(),
      'when it is done': async () => {
        await dialog.getByLabel('E-mail').fill('fokus@prove.example');
        await page.keyboard.press('Enter');
      },
    };
    const back: string[] = [];
    for (const [how, close] of Object.entries(leave)) {
      await button.focus();
      await page.keyboard.press('Enter');
      await dialog.waitFor();
      await close();
      await dialog.waitFor({ state: 'detached' });
      if (await isFocused(button)) back.push(how);
    }
    expect(back).toEqual(Object.keys(leave));
  });
}

const isFocused = (element: Locator): Promise<boolean> => element.evaluate((found) => found === document.activeElement);

/** What is written on the page, line by line, but for what is no word of the page's own. */
async function wordsOn(page: Page): Promise<string[]> {
  const lines = (await page.locator('body').innerText()).split('\n').map((line) => line.trim());
  return lines.filter((line) => /\p{L}{2}/u.test(line) && !SAME_IN_BOTH.includes(line) && !/\d{4}/.test(line));
}
