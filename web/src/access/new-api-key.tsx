import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { ShownOnce } from '../ui/shown-once.tsx';
import { useSecret } from '../ui/use-secret.ts';
import { RoleField } from './role-field.tsx';
import { useAccessWords } from './words.ts';

type NewKey = components['schemas']['NewApiKey'];

const ROLES = ['read_only', 'admin'] as const;

/** Makes a key and shows its secret, once. An operator who has chosen no creditor names it. */
export function NewApiKey({ creditorId }: { creditorId?: string }) {
  const words = useAccessWords();
  const [made, setMade] = useSecret<NewKey | null>(null);
  return (
    <>
      <MakeKey {...(creditorId === undefined ? {} : { creditorId })} onMade={setMade} />
      {made !== null && (
        <ShownOnce
          title={words.secret}
          text={made.secret === null ? words.secretShown : words.secretText}
          secrets={made.secret === null ? [] : [made.secret]}
          onKept={() => setMade(null)}
        />
      )}
    </>
  );
}

const MakeKey = openedAnew(function MakeKey({
  creditorId,
  onMade,
}: {
  creditorId?: string;
  onMade: (made: NewKey) => void;
}) {
  const words = useAccessWords();
  const [name, setName] = useState('');
  const [role, setRole] = useState<(typeof ROLES)[number]>('read_only');
  return (
    <ActionDialog
      name={words.newKey}
      isReady={name.trim() !== ''}
      send={(key) =>
        answerOf(
          api.POST('/v1/api-keys', {
            params: { header: { 'Idempotency-Key': key } },
            body: { name: name.trim(), role, ...(creditorId === undefined ? {} : { creditorId }) },
          }),
        )
      }
      onDone={onMade}
    >
      <TextField label={words.keyName} pointer="/name" hint={words.keyNameHint} value={name} onChange={setName} />
      <RoleField roles={ROLES} value={role} onChange={setRole} />
    </ActionDialog>
  );
});
