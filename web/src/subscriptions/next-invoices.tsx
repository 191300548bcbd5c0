import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Section } from '../ui/section.tsx';
import { Shown } from '../ui/shown.tsx';
import { PeriodCard } from './period-card.tsx';
import { usePreviewWords } from './preview-words.ts';

const SIX = 6;
const MOST = 60;

/** What will be billed, reckoned by the code that bills. */
export function NextInvoices({ subscriptionId }: { subscriptionId: string }) {
  const words = usePreviewWords();
  const [periods, setPeriods] = useState(SIX);
  const preview = useAnswer(['subscriptions', subscriptionId, 'preview', periods], (signal) =>
    answerOf(
      api.GET('/v1/subscriptions/{subscriptionId}/preview', {
        params: { path: { subscriptionId }, query: { periods } },
        signal,
      }),
    ),
  );
  return (
    <Section title={words.title}>
      <Shown answer={preview}>
        {(shown) =>
          shown.periods.length === 0 ? (
            <p className="nothing">{words.nothing}</p>
          ) : (
            <>
              <ol className="period-cards">
                {shown.periods.map((period) => (
                  <PeriodCard key={period.index} period={period} />
                ))}
              </ol>
              {shown.periods.length === periods && periods < MOST && (
                <button type="button" className="more" onClick={() => setPeriods(periods + SIX)}>
                  {words.more}
                </button>
              )}
            </>
          )
        }
      </Shown>
    </Section>
  );
}
