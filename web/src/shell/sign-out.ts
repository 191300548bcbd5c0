import { useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import { useAction } from '../api/use-answer.ts';
import { renewSession } from './renew-session.ts';
import { NOBODY, useSession } from './session.tsx';

/** Ends the session, and that of the OpenID provider at which it was begun: the browser goes there, and is sent back to the page. */
export function useSignOut() {
  const client = useQueryClient();
  const isByOidc = useSession().oidc?.isSignedIn === true;
  return useAction(
    async () => {
      if (isByOidc) return (await answerOf(api.POST('/v1/oidc/sign-out'))).url;
      await answerOf(api.DELETE('/v1/session'));
      return null;
    },
    {
      onDone: (url) => {
        renewSession(client, NOBODY);
        if (url !== null) location.assign(url);
      },
    },
  );
}
