import { Outlet, useLocation } from '@tanstack/react-router';
import { Activity, lazy, Suspense, useEffect, useState } from 'react';
import { lazyPart } from '../ui/lazy-part.ts';
import { LanguageContext, type Language } from '../words/language.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { SessionOverContext } from '../ui/use-secret.ts';
import { hasUnsaved } from '../ui/unsaved-forms.ts';
import { isAcceptPath, OIDC_RETURN } from '../sign-in/accept-paths.ts';
import { keptSession, useKeptSession } from './kept-session.ts';
import { LeaveGuard } from './leave-guard.tsx';
import { MainMenu } from './main-menu.tsx';
import { isSignedIn, SessionContext, useSessionOrNone, type Session } from './session.tsx';
import { TopBar } from './top-bar.tsx';
import { UnderItsCreditor } from './under-its-creditor.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { UnreadAddress } from './unread-address.tsx';
import { useShellWords } from './words.ts';

// Who is signed in needs it when the session is over.
const SignIn = lazyPart(async () => (await import('../sign-in/sign-in.tsx')).SignIn);
// Who is signed in needs none of them.
const OidcReturn = lazy(async () => ({ default: (await import('../sign-in/oidc-return.tsx')).OidcReturn }));
const AcceptLink = lazy(async () => ({ default: (await import('../sign-in/accept-link.tsx')).AcceptLink }));

/** What stands around every screen: for who is signed in the menu and the screen, for everybody else signing in. */
export function Shell() {
  const answer = useSessionOrNone();
  const { pathname } = useLocation();
  const session = answer.data !== undefined && isSignedIn(answer.data) ? answer.data : null;
  const kept = useKeptSession();
  const last = session ?? kept;
  useEffect(() => {
    if (session !== null) keptSession.set(session);
  }, [session]);
  const language: Language = last?.person.language ?? languageOfBrowser();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <LanguageContext value={language}>
      <LeaveGuard>
        {isAcceptPath(pathname) ? (
          <Suspense>
            <AcceptLink pathname={pathname} />
          </Suspense>
        ) : pathname === OIDC_RETURN ? (
          <Suspense>
            <OidcReturn />
          </Suspense>
        ) : (
          <>
            {last !== null && (
              <Activity mode={session === null ? 'hidden' : 'visible'}>
                <SessionOverContext value={session === null}>
                  <SessionContext value={last}>
                    <SignedInShell key={last.person.id} session={last} />
                  </SessionContext>
                </SessionOverContext>
              </Activity>
            )}
            {session === null && <NotSignedIn answer={answer} />}
          </>
        )}
      </LeaveGuard>
    </LanguageContext>
  );
}

/** Signing in. What was typed before the session ended waits behind it. */
function NotSignedIn({ answer }: { answer: ReturnType<typeof useSessionOrNone> }) {
  const words = useShellWords();
  if (answer.data !== undefined) {
    return (
      <Suspense>
        <SignIn
          oidc={answer.data.person === null ? answer.data.oidc : null}
          {...(hasUnsaved() ? { text: words.typedWaits } : {})}
        />
      </Suspense>
    );
  }
  if (answer.error === null) return null;
  return (
    <main className="alone">
      <ProblemNote error={answer.error} onTryAgain={() => void answer.refetch()} />
    </main>
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
        <UnreadAddress />
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
