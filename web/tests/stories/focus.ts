import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { LivingPage } from '../living-page.ts';
import { story } from './stage.ts';

/** What takes one from the page, as shutting oneself out does, asks what no test can answer, or shows what must be kept first. */
const LEFT_OUT = ['Log ud alle steder', 'Spær', 'Tjek nu', 'Skift ud'];
const SETTLED_MS = 400;
/** Who has no focus for so long has lost it. */
const LOST_MS = 5000;

/** Where the keyboard is after what was done. */
export function focusStories(): void {
  story('Escape closes an open list in a dialog, and only then the dialog with what is typed there', async (scene) => {
    const { page } = await scene.admin();
    const { data } = await scene.living.api.get<{ data: { id: string }[] }>(
      '/v1/subscriptions?kind=single&status=active',
    );
    await page.goto(`/subscriptions/${data[0]?.id}?tab=lines`);
    await page.getByRole('button', { name: 'Tilføj fast linje' }).click();
    const dialog = page.getByRole('dialog');
    const text = dialog.getByLabel('Tekst', { exact: false }).first();
    await text.fill('Leje af bord');
    const field = dialog.getByRole('combobox', { name: 'Vare' });
    await field.fill('kont');
    const found = dialog.getByRole('option', { name: 'Kontingent' });
    await found.waitFor();
    await page.keyboard.press('Escape');
    await found.waitFor({ state: 'detached' });
    expect([await dialog.count(), await text.inputValue()]).toEqual([1, 'Leje af bord']);
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Forlad uden at gemme' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  story('no action that needs nothing typed leaves the focus on nothing', async ({ living, admin }) => {
    // The newest stands first: it is revoked, and not the one that other stories use.
    await living.api.post('/v1/api-keys', { role: 'read_only', name: 'Nøgle til at spærre' });
    const { page } = await admin();
    const lost: string[] = [];
    const done: string[] = [];
    for (const path of await pathsOf(living)) {
      for (const name of await actionsOn(page, path)) {
        const outcome = await act(page, path, name);
        if (outcome !== 'not done') done.push(name);
        if (outcome === 'lost') lost.push(`${path}: ${name}`);
      }
    }
    expect(lost).toEqual([]);
    // As many as there were when this was written, so that it is known to look.
    expect(done.length).toBeGreaterThan(MOST_FEW);
  });
}

const MOST_FEW = 8;

async function pathsOf({ api }: LivingPage): Promise<string[]> {
  const first = async (list: string, toPath: (id: string) => string): Promise<string[]> => {
    const { data } = await api.get<{ data: { id: string }[] }>(list);
    return data.slice(0, 1).map(({ id }) => toPath(id));
  };
  return [
    ...(await first('/v1/debtors', (id) => `/debtors/${id}`)),
    ...(await first('/v1/subscriptions?kind=single&status=active', (id) => `/subscriptions/${id}`)),
    ...(await first('/v1/subscriptions?kind=single&status=active', (id) => `/subscriptions/${id}?tab=pauses`)),
    ...(await first('/v1/runs', (id) => `/runs/${id}`)),
    ...(await first('/v1/items', (id) => `/prices/items/${id}`)),
    ...(await first('/v1/drafts?status=waiting', (id) => `/drafts/${id}`)),
    ...(await first('/v1/invoices?kind=invoice&paymentStatus=open', (id) => `/invoices/${id}`)),
    ...(await first('/v1/payments?status=matched', (id) => `/payments/${id}`)),
    ...(await first('/v1/received-files', (id) => `/files/${id}`)),
    '/deliveries',
    '/findings',
    '/access',
  ];
}

/** The buttons of a screen that open a dialog, by their names. */
async function actionsOn(page: Page, path: string): Promise<string[]> {
  await settle(page, path);
  const buttons = page.getByRole('main').getByRole('button').filter({ visible: true });
  const names = (await buttons.allInnerTexts()).map((name) => name.trim());
  return [...new Set(names)].filter((name) => name !== '' && !LEFT_OUT.includes(name));
}

/** Does it, where it can be done without typing. */
async function act(page: Page, path: string, name: string): Promise<'not done' | 'kept' | 'lost'> {
  await settle(page, path);
  const button = page.getByRole('main').getByRole('button', { name, exact: true }).filter({ visible: true }).first();
  if ((await button.count()) === 0 || (await button.isDisabled())) return 'not done';
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await page.waitForTimeout(SETTLED_MS);
  if ((await dialog.count()) === 0) return (await isLost(page)) ? 'lost' : 'kept';
  const submit = dialog.locator('button[type=submit]');
  if ((await submit.count()) === 0 || (await submit.isDisabled())) return 'not done';
  await submit.focus();
  await page.keyboard.press('Enter');
  const refused = dialog.getByRole('alert');
  await Promise.race([dialog.waitFor({ state: 'detached' }), refused.first().waitFor()]);
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(SETTLED_MS);
  return (await isLost(page)) ? 'lost' : 'kept';
}

/** Whether the focus stays on nothing: a slow machine may still be drawing what takes it. */
async function isLost(page: Page): Promise<boolean> {
  try {
    await page.waitForFunction(
      () => document.activeElement !== null && document.activeElement !== document.body,
      undefined,
      { timeout: LOST_MS },
    );
    return false;
  } catch {
    return true;
  }
}

async function settle(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}
