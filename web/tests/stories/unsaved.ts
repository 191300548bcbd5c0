import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { openAs, PASSWORD, signIn } from './people.ts';
import { story } from './stage.ts';

const TYPIST = { email: 'skriver@prove.example', name: 'Prøveskriver', role: 'admin' } as const;
const OTHER = { email: 'afloser@prove.example', name: 'Prøveafløser', role: 'admin' } as const;
const NAME = 'Prøvekunde Halvt Skrevet';
const FIELDS = { Navn: NAME, Adresse: 'Prøvegade 6', Postnummer: '8000', By: 'Aarhus C' };

/** What is typed and not saved. */
export function unsavedStories(): void {
  story('who signs in again where the session ended finds what was typed, and saves it', async ({ living, keep }) => {
    const window = await keep(openAs(living, TYPIST));
    const { page } = window;
    const dialog = await typeDebtor(page);
    await endSession(page, dialog);
    await page.getByText('Det, du har skrevet, er her endnu').waitFor();
    // It waits unseen.
    expect(await dialog.isVisible()).toBe(false);
    await signIn(window, { ...TYPIST, password: PASSWORD });
    await dialog.waitFor();
    for (const [label, typed] of Object.entries(FIELDS)) expect(await field(dialog, label).inputValue()).toBe(typed);
    expect(await dialog.getByRole('alert').count()).toBe(0);
    await dialog.getByRole('button', { name: 'Opret' }).click();
    await dialog.waitFor({ state: 'detached' });
    const { data } = await living.api.get<{ data: unknown[] }>(`/v1/debtors?q=${encodeURIComponent(NAME)}`);
    expect(data).toHaveLength(1);
  });

  story(
    'an update takes the files of an open page away, and nothing of what was typed in it is lost',
    async (scene) => {
      const window = await scene.nobody();
      const { page } = window;
      await page.goto('/debtors');
      await signIn(window, { ...TYPIST, password: PASSWORD });
      await page.getByRole('button', { name: 'Ny debitor' }).waitFor();
      await page.reload();
      const dialog = await typeDebtor(page);
      for (const part of ['problem-body', 'search-palette', 'keys-help', 'sign-in']) await untilFetched(page, part);
      await page.route('**/assets/**', (route) => route.fulfill({ status: 404 }));

      await dialog.getByLabel('CVR-nummer').fill('12345678');
      await dialog.getByRole('button', { name: 'Opret' }).click();
      await dialog.getByRole('alert').waitFor();
      expect(await field(dialog, 'Navn').inputValue()).toBe(NAME);
      await endSession(page, dialog);
      await signIn(window, { ...TYPIST, password: PASSWORD });
      await dialog.waitFor();
      for (const [label, typed] of Object.entries(FIELDS)) expect(await field(dialog, label).inputValue()).toBe(typed);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Forlad uden at gemme' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.keyboard.press('Control+K');
      await page.getByRole('combobox', { name: 'Søg i alt' }).waitFor();
    },
  );

  story('another who signs in there finds nothing of it', async ({ living, keep, nobody }) => {
    const other = await keep(openAs(living, OTHER));
    await other.page.getByRole('button', { name: 'Log ud' }).click();
    const window = await nobody();
    const { page } = window;
    await page.goto('/');
    await signIn(window, { ...TYPIST, password: PASSWORD });
    await page.getByRole('link', { name: `Min konto: ${TYPIST.name}` }).waitFor();
    const dialog = await typeDebtor(page);
    await endSession(page, dialog);
    await signIn(window, { ...OTHER, password: PASSWORD });
    await page.getByRole('link', { name: `Min konto: ${OTHER.name}` }).waitFor();
    expect(await dialog.count()).toBe(0);
  });

  story(
    'a password that was typed is forgotten where the session ends, and what was beside it is not',
    async (scene) => {
      const window = await scene.nobody();
      const { page } = window;
      await page.goto('/account');
      await signIn(window, { ...TYPIST, password: PASSWORD });
      const [name, password] = [page.getByLabel('Dit navn'), page.getByLabel('Ny adgangskode')];
      await name.fill('Et halvt navn');
      await password.fill('en hemmelig adgangskode');
      await page.context().clearCookies();
      await page.getByRole('button', { name: 'Skift adgangskode' }).click();
      await page.getByRole('heading', { name: 'Log ind', level: 1 }).waitFor();
      await signIn(window, { ...TYPIST, password: PASSWORD });
      await name.waitFor();
      expect([await name.inputValue(), await password.inputValue()]).toEqual(['Et halvt navn', '']);
    },
  );

  story(
    'going back, Escape and closing the window ask where something is typed, and stay if one likes',
    async (scene) => {
      const { page } = await scene.admin();
      await page.getByRole('link', { name: 'Debitorer' }).click();
      const dialog = await typeDebtor(page);
      const ask = page.getByRole('alertdialog', { name: 'Forlad uden at gemme?' });
      for (const leave of [() => page.goBack(), () => page.keyboard.press('Escape')]) {
        await leave();
        await ask.getByRole('button', { name: 'Bliv her' }).click();
        await ask.waitFor({ state: 'detached' });
        expect([new URL(page.url()).pathname, await field(dialog, 'Navn').inputValue()]).toEqual(['/debtors', NAME]);
      }
      const asked: string[] = [];
      page.once('dialog', (question) => {
        asked.push(question.type());
        void question.accept();
      });
      await page.reload();
      expect(asked).toEqual(['beforeunload']);
      await typeDebtor(page);
      await page.keyboard.press('Escape');
      await ask.getByRole('button', { name: 'Forlad uden at gemme' }).click();
      await dialog.waitFor({ state: 'detached' });
    },
  );

  story('who has typed nothing, has taken it back, or has saved it is not asked', async ({ admin }) => {
    const { page } = await admin();
    await page.goto('/subscriptions/new');
    const reference = page.getByLabel('Reference');
    await reference.fill('Halvt');
    const away = page.getByRole('link', { name: 'Debitorer' });
    const ask = page.getByRole('alertdialog');
    await away.click();
    await ask.getByRole('button', { name: 'Bliv her' }).click();
    await reference.fill('');
    await away.click();
    await page.getByRole('heading', { name: 'Debitorer', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Ny debitor' }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.goto('/account');
    const name = page.getByLabel('Dit navn');
    const was = await name.inputValue();
    for (const typed of [`${was} X`, was]) {
      await name.fill(typed);
      await name.press('Enter');
      await page.getByText('Gemt.').waitFor();
    }
    await away.click();
    await page.getByRole('heading', { name: 'Debitorer', level: 1 }).waitFor();
    expect(await ask.count()).toBe(0);
  });
}

const field = (dialog: Locator, label: string): Locator => dialog.getByLabel(label, { exact: true });

/** Types a debtor as far as the button. */
async function typeDebtor(page: Page): Promise<Locator> {
  if (new URL(page.url()).pathname !== '/debtors') await page.goto('/debtors');
  await page.getByRole('button', { name: 'Ny debitor' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ny debitor' });
  for (const [label, typed] of Object.entries(FIELDS)) await field(dialog, label).fill(typed);
  return dialog;
}

/** What the page is made of beside what it shows comes a moment after that. */
async function untilFetched(page: Page, part: string): Promise<void> {
  await page.waitForFunction(
    (name) => performance.getEntriesByType('resource').some((entry) => entry.name.includes(`/assets/${name}`)),
    part,
  );
}

/** The session ends unnoticed: what is sent then is refused. */
async function endSession(page: Page, dialog: Locator): Promise<void> {
  await page.context().clearCookies();
  await dialog.getByRole('button', { name: 'Opret' }).click();
  await page.getByRole('heading', { name: 'Log ind', level: 1 }).waitFor();
}
