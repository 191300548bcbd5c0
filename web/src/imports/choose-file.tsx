import { useRef } from 'react';
import { useDroppedFile } from './use-dropped-file.ts';
import { useImportWords } from './words.ts';

/** A file by the chooser, or dragged onto the page. */
export function ChooseFile({ fileName, onChosen }: { fileName: string | null; onChosen: (file: File) => void }) {
  const words = useImportWords();
  const input = useRef<HTMLInputElement>(null);
  const { isOver } = useDroppedFile(onChosen);
  return (
    <div className={isOver ? 'drop-zone over' : 'drop-zone'}>
      {fileName !== null && <strong>{fileName}</strong>}
      <button type="button" className={fileName === null ? 'main' : ''} onClick={() => input.current?.click()}>
        {fileName === null ? words.choose : words.chooseOther}
      </button>
      <span className="hint">{isOver ? words.dropNow : words.drop}</span>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,text/csv"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) onChosen(file);
          // The same file, mended meanwhile, can be chosen again.
          event.target.value = '';
        }}
      />
    </div>
  );
}
