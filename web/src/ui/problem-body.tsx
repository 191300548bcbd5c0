import { useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.ts';
import { useCommonWords } from '../words/common.ts';
import { useProblemWords } from '../words/problems.ts';
import { FieldProblemList } from './field-problem-list.tsx';
import type { Problem } from './problem.ts';

/** Of these the page's own words say all. */
const SAID_IN_WORDS: readonly string[] = ['changed_meanwhile', 'not_found'];

/** What a note of a problem says, with the words for every code: they are not among what is loaded first. */
export function ProblemBody({ error, onTryAgain, onLeave }: Problem) {
  const client = useQueryClient();
  const words = useCommonWords();
  const problemWords = useProblemWords();
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
        <strong>{problemWords(code)}.</strong> {code === 'not_found' && words.maybeGone}
        {errors.length === 0 && detail !== undefined && !SAID_IN_WORDS.includes(code) && (
          <span lang="en">{detail}</span>
        )}
      </p>
      {errors.length > 0 && <FieldProblemList problems={errors} />}
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
