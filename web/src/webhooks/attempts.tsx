import type { components } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { Moment } from '../ui/day.tsx';
import { Folded } from '../ui/folded.tsx';
import { useFailureWords, useWebhookWords } from './words.ts';

type Attempt = components['schemas']['WebhookDelivery']['attempts'][number];

/** What the newest attempt came to, with all of them and what was answered folded away. */
export function Attempts({ attempts }: { attempts: readonly Attempt[] }) {
  const words = useWebhookWords();
  const outcome = useOutcome();
  const [newest] = attempts;
  if (newest === undefined) return <span className="why">{words.noAttempts}</span>;
  return (
    <Folded title={outcome(newest)} says={words.attempts(attempts.length)}>
      <ol className="attempts">
        {attempts.map((attempt) => (
          <li key={attempt.at}>
            <Moment instant={attempt.at} />: {outcome(attempt)}
            {attempt.answer !== '' && <p className="record">{attempt.answer}</p>}
          </li>
        ))}
      </ol>
    </Folded>
  );
}

/** The status or why there was none, and how long it took. */
function useOutcome(): (attempt: Attempt) => string {
  const words = useWebhookWords();
  const failureWords = useFailureWords();
  const format = useFormat();
  return ({ statusCode, failure, durationMs }) => {
    const came = statusCode === null ? '' : words.httpStatus(statusCode);
    return `${failure === null ? came : failureWords(failure)}, ${words.duration(format.count(durationMs))}`;
  };
}
