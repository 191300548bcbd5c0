import { useProblemWords } from '../words/problems.ts';
import type { DraftRefusal } from './release-ticked.tsx';
import { useDraftWords } from './words.ts';

export interface NamedRefusal extends DraftRefusal {
  readonly debtorName: string;
}

/** Which of the drafts that were ticked are not issued, and why. */
export function Refused({ refused }: { refused: readonly NamedRefusal[] }) {
  const words = useDraftWords();
  const problemWords = useProblemWords();
  if (refused.length === 0) return null;
  return (
    <div className="problem" role="alert">
      <p>
        <strong>{words.notIssued}</strong>
      </p>
      <ul>
        {refused.map(({ id, debtorName, code }) => (
          <li key={id}>
            {debtorName}: {problemWords(code)}
          </li>
        ))}
      </ul>
    </div>
  );
}
