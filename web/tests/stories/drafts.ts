import { story } from './stage.ts';

/** What waits until a person says so. */
export function draftStories(): void {
  story('a draft that is approved is an invoice', async ({ admin }) => {
    const { page } = await admin();
    await page.getByRole('link', { name: 'Kladder til godkendelse' }).click();
    await page.getByRole('heading', { name: 'Kladder', level: 1 }).waitFor();
    await page.getByRole('row', { name: 'Prøvekunde Åse Øst' }).getByRole('link').first().click();
    await page.getByRole('button', { name: 'Udsted' }).click();
    await page.getByRole('dialog', { name: 'Udsted' }).getByRole('button', { name: 'Udsted' }).click();
    await page.getByRole('link', { name: 'Se fakturaen' }).click();
    await page.getByRole('heading', { name: /^Faktura \d+$/, level: 1 }).waitFor();
    await page.getByRole('cell', { name: 'Leje, efter aftale' }).waitFor();
  });

  story('a difference that a self-check found is repaired by one click and a yes', async ({ admin }) => {
    const { page } = await admin();
    await page.getByRole('link', { name: 'Forskelle fra selvkontrollen' }).click();
    const wrong = page.getByRole('group', { name: 'Abonnementets arbejdsgang kører ikke' });
    await wrong.getByRole('button', { name: 'Reparér', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Reparér' });
    await dialog.getByRole('button', { name: 'Reparér' }).click();
    await wrong.waitFor({ state: 'detached' });
  });
}
