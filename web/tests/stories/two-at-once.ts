import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { addDays } from '../../../domain/calendar/calendar.ts';
import { story } from './stage.ts';
import { typedDate } from './typed.ts';

export function twoAtOnceStories(): void {
  story(
    'who changes a debtor whom another has changed meanwhile is told, keeps what is typed, and loads the newest',
    tell,
  );
  story(
    'of two who change the days of a member, or pause a subscription, the second is told of the first',
    tellOfParts,
  );
  story('of two who revoke a key or withdraw an invitation, the second is told of the first', tellOfAccess);
  story('a form that was opened at one creditor is not sent to another that is chosen in another window', tellOfTwo);
}

/** The windows of a browser have one session, and the API writes to the creditor that is chosen in it. */
const tellOfTwo: Parameters<typeof story>[1] = async ({ admin }) => {
  const { page: mine } = await admin();
  await mine.goto('/debtors');
  await mine.getByRole('button', { name: 'Ny debitor' }).click();
  const typed = mine.getByRole('dialog').getByLabel('Navn');
  await typed.fill('Skrevet hos den første');
  const theirs = await mine.context().newPage();
  await theirs.goto('/operator');
  await theirs.getByRole('button', { name: 'Vælg ingen kreditor' }).click();
  await typed.waitFor({ state: 'detached' });
  const choice = mine.getByRole('combobox', { name: 'Kreditor' });
  await choice.selectOption({ label: 'Eksempelforeningen' });
  await theirs
    .getByRole('row', { name: /Eksempelforeningen/ })
    .getByText('Valgt')
    .waitFor();
};

/** To be told last: from here on the operator is an admin of a second creditor too. */
export function twoBooksStories(): void {
  story(
    'what was typed at one creditor is refused by the API where its window heard of no other choice, and so are its links',
    tellOfBooks,
  );
  story('a link that names its creditor opens there, and asks first where another is chosen', tellOfLink);
  story('the cash flow of a creditor without figures is measured by nothing but 0', async ({ admin }) => {
    const { page } = await admin();
    await page.getByRole('combobox', { name: 'Kreditor' }).selectOption({ label: 'Den anden forening' });
    await page.getByText('Intet venter på dig.').waitFor();
    const ticks = page.locator('.chart .recharts-yAxis-tick-labels .recharts-cartesian-axis-tick-value');
    await ticks.first().waitFor();
    expect(await ticks.allTextContents()).toEqual(['0']);
  });
}

const tellOfLink: Parameters<typeof story>[1] = async ({ living, admin }) => {
  const { id: creditorId, name } = await living.api.get<{ id: string; name: string }>('/v1/creditor');
  const [debtor] = await living.api.list<{ id: string; name: string }>('/v1/debtors');
  const link = `/debtors/${debtor?.id}?tab=invoices&creditor=${creditorId}`;
  const { page } = await admin();
  await page.goto('/');
  const choice = page.getByRole('combobox', { name: 'Kreditor' });
  const own = (): Promise<void> => page.getByRole('heading', { level: 1, name: debtor?.name ?? '' }).waitFor();
  // It is chosen already. To choose gives the session another cookie, which must have come before the page is left.
  const answered = page.waitForResponse((response) => response.request().method() === 'PATCH');
  await choice.selectOption({ label: name });
  await (await answered).finished();
  await page.getByRole('heading', { name: 'I dag', level: 1 }).waitFor();
  await page.goto(link);
  await own();
  await page.waitForURL((url) => url.search === '?tab=invoices');
  await choice.selectOption({ label: 'Den anden forening' });
  await page.getByRole('heading', { name: 'I dag', level: 1 }).waitFor();
  await page.goto(link);
  await page.getByText(`Linket fører til noget hos ${name}, og du arbejder for Den anden forening.`).waitFor();
  await page.getByRole('button', { name: `Skift til ${name}` }).click();
  await own();
  expect(await choice.inputValue()).toBe(creditorId);
  await page.waitForURL((url) => url.search === '?tab=invoices');
  await page.goto(`/debtors/${debtor?.id}?creditor=${crypto.randomUUID()}`);
  await page.getByText('hos en kreditor, som du ikke har adgang til').waitFor();
};

const tellOfBooks: Parameters<typeof story>[1] = async ({ living: { operator }, admin }) => {
  const other = await operator.post<{ id: string }>('/v1/creditors', {
    name: 'Den anden forening',
    addressLines: ['Prøvevej 3'],
    postcode: '1000',
    city: 'København K',
    cvr: '10000009',
    email: 'post@anden.example',
    fiCreditorNumber: '80000019',
  });
  const { page: mine } = await admin();
  // As a window that the browser had put to sleep.
  await mine.addInitScript('BroadcastChannel.prototype.addEventListener = () => undefined');
  await mine.goto('/debtors');
  const csv = await mine.getByRole('link', { name: 'Hent som CSV' }).getAttribute('href');
  expect((await mine.request.get(csv ?? '')).headers()['content-type']).toContain('text/csv');
  await mine.getByRole('button', { name: 'Ny debitor' }).click();
  const form = mine.getByRole('dialog');
  for (const [label, value] of [
    ['Navn', 'Skrevet hos den første'],
    ['Adresse', 'Prøvegade 4'],
    ['Postnummer', '8000'],
    ['By', 'Aarhus C'],
  ] as const) {
    await form.getByLabel(label, { exact: true }).fill(value);
  }
  const theirs = await mine.context().newPage();
  await theirs.goto('/');
  const chosen = theirs.waitForResponse((response) => response.request().method() === 'PATCH');
  await theirs.getByRole('combobox', { name: 'Kreditor' }).selectOption(other.id);
  expect((await chosen).status()).toBe(200);
  expect((await mine.request.get(csv ?? '')).status()).toBe(412);
  const before = await debtorsHere(theirs);
  const answered = mine.waitForResponse((response) => response.request().method() === 'POST');
  await form.getByRole('button', { name: 'Opret' }).click();
  expect((await answered).status()).toBe(412);
  await form.waitFor({ state: 'detached' });
  expect(await mine.getByRole('combobox', { name: 'Kreditor' }).inputValue()).toBe(other.id);
  expect([before, await debtorsHere(theirs)]).toEqual([[], []]);
};

/** Of the creditor that the session is for. */
async function debtorsHere(page: Page): Promise<unknown[]> {
  const answer = await page.request.get('/v1/debtors');
  const { data }: { data: unknown[] } = await answer.json();
  return data;
}

/** What stands in a list has no ETag of its own, and a pause is added to what another has seen without it. */
const tellOfParts: Parameters<typeof story>[1] = async ({ living: { api }, admin, today }) => {
  const [debtor] = await api.list<{ id: string }>('/v1/debtors');
  const { id: groupId } = await api.post<{ id: string }>('/v1/debtor-groups', { name: 'To på én gang' });
  await api.post(`/v1/debtor-groups/${groupId}/members`, { debtorId: debtor?.id, joinedOn: today });
  const subscriptions = await api.list<{ id: string; kind: string; nextPeriod: unknown }>('/v1/subscriptions');
  const paused = subscriptions.find(({ kind, nextPeriod }) => kind === 'single' && nextPeriod !== null);
  const windows = [(await admin()).page, (await admin()).page] as const;
  const day = typedDate(addDays(today, 400));
  for (const [path, name, field, confirm] of [
    [`/groups/debtors/${groupId}`, 'Ret dage', 'Medlem til', 'Gem'],
    [`/subscriptions/${paused?.id}?tab=pauses`, 'Sæt på pause', 'Fra', 'Sæt på pause'],
  ] as const) {
    for (const page of windows) {
      await page.goto(path);
      await page.getByRole('button', { name }).click();
      await page.getByRole('dialog').getByLabel(field).fill(day);
    }
    await secondIsTold(windows, confirm);
  }
};

/** Who may come in stands in lists, too. An invitation's mail goes out meanwhile, which is nobody's change. */
const tellOfAccess: Parameters<typeof story>[1] = async ({ living: { api }, admin }) => {
  await api.post('/v1/api-keys', { role: 'read_only', name: 'Nøgle til to' });
  await api.post('/v1/invitations', { email: 'to@prove.example', role: 'read_only', language: 'da' });
  const windows = [(await admin()).page, (await admin()).page] as const;
  for (const [row, name] of [
    ['Nøgle til to', 'Spær nøglen'],
    ['to@prove.example', 'Træk tilbage'],
  ] as const) {
    for (const page of windows) {
      await page.goto('/access');
      await page.getByRole('row', { name: row }).getByRole('button', { name }).click();
    }
    await secondIsTold(windows, name);
  }
};

async function secondIsTold([mine, theirs]: readonly [Page, Page], confirm: string): Promise<void> {
  await theirs.getByRole('dialog').getByRole('button', { name: confirm }).click();
  await theirs.getByRole('dialog').waitFor({ state: 'detached' });
  await mine.getByRole('dialog').getByRole('button', { name: confirm }).click();
  await mine.getByRole('dialog').getByRole('alert').getByText('Det er ændret, siden du åbnede det').waitFor();
}

const tell: Parameters<typeof story>[1] = async ({ living, admin }) => {
  const { data } = await living.api.get<{ data: { id: string }[] }>('/v1/debtors?limit=1');
  const path = `/debtors/${data[0]?.id}`;
  const { page: mine } = await admin();
  const { page: theirs } = await admin();
  await typeCity(mine, path, 'Odense');
  await typeCity(theirs, path, 'Ribe');
  await save(theirs);
  await theirs.getByRole('dialog').waitFor({ state: 'detached' });
  await save(mine);
  const refusal = mine.getByRole('dialog').getByRole('alert');
  await refusal.waitFor();
  expect(await refusal.textContent()).toContain('Det er ændret, siden du åbnede det');
  expect(await mine.getByRole('dialog').getByLabel('By').inputValue()).toBe('Odense');
  await refusal.getByRole('button', { name: 'Hent det nyeste' }).click();
  await mine.getByText('Ribe').first().waitFor();
  await mine.getByRole('button', { name: 'Ret oplysninger' }).click();
  expect(await mine.getByRole('dialog').getByLabel('By').inputValue()).toBe('Ribe');
  await mine.getByRole('dialog').getByLabel('By').fill('Odense');
  await save(mine);
  await mine.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await living.api.get(`/v1${path}`)).toMatchObject({ city: 'Odense' });
};

async function typeCity(page: Page, path: string, city: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', { name: 'Ret oplysninger' }).click();
  await page.getByRole('dialog').getByLabel('By').fill(city);
}

const save = (page: Page): Promise<void> => page.getByRole('dialog').getByRole('button', { name: 'Gem' }).click();
