import { expect } from '@jest/globals';
import type { Window } from '../living-page.ts';
import { followInvitation, invitationLink, PASSWORD, signIn } from './people.ts';
import { story } from './stage.ts';

const BOOKKEEPER = { name: 'Prøvebogholder', email: 'bogholder@prove.example', password: PASSWORD };

const signedOut = ({ page }: Window): Promise<void> =>
  page.getByRole('heading', { name: 'Log ind', level: 1 }).waitFor();
const signedIn = ({ page }: Window): Promise<void> => page.getByRole('navigation', { name: 'Hovedmenu' }).waitFor();

/** How one comes in, and is shut out. */
export function signInStories(): void {
  story('a printed link signs in once', async ({ living, nobody }) => {
    const link = await living.signInLink();
    const [first, second] = [await nobody(), await nobody()];
    await first.page.goto(link);
    await signedIn(first);
    // What was used up stands in no history.
    expect(new URL(first.page.url()).hash).toBe('');
    await second.page.goto(link);
    await second.page.getByRole('alert').getByText('Linket er ukendt, brugt eller udløbet').waitFor();
    await signedOut(second);
  });

  story(
    'who is invited chooses a password by the link in the mail, and signs in by it',
    async ({ living, admin, nobody }) => {
      const [inviting, invited] = [await admin(), await nobody()];
      await inviting.page.getByRole('link', { name: 'Nøgler og brugere' }).click();
      await inviting.page.getByRole('button', { name: 'Invitér' }).click();
      const dialog = inviting.page.getByRole('dialog', { name: 'Invitér' });
      await dialog.getByLabel('E-mail').fill(BOOKKEEPER.email);
      await dialog.getByLabel('Rolle').selectOption({ label: 'Bogholder' });
      await dialog.getByRole('button', { name: 'Invitér' }).click();
      await inviting.page.getByRole('cell', { name: BOOKKEEPER.email }).waitFor();

      await followInvitation(invited, { link: await invitationLink(living, BOOKKEEPER.email), name: BOOKKEEPER.name });
      await invited.page.getByRole('link', { name: `Min konto: ${BOOKKEEPER.name}` }).waitFor();
      await invited.page.getByRole('button', { name: 'Log ud' }).click();
      await signedOut(invited);
      await signIn(invited, { ...BOOKKEEPER, password: 'en helt anden adgangskode' });
      await invited.page.getByRole('alert').getByText('E-mailadressen eller adgangskoden er forkert').waitFor();
      await signIn(invited, BOOKKEEPER);
      await signedIn(invited);
    },
  );

  story('who has no cookie any more signs in anew, and is asked for no key', async ({ admin }) => {
    const window = await admin();
    // What the screen asks by itself would lead there before the click does.
    await window.page.waitForLoadState('networkidle');
    await window.page.context().clearCookies();
    await window.page.getByRole('link', { name: 'Debitorer' }).click();
    await signedOut(window);
  });

  story('signing out everywhere ends the other window too', async ({ nobody }) => {
    const [one, other] = [await nobody(), await nobody()];
    for (const window of [one, other]) {
      await window.page.goto('/account');
      await signIn(window, BOOKKEEPER);
      // Back to the screen whose address was asked for.
      await window.page.getByRole('heading', { name: 'Min konto', level: 1 }).waitFor();
    }
    await one.page.getByRole('button', { name: 'Log ud alle steder' }).click();
    await one.page.getByRole('dialog').getByRole('button', { name: 'Log ud alle steder' }).click();
    await signedOut(one);
    await other.page.getByRole('link', { name: 'Debitorer' }).click();
    await signedOut(other);
  });

  story(
    'who is disabled is signed out at the next click, and sees nothing of the creditor any more',
    async ({ admin, nobody }) => {
      const [disabling, disabled] = [await admin(), await nobody()];
      await disabled.page.goto('/');
      await signIn(disabled, BOOKKEEPER);
      await signedIn(disabled);
      await disabling.page.goto('/access');
      const row = disabling.page.getByRole('row', { name: BOOKKEEPER.email }).filter({ hasText: BOOKKEEPER.name });
      await row.getByRole('button', { name: 'Spær' }).click();
      await disabling.page.getByRole('dialog').getByRole('button', { name: 'Spær' }).click();
      await row.getByText('Spærret').waitFor();
      await disabled.page.getByRole('link', { name: 'Fakturaer', exact: true }).click();
      await signedOut(disabled);
      await signIn(disabled, BOOKKEEPER);
      await disabled.page.getByRole('alert').getByText('Vælg en kreditor først').waitFor();
      await disabled.page.getByRole('link', { name: 'Termin' }).click();
      await disabled.page.getByText('Du ser ingen kreditor endnu.').waitFor();
      expect(await disabled.page.getByRole('link', { name: 'Debitorer' }).count()).toBe(0);
    },
  );
}
