import type { Page } from 'playwright-core';
import { story } from './stage.ts';
import { typedDate } from './typed.ts';

const MEMBERS = ['Prøvekunde Åse Øst', 'Prøvekunde Bo Afviser'];

/** Debtors who are billed alike, and the run that bills them. */
export function groupStories(): void {
  story('a debtor group in a subscription group is billed by a run that one sees come to its end', async (scene) => {
    const { living, begun, admin } = scene;
    const { page } = await admin();
    await page.getByRole('link', { name: /^Grupper/ }).click();
    await page.getByRole('button', { name: 'Ny debitorgruppe' }).click();
    const naming = page.getByRole('dialog', { name: 'Ny debitorgruppe' });
    await naming.getByLabel('Navn').fill('Havnens pladser');
    await naming.getByRole('button', { name: 'Opret' }).click();
    await page.getByRole('heading', { name: 'Havnens pladser', level: 1 }).waitFor();
    await addMembers(page, { day: typedDate(begun), names: MEMBERS });

    const { id } = await living.api.post<{ id: string }>('/v1/subscriptions', {
      kind: 'group',
      reference: 'Havneafgift',
      startOn: begun,
      interval: { unit: 'month', count: 1 },
      lines: [{ text: 'Havneafgift', quantity: '1', unitPrice: '60', vatCode: 'standard' }],
    });
    await page.goto(`/groups/${id}`);
    await addMembers(page, { day: typedDate(begun), group: 'Havnens pladser' });
    await page.getByRole('link', { name: 'Kørsler' }).click();
    await page.getByRole('table', { name: 'Kørsler' }).getByRole('link').first().click();
    await page.getByRole('status').getByText('2 af 2 medlemmer er færdige').waitFor();
    for (const name of MEMBERS) await page.getByRole('row', { name }).getByText('Faktureret').waitFor();
  });
}

async function addMembers(
  page: Page,
  { day, names = [], group }: { day: string; names?: readonly string[]; group?: string },
): Promise<void> {
  await page.getByRole('button', { name: 'Tilføj medlemmer' }).click();
  const dialog = page.getByRole('dialog', { name: 'Tilføj medlemmer' });
  const pick = async (field: string, name: string): Promise<void> => {
    await dialog.getByRole('combobox', { name: field }).fill(name);
    await dialog.getByRole('option', { name }).click();
  };
  if (group !== undefined) {
    await dialog.getByLabel('Hvem').selectOption({ label: 'En debitorgruppe' });
    await pick('Find debitorgruppe', group);
  }
  for (const name of names) await pick('Find debitor', name);
  await dialog.getByLabel('Medlem fra').fill(day);
  await dialog.getByRole('button', { name: 'Tilføj medlemmer' }).click();
  for (const name of group === undefined ? names : [group]) await page.getByRole('cell', { name }).waitFor();
}
