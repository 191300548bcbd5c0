import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import { useAction } from '../api/use-answer.ts';
import { renewSession } from '../shell/renew-session.ts';
import type { Session } from '../shell/session.tsx';
import { TextField } from '../ui/field.tsx';
import { useCommonWords } from '../words/common.ts';
import { ForgottenPassword } from './forgotten-password.tsx';
import { FormPage } from './form-page.tsx';
import { OidcButton } from './oidc-button.tsx';
import { useSignInWords } from './words.ts';

const LINK = '#sign-in=';

/** Signs in: by a link that was printed at the start, else by e-mail and password, or by the OpenID provider where there is one. */
export function SignIn({ oidc, text }: { oidc: { readonly name: string } | null; text?: string }) {
  const words = useSignInWords();
  const common = useCommonWords();
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [hasForgotten, setHasForgotten] = useState(false);
  const begin = (session: Session): void => renewSession(client, session);
  const signIn = useAction(
    () =>
      answerOf(api.POST('/v1/session', { body: { email, password, ...(code === '' ? {} : { code: code.trim() }) } })),
    { onDone: begin },
  );
  const byLink = useAction((token: string) => answerOf(api.POST('/v1/session/link', { body: { token } })), {
    onDone: begin,
  });
  const isBegun = useRef(false);
  useEffect(() => {
    if (isBegun.current || !location.hash.startsWith(LINK)) return;
    isBegun.current = true;
    const token = location.hash.slice(LINK.length);
    // It is used up: neither the history nor a bookmark keeps it.
    history.replaceState(null, '', location.pathname + location.search);
    byLink.mutate(token);
  }, [byLink]);

  if (byLink.isPending) return <main className="alone">{words.usingLink}</main>;
  if (hasForgotten) return <ForgottenPassword email={email} onBack={() => setHasForgotten(false)} />;
  const refusedBy = signIn.error?.problem.code;
  const needsCode = refusedBy === 'second_factor_needed' || refusedBy === 'second_factor_wrong' || code !== '';
  return (
    <FormPage
      title={words.title}
      {...(text === undefined ? {} : { text })}
      button={words.signIn}
      action={{
        mutate: () => signIn.mutate(),
        isPending: signIn.isPending,
        error: refusedBy === 'second_factor_needed' ? null : (signIn.error ?? byLink.error),
      }}
      foot={
        <>
          <button type="button" className="plain" onClick={() => setHasForgotten(true)}>
            {words.forgot}
          </button>
          {oidc !== null && <OidcButton label={words.signInBy(oidc.name)} />}
        </>
      }
    >
      <TextField
        label={words.email}
        pointer="/email"
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
      />
      <TextField
        label={words.password}
        pointer="/password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      {needsCode && (
        <TextField
          label={words.code}
          pointer="/code"
          hint={words.codeHint}
          autoComplete="one-time-code"
          inputMode="numeric"
          value={code}
          onChange={setCode}
        />
      )}
      {signIn.isPending && (
        <p className="unseen" role="status">
          {common.working}
        </p>
      )}
    </FormPage>
  );
}
