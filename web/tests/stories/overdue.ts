import { expect } from '@jest/globals';
import { pdfText } from '../../../documents/read-pdf.ts';
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

  story('an amount that cannot be read is not left out in silence: it is said, and nothing is sent', async (scene) => {
    const { page, changes } = await openLate(scene);
    await page.getByRole('button', { name: 'Afskriv' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Bemærkning').fill('Aftalt');
    // Left empty, it would be all that is open.
    const amount = dialog.getByLabel('Beløb');
    await amount.fill('1.00,5');
    await amount.press('Enter');
    await dialog.getByText('Skriv et beløb som 1.234,50').waitFor();
    await dialog.getByRole('button', { name: 'Afskriv' }).click();
    expect(await hasFocus(amount)).toBe(true);
    await dialog.getByRole('button', { name: 'Fortryd' }).click();
    expect(changes).toEqual([]);
  });

  story('a dialog that is opened again holds nothing of what was typed in it before', async (scene) => {
    const { page, changes } = await openLate(scene);
    const dialog = page.getByRole('dialog');
    const amount = dialog.getByLabel('Beløb');
    const note = dialog.getByLabel('Bemærkning');
    // Given up first, then sent, then sent once more.
    for (const button of ['Fortryd', 'Afskriv', 'Afskriv']) {
      await page.getByRole('button', { name: 'Afskriv', exact: true }).click();
      expect([await amount.inputValue(), await note.inputValue()]).toEqual(['', '']);
      await amount.fill('1,50');
      await note.fill('Aftalt');
      await dialog.getByRole('button', { name: button, exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    }
    // Each opening is a request of its own.
    expect(changes).toHaveLength(2);
    const invoiceId = new URL(page.url()).pathname.split('/').at(-1);
    expect(await scene.living.api.get(`/v1/invoices/${invoiceId}`)).toMatchObject({ writtenOff: '3.00' });
  });

  story(
    'a statement of account ends with what the debtor owes, on the screen and on paper',
    async ({ living, admin }) => {
      const { data } = await living.api.get<{ data: { debtorId: string; balance: string }[] }>(
        '/v1/debtor-balances?overdue=true',
      );
      const [owing] = data;
      const { page } = await admin();
      await page.goto(`/debtors/${owing?.debtorId}`);
      await page.getByRole('link', { name: 'Kontoudtog', exact: true }).click();
      const shown = owing?.balance.replace('.', ',') ?? '';
      await page.getByText(new RegExp(`ved udgangen ${shown} kr`)).waitFor();
      await page.getByLabel('Fra').fill('01.01.2020');
      await page.waitForURL(/from=2020-01-01/);
      const paper = await page.getByRole('link', { name: 'Kontoudtog som PDF' }).getAttribute('href');
      const file = await page.request.get(paper ?? '');
      expect([file.status(), file.headers()['content-type']]).toEqual([200, 'application/pdf']);
      expect(await pdfText(new Uint8Array(await file.body()))).toContain(shown);
    },
  );

  story('a link to the whole list empties the fields that narrowed it', async ({ admin }) => {
    const { page } = await admin();
    await page.goto('/invoices');
    const [search, day] = [page.getByRole('searchbox'), page.getByLabel('Udstedt fra')];
    await search.fill(LATE);
    await search.press('Enter');
    await page.waitForURL(/q=/);
    await day.fill('01.01.2026');
    await page.waitForURL(/2026-01-01/);
    await page.getByRole('link', { name: 'Fakturaer', exact: true }).click();
    await page.waitForURL((url) => url.search === '');
    await search.focus();
    await day.focus();
    await day.blur();
    expect([await search.inputValue(), await day.inputValue(), new URL(page.url()).search]).toEqual(['', '', '']);
  });

  story('two quick clicks are one request', async (scene) => {
    const { page, changes } = await openLate(scene);
    await page.getByRole('button', { name: 'Send e-mail igen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Send e-mail igen' }).dblclick();
    await dialog.waitFor({ state: 'detached' });
    expect(changes).toHaveLength(1);
  });
}

/** The invoice that is late, and the requests that its screen changes something by. */
async function openLate({ living, admin }: Parameters<Parameters<typeof story>[1]>[0]) {
  const { data } = await living.api.get<{ data: { id: string }[] }>('/v1/invoices?paymentStatus=overdue');
  const { page } = await admin();
  await page.goto(`/invoices/${data[0]?.id}`);
  const changes: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') changes.push(`${request.method()} ${request.url()}`);
  });
  return { page, changes };
}

const nobody = (): void => undefined;

const hasFocus = (element: { evaluate: <T>(ask: (element: Element) => T) => Promise<T> }): Promise<boolean> =>
  element.evaluate((found) => found === document.activeElement);
