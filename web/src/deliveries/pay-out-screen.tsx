import { useParams } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useMay } from '../shell/session.tsx';
import { Amount } from '../ui/amount.tsx';
import { Day, Moment } from '../ui/day.tsx';
import { Facts } from '../ui/facts.tsx';
import { ObjectLink } from '../ui/object-link.tsx';
import { ScreenOf } from '../ui/screen-of.tsx';
import { Screen } from '../ui/screen.tsx';
import { AnswerPayOut, WithdrawPayOut } from './pay-out-actions.tsx';
import { PayOutStatus } from './pay-out-status.tsx';
import { useDeliveryWords } from './words.ts';
import { usePayOutWords, useWithdrawnWords } from './pay-out-words.ts';

type PayOut = components['schemas']['PayOut'];

/** One pay-out: whose it is, who asked for it, what became of it, and what a person may do about it. */
export function PayOutScreen() {
  const { payOutId } = useParams({ from: '/pay-outs/$payOutId' });
  const payOut = useAnswer(['pay-outs', payOutId], (signal) =>
    answerOf(api.GET('/v1/pay-outs/{payOutId}', { params: { path: { payOutId } }, signal })),
  );
  return <ScreenOf answer={payOut}>{(shown) => <ShownPayOut key={shown.id} payOut={shown} />}</ScreenOf>;
}

function ShownPayOut({ payOut }: { payOut: PayOut }) {
  const words = usePayOutWords();
  const mayWithdraw = useMay('bookkeeper');
  const mayAnswer = useMay('admin');
  const { status, paymentId, note } = payOut;
  const canBeAnswered = status === 'delivered' || (paymentId === null && (status === 'paid' || status === 'refused'));
  return (
    <Screen
      title={words.one}
      subtitle={note}
      actions={
        <>
          {mayWithdraw && status === 'queued' && <WithdrawPayOut payOut={payOut} />}
          {mayAnswer && canBeAnswered && <AnswerPayOut payOut={payOut} />}
        </>
      }
    >
      <PayOutFacts payOut={payOut} />
    </Screen>
  );
}

function PayOutFacts({ payOut }: { payOut: PayOut }) {
  const words = usePayOutWords();
  const deliveryWords = useDeliveryWords();
  const { debtorId, debtorName, customerNumber, amount, askedBy, createdAt, paymentDate, deliveryId, paymentId } =
    payOut;
  return (
    <Facts
      facts={[
        [words.state, <State key="state" payOut={payOut} />],
        [words.amount, <Amount key="amount" amount={amount} />],
        [
          words.debtor,
          <span key="debtor" className="stacked">
            <ObjectLink type="debtor" id={debtorId}>
              {debtorName}
            </ObjectLink>
            {deliveryWords.customer(customerNumber)}
          </span>,
        ],
        [words.asked, <Moment key="asked" instant={createdAt} />],
        askedBy !== null && [words.askedBy, askedBy],
        paymentDate !== null && [words.paidOutOn, <Day key="on" date={paymentDate} />],
        deliveryId !== null && [
          words.delivery,
          <ObjectLink key="delivery" type="delivery" id={deliveryId}>
            {words.toDelivery}
          </ObjectLink>,
        ],
        paymentId !== null && [
          words.payment,
          <ObjectLink key="payment" type="payment" id={paymentId}>
            {words.toPayment}
          </ObjectLink>,
        ],
      ]}
    />
  );
}

/** What became of it, and who says so or why. */
function State({ payOut: { status, withdrawnAs, answerNote, answeredBy } }: { payOut: PayOut }) {
  const words = usePayOutWords();
  const withdrawnWords = useWithdrawnWords();
  return (
    <span className="stacked">
      <PayOutStatus status={status} />
      {withdrawnAs !== null && withdrawnWords(withdrawnAs)}
      {answerNote !== null && <span>{answerNote}</span>}
      {answeredBy !== null && <span className="why">{words.answeredBy(answeredBy)}</span>}
    </span>
  );
}
