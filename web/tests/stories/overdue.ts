import { expect } from '@jest/globals';
import { story } from './stage.ts';

const LATE = 'Prøvekunde Sen Betaler';

const PRESSES = 20;
const HEARD_MS = 1000;

/** An invoice that is late, and the money that comes for it. */
export function overdueStories(): void {
  story('from Today it is two clicks to an invoice that is late, and to its story', async ({ admin }) => {
    const { page } = await admin();
    await page
      .getByRole('region', { name: 'Forfaldent' })
      .getByRole('link', { name: /faktura/ })
      .click();
    await page.getByRole('heading', { name: 'Fakturaer', level: 1 }).waitFor();
    const row = page.getByRole('row', { name: LATE });
    await row.getByText(/dage over tiden/).waitFor();
    await row.getByRole('link').first().click();
    await page.getByRole('heading', { name: /^Faktura \d+$/, level: 1 }).waitFor();
    const told = page.getByRole('region', { name: 'Forløb' });
    await told.getByText('Udstedt').waitFor();
    await told.getByText('Sendt til sen@prove.example').waitFor();
  });

  story('a payment is placed by keys alone', async ({ living, admin }) => {
    const { page } = await admin();
    const { keyboard } = page;
    await page.getByRole('heading', { name: 'I dag', level: 1 }).waitFor();
    await keyboard.press('g');
    await keyboard.press('b');
    const link = page.getByRole('link', { name: new RegExp(LATE) });
    await link.waitFor();
    for (let press = 0; press < PRESSES && !(await hasFocus(link)); press += 1) {
      await keyboard.press('j');
      // A list that has just been drawn anew may not have heard it: then it is pressed again.
      await page
        .waitForFunction(() => document.activeElement?.matches('td a'), null, { timeout: HEARD_MS })
        .catch(nobody);
    }
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Placér 700,00 kr.', level: 1 }).waitFor();
    await keyboard.press('1');
    await page.getByText(/700,00 kr\. på faktura \d+\. Intet er tilbage\./).waitFor();
    await keyboard.press('Enter');
    await page.getByText('700,00 kr. er placeret.').waitFor();
    const { data } = await living.api.get<{ data: { open: string; debtorName: string }[] }>(
      '/v1/invoices?paymentStatus=overdue',
    );
    expect(data).toMatchObject([{ debtorName: LATE, open: '50.00' }]);
  });
}

const nobody = (): void => undefined;

const hasFocus = (element: { evaluate: <T>(ask: (element: Element) => T) => Promise<T> }): Promise<boolean> =>
  element.evaluate((found) => found === document.activeElement);
