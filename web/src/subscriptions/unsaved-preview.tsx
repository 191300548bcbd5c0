import type { UseQueryResult } from '@tanstack/react-query';
import type { ApiError } from '../api/api-error.ts';
import type { components } from '../api/schema.ts';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Section } from '../ui/section.tsx';
import { useCommonWords } from '../words/common.ts';
import { useFormWords } from './form-words.ts';
import { PeriodCard } from './period-card.tsx';

interface Previewed {
  readonly enabled: boolean;
  readonly answer: UseQueryResult<components['schemas']['Preview'], ApiError>;
  readonly error: ApiError | null;
}

/** What would be billed of what stands in the form. The cards of before stay until the new ones have come. */
export function UnsavedPreview({ kind, preview }: { kind: 'single' | 'group'; preview: Previewed }) {
  const words = useFormWords();
  return (
    <div className="unsaved-preview" aria-live="polite" aria-busy={preview.answer.isFetching}>
      <Section title={words.preview}>
        {kind === 'group' ? <p className="nothing">{words.previewGroup}</p> : <Cards preview={preview} />}
      </Section>
    </div>
  );
}

function Cards({ preview: { enabled, answer, error } }: { preview: Previewed }) {
  const words = useFormWords();
  const common = useCommonWords();
  if (!enabled) return <p className="nothing">{words.previewLater}</p>;
  if (error !== null) {
    const isRefused = (error.problem.errors ?? []).length > 0;
    return (
      <>
        <p className="nothing">{isRefused ? words.previewRefused : words.previewAway}</p>
        <ProblemNote error={error} />
      </>
    );
  }
  if (answer.data === undefined) return <p className="loading">{common.loading}</p>;
  return (
    <ol className={answer.isPlaceholderData ? 'period-cards earlier' : 'period-cards'}>
      {answer.data.periods.map((period) => (
        <PeriodCard key={period.index} period={period} />
      ))}
    </ol>
  );
}
