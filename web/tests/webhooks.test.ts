import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { findViolations } from './find-violations.ts';
import { startLivingPage, type LivingPage } from './living-page.ts';

const START_MS = 300_000;
const STORY_MS = 300_000;

let living: LivingPage;
let receiver: Server;
/** What the receiver got, by the ids of the messages. */
const received: string[] = [];
let answers = 500;
beforeAll(async () => {
  receiver = createServer((request, response) => {
    received.push(String(request.headers['webhook-id']));
    request.resume().on('end', () => response.writeHead(answers).end('<b>Svar fra prøvemodtageren</b>'));
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  living = await startLivingPage({ env: { WEBHOOKS_ALLOW_INTERNAL: 'true' } });
}, START_MS);
afterAll(async () => {
  await living.close();
  receiver.close();
}, START_MS);

/** Does what a button says, by the dialog that it opens. */
async function act(page: Page, where: Page | Locator, name: string, fill?: (dialog: Locator) => Promise<void>) {
  await where.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog', { name, exact: true });
  await fill?.(dialog);
  await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** The secret that is shown, which is kept by this. */
async function keep(page: Page): Promise<string> {
  const shown = page.getByRole('dialog', { name: 'Modtagerens hemmelighed' });
  const secret = (await shown.getByRole('listitem').innerText()).trim();
  await shown.getByRole('button', { name: 'Jeg har gemt det' }).click();
  await shown.waitFor({ state: 'detached' });
  return secret;
}

test(
  'an endpoint is made, tested, answered, sent to again, changed, switched off and on, and deleted',
  async () => {
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/termin`;
    const { page, complaints, close } = await living.openSignedIn();
    await page.goto('/settings');
    await page.getByText('Intet program får besked.').waitFor();
    await act(page, page, 'Ny modtager', async (dialog) => {
      await dialog.getByLabel('Adresse').fill(url);
      await dialog.getByLabel('Beskrivelse').fill('Prøvebogholderi');
      await dialog.getByLabel('Alt, også det').uncheck();
      await dialog.getByLabel('Faktura udstedt').check();
      await dialog.getByLabel('Faktura betalt').check();
    });
    const first = await keep(page);
    expect(first).toMatch(/^whsec_/);
    const row = page.getByRole('row', { name: 'Prøvebogholderi' });
    await row.getByText('Faktura udstedt, Faktura betalt').waitFor();
    await row.getByText('Slået til').waitFor();
    expect(await findViolations(page)).toEqual([]);

    await row.getByRole('link', { name: url }).click();
    await page.getByRole('heading', { name: 'Prøvebogholderi', level: 1 }).waitFor();
    await page.getByText('Intet er sendt, og intet venter.').waitFor();
    await act(page, page, 'Send en prøve');
    const tried = page.getByRole('row', { name: 'Prøve' });
    await tried.getByText('Opgivet').waitFor();
    await tried.getByText('Svarede 500').first().click();
    await tried.getByText('<b>Svar fra prøvemodtageren</b>').waitFor();
    expect(await findViolations(page)).toEqual([]);

    answers = 200;
    await act(page, tried, 'Send igen');
    await tried.getByText('Modtaget').waitFor();
    await tried.getByText('2 forsøg').waitFor();
    expect(received).toHaveLength(2);
    expect(new Set(received).size).toBe(1);

    await page.getByLabel('Opgivet').check();
    await page.getByText('Intet at vise.').waitFor();
    await page.getByLabel('Modtaget').check();
    await tried.waitFor();
    expect(new URL(page.url()).search).toBe('?state=delivered');

    await act(page, page, 'Skift hemmelighed', async (dialog) => {
      await dialog.getByLabel('Den forrige underskriver').selectOption({ label: 'En uge endnu' });
    });
    expect(await keep(page)).not.toBe(first);
    await page.getByText('Den forrige hemmelighed underskriver også til').waitFor();

    await act(page, page, 'Ret modtageren', async (dialog) => {
      expect(await dialog.getByLabel('Faktura betalt').isChecked()).toBe(true);
      await dialog.getByLabel('Beskrivelse').fill('Prøveregnskab');
      await dialog.getByLabel('Alt, også det').check();
    });
    await page.getByRole('heading', { name: 'Prøveregnskab', level: 1 }).waitFor();

    await act(page, page, 'Slå fra');
    await page.getByText('Slået fra af en person').waitFor();
    await page.getByRole('button', { name: 'Ændringer' }).click();
    const changes = page.getByRole('dialog', { name: 'Ændringer: Prøveregnskab' });
    await changes.getByText('af en person').waitFor();
    await changes.getByRole('button', { name: 'Luk' }).click();
    await act(page, page, 'Slå til igen');
    await page.getByText('Slået til').waitFor();

    await act(page, page, 'Slet modtageren');
    await page.getByText('Intet program får besked.').waitFor();
    expect(complaints).toEqual([]);
    await close();
  },
  STORY_MS,
);

test(
  'what is no address stands at its field, and whoever changes an endpoint that another has changed is told',
  async () => {
    const { page, close } = await living.openSignedIn();
    const { id } = await living.api.post<{ id: string }>('/v1/webhook-endpoints', { url: 'https://modtager.example/' });
    await page.goto(`/settings/webhooks/${id}`);
    await page.getByRole('button', { name: 'Ret modtageren' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ret modtageren' });
    await dialog.getByLabel('Adresse').fill('modtager');
    await dialog.getByRole('button', { name: 'Ret modtageren' }).click();
    const wrong = dialog.getByLabel('Adresse');
    await dialog.getByText('Har ikke den rigtige form').first().waitFor();
    expect(await wrong.getAttribute('aria-invalid')).toBe('true');
    await living.api.post(`/v1/webhook-endpoints/${id}/disable`);
    await wrong.fill('https://modtager.example/en-anden');
    await dialog.getByRole('button', { name: 'Ret modtageren' }).click();
    await dialog.getByRole('button', { name: 'Hent det nyeste' }).click();
    await page.getByText('Slået fra af en person').waitFor();
    await close();
  },
  STORY_MS,
);
