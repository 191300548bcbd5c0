import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { story } from './stage.ts';

export function twoAtOnceStories(): void {
  story(
    'who changes a debtor whom another has changed meanwhile is told, keeps what is typed, and loads the newest',
    tell,
  );
}

const tell: Parameters<typeof story>[1] = async ({ living, admin }) => {
  const { data } = await living.api.get<{ data: { id: string }[] }>('/v1/debtors?limit=1');
  const path = `/debtors/${data[0]?.id}`;
  const { page: mine } = await admin();
  const { page: theirs } = await admin();
  await typeCity(mine, path, 'Odense');
  await typeCity(theirs, path, 'Ribe');
  await save(theirs);
  await theirs.getByRole('dialog').waitFor({ state: 'detached' });
  await save(mine);
  const refusal = mine.getByRole('dialog').getByRole('alert');
  await refusal.waitFor();
  expect(await refusal.textContent()).toContain('Det er ændret, siden du åbnede det');
  expect(await mine.getByRole('dialog').getByLabel('By').inputValue()).toBe('Odense');
  await refusal.getByRole('button', { name: 'Hent det nyeste' }).click();
  await mine.getByText('Ribe').first().waitFor();
  await mine.getByRole('button', { name: 'Ret oplysninger' }).click();
  expect(await mine.getByRole('dialog').getByLabel('By').inputValue()).toBe('Ribe');
  await mine.getByRole('dialog').getByLabel('By').fill('Odense');
  await save(mine);
  await mine.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await living.api.get(`/v1${path}`)).toMatchObject({ city: 'Odense' });
};

async function typeCity(page: Page, path: string, city: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', { name: 'Ret oplysninger' }).click();
  await page.getByRole('dialog').getByLabel('By').fill(city);
}

const save = (page: Page): Promise<void> => page.getByRole('dialog').getByRole('button', { name: 'Gem' }).click();
