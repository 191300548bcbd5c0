import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError } from '../api/api-error.ts';
import { answerOf, api } from '../api/client.ts';
import { useAction } from '../api/use-answer.ts';
import { renewSession } from '../shell/renew-session.ts';
import { NOBODY } from '../shell/session.tsx';
import { TextField } from '../ui/field.tsx';
import { INVITE } from './accept-paths.ts';
import { FormPage } from './form-page.tsx';
import { useSignInWords } from './words.ts';

/** Follows an invitation, or a link to a new password, and signs in. The token stands behind the #, which no log shows. */
export function AcceptLink({ pathname }: { pathname: string }) {
  const words = useSignInWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [token] = useState(() => location.hash.slice(1));
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const isInvitation = pathname === INVITE;
  const accept = useAction(
    async () => {
      const { email } = isInvitation
        ? await answerOf(api.POST('/v1/invitations/accept', { body: { token, name, password } }))
        : await answerOf(api.POST('/v1/password-resets/accept', { body: { token, password } }));
      return answerOf(api.POST('/v1/session', { body: { email, password } })).catch((error: unknown) => {
        // The link has done its work; the second factor is asked for where one signs in.
        if (error instanceof ApiError && error.problem.code === 'second_factor_needed') return NOBODY;
        throw error;
      });
    },
    {
      onDone: (session) => {
        renewSession(client, session);
        void navigate({ to: '/', replace: true });
      },
    },
  );
  return (
    <FormPage
      title={isInvitation ? words.inviteTitle : words.resetTitle}
      {...(isInvitation ? { text: words.inviteText } : {})}
      button={words.accept}
      action={{ mutate: () => accept.mutate(), isPending: accept.isPending, error: accept.error }}
    >
      {isInvitation && (
        <TextField label={words.name} pointer="/name" autoComplete="name" value={name} onChange={setName} />
      )}
      <TextField
        label={words.newPassword}
        pointer="/password"
        type="password"
        hint={words.passwordHint}
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
      />
    </FormPage>
  );
}
