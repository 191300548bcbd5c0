import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findViolations } from './find-violations.ts';
import { startLivingPage, type LivingPage } from './living-page.ts';

const START_MS = 300_000;
const STORY_MS = 300_000;

let living: LivingPage;
beforeAll(async () => {
  living = await startLivingPage();
}, START_MS);
afterAll(async () => living.close(), START_MS);

/** The secret that is shown, which is kept by this. */
async function keep(page: Page): Promise<string> {
  const shown = page.getByRole('dialog', { name: 'Din nye nøgle' });
  const secret = (await shown.getByRole('listitem').innerText()).trim();
  await shown.getByRole('button', { name: 'Jeg har gemt det' }).click();
  await shown.waitFor({ state: 'detached' });
  return secret;
}

const statusBy = async (key: string, path: string): Promise<number> =>
  (await fetch(`${living.url}${path}`, { headers: { authorization: `Bearer ${key}` } })).status;

test(
  'a key is made with what it may do and from where, says when it was used, and is replaced by one like it',
  async () => {
    const { page, complaints, close } = await living.openSignedIn();
    await page.goto('/access');
    await page.getByRole('button', { name: 'Ny nøgle' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ny nøgle' });
    await dialog.getByLabel('Hvad den er til').fill('Prøvebogholderi');
    await dialog.getByLabel('Rolle').selectOption({ label: 'Administrator' });
    await dialog.getByLabel('Flytte penge').uncheck();
    await dialog.getByLabel('Gælder til og med').fill('01-12-2182');
    await dialog.getByLabel('Adresser').fill('127.0.0.0/8, ::1');
    await dialog.getByRole('button', { name: 'Ny nøgle' }).click();
    const old = await keep(page);
    expect(await statusBy(old, '/v1/debtors')).toBe(200);

    await page.reload();
    const row = page.getByRole('row', { name: 'Prøvebogholderi' });
    await row.getByText('127.0.0.0/8, ::1').waitFor();
    await row.getByText('Læse, Skrive, Indstille').waitFor();
    await row.getByText('Udløber').waitFor();
    expect(await row.getByText('Aldrig').count()).toBe(0);

    await row.getByRole('button', { name: 'Skift ud' }).click();
    const rotating = page.getByRole('dialog', { name: 'Skift ud' });
    await rotating.getByLabel('Den gamle virker').selectOption({ label: 'Ikke længere' });
    await rotating.getByRole('button', { name: 'Skift ud' }).click();
    const next = await keep(page);
    expect([await statusBy(old, '/v1/debtors'), await statusBy(next, '/v1/debtors')]).toEqual([401, 200]);
    await page.getByText('Udløbet').waitFor();
    expect(await findViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  },
  STORY_MS,
);

test(
  'an operator makes a key for operators, is not left without one, and revokes a key of a creditor',
  async () => {
    const { page, close } = await living.openSignedIn();
    await page.goto('/operator');
    await page.getByRole('button', { name: 'Ny nøgle' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ny nøgle' });
    await dialog.getByLabel('Hvad den er til').fill('Prøvedrift');
    await dialog.getByRole('button', { name: 'Ny nøgle' }).click();
    const secret = await keep(page);
    expect(await statusBy(secret, '/v1/creditors')).toBe(200);
    await page.getByRole('row', { name: 'Prøvedrift' }).getByRole('button', { name: 'Spær nøglen' }).click();
    const revoking = page.getByRole('dialog', { name: 'Spær nøglen' });
    await revoking.getByRole('button', { name: 'Spær nøglen' }).click();
    await revoking.getByRole('alert').getByText('Der ville ikke være nogen operatørnøgle tilbage').waitFor();
    await revoking.getByRole('button', { name: 'Fortryd' }).click();

    const { id: creditorId } = await living.api.get<{ id: string }>('/v1/creditor');
    await living.api.post('/v1/api-keys', { role: 'read_only', name: 'Prøvenøgle til operatøren' });
    await page.goto(`/operator/${creditorId}`);
    const row = page.getByRole('row', { name: 'Prøvenøgle til operatøren' });
    await row.getByRole('button', { name: 'Spær nøglen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Spær nøglen' }).click();
    await row.getByText('Spærret').waitFor();
    await close();
  },
  STORY_MS,
);
