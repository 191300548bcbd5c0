import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { isBankDay } from '../../../domain/calendar/bank-days.ts';
import { IN_ARREARS, laterBankDay } from '../leave-reminders.ts';
import { story } from './stage.ts';
import { typedDate } from './typed.ts';

interface Listed<Row> {
  readonly data: readonly Row[];
}

const rowOf = (page: Page, name: string): Locator => page.getByRole('row').filter({ hasText: name });

/** What is asked for again, and what a person decides about it. */
export function reminderStories(): void {
  story('the preview of a day says what would be sent and to whom nothing, with why', async ({ today, admin }) => {
    const { page } = await admin();
    await page
      .getByRole('navigation')
      .getByRole('link', { name: /^Rykkere/ })
      .click();
    const day = page.getByLabel('Dag');
    await day.fill(typedDate(laterBankDay(today)));
    await page.waitForURL(/on=/);
    const due = rowOf(page, IN_ARREARS.waiting);
    await due.getByText(/Sendes$/).waitFor();
    await due.getByText('1. rykker').waitFor();
    await due.getByText(/1\.000,00 kr\./).waitFor();
    const disputed = rowOf(page, IN_ARREARS.disputed);
    await disputed.getByText('Sendes ikke').waitFor();
    await disputed.getByText('Debitoren bestrider kravet').waitFor();
    await rowOf(page, IN_ARREARS.case).getByText('Har fået det sidste trin').waitFor();
    const csv = await page.request.get(
      (await page.getByRole('link', { name: 'Hent som CSV' }).getAttribute('href')) ?? '',
    );
    expect([csv.status(), csv.headers()['content-type']]).toEqual([200, expect.stringContaining('text/csv')]);
    await day.fill('01.01.2020');
    await page.getByText('Ligger i fortiden').waitFor();
  });

  story('of the letters that wait some are sent and some are not, and what is refused is said', tellOfProposals);

  story('what is charged in a letter is reckoned in the open, and waived with a reason', async ({ living, admin }) => {
    const { page } = await admin();
    await page.goto('/reminders?tab=sent');
    await page.getByRole('radio', { name: 'Inkassovarsel' }).check();
    await page.waitForURL(/isNotice=true/);
    const row = rowOf(page, IN_ARREARS.case);
    await page.getByText(/^1 i alt/).waitFor();
    await row.getByRole('link').first().click();
    await page.getByRole('heading', { name: /^Inkassovarsel R\d+$/, level: 1 }).waitFor();
    const reckoned = page.getByRole('table', { name: 'Sådan er renten regnet' });
    await reckoned.getByText('10 %').first().waitFor();
    await page.getByRole('button', { name: 'Eftergiv' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Hvad').selectOption({ label: 'Rykkergebyr, 100,00 kr.' });
    await dialog.getByLabel('Begrundelse').fill('Aftalt pr. telefon');
    await dialog.getByRole('button', { name: 'Eftergiv' }).click();
    await page.getByText('Rykkergebyr: 100,00 kr. eftergivet').waitFor();
    await page.getByText('Eftergivet af en person: Aftalt pr. telefon').waitFor();
    // The fee is gone: what is left to waive is interest.
    await page.getByRole('button', { name: 'Eftergiv' }).click();
    expect(await dialog.getByLabel('Hvad').locator('option').allTextContents()).toEqual([
      expect.stringMatching(/^Renter, /),
    ]);
    const { data } = await living.api.get<Listed<{ waived: string }>>('/v1/reminders?isNotice=true');
    expect(data).toMatchObject([{ waived: '100.00' }]);
  });

  story('who hands over a case that is disputed meanwhile is told, and hands over nothing', tellOfDisputed);

  story(
    'a case is handed over to a collector, and stands with those that were, and with who did it',
    async ({ living, admin }) => {
      const { page } = await admin();
      await page.getByRole('link', { name: 'Sager til inkasso' }).click();
      const file = await rowOf(page, IN_ARREARS.case)
        .getByRole('link', { name: 'Hent sagen (PDF)' })
        .getAttribute('href');
      const pdf = await page.request.get(file ?? '');
      expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
      await rowOf(page, IN_ARREARS.case).getByRole('button', { name: 'Aflever til inkasso' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Bemærkning').fill('Prøve Inkasso, sag 4711');
      await dialog.getByRole('button', { name: 'Aflever til inkasso' }).click();
      await page.getByText('Ingen sager er klar til inkasso.').waitFor();
      await page.getByRole('radio', { name: 'Hos inkasso' }).check();
      await rowOf(page, IN_ARREARS.case).getByText('Prøve Inkasso, sag 4711').waitFor();
      await rowOf(page, IN_ARREARS.case).getByRole('button', { name: 'Ændringer' }).click();
      await dialog.getByText('Inkassosag ændret').waitFor();
      await dialog.getByText('Prøve Inkasso, sag 4711').waitFor();
      await dialog.getByRole('button', { name: 'Luk' }).click();
      await dialog.waitFor({ state: 'detached' });
      const { data } = await living.api.get<Listed<object>>('/v1/debt-cases?status=handed_over');
      expect(data).toMatchObject([{ note: 'Prøve Inkasso, sag 4711' }]);
    },
  );

  story('an invoice says when it was reminded of, and is held back and reminded of again', tellOfHold);

  story('of two who hold a debtor back, the second is told of the first', async ({ living, admin }) => {
    const id = await idOf(living, IN_ARREARS.reminded);
    const { page } = await admin();
    await page.goto(`/debtors/${id}?tab=reminders`);
    await page.getByRole('button', { name: 'Hold tilbage fra rykkere' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Begrundelse').fill('Betaler i rater');
    await living.api.put(`/v1/debtors/${id}/reminder-hold`, { reason: 'Er syg' });
    await dialog.getByRole('button', { name: 'Hold tilbage fra rykkere' }).click();
    await dialog.getByRole('button', { name: 'Hent det nyeste' }).click();
    await page.getByText('Er syg').waitFor();
    await page.getByRole('button', { name: 'Ophæv rykkerstop' }).click();
    await dialog.getByRole('button', { name: 'Ophæv rykkerstop' }).click();
    await page.getByText('Holdes ikke tilbage fra rykkere.').waitFor();
  });
}

type Tell = Parameters<typeof story>[1];

const tellOfProposals: Tell = async ({ living, today, admin }) => {
  const { page } = await admin();
  await page.getByRole('link', { name: 'Rykkere, der venter på at blive sendt' }).click();
  await page.getByRole('checkbox', { name: `Vælg rykkeren til ${IN_ARREARS.rejected}` }).check();
  await page.getByRole('button', { name: 'Afvis den valgte' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Afvis den valgte' }).click();
  await rowOf(page, IN_ARREARS.rejected).waitFor({ state: 'detached' });
  await page.getByRole('checkbox', { name: 'Vælg alle, der er vist' }).check();
  await page.getByRole('button', { name: 'Send de 2 valgte' }).click();
  await dialog.getByText('2 rykkere sendes med det samme. De beder i alt om 2.000,00 kr.').waitFor();
  await dialog.getByRole('button', { name: 'Send de 2 valgte' }).click();
  const refused = page.getByRole('alert');
  await refused.getByText(`${IN_ARREARS.disputed}: Der er ingen rykker at sende nu`).waitFor();
  // On a day on which banks are closed no letter goes.
  const isOpen = isBankDay(today);
  expect(await refused.getByText(IN_ARREARS.waiting).count()).toBe(isOpen ? 0 : 1);
  const { data } = await living.api.get<Listed<{ debtorName: string; status: string }>>('/v1/reminder-proposals');
  const states = Object.fromEntries(data.map(({ debtorName, status }) => [debtorName, status]));
  expect(states).toEqual({
    [IN_ARREARS.rejected]: 'rejected',
    [IN_ARREARS.waiting]: isOpen ? 'sent' : 'waiting',
    [IN_ARREARS.disputed]: 'waiting',
  });
};

const tellOfDisputed: Tell = async ({ living, admin }) => {
  const { page } = await admin();
  await page.goto('/reminders?tab=cases');
  const row = rowOf(page, IN_ARREARS.case);
  await row.getByRole('button', { name: 'Aflever til inkasso' }).click();
  const dialog = page.getByRole('dialog');
  const id = await idOf(living, IN_ARREARS.case);
  await living.api.put(`/v1/debtors/${id}/reminder-hold`, { reason: 'Varen kom aldrig', isDisputed: true });
  await dialog.getByRole('button', { name: 'Aflever til inkasso' }).click();
  await dialog.getByRole('button', { name: 'Hent det nyeste' }).click();
  await row.getByText('Debitoren bestrider kravet').waitFor();
  expect(await row.getByRole('button', { name: 'Aflever til inkasso' }).count()).toBe(0);
  await page.goto('/reminders?tab=holds');
  const hold = rowOf(page, 'Varen kom aldrig');
  await hold.getByRole('button', { name: 'Ophæv rykkerstop' }).click();
  await dialog.getByRole('button', { name: 'Ophæv rykkerstop' }).click();
  await hold.waitFor({ state: 'detached' });
};

const tellOfHold: Tell = async ({ living, admin }) => {
  const debtorId = await idOf(living, IN_ARREARS.reminded);
  const [invoice] = (await living.api.get<Listed<{ id: string }>>(`/v1/invoices?debtorId=${debtorId}`)).data;
  const { page } = await admin();
  await page.goto(`/invoices/${invoice?.id}`);
  const told = page.getByRole('region', { name: 'Rykkere' });
  await told.getByText(/^Rykket den \d.*, 1\. rykker:/).waitFor();
  await told.getByRole('button', { name: 'Hold tilbage fra rykkere' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Begrundelse').fill('Er ved at blive krediteret');
  await dialog.getByLabel('Til og med').fill('01.01.2020');
  await dialog.getByRole('button', { name: 'Hold tilbage fra rykkere' }).click();
  await dialog.getByText('Ligger i fortiden').first().waitFor();
  await dialog.getByLabel('Til og med').fill('31.12.2182');
  await dialog.getByRole('button', { name: 'Hold tilbage fra rykkere' }).click();
  await told.getByText('Der rykkes ikke til og med 31. dec. 2182').waitFor();
  await page.goto('/reminders?tab=holds');
  const row = rowOf(page, 'Er ved at blive krediteret');
  await row.getByRole('button', { name: 'Ophæv rykkerstop' }).click();
  await dialog.getByRole('button', { name: 'Ophæv rykkerstop' }).click();
  await row.waitFor({ state: 'detached' });
};

async function idOf({ api }: Parameters<Tell>[0]['living'], name: string): Promise<string> {
  const debtors = await api.list<{ id: string; name: string }>('/v1/debtors');
  const found = debtors.find((debtor) => debtor.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found.id;
}
