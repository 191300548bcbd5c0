import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { useSingleKeys } from '../ui/single-keys.ts';
import { useCommonWords } from '../words/common.ts';
import { ScreenOf } from '../ui/screen-of.tsx';
import type { Done } from './done.ts';
import { ShownPayment } from './shown-payment.tsx';
import { useQueue } from './use-queue.ts';
import { usePaymentWords } from './words.ts';

type Payment = components['schemas']['Payment'];

/** One payment; where it waits, with where it may belong. When it is done with, the next that waits is shown, and that is said. */
export function PaymentScreen() {
  const common = useCommonWords();
  const { paymentId } = useParams({ from: '/payments/$paymentId' });
  const payment = useAnswer(['payments', paymentId], (signal) => askPayment(paymentId, signal));
  const queue = useQueue(paymentId);
  const navigate = useNavigate();
  const [said, setSaid] = useState<ReactNode>(null);
  const show = (id: string): void => void navigate({ to: '/payments/$paymentId', params: { paymentId: id } });
  const say = useSaying();
  const goTo = (id: string | null) => (id === null ? undefined : () => (setSaid(null), show(id)));
  const [next, before] = [goTo(queue.nextId), goTo(queue.beforeId)];
  useSingleKeys({ j: next, k: before });
  return (
    <>
      {/* It stands while one payment follows another, so that what is said in it is heard. */}
      <p role="status" className={said === null ? '' : 'said'}>
        {said}
      </p>
      {payment.data !== undefined && payment.data.id !== paymentId && payment.error === null ? (
        <p className="loading">{common.loading}</p>
      ) : (
        <ScreenOf answer={payment}>
          {(shown) => (
            <ShownPayment
              // What waits of it now is another screen: its heading gets the focus, and nothing chosen stays.
              key={`${shown.id} ${shown.status} ${shown.unmatched}`}
              payment={shown}
              queue={{ ...queue, next, before }}
              onDone={(done, after) => {
                setSaid(say(done, after, queue.nextId));
                if (after.status !== 'waiting' && queue.nextId !== null) show(queue.nextId);
              }}
            />
          )}
        </ScreenOf>
      )}
    </>
  );
}

const askPayment = (paymentId: string, signal: AbortSignal) =>
  answerOf(api.GET('/v1/payments/{paymentId}', { params: { path: { paymentId } }, signal }));

/** What is said when a payment is done with: what became of it, a way back to it, and what is shown now. */
function useSaying(): (done: Done, payment: Payment, nextId: string | null) => ReactNode {
  const words = usePaymentWords();
  const format = useFormat();
  return (done, { id, amount, unmatched, status }, nextId) => {
    if (status === 'waiting') return words.partPlaced(format.kroner(unmatched));
    const what = {
      placed: words.wasPlaced(format.kroner(amount)),
      dismissed: words.wasDismissed(format.kroner(amount)),
      settled: words.wasSettled,
    }[done];
    return (
      <>
        {what}{' '}
        {nextId === null ? (
          <>
            {words.noneLeft} <Link to="/payments">{words.backToList}</Link>
          </>
        ) : (
          <>
            {words.hereIsNext}{' '}
            <Link to="/payments/$paymentId" params={{ paymentId: id }}>
              {words.seeIt}
            </Link>
          </>
        )}
      </>
    );
  };
}
