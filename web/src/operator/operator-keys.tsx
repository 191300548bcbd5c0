import { useState } from 'react';
import { LimitFields, limitsOf, NO_LIMITS } from '../access/key-limits.tsx';
import { KeyStatus, LastUse, ShownKey } from '../access/shown-key.tsx';
import { useAccessWords } from '../access/words.ts';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { Moment } from '../ui/day.tsx';
import { TextField } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Section } from '../ui/section.tsx';
import { useSecret } from '../ui/use-secret.ts';
import { useCommonWords } from '../words/common.ts';
import { useOperatorWords } from './words.ts';

type NewKey = components['schemas']['NewOperatorKey'];

/** Keys of programs that act as an operator. */
export function OperatorKeys() {
  const words = useOperatorWords();
  const access = useAccessWords();
  const common = useCommonWords();
  const [made, setMade] = useSecret<NewKey | null>(null);
  const list = useList(['operator-keys'], (cursor, signal) =>
    answerOf(api.GET('/v1/operator-keys', { params: { query: queryOf<'/v1/operator-keys'>({}, cursor) }, signal })),
  );
  return (
    <Section title={words.operatorKeys} aside={<MakeKey onMade={setMade} />}>
      <p className="hint">{words.operatorKeysText}</p>
      <ShownKey made={made} onKept={() => setMade(null)} />
      <PagedTable
        caption={words.operatorKeys}
        list={list}
        keyOf={({ id }) => id}
        columns={[
          { head: access.keyName, cell: ({ name }) => name },
          {
            head: access.addresses,
            onlyWide: true,
            cell: ({ addresses }) => addresses.join(', ') || access.everywhere,
          },
          { head: access.created, onlyWide: true, cell: ({ createdAt }) => <Moment instant={createdAt} /> },
          { head: access.lastUse, cell: (key) => <LastUse of={key} /> },
          { head: access.state, isState: true, cell: (key) => <KeyStatus of={key} /> },
          {
            head: common.actions,
            cell: ({ id, name, revokedAt }) => revokedAt === null && <Revoke operatorKeyId={id} name={name} />,
          },
        ]}
      />
    </Section>
  );
}

function Revoke({ operatorKeyId, name }: { operatorKeyId: string; name: string }) {
  const access = useAccessWords();
  return (
    <ActionDialog
      name={access.revoke}
      isPlain
      isGrave
      send={() => answerOf(api.DELETE('/v1/operator-keys/{operatorKeyId}', { params: { path: { operatorKeyId } } }))}
    >
      <p>{access.revokeText(name)}</p>
    </ActionDialog>
  );
}

const MakeKey = openedAnew(function MakeKey({ onMade }: { onMade: (made: NewKey) => void }) {
  const access = useAccessWords();
  const [name, setName] = useState('');
  const [limits, setLimits] = useState(NO_LIMITS);
  return (
    <ActionDialog
      name={access.newKey}
      isReady={name.trim() !== ''}
      send={(key) =>
        answerOf(
          api.POST('/v1/operator-keys', {
            params: { header: { 'Idempotency-Key': key } },
            body: { name: name.trim(), ...limitsOf(limits) },
          }),
        )
      }
      onDone={onMade}
    >
      <TextField label={access.keyName} pointer="/name" hint={access.keyNameHint} value={name} onChange={setName} />
      <LimitFields value={limits} onChange={setLimits} />
    </ActionDialog>
  );
});
