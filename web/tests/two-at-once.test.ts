import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startLivingPage, type LivingPage } from './living-page.ts';

const START_MS = 300_000;
const STORY_MS = 120_000;
const DANISH = { locale: 'da-DK' };

let living: LivingPage;
beforeAll(async () => {
  living = await startLivingPage();
}, START_MS);
afterAll(async () => living.close(), START_MS);

test(
  'who changes a debtor whom another has changed meanwhile is told, keeps what is typed, and loads the newest',
  async () => {
    const { data } = await living.api.get<{ data: { id: string }[] }>('/v1/debtors?limit=1');
    const path = `/debtors/${data[0]?.id}`;
    const { page: mine, complaints } = await living.openSignedIn(DANISH);
    const { page: theirs } = await living.openSignedIn(DANISH);
    const typeCity = async (page: typeof mine, city: string) => {
      await page.goto(`${living.url}${path}`);
      await page.getByRole('button', { name: 'Ret oplysninger' }).click();
      await page.getByRole('dialog').getByLabel('By').fill(city);
    };
    await typeCity(mine, 'Odense');
    await typeCity(theirs, 'Ribe');
    const save = (page: typeof mine) => page.getByRole('dialog').getByRole('button', { name: 'Gem' }).click();
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
    expect(complaints.filter((complaint) => !complaint.includes('412'))).toEqual([]);
  },
  STORY_MS,
);
