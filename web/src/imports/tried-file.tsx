import { useEffect } from 'react';
import type { ApiError } from '../api/api-error.ts';
import { useAction } from '../api/use-answer.ts';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useLanguage } from '../words/language.tsx';
import type { ImportKind } from './import-kinds.ts';
import { Report, useOutcome } from './report.tsx';
import { sendFile, type ImportReport } from './send-file.ts';
import { useImportWords } from './words.ts';

/** A file that was chosen: tried at once, and imported when a person who may says so. */
export function TriedFile({
  kind,
  name,
  content,
  update,
}: {
  kind: ImportKind;
  name: string;
  content: Blob;
  update: boolean;
}) {
  const words = useImportWords();
  const language = useLanguage();
  const file = { kind, content, update, language };
  const trial = useAction<void, ImportReport>(() => sendFile(file, { idempotencyKey: null }));
  const real = useAction<void, ImportReport>((_, idempotencyKey) => sendFile(file, { idempotencyKey }));
  const { mutate: tryFile } = trial;
  useEffect(() => {
    tryFile();
  }, [tryFile]);
  const refusal = reportOf(real.error);
  const report = real.data ?? refusal ?? trial.data;
  const outcome = useOutcome(report);
  if (trial.error !== null) return <ProblemNote error={trial.error} onTryAgain={() => tryFile()} />;
  return (
    <>
      <p className={report === undefined ? 'loading' : 'unseen'} role="status">
        {report === undefined ? words.testing(name) : outcome}
      </p>
      {report !== undefined && (
        <Report
          kind={kind}
          report={report}
          error={refusal === undefined ? real.error : null}
          isImporting={real.isPending}
          onImport={() => real.mutate()}
        />
      )}
    </>
  );
}

/** The report of a file that had errors only when it was imported: somebody may have taken a number meanwhile. */
function reportOf(error: ApiError | null): ImportReport | undefined {
  return error?.problem.code === 'import_refused' ? (error.problem['report'] as ImportReport | undefined) : undefined;
}
