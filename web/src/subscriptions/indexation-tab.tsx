import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { useMay } from '../shell/session.tsx';
import { Day } from '../ui/day.tsx';
import { Facts } from '../ui/facts.tsx';
import { Section } from '../ui/section.tsx';
import { Shown } from '../ui/shown.tsx';
import { Attention } from './attention.tsx';
import { EndIndexation, SetIndexation } from './indexation-dialogs.tsx';
import { IndexationSteps } from './indexation-steps.tsx';
import { useIndexationWords } from './indexation-words.ts';

type Rule = NonNullable<components['schemas']['Indexation']['indexation']>;

/** How the prices move by themselves, and how they have moved. */
export function IndexationTab({ subscriptionId }: { subscriptionId: string }) {
  const words = useIndexationWords();
  const may = useMay('bookkeeper');
  const answer = useAnswer(['subscriptions', subscriptionId, 'indexation'], (signal) =>
    answerOf(
      api.GET('/v1/subscriptions/{subscriptionId}/indexation', { params: { path: { subscriptionId } }, signal }),
    ),
  );
  return (
    <Shown answer={answer}>
      {(present) => (
        <>
          <Section
            title={words.title}
            aside={
              may && (
                <div className="actions">
                  <SetIndexation subscriptionId={subscriptionId} present={present} />
                  {present.indexation !== null && <EndIndexation subscriptionId={subscriptionId} present={present} />}
                </div>
              )
            }
          >
            <p className="why">{present.indexation === null ? words.none : words.text}</p>
            {present.indexation !== null && <RuleFacts indexation={present.indexation} />}
            {present.indexation?.attention != null && <Attention attention={present.indexation.attention} />}
          </Section>
          {present.steps.length > 0 && <IndexationSteps subscriptionId={subscriptionId} steps={present.steps} />}
        </>
      )}
    </Shown>
  );
}

function RuleFacts({ indexation: { rule, noticeDays, nextStep } }: { indexation: Rule }) {
  const words = useIndexationWords();
  const format = useFormat();
  const by =
    rule.kind === 'percent'
      ? words.percentOf(format.decimal(rule.percent))
      : [
          words.indexOf(rule.table, format.month(rule.baseMonth)),
          ...(rule.floorPercent === null ? [] : [words.floor(format.decimal(rule.floorPercent))]),
          ...(rule.capPercent === null ? [] : [words.cap(format.decimal(rule.capPercent))]),
        ].join(', ');
  return (
    <Facts
      facts={[
        [words.rule, by],
        [words.next, <Day key="next" date={nextStep.dueOn} />],
        [words.announce, <Day key="announce" date={nextStep.announceOn} />],
        [words.notice, words.noticeDays(noticeDays)],
      ]}
    />
  );
}
