import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useSession } from '../shell/session.tsx';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { RoleField } from './role-field.tsx';
import { useAccessWords } from './words.ts';

type Input = components['schemas']['InvitationInput'];

const ROLES = ['bookkeeper', 'read_only', 'admin'] as const;

/** Invites somebody by mail: to the creditor that is chosen, or, by an operator who has chosen none, to the one that is named. */
export const InvitePerson = openedAnew(function InvitePerson({
  creditorId,
  first = 'bookkeeper',
}: {
  creditorId?: string;
  first?: Input['role'];
}) {
  const words = useAccessWords();
  const { person } = useSession();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Input['role']>(first);
  const [language, setLanguage] = useState<'da' | 'en'>(person.language);
  return (
    <ActionDialog
      name={words.invite}
      isReady={email.trim() !== ''}
      send={(key) =>
        answerOf(
          api.POST('/v1/invitations', {
            params: { header: { 'Idempotency-Key': key } },
            body: { email: email.trim(), role, language, ...(creditorId === undefined ? {} : { creditorId }) },
          }),
        )
      }
    >
      <p>{words.inviteText}</p>
      <TextField
        label={words.email}
        pointer="/email"
        type="email"
        inputMode="email"
        value={email}
        onChange={setEmail}
      />
      <RoleField roles={ROLES} value={role} onChange={setRole} />
      <SelectField
        label={words.language}
        pointer="/language"
        hint={words.languageHint}
        value={language}
        onChange={setLanguage}
        options={[
          ['da', words.danish],
          ['en', words.english],
        ]}
      />
    </ActionDialog>
  );
});
