import { useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.ts';
import { Suspense } from 'react';
import { useCommonWords } from '../words/common.ts';
import { useProblemWords } from '../words/problems.ts';
import { lazyPart } from './lazy-part.ts';

// Nothing is refused on most screens.
const FieldProblemList = lazyPart(async () => (await import('./field-problem-list.tsx')).FieldProblemList);

/** Of these the page's own words say all. */
const SAID_IN_WORDS: readonly string[] = ['changed_meanwhile', 'not_found'];

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
        <strong>{problemWords(code)}.</strong> {code === 'not_found' && words.maybeGone}
        {errors.length === 0 && detail !== undefined && !SAID_IN_WORDS.includes(code) && (
          <span lang="en">{detail}</span>
        )}
      </p>
      {errors.length > 0 && (
        <Suspense>
          <FieldProblemList problems={errors} />
        </Suspense>
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
