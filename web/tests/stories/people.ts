import { untilNone } from '../../../dev/demo/until-none.ts';
import type { LivingPage, Window } from '../living-page.ts';

export const PASSWORD = 'fire almindelige danske ord';

/** The link of the invitation that came to an address. */
export async function invitationLink(living: LivingPage, email: string): Promise<string> {
  let link: string | undefined;
  const lacking = await untilNone(async () => {
    const mails = await living.stack.mail.messages();
    link = mails
      .filter(({ to }) => to === email)
      .map(({ text }) => /http\S+\/invite#\S+/.exec(text)?.[0])
      .findLast((found) => found !== undefined);
    return link === undefined ? [`no invitation came to ${email}`] : [];
  });
  if (link === undefined) throw new Error(lacking.join());
  return link;
}

/** Follows the link of an invitation in this window: a name, a password, and the person is in. */
export async function followInvitation(
  { page }: Window,
  { link, name }: { link: string; name: string },
): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Dit navn').fill(name);
  await page.getByLabel('Ny adgangskode').fill(PASSWORD);
  await page.getByRole('button', { name: 'Gem og log ind' }).click();
  await page.getByRole('heading', { name: 'I dag', level: 1 }).waitFor();
}

/** A window of somebody who was invited for a role. */
export async function openAs(
  living: LivingPage,
  { email, name, role }: { email: string; name: string; role: 'admin' | 'bookkeeper' | 'read_only' },
): Promise<Window> {
  await living.api.post('/v1/invitations', { email, role, language: 'da' });
  const window = await living.open();
  await followInvitation(window, { link: await invitationLink(living, email), name });
  return window;
}

/** Signs in by e-mail and password, as far as the button. */
export async function signIn(
  { page }: Window,
  { email, password }: { email: string; password: string },
): Promise<void> {
  // What waits behind signing in is no main part.
  const form = page.getByRole('main');
  await form.getByLabel('E-mail').fill(email);
  await form.getByLabel('Adgangskode').fill(password);
  await page.getByRole('button', { name: 'Log ind', exact: true }).click();
}
