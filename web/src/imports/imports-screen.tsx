import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useOwnLink } from '../shell/use-own-link.ts';
import { CheckField, SelectField } from '../ui/field.tsx';
import { Screen } from '../ui/screen.tsx';
import { ChooseFile } from './choose-file.tsx';
import { IMPORT_KINDS, type ImportKind } from './import-kinds.ts';
import { TriedFile } from './tried-file.tsx';
import { useImportKindWords, useImportWords } from './words.ts';

/** Its bytes as they were when it was chosen: what is tried is what is imported. */
interface ChosenFile {
  readonly name: string;
  readonly content: Blob | null;
  /** Whichever file is chosen, it is another one to try. */
  readonly turn: number;
}

export function ImportsScreen() {
  const words = useImportWords();
  const ownLink = useOwnLink();
  const kindWords = useImportKindWords();
  const search = useSearch({ from: '/imports' });
  const navigate = useNavigate({ from: '/imports' });
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [update, setUpdate] = useState(false);
  const chosen = IMPORT_KINDS.find(({ kind }) => kind === search.kind) ?? IMPORT_KINDS[0];
  const take = async (taken: File): Promise<void> => {
    const content = await taken.arrayBuffer().then(
      (bytes) => new Blob([bytes]),
      () => null,
    );
    setFile((before) => ({ name: taken.name, content, turn: (before?.turn ?? 0) + 1 }));
  };
  return (
    <Screen title={words.title} subtitle={words.intro}>
      <div className="form">
        <SelectField<ImportKind>
          label={words.what}
          pointer=""
          value={chosen.kind}
          onChange={(kind) => {
            setFile(null);
            void navigate({ search: { kind }, replace: true });
          }}
          options={IMPORT_KINDS.map(({ kind }) => [kind, kindWords(kind)])}
        />
        <p>
          <a href={ownLink(`/v1/imports/${chosen.kind}/template`)} download>
            {words.template}
          </a>{' '}
          {words.templateText}
        </p>
        {chosen.updates && (
          <CheckField label={words.update} hint={words.updateHint} isChecked={update} onChange={setUpdate} />
        )}
        <ChooseFile fileName={file?.name ?? null} onChosen={(taken) => void take(taken)} />
      </div>
      {file?.content === null && (
        <p className="wrong" role="alert">
          {words.notReadable}
        </p>
      )}
      {file !== null && file.content !== null && (
        <TriedFile
          key={`${chosen.kind} ${file.turn} ${String(update)}`}
          kind={chosen.kind}
          name={file.name}
          content={file.content}
          update={chosen.updates && update}
        />
      )}
    </Screen>
  );
}
