import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { story } from './stage.ts';

const HEADER = 'name;addressLines.0;postcode;city;email';
const GOOD = 'Prøvekunde fra fil;Prøvegade 9;8000;Aarhus C;fil@prove.example';

/** A list that comes as a file. */
export function importStories(): void {
  story('a CSV with two bad rows says which row and column, and the mended one is imported', async ({ admin }) => {
    const { page } = await admin();
    await page.getByRole('link', { name: 'Indlæs CSV' }).click();
    await choose(page, [
      HEADER,
      GOOD,
      ';Prøvegade 9;8000;Aarhus C;',
      'Prøvekunde To;Prøvegade 9;8000;Aarhus C;ingen-adresse',
    ]);
    await page.getByRole('heading', { name: '2 fejl, og intet kan indlæses' }).waitFor();
    const faults = page.getByRole('table', { name: 'Hvad er galt' });
    for (const [line, column] of [
      ['3', 'name'],
      ['4', 'email'],
    ] as const) {
      const row = faults.getByRole('row').filter({ has: page.getByRole('cell', { name: column, exact: true }) });
      await row
        .getByRole('cell', { name: new RegExp(`${line}$`) })
        .first()
        .waitFor();
    }
    expect(await page.getByRole('button', { name: 'Indlæs', exact: true }).count()).toBe(0);

    await choose(page, [HEADER, GOOD]);
    await page.getByRole('heading', { name: 'Filen er i orden.' }).waitFor();
    await page.getByRole('button', { name: 'Indlæs', exact: true }).click();
    await page.getByRole('heading', { name: 'Filen er indlæst.' }).waitFor();
    await page.getByRole('link', { name: 'Se dem' }).click();
    await page.getByRole('link', { name: 'Prøvekunde fra fil' }).waitFor();
  });
}

async function choose(page: Page, lines: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^Vælg/ }).click();
  await (
    await chooser
  ).setFiles({ name: 'debitorer.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
}
