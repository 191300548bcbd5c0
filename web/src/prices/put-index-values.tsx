import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { Field, TextField } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { useLanguage } from '../words/language.tsx';
import { useIndexWords } from './index-words.ts';
import { readIndexValues } from './read-index-values.ts';

type IndexTable = components['schemas']['IndexTable'];

const ROWS = 8;

export function NewIndexTable() {
  const words = useIndexWords();
  const navigate = useNavigate();
  return (
    <PutValues
      action={words.newTable}
      table={null}
      onDone={(name) => void navigate({ to: '/prices/index-tables/$name', params: { name } })}
    />
  );
}

export function PutIndexValues({ table }: { table: IndexTable }) {
  const words = useIndexWords();
  return <PutValues action={words.put} table={table} />;
}

/** Months with their values, as many as are typed or pasted. */
const PutValues = openedAnew(function PutValues({
  action,
  table,
  onDone,
}: {
  action: string;
  /** A new one is named here. */
  table: IndexTable | null;
  onDone?: (name: string) => void;
}) {
  const words = useIndexWords();
  const language = useLanguage();
  const [typedName, setTypedName] = useState('');
  const [typed, setTyped] = useState('');
  const name = table === null ? typedName.trim() : table.name;
  const { values, wrong } = readIndexValues(typed, language);
  return (
    <ActionDialog
      name={action}
      isMain
      {...(table === null ? {} : { of: table })}
      isReady={name !== '' && values.length > 0 && wrong === null}
      onDone={() => onDone?.(name)}
      send={(_key, still) =>
        answerOf(api.PUT('/v1/index-tables/{name}', { params: { path: { name }, header: still }, body: { values } }))
      }
    >
      <p>{words.putText}</p>
      {table === null && (
        <TextField
          label={words.name}
          pointer="/path/name"
          hint={words.nameHint}
          value={typedName}
          onChange={setTypedName}
        />
      )}
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
});
