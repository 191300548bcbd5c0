import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { untilNone } from '../../../dev/demo/until-none.ts';
import type { LivingPage, Window } from '../living-page.ts';
import { followInvitation, invitationLink, openAs, PASSWORD, signIn } from './people.ts';
import { story } from './stage.ts';

const VICTIM = { email: 'offer@prove.example', name: 'Prøveoffer', role: 'admin' } as const;
const ATTACKER = { email: 'ond@prove.example', name: 'Prøveond', role: 'read_only' } as const;
const ANOTHER_PASSWORD = 'fem helt andre danske ord';
const OVER = 'Linket er ukendt, brugt eller udløbet';

/** What somebody who means harm tries from outside, in a real browser. */
export function securityStories(): void {
  story(
    'a session that was laid on a browser is not the one that is signed in there',
    async ({ living, nobody, keep }) => {
      const attacker = await keep(openAs(living, ATTACKER));
      await (await keep(openAs(living, VICTIM))).close();
      const victim = await nobody();
      await victim.page.context().addCookies(await attacker.page.context().cookies());
      await victim.page.goto('/');
      // It works until somebody signs in: it is the attacker's own.
      await victim.page.getByRole('link', { name: `Min konto: ${ATTACKER.name}` }).waitFor();
      const laid = await tokenOf(victim);
      await signInAgain(victim.page);
      await victim.page.getByRole('link', { name: `Min konto: ${VICTIM.name}` }).waitFor();
      expect(await tokenOf(victim)).not.toBe(laid);
      await attacker.page.goto('/debtors');
      await attacker.page.getByRole('heading', { name: 'Log ind', level: 1 }).waitFor();
    },
  );

  story(
    'a page of another site changes nothing by who is signed in here, and reads nothing',
    async ({ living, nobody }) => {
      const victim = await nobody();
      await victim.page.goto('/');
      await signIn(victim, { email: VICTIM.email, password: PASSWORD });
      await victim.page.getByRole('link', { name: `Min konto: ${VICTIM.name}` }).waitFor();
      const before = await facts(living);
      const read = await withForeignPage(victim.page.context(), living.url, async (page) => {
        for (const form of await page.locator('form').all()) {
          const target = await form.getAttribute('target');
          await form.evaluate((element) => (element as HTMLFormElement).submit());
          await page.frameLocator(`iframe[name=${target}]`).locator('body').waitFor({ state: 'attached' });
        }
        return page.evaluate(async (url) => {
          const body = JSON.stringify({ name: 'Ondt' });
          const tries: RequestInit[] = [
            { method: 'POST', mode: 'no-cors', body },
            { method: 'POST', body },
            { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': 'ond' }, body },
            { method: 'DELETE' },
            {},
          ];
          const answers = await Promise.all(
            tries.flatMap((request) =>
              ['/v1/debtor-groups', '/v1/sessions', '/v1/creditor'].map((path) =>
                fetch(url + path, { credentials: 'include', ...request }).then(
                  (answer) => answer.text(),
                  () => '',
                ),
              ),
            ),
          );
          return answers.join('');
        }, living.url);
      });
      expect(read).toBe('');
      expect(await facts(living)).toEqual(before);
      await victim.page.goto('/debtors');
      await victim.page.getByRole('heading', { name: 'Debitorer', level: 1 }).waitFor();
    },
  );

  story('nobody has Termin call what lies inside its network', async ({ admin }) => {
    const { page } = await admin();
    await page.goto('/settings');
    await page.getByRole('button', { name: 'Ny modtager' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ny modtager' });
    for (const [url, refusal] of [
      ['https://127.0.0.1/', 'Fører ind i Termins eget netværk, og det er ikke tilladt her'],
      ['http://modtager.example/', 'Skal begynde med https://'],
    ] as const) {
      await dialog.getByLabel('Adresse').fill(url);
      await dialog.getByRole('button', { name: 'Ny modtager' }).click();
      await dialog.locator('.wrong').getByText(refusal).waitFor();
    }
  });

  story('a link of an invitation or for a new password is followed once', async ({ living, nobody }) => {
    const email = 'engang@prove.example';
    await living.api.post('/v1/invitations', { email, role: 'read_only', language: 'da' });
    const invitation = await invitationLink(living, email);
    const [first, second] = [await nobody(), await nobody()];
    await followInvitation(first, { link: invitation, name: 'Prøve Engang' });
    await choosePassword(second.page, invitation, PASSWORD);
    await second.page.getByRole('alert').getByText(OVER).waitFor();

    await second.page.goto('/');
    await second.page.getByRole('button', { name: 'Glemt adgangskode?' }).click();
    await second.page.getByLabel('E-mail').fill(email);
    await second.page.getByRole('button', { name: 'Send' }).first().click();
    const reset = await resetLink(living, email);
    await choosePassword(second.page, reset, ANOTHER_PASSWORD);
    await second.page.getByRole('heading', { name: 'I dag', level: 1 }).waitFor();
    // It ends the session that was there before.
    await first.page.goto('/debtors');
    await first.page.getByRole('heading', { name: 'Log ind', level: 1 }).waitFor();
    await choosePassword(first.page, reset, 'seks ganske andre danske ord');
    await first.page.getByRole('alert').getByText(OVER).waitFor();
  });
}

async function tokenOf({ page }: Window): Promise<string | undefined> {
  return (await page.context().cookies()).find(({ name }) => name.endsWith('termin'))?.value;
}

/** As a page would that the person sees although a session is there already. */
async function signInAgain(page: Page): Promise<void> {
  await page.evaluate(
    async (body) => {
      const headers = { 'content-type': 'application/json' };
      await fetch('/v1/session', { method: 'POST', headers, body: JSON.stringify(body) });
    },
    { email: VICTIM.email, password: PASSWORD },
  );
  await page.goto('/');
}

async function choosePassword(page: Page, link: string, password: string): Promise<void> {
  // A link that differs from the address by its fragment alone would load nothing.
  await page.goto('about:blank');
  await page.goto(link);
  await page.getByLabel('Ny adgangskode').waitFor();
  const name = page.getByLabel('Dit navn');
  if ((await name.count()) > 0) await name.fill('Prøve Igen');
  await page.getByLabel('Ny adgangskode').fill(password);
  await page.locator('button[type=submit]').click();
}

async function resetLink({ stack }: LivingPage, email: string): Promise<string> {
  let link = '';
  await untilNone(async () => {
    const mails = await stack.mail.messages();
    link =
      mails
        .filter(({ to }) => to === email)
        .map(({ text }) => /http\S+\/reset#\S+/.exec(text)?.[0])
        .findLast((found) => found !== undefined) ?? '';
    return link === '' ? [`no link came to ${email}`] : [];
  });
  return link;
}

/** What another site would like to change. */
async function facts({ api }: LivingPage): Promise<unknown> {
  return [await api.get('/v1/debtor-groups'), await api.get('/v1/creditor'), await api.get('/v1/items')];
}

/** Opens a page of another site, with forms that send what no script need send. */
async function withForeignPage<Answer>(
  context: BrowserContext,
  url: string,
  use: (page: Page) => Promise<Answer>,
): Promise<Answer> {
  const forms = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']
    .map(
      (type, index) =>
        `<form method=post action="${url}/v1/debtor-groups" enctype="${type}" target=f${index}><input name='{"name":"Ondt","x":"' value='"}'></form><iframe name=f${index}></iframe>`,
    )
    .join('');
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>Et andet sted</title>${forms}`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const page = await context.newPage();
  try {
    // Another host by name: for a browser that is another site.
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
    return await use(page);
  } finally {
    await page.close();
    server.close();
    server.closeAllConnections();
  }
}
