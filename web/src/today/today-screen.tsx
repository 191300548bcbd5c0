import { answerOf, api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { useSession } from '../shell/session.tsx';
import { Screen } from '../ui/screen.tsx';
import { Shown } from '../ui/shown.tsx';
import { CashFlow } from './cash-flow.tsx';
import { ComingBilling } from './coming-billing.tsx';
import { LastCheck } from './last-check.tsx';
import { Overdue } from './overdue.tsx';
import { Received } from './received.tsx';
import { WaitingList } from './waiting-list.tsx';
import { useTodayWords } from './words.ts';

const ASK_AGAIN_MS = 30_000;

/** First what needs a person, then money, then what comes. */
export function TodayScreen() {
  const words = useTodayWords();
  const { creditor } = useSession();
  if (creditor === null) return <Screen title={words.title}>{words.chooseCreditor}</Screen>;
  return <Overview />;
}

function Overview() {
  const words = useTodayWords();
  const format = useFormat();
  const overview = useAnswer(['overview'], (signal) => answerOf(api.GET('/v1/overview', { signal })), {
    refetchMs: ASK_AGAIN_MS,
  });
  return (
    <Screen title={words.title} subtitle={overview.data === undefined ? ' ' : format.longDate(overview.data.today)}>
      <Shown answer={overview}>
        {(shown) => (
          <>
            <WaitingList overview={shown} />
            <div className="two-columns">
              <Overdue overdue={shown.overdue} />
              <Received received={shown.received} />
              <ComingBilling overview={shown} />
              <LastCheck last={shown.lastSelfCheck} />
            </div>
            <CashFlow today={shown.today} />
          </>
        )}
      </Shown>
    </Screen>
  );
}
