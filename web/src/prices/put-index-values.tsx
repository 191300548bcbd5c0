import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { Field, TextField } from '../ui/field.tsx';
import { useLanguage } from '../words/language.tsx';
import { useIndexWords } from './index-words.ts';
import { readIndexValues } from './read-index-values.ts';

const ROWS = 8;

export function NewIndexTable() {
  const words = useIndexWords();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  return (
    <PutValues
      action={words.newTable}
      name={name.trim()}
      onDone={() => void navigate({ to: '/prices/index-tables/$name', params: { name: name.trim() } })}
    >
      <TextField label={words.name} pointer="/path/name" hint={words.nameHint} value={name} onChange={setName} />
    </PutValues>
  );
}

export function PutIndexValues({ table }: { table: components['schemas']['IndexTable'] }) {
  const words = useIndexWords();
  return <PutValues action={words.put} name={table.name} of={table} />;
}

/** Months with their values, as many as are typed or pasted. */
function PutValues({
  action,
  name,
  onDone,
  children,
  ...seen
}: {
  action: string;
  name: string;
  /** The table where it is there already. */
  of?: object;
  onDone?: () => void;
  children?: ReactNode;
}) {
  const words = useIndexWords();
  const language = useLanguage();
  const [typed, setTyped] = useState('');
  const { values, wrong } = readIndexValues(typed, language);
  return (
    <ActionDialog
      name={action}
      isMain
      {...seen}
      isReady={name !== '' && values.length > 0 && wrong === null}
      onDone={() => {
        setTyped('');
        onDone?.();
      }}
      send={(_key, still) =>
        answerOf(api.PUT('/v1/index-tables/{name}', { params: { path: { name }, header: still }, body: { values } }))
      }
    >
      <p>{words.putText}</p>
      {children}
      <Field
        label={words.values}
        pointer="/values"
        hint={words.valuesHint}
        problem={wrong === null ? null : words.notValues(wrong)}
      >
        {(control) => (
          <textarea {...control} rows={ROWS} value={typed} onChange={(event) => setTyped(event.target.value)} />
        )}
      </Field>
    </ActionDialog>
  );
}
