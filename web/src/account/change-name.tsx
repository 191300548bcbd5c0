import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import { SESSION_KEY, useSession } from '../shell/session.tsx';
import { ActionForm } from '../ui/action-form.tsx';
import { TextField } from '../ui/field.tsx';
import { Section } from '../ui/section.tsx';
import { useAccountWords } from './words.ts';

/** The name under which a person's doings stand in the audit trail. */
export function ChangeName() {
  const words = useAccountWords();
  const { person } = useSession();
  const client = useQueryClient();
  const [name, setName] = useState(person.name);
  return (
    <Section title={words.name}>
      <ActionForm
        button={words.saveName}
        isReady={name.trim() !== '' && name.trim() !== person.name}
        send={() => answerOf(api.PATCH('/v1/session', { body: { name } }))}
        onDone={(session) => {
          client.setQueryData(SESSION_KEY, session);
          setName(session.person.name);
        }}
      >
        <TextField
          label={words.ownName}
          pointer="/name"
          hint={words.nameText}
          autoComplete="name"
          value={name}
          onChange={setName}
        />
      </ActionForm>
    </Section>
  );
}
