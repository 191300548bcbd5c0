import { ApiError } from '../api/api-error.ts';
import { useFieldProblem } from '../words/field-problems.ts';
import { useCommonWords } from '../words/common.ts';
import { useProblemWords } from '../words/problems.ts';

/** Why something was refused, with what is wrong in which field. Said at once by screen readers. */
export function ProblemNote({ error, onTryAgain }: { error: Error | null; onTryAgain?: () => void }) {
  const words = useCommonWords();
  const problemWords = useProblemWords();
  const fieldProblem = useFieldProblem();
  if (error === null) return null;
  const {
    code,
    errors = [],
    detail,
  } = error instanceof ApiError ? error.problem : { code: 'unexpected_answer' as const, detail: error.message };
  return (
    <div className="problem" role="alert">
      <p>
        <strong>{problemWords(code)}.</strong>{' '}
        {errors.length === 0 && detail !== undefined && <span lang="en">{detail}</span>}
      </p>
      {errors.length > 0 && (
        <ul>
          {errors.map((problem) => (
            <li key={problem.path + problem.code}>
              <code>{problem.path.replace(/^\//, '').replaceAll('/', ' › ')}</code> {fieldProblem(problem)}
            </li>
          ))}
        </ul>
      )}
      {onTryAgain !== undefined && (
        <button type="button" onClick={onTryAgain}>
          {words.tryAgain}
        </button>
      )}
    </div>
  );
}
