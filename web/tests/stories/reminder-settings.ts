import { expect } from '@jest/globals';
import { story } from './stage.ts';

/** How a creditor reminds, and the rates that interest is reckoned by. */
export function reminderSettingsStories(): void {
  story('what the law does not allow stands at its field, and without levels nobody is reminded', async (scene) => {
    const { page } = await scene.admin();
    await page.goto('/settings');
    const section = page.getByRole('region', { name: 'Rykkerprocedure' });
    await section.getByRole('button', { name: 'Ret' }).click();
    for (const left of [2, 1, 0]) {
      await section.getByRole('button', { name: `Fjern trin ${left + 1}` }).click();
      expect(await section.getByRole('group', { name: /^Trin/ }).count()).toBe(left);
    }
    await section.getByRole('button', { name: 'Brug forslaget' }).click();
    const second = section.getByRole('group', { name: 'Trin 2' });
    expect(await second.getByLabel('Gebyr').inputValue()).toBe('100,00');
    await second.getByLabel('Gebyr').fill('101');
    await second.getByLabel('Inkassovarsel').check();
    await section.getByLabel('Inkassovarslets frist i dage').fill('9');
    await section.getByRole('button', { name: 'Gem' }).click();
    await second.getByText('Er mere end de 100 kr., som renteloven tillader').waitFor();
    await section.getByRole('group', { name: 'Trin 3' }).getByText('Inkassovarslet er det sidste trin').waitFor();
    const short = section.getByText('Er mindre end de ti dage, som inkassoloven kræver');
    expect(await short.filter({ visible: true }).count()).toBeGreaterThan(0);
    await second.getByLabel('Gebyr').fill('100');
    await second.getByLabel('Inkassovarsel').uncheck();
    await section.getByLabel('Inkassovarslets frist i dage').fill('14');
    await section.getByLabel('Sat på pause').check();
    await section.getByRole('button', { name: 'Gem' }).click();
    await section.getByText('14 dage efter brevet før').first().waitFor();
    expect(await scene.living.api.get('/v1/reminder-settings')).toMatchObject({
      levels: [{ fee: '0.00' }, { fee: '100.00', interest: true }, { isNotice: true }],
      noticeDays: 14,
      isPaused: true,
    });
    await page.goto('/reminders');
    await page.getByText('Rykkere er sat på pause: ingen sendes').waitFor();
    await page.getByRole('link', { name: 'Se rykkerproceduren' }).click();
    await section.getByRole('button', { name: 'Ret' }).click();
    for (const level of [3, 2, 1]) await section.getByRole('button', { name: `Fjern trin ${level}` }).click();
    await section.getByRole('button', { name: 'Gem' }).click();
    await section.getByText('Slået fra: der er ingen trin, og ingen bliver rykket.').waitFor();
  });

  story('a reference rate is entered for the day that it is of', async ({ living, admin }) => {
    const { page } = await admin();
    await page.goto('/operator');
    const section = page.getByRole('region', { name: 'Referencesatser' });
    await section.getByRole('button', { name: 'Indtast sats' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Fra').fill('02.07.2182');
    await dialog.getByLabel('Sats').fill('1,75');
    await dialog.getByRole('button', { name: 'Gem' }).click();
    await dialog.getByText('Er hverken 1. januar eller 1. juli').first().waitFor();
    await dialog.getByLabel('Fra').fill('01.07.2182');
    await dialog.getByRole('button', { name: 'Gem' }).click();
    await section.getByRole('row', { name: /2182/ }).getByText('1,75 %').waitFor();
    expect(await living.operator.get('/v1/reference-rates')).toMatchObject({
      rates: expect.arrayContaining([{ from: '2182-07-01', rate: '1.75' }]),
    });
  });

  story('a debtor says whether it is a consumer, a business or a public body', async ({ admin }) => {
    const { page } = await admin();
    await page.goto('/debtors');
    await page.getByRole('row').getByRole('link').first().click();
    await page.getByRole('button', { name: 'Ret oplysninger' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Debitortype').selectOption('Offentlig');
    await dialog.getByRole('button', { name: 'Gem' }).click();
    await page.getByRole('definition').filter({ hasText: 'Offentlig' }).waitFor();
  });
}
