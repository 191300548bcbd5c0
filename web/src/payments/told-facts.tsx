import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema.ts';
import { NOTHING } from '../format/amounts.ts';
import { Amount } from '../ui/amount.tsx';
import { Day } from '../ui/day.tsx';
import { Facts } from '../ui/facts.tsx';
import { Section } from '../ui/section.tsx';
import {
  useFileTypeWords,
  useHowWords,
  useOutcomeWords,
  usePaymentKindWords,
  usePaymentSourceWords,
} from './code-words.ts';
import { PaymentStatus } from './payment-status.tsx';
import { usePaymentWords } from './words.ts';

type Payment = components['schemas']['Payment'];

/** What the bank, Betalingsservice or a person said of a payment, as it came. */
export function ToldFacts({ payment }: { payment: Payment }) {
  const words = usePaymentWords();
  const kindWords = usePaymentKindWords();
  const sourceWords = usePaymentSourceWords();
  const howWords = useHowWords();
  const outcomeWords = useOutcomeWords();
  const { source, payerText, enteredNote, outcome, note, how } = payment;
  const isByHand = source === 'by_hand';
  const text = isByHand ? enteredNote : payerText;
  return (
    <Section title={isByHand ? words.whatWasEntered : words.whatBankSaid}>
      <p className={text === null ? 'nothing' : 'told'}>{text ?? words.noText}</p>
      <Facts
        facts={[
          [words.state, <PaymentStatus key="status" status={payment.status} />],
          outcome !== null && [words.outcome, outcomeWords(outcome)],
          note !== null && [words.note, note],
          [words.amount, <Amount key="amount" amount={payment.amount} />],
          payment.unmatched !== payment.amount &&
            payment.unmatched !== NOTHING && [words.stillWaits, <Amount key="waits" amount={payment.unmatched} />],
          payment.stated !== null &&
            payment.stated !== payment.amount && [words.stated, <Amount key="stated" amount={payment.stated} />],
          payment.fee !== NOTHING && [words.fee, <Amount key="fee" amount={payment.fee} />],
          [words.kind, kindWords(payment.kind)],
          [words.source, sourceWords(source)],
          how !== null && [words.how, howWords(how)],
          [words.bookedOn, <Day key="booked" date={payment.bookedOn} />],
          payment.paidOn !== null &&
            payment.paidOn !== payment.bookedOn && [words.paidOn, <Day key="paid" date={payment.paidOn} />],
          payment.statedOn !== null &&
            payment.statedOn !== payment.paidOn && [words.statedOn, <Day key="stated-on" date={payment.statedOn} />],
          payment.customerNumber !== null && [words.customerNumber, payment.customerNumber],
          payment.mandateNumber !== null && [words.mandateNumber, payment.mandateNumber],
          payment.fiPaymentId !== null && [words.paymentId, <code key="id">{payment.fiPaymentId}</code>],
          payment.reference !== null && [words.reference, <code key="reference">{payment.reference}</code>],
          payment.bankReference !== null && [words.bankReference, <code key="bank">{payment.bankReference}</code>],
          !isByHand && [words.code, <code key="code">{payment.code}</code>],
          payment.receivedFileId !== null && [words.file, <OfFile key="file" payment={payment} />],
        ]}
      />
    </Section>
  );
}

function OfFile({ payment: { receivedFileId, fileName, fileType, line } }: { payment: Payment }) {
  const words = usePaymentWords();
  const typeWords = useFileTypeWords();
  return (
    <>
      <Link to="/files/$receivedFileId" params={{ receivedFileId: receivedFileId ?? '' }}>
        {fileName}
      </Link>
      {line !== null && `, ${words.line(line)}`}
      {fileType !== null && <span className="hint"> {typeWords(fileType)}</span>}
    </>
  );
}
