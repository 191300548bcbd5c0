import { useProblemWords } from '../words/problems.ts';

export interface NamedRefusal {
  readonly id: string;
  readonly code: Parameters<ReturnType<typeof useProblemWords>>[0];
  readonly debtorName: string;
}

/** Which of the rows that were ticked are left as they were, and why. */
export function NotDecided({ title, refused }: { title: string; refused: readonly NamedRefusal[] }) {
  const problemWords = useProblemWords();
  if (refused.length === 0) return null;
  return (
    <div className="problem" role="alert">
      <p>
        <strong>{title}</strong>
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
