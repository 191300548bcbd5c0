import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { answerOf, api } from '../api/client.ts';
import { useAction } from '../api/use-answer.ts';
import { renewSession } from '../shell/renew-session.ts';
import { ProblemNote } from '../ui/problem-note.tsx';
import { forgetPlace, placeBefore } from './place-before.ts';
import { useSignInWords } from './words.ts';

/**
 * Where the OpenID provider sends people back to: goes on by itself with what stands in the address. A request of the page's own carries the
 * cookie of the sign-in, which the way back from another site does not. Who has signed out there comes back with nothing.
 */
export function OidcReturn() {
  const words = useSignInWords();
  const client = useQueryClient();
  const { history: ways } = useRouter();
  const finish = useAction((answer: string) => answerOf(api.POST('/v1/oidc/callback', { body: { answer } })), {
    onDone: (session) => {
      renewSession(client, session);
      ways.replace(placeBefore());
      forgetPlace();
    },
  });
  const isBegun = useRef(false);
  useEffect(() => {
    if (isBegun.current) return;
    isBegun.current = true;
    const answer = location.search.slice(1);
    if (answer === '') {
      ways.replace('/');
      return;
    }
    // It is good once: neither the history nor a bookmark keeps it.
    history.replaceState(null, '', location.pathname);
    finish.mutate(answer);
  }, [finish, ways]);
  if (finish.error === null) return <main className="alone">{words.usingOidc}</main>;
  return (
    <main className="alone">
      <h1>{words.title}</h1>
      <ProblemNote error={finish.error} />
      <a href={placeBefore()}>{words.back}</a>
    </main>
  );
}
