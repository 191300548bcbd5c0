import type { Language } from '../domain/calendar/language.ts';
import type { PaymentMailReason } from '../domain/mails/payment-mail.ts';

interface PaymentMailWords {
  /** Of the letter, before the number of the invoice. */
  readonly title: string;
  readonly writtenOn: string;
  /** What has happened, on a day or, where nobody knows the day, without one; what that means for the debtor follows. */
  readonly happened: Readonly<Record<PaymentMailReason, (on: string | null) => string>>;
  readonly payYourself: string;
  /** In the mail. */
  readonly attached: string;
  /** In the letter, which has no invoice with it. */
  readonly sentBefore: string;
  /** Before a date, in a sentence. */
  readonly payBy: string;
  readonly payAtOnce: string;
  readonly howToPay: string;
  readonly payByDate: string;
  readonly pay: string;
  readonly atOnce: string;
  readonly stillToPay: string;
}

const danish: PaymentMailWords = {
  title: 'Betaling af faktura',
  writtenOn: 'Dato',
  happened: {
    rejected: (on) => `Betalingen gennem Betalingsservice${den(on)} blev afvist, så fakturaen er ikke betalt.`,
    cancelled: (on) => `Betalingen gennem Betalingsservice${den(on)} blev aflyst, så fakturaen er ikke betalt.`,
    charged_back: (on) =>
      `Betalingen gennem Betalingsservice blev ført tilbage${den(on)}, så fakturaen er ikke betalt.`,
    mandate_ended: (on) =>
      on === null
        ? 'Din aftale om Betalingsservice gælder ikke længere, så beløbet bliver ikke trukket.'
        : `Din aftale om Betalingsservice gælder ikke længere fra${den(on)}, så beløbet bliver ikke trukket.`,
    withdrawn: () => 'Beløbet bliver ikke trukket gennem Betalingsservice.',
    too_late: (on) => `Beløbet nåede ikke med til Betalingsservice og bliver ikke trukket${den(on)}.`,
  },
  payYourself: 'Betal i stedet selv med betalingslinjen nedenfor.',
  attached: 'Fakturaen er vedhæftet som PDF. Se bort fra, hvad den siger om Betalingsservice.',
  sentBefore: 'Du har fået fakturaen før. Se bort fra, hvad den siger om Betalingsservice.',
  payBy: 'betal senest',
  payAtOnce: 'betal straks',
  howToPay: 'Sådan betaler du',
  payByDate: 'Betales senest',
  pay: 'Betales',
  atOnce: 'straks',
  stillToPay: 'Mangler at blive betalt',
};

const english: PaymentMailWords = {
  title: 'Payment of invoice',
  writtenOn: 'Date',
  happened: {
    rejected: (on) => `The payment through Betalingsservice${onDay(on)} was rejected, so the invoice is not paid.`,
    cancelled: (on) => `The payment through Betalingsservice${onDay(on)} was cancelled, so the invoice is not paid.`,
    charged_back: (on) =>
      `The payment through Betalingsservice was charged back${onDay(on)}, so the invoice is not paid.`,
    mandate_ended: (on) =>
      on === null
        ? 'Your Betalingsservice agreement is no longer in force, so the amount will not be collected.'
        : `Your Betalingsservice agreement is no longer in force from ${on}, so the amount will not be collected.`,
    withdrawn: () => 'The amount will not be collected through Betalingsservice.',
    too_late: (on) => `The amount did not reach Betalingsservice in time and will not be collected${onDay(on)}.`,
  },
  payYourself: 'Please pay it yourself with the payment line below.',
  attached: 'The invoice is attached as a PDF. Please disregard what it says about Betalingsservice.',
  sentBefore: 'You have had the invoice before. Please disregard what it says about Betalingsservice.',
  payBy: 'pay by',
  payAtOnce: 'pay at once',
  howToPay: 'How to pay',
  payByDate: 'Pay by',
  pay: 'Pay',
  atOnce: 'at once',
  stillToPay: 'Still to pay',
};

const den = (on: string | null) => (on === null ? '' : ` den ${on}`);
const onDay = (on: string | null) => (on === null ? '' : ` on ${on}`);

/** The wording of the mail and of the letter that ask for what Betalingsservice does not bring. */
export const PAYMENT_MAIL_WORDS: Readonly<Record<Language, PaymentMailWords>> = { da: danish, en: english };
