import { Suspense } from 'react';
import { useCommonWords } from '../words/common.ts';
import { lazyPart } from './lazy-part.ts';
import type { Problem } from './problem.ts';

// Nothing is refused on most screens.
const ProblemBody = lazyPart(async () => (await import('./problem-body.tsx')).ProblemBody, BareProblem);

/** Where the words cannot be had the server is away: what the browser says of that. */
function BareProblem({ error, onTryAgain }: Problem) {
  const words = useCommonWords();
  return (
    <div className="problem" role="alert">
      <p>{error.message}</p>
      {onTryAgain !== undefined && (
        <button type="button" onClick={onTryAgain}>
          {words.tryAgain}
        </button>
      )}
    </div>
  );
}

/** Why something was refused, with what is wrong in which field. Said at once by screen readers. */
export function ProblemNote({ error, ...rest }: Omit<Problem, 'error'> & { error: Error | null }) {
  if (error === null) return null;
  return (
    <Suspense>
      <ProblemBody error={error} {...rest} />
    </Suspense>
  );
}
