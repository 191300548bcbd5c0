import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startTestApi, type TestApi } from '../../api/test-api.ts';
import { freePorts, LOOPBACK } from '../../dev/free-ports.ts';
import { startOidcIssuer, type OidcIssuer } from '../../tests/support/oidc-issuer.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { openBrowser, openWindow } from './open-browser.ts';

const START_MS = 300_000;
const STORY_MS = 120_000;
/** Another site than the page's own, though on this machine too: a strict cookie does not come along from there. */
const OTHER_SITE = 'localhost';

let database: OpenTestDatabase;
let issuer: OidcIssuer;
let api: TestApi;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  const [port = 0, issuerPort = 0] = await freePorts(2);
  const publicUrl = `http://${LOOPBACK}:${port}`;
  [database, issuer] = await Promise.all([
    openTestDatabase(),
    startOidcIssuer({ port: issuerPort, host: OTHER_SITE, redirectUri: `${publicUrl}/oidc` }),
  ]);
  api = await startTestApi({ orm: database.orm, port, settings: { publicUrl, oidc: issuer.settings } });
}, START_MS);
afterAll(async () => {
  await browser.close();
  await api.close();
  await issuer.stop();
  await database.close();
}, START_MS);

const open = () => openWindow(browser, { url: api.url, others: [issuer.settings.issuer] });

const button = (page: Page) => page.getByRole('button', { name: 'Log ind med Prøvelogin' });

test(
  'who is invited signs in by the provider, stays signed in, signs out, and may sign in again',
  async () => {
    const creditor = await api.creditor();
    issuer.accounts.set('anna', { email: 'anna@prove.example', email_verified: true, name: 'Anna Prøve' });
    await api.call('post', '/v1/invitations', {
      key: creditor.admin,
      body: { email: 'anna@prove.example', role: 'bookkeeper' },
    });
    const { page, complaints, close } = await open();
    await page.goto('/debtors?q=sund#x');
    await button(page).click();
    await page.getByRole('link', { name: 'Anna Prøve' }).click();
    await page.getByRole('link', { name: 'Min konto: Anna Prøve' }).waitFor();
    // She is where she meant to go. The answer was good once: it stands in no address.
    expect(page.url()).toBe(`${api.url}/debtors?q=sund#x`);
    await page.reload();
    await page.getByRole('link', { name: 'Min konto: Anna Prøve' }).waitFor();
    await page.getByRole('button', { name: 'Log ud' }).click();
    // The provider asks whether she means to sign out there too.
    await page.getByRole('button', { name: 'Log ud af Prøvelogin' }).click();
    await button(page).waitFor();
    expect(page.url()).toBe(`${api.url}/`);
    await button(page).click();
    // It does not know her any more, and asks who she is.
    await page.getByRole('link', { name: 'Anna Prøve' }).click();
    await page.getByRole('link', { name: 'Min konto: Anna Prøve' }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  },
  STORY_MS,
);

test(
  'whom nobody has invited is told so, and finds the way back',
  async () => {
    issuer.accounts.set('bo', { email: 'bo@prove.example', email_verified: true, name: 'Bo Prøve' });
    const { page, complaints, close } = await open();
    await page.goto('/invoices');
    await button(page).click();
    await page.getByRole('link', { name: 'Bo Prøve' }).click();
    await page.getByRole('alert').getByText('Ingen her kender dig fra den tjeneste').waitFor();
    await page.getByRole('link', { name: 'Tilbage til login' }).click();
    await button(page).waitFor();
    expect(page.url()).toBe(`${api.url}/invoices`);
    await page.getByLabel('Adgangskode').waitFor();
    expect(complaints).toEqual([]);
    await close();
  },
  STORY_MS,
);
