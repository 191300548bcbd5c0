import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startTestApi, type TestApi } from '../../api/test-api.ts';
import { freePorts } from '../../dev/free-ports.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { samplePerson, SAMPLE_PASSWORD } from '../../tests/support/sample-people.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { openBrowser, openWindow } from './open-browser.ts';
import { signIn } from './stories/people.ts';

const START_MS = 300_000;
const STORY_MS = 180_000;

let database: OpenTestDatabase;
let browser: Browser;
let api: TestApi;
let start: () => Promise<TestApi>;

beforeAll(async () => {
  browser = await openBrowser();
  database = await openTestDatabase();
  const [port = 0] = await freePorts(1);
  start = () => startTestApi({ orm: database.orm, port });
  api = await start();
}, START_MS);
afterAll(async () => {
  await browser.close();
  await api.close();
  await database.close();
}, START_MS);

test(
  'a form that is open while the API starts anew keeps what is typed, says that it was not reached, and goes on',
  async () => {
    const { creditorId, admin } = await api.creditor();
    const { email } = await samplePerson(database.orm, { creditorId: creditorId as CreditorId });
    const window = await openWindow(browser, { url: api.url });
    const { page, complaints, close } = window;
    await page.goto('/debtors');
    await signIn(window, { email, password: SAMPLE_PASSWORD });
    await page.getByRole('button', { name: 'Ny debitor' }).click();
    const form = page.getByRole('dialog');
    for (const [label, value] of [
      ['Navn', 'Skrevet imens'],
      ['Adresse', 'Prøvegade 4'],
      ['Postnummer', '8000'],
      ['By', 'Aarhus C'],
    ] as const) {
      await form.getByLabel(label, { exact: true }).fill(value);
    }

    await api.close();
    // All that is shown is asked for anew, as when another window has done something, and none of it comes.
    await page.evaluate(`new BroadcastChannel('termin-session').postMessage(null)`);
    await page.locator('#content .problem').first().waitFor();
    await form.getByRole('button', { name: 'Opret' }).click();
    await form.getByRole('alert').getByText('Termin kan ikke nås').waitFor();
    expect(await form.getByLabel('Navn', { exact: true }).inputValue()).toBe('Skrevet imens');

    api = await start();
    await form.getByRole('button', { name: 'Opret' }).click();
    await form.waitFor({ state: 'detached' });
    const { body } = await api.call('get', '/v1/debtors', { key: admin });
    expect(body.data.map(({ name }: { name: string }) => name)).toEqual(['Skrevet imens']);
    expect(complaints).toEqual([]);
    await close();
  },
  STORY_MS,
);
