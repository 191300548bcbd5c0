import { expect } from '@jest/globals';
import { untilNone } from '../../../dev/demo/until-none.ts';
import { story } from './stage.ts';
import { shownAmount, typedDate } from './typed.ts';

interface Billed {
  readonly total: string;
}

/** A subscription as one types it. */
export function subscriptionStories(): void {
  story('what a new subscription will bill is shown as one types, and that is what is billed', async (scene) => {
    const { living, begun, admin } = scene;
    const { page } = await admin();
    await page.getByRole('link', { name: 'Abonnementer' }).click();
    await page.getByRole('link', { name: 'Nyt abonnement' }).click();
    await page.getByText('Når debitor, linje og første dag er valgt').waitFor();

    await page.getByRole('combobox', { name: 'Debitor' }).fill('Bo Afviser');
    await page.getByRole('option', { name: 'Prøvekunde Bo Afviser' }).click();
    await page.getByLabel('Reference').fill('Prøveleje');
    await page.getByLabel('Tekst').fill('Leje af bord');
    await page.getByLabel('Pris uden moms').fill('80,40');
    await page.getByLabel('Første dag', { exact: true }).fill(typedDate(begun));
    const first = page.getByRole('region', { name: 'Det bliver faktureret sådan' }).getByRole('listitem').first();
    const total = first.getByRole('term').filter({ hasText: 'I alt' }).locator('..').getByRole('definition');
    await total.getByText('100,50').waitFor();
    await page.getByLabel('Antal').fill('3');
    await total.getByText('301,50').waitFor();
    // A period that has begun: shared by days, unless it begins on the first of its month.
    await page.getByLabel('Perioder begynder').selectOption({ label: 'Med kalenderen: måned, kvartal, år' });
    await page.getByLabel('Hver').selectOption({ label: 'år' });
    const year = begun.slice(0, 4);
    await first.getByRole('heading').getByText(`31. dec. ${year}`).waitFor();
    const previewed = await total.innerText();

    await page.getByRole('button', { name: 'Opret abonnement' }).click();
    await page.getByRole('heading', { name: 'Prøvekunde Bo Afviser', level: 1 }).waitFor();
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    let billed: Billed[] = [];
    await untilNone(async () => {
      ({ data: billed } = await living.api.get<{ data: Billed[] }>(`/v1/invoices?subscriptionId=${id}`));
      return billed.length === 0 ? ['no invoice yet'] : [];
    });
    expect(billed.map(({ total: amount }) => shownAmount(amount))).toEqual([previewed]);
  });
}
