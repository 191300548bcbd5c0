import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { useSecret } from '../ui/use-secret.ts';
import { LimitFields, limitsOf, NO_LIMITS, ScopeFields, SCOPES } from './key-limits.tsx';
import { RoleField } from './role-field.tsx';
import { ShownKey } from './shown-key.tsx';
import { useAccessWords, type Scope } from './words.ts';

type NewKey = components['schemas']['NewApiKey'];

const ROLES = ['read_only', 'admin'] as const;

/** Makes a key and shows its secret, once. An operator who has chosen no creditor names it. */
export function NewApiKey({ creditorId }: { creditorId?: string }) {
  const [made, setMade] = useSecret<NewKey | null>(null);
  return (
    <>
      <MakeKey {...(creditorId === undefined ? {} : { creditorId })} onMade={setMade} />
      <ShownKey made={made} onKept={() => setMade(null)} />
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
  const [scopes, setScopes] = useState<ReadonlySet<Scope>>(new Set(SCOPES));
  const [limits, setLimits] = useState(NO_LIMITS);
  return (
    <ActionDialog
      name={words.newKey}
      isReady={name.trim() !== '' && scopes.size > 0}
      send={(key) =>
        answerOf(
          api.POST('/v1/api-keys', {
            params: { header: { 'Idempotency-Key': key } },
            body: {
              name: name.trim(),
              role,
              ...(role === 'admin' ? { scopes: [...scopes] } : {}),
              ...limitsOf(limits),
              ...(creditorId === undefined ? {} : { creditorId }),
            },
          }),
        )
      }
      onDone={onMade}
    >
      <TextField label={words.keyName} pointer="/name" hint={words.keyNameHint} value={name} onChange={setName} />
      <RoleField roles={ROLES} value={role} onChange={setRole} />
      {role === 'admin' && <ScopeFields value={scopes} onChange={setScopes} />}
      <LimitFields value={limits} onChange={setLimits} />
    </ActionDialog>
  );
});
