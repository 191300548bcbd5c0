import type { components } from '../api/schema.ts';
import { NOTHING } from '../format/amounts.ts';
import { useFormat } from '../format/use-format.ts';
import { useMay } from '../shell/session.tsx';
import { Screen } from '../ui/screen.tsx';
import { usePaymentKindWords } from './code-words.ts';
import { PaymentActions } from './payment-actions.tsx';
import { PaymentMatches } from './payment-matches.tsx';
import type { Done } from './done.ts';
import { PlacePayment } from './place-payment.tsx';
import { RelatedPayments } from './related-payments.tsx';
import { ToldFacts } from './told-facts.tsx';
import type { Queue } from './use-queue.ts';
import { usePaymentWords } from './words.ts';

type Payment = components['schemas']['Payment'];
type Steps = Queue & { readonly next: (() => void) | undefined; readonly before: (() => void) | undefined };

export function ShownPayment({
  payment,
  queue,
  onDone,
}: {
  payment: Payment;
  queue: Steps;
  onDone: (done: Done, after: Payment) => void;
}) {
  const words = usePaymentWords();
  const kindWords = usePaymentKindWords();
  const format = useFormat();
  const mayPlace = useMay('bookkeeper');
  const movesMoney = payment.amount !== NOTHING;
  const isToPlace = payment.unmatched !== NOTHING && payment.status !== 'dismissed' && mayPlace;
  // That it was told before is the first thing to look at.
  const isSameMoney = payment.relatedPayments.some(({ why }) => why === 'same_money');
  const title = !movesMoney
    ? kindWords(payment.kind)
    : isToPlace
      ? words.place(format.kroner(payment.unmatched))
      : words.oneOf(format.kroner(payment.amount));
  return (
    <Screen
      title={title}
      subtitle={<Position queue={queue} />}
      actions={<PaymentActions payment={payment} onDone={onDone} />}
    >
      <div className="two-columns">
        <div>
          <ToldFacts payment={payment} />
          {isToPlace && <PaymentMatches payment={payment} />}
        </div>
        <div>
          {isSameMoney && <RelatedPayments payment={payment} onDone={onDone} />}
          {!isToPlace && <PaymentMatches payment={payment} />}
          {isToPlace && <PlacePayment payment={payment} onDone={(after) => onDone('placed', after)} />}
          {!movesMoney && payment.status === 'waiting' && <p>{words.noMoney}</p>}
          {!isSameMoney && <RelatedPayments payment={payment} onDone={onDone} />}
        </div>
      </div>
    </Screen>
  );
}

/** Which of those that wait this is, with the ways to its neighbours. */
function Position({ queue: { position, count, hasMore, next, before } }: { queue: Steps }) {
  const words = usePaymentWords();
  if (position === null) return null;
  return (
    <span className="steps">
      {words.position(position, hasMore ? `${count}+` : count.toString())}
      {before !== undefined && (
        <button type="button" className="plain" onClick={before} aria-keyshortcuts="k">
          {words.before} <kbd aria-hidden="true">k</kbd>
        </button>
      )}
      {next !== undefined && (
        <button type="button" className="plain" onClick={next} aria-keyshortcuts="j">
          {words.skip} <kbd aria-hidden="true">j</kbd>
        </button>
      )}
    </span>
  );
}
