import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { LanguageContext, type Language } from '../words/language.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { isAcceptPath, OIDC_RETURN } from '../sign-in/accept-paths.ts';
import { MainMenu } from './main-menu.tsx';
import { isSignedIn, SessionContext, useSessionOrNone, type Session } from './session.tsx';
import { TopBar } from './top-bar.tsx';
import { UnderItsCreditor } from './under-its-creditor.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { useShellWords } from './words.ts';

// Who is signed in needs none of them.
const SignIn = lazy(async () => ({ default: (await import('../sign-in/sign-in.tsx')).SignIn }));
const OidcReturn = lazy(async () => ({ default: (await import('../sign-in/oidc-return.tsx')).OidcReturn }));
const AcceptLink = lazy(async () => ({ default: (await import('../sign-in/accept-link.tsx')).AcceptLink }));

/** What stands around every screen: for who is signed in the menu and the screen, for everybody else signing in. */
export function Shell() {
  const answer = useSessionOrNone();
  const { pathname } = useLocation();
  const session = answer.data !== undefined && isSignedIn(answer.data) ? answer.data : null;
  const language: Language = session?.person.language ?? languageOfBrowser();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <LanguageContext value={language}>
      {isAcceptPath(pathname) ? (
        <Suspense>
          <AcceptLink pathname={pathname} />
        </Suspense>
      ) : pathname === OIDC_RETURN ? (
        <Suspense>
          <OidcReturn />
        </Suspense>
      ) : answer.error !== null && answer.data === undefined ? (
        <main className="alone">
          <ProblemNote error={answer.error} onTryAgain={() => void answer.refetch()} />
        </main>
      ) : session !== null ? (
        <SessionContext value={session}>
          <SignedInShell session={session} />
        </SessionContext>
      ) : (
        !answer.isPending && (
          <Suspense>
            <SignIn oidc={answer.data?.person === null ? answer.data.oidc : null} />
          </Suspense>
        )
      )}
    </LanguageContext>
  );
}

function SignedInShell({ session }: { session: Session }) {
  const words = useShellWords();
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  useKeptFocus();
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <TopBar isMenuOpen={isMenuOpen} onMenu={() => setIsMenuOpen(!isMenuOpen)} />
      <MainMenu isOpen={isMenuOpen} onChosen={() => setIsMenuOpen(false)} />
      {/* Another creditor is another set of books: nothing of the screen before stays. */}
      <main id="content" tabIndex={-1} key={session.creditor?.id ?? 'none'}>
        <UnderItsCreditor>
          <Outlet />
        </UnderItsCreditor>
      </main>
    </div>
  );
}

const languageOfBrowser = (): Language =>
  navigator.languages.some((tag) => /^(da|nb|nn|no|sv|fo|kl)\b/.test(tag)) || !navigator.language.startsWith('en')
    ? 'da'
    : 'en';
