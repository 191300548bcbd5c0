import { useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.ts';
import { useFieldProblem } from '../words/field-problems.ts';
import { useCommonWords } from '../words/common.ts';
import { useProblemWords } from '../words/problems.ts';

/** Why something was refused, with what is wrong in which field. Said at once by screen readers. */
export function ProblemNote({
  error,
  onTryAgain,
  onLeave,
}: {
  error: Error | null;
  onTryAgain?: () => void;
  /** Leaves the form whose change is refused since it was made of what is no longer so: the screen then shows what is. */
  onLeave?: () => void;
}) {
  const client = useQueryClient();
  const words = useCommonWords();
  const problemWords = useProblemWords();
  const fieldProblem = useFieldProblem();
  if (error === null) return null;
  const loadNewest = () => {
    onLeave?.();
    void client.invalidateQueries();
  };
  const {
    code,
    errors = [],
    detail,
  } = error instanceof ApiError ? error.problem : { code: 'unexpected_answer' as const, detail: error.message };
  const isStale = code === 'changed_meanwhile';
  return (
    <div className="problem" role="alert">
      <p>
        <strong>{problemWords(code)}.</strong>{' '}
        {errors.length === 0 && detail !== undefined && !isStale && <span lang="en">{detail}</span>}
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
      {isStale && onLeave !== undefined && (
        <button type="button" onClick={loadNewest}>
          {words.loadNewest}
        </button>
      )}
      {onTryAgain !== undefined && (
        <button type="button" onClick={onTryAgain}>
          {words.tryAgain}
        </button>
      )}
    </div>
  );
}
