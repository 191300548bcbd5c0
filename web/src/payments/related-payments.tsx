import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema.ts';
import { NOTHING } from '../format/amounts.ts';
import { useFormat } from '../format/use-format.ts';
import { useMay } from '../shell/session.tsx';
import { Section } from '../ui/section.tsx';
import { usePaymentSourceWords, useReasonWords } from './code-words.ts';
import { DismissPayment } from './payment-actions.tsx';
import type { Done } from './done.ts';
import { usePaymentWords } from './words.ts';

type Payment = components['schemas']['Payment'];

/** Earlier payments that may be the same money or what is charged back. The same money told twice is dismissed with a reason at hand. */
export function RelatedPayments({
  payment,
  onDone,
}: {
  payment: Payment;
  onDone: (done: Done, after: Payment) => void;
}) {
  const words = usePaymentWords();
  const format = useFormat();
  const sourceWords = usePaymentSourceWords();
  const reasonWords = useReasonWords();
  const may = useMay('bookkeeper') && payment.status === 'waiting' && payment.unmatched !== NOTHING;
  if (payment.relatedPayments.length === 0) return null;
  return (
    <Section title={words.related}>
      <ul className="rows">
        {payment.relatedPayments.map(({ paymentId, bookedOn, amount, source, why }) => (
          <li key={paymentId}>
            <div>
              <Link to="/payments/$paymentId" params={{ paymentId }}>
                {format.kroner(amount)}, {format.date(bookedOn)}
              </Link>{' '}
              {sourceWords(source)}
              <p className="why">{reasonWords(why)}</p>
            </div>
            {may && why === 'same_money' && (
              <DismissPayment
                payment={payment}
                name={words.dismissAsSame}
                reason={words.sameMoneyNote(format.date(bookedOn), format.kroner(amount))}
                onDone={(after) => onDone('dismissed', after)}
              />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
