import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAction } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { useMay } from '../shell/session.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Section } from '../ui/section.tsx';
import { Status } from '../ui/status.tsx';
import { useCommonWords } from '../words/common.ts';
import { useTodayWords } from './words.ts';

/** When Termin last looked over its own books, and what it found. */
export function LastCheck({ last }: { last: components['schemas']['Overview']['lastSelfCheck'] }) {
  const words = useTodayWords();
  const common = useCommonWords();
  const format = useFormat();
  const may = useMay('bookkeeper');
  const check = useAction((_: void, key) =>
    answerOf(api.POST('/v1/self-checks', { params: { header: { 'Idempotency-Key': key } } })),
  );
  return (
    <Section
      title={words.selfCheck}
      aside={
        may && (
          <button type="button" disabled={check.isPending} onClick={() => check.mutate()}>
            {check.isPending ? common.working : words.checkNow}
          </button>
        )
      }
    >
      {last === null ? (
        <p className="nothing">{words.noCheck}</p>
      ) : (
        <p>
          {words.lastCheck(format.instant(last.at))}:{' '}
          {last.differences === 0 ? (
            <Status tone="good">{words.noDifferences}</Status>
          ) : (
            <Link to="/findings">
              <Status tone="bad">{words.differences(last.differences)}</Status>
            </Link>
          )}
        </p>
      )}
      <ProblemNote error={check.error} />
    </Section>
  );
}
